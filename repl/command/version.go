package command

import (
	"runtime"
	"runtime/debug"
)

// Version is the version, the commit and Go's version: "sockshell v1.0.0 (abc1234) go1.26".
func Version() string {
	version, commit := "devel", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if v := info.Main.Version; v != "" && v != "(devel)" {
			version = v
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 7 {
				commit = " (" + s.Value[:7] + ")"
			}
		}
	}
	return "sockshell " + version + commit + " " + runtime.Version()
}
