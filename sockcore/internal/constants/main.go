// Command constants writes sockcore/constant_<system>.go from constants.txt and
// golang.org/x/sys/unix. Run it with `go generate ./sockcore`.
//
// A line of constants.txt is a name, then for each system where x/sys lacks the
// name its value (linux:26), then after "#" a few words of what it is for: what
// the name does not say already, in 70 bytes.
package main

import (
	"bufio"
	"bytes"
	_ "embed"
	"fmt"
	"go/build"
	"go/constant"
	"go/format"
	"go/importer"
	"go/token"
	"go/types"
	"log"
	"os"
	"strings"
)

//go:embed constants.txt
var list string

func main() {
	for _, system := range []string{"linux", "darwin", "freebsd"} {
		source, err := generate(system)
		if err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile("constant_"+system+".go", source, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// generate is the text of the file for one system.
func generate(system string) ([]byte, error) {
	library, err := unixPackage(system)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("// Code generated from internal/constants/constants.txt; DO NOT EDIT.\n\n" +
		"package sockcore\n\nimport \"golang.org/x/sys/unix\"\n\n" +
		"// constantRows are the constants of this system, by name.\n" +
		"var constantRows = []Constant{\n")
	lines := bufio.NewScanner(strings.NewReader(list))
	for lines.Scan() {
		name, value, doc := row(system, library, lines.Text())
		if value != "" {
			fmt.Fprintf(&out, "{%q, %s, %q},\n", name, value, doc)
		}
	}
	out.WriteString("}\n")
	return format.Source(out.Bytes())
}

// row is a line's name, the Go of its value ("" when the system lacks it) and its words.
func row(system string, library *types.Package, line string) (name, value, doc string) {
	line, doc, _ = strings.Cut(line, "#")
	fields := strings.Fields(line)
	if len(fields) == 0 {
		return "", "", ""
	}
	name = fields[0]
	for _, field := range fields[1:] {
		if s, v, _ := strings.Cut(field, ":"); s == system {
			return name, v, strings.TrimSpace(doc)
		}
	}
	if c, ok := library.Scope().Lookup(name).(*types.Const); ok && c.Val().Kind() == constant.Int {
		value = "unix." + name
		if c.Type().String() == "syscall.Errno" {
			value = "int64(" + value + ")"
		}
	}
	return name, value, strings.TrimSpace(doc)
}

// unixPackage is golang.org/x/sys/unix as that system has it.
func unixPackage(system string) (*types.Package, error) {
	build.Default.GOOS, build.Default.CgoEnabled = system, false
	build.Default.GOARCH = map[string]string{"darwin": "arm64"}[system]
	if build.Default.GOARCH == "" {
		build.Default.GOARCH = "amd64"
	}
	return importer.ForCompiler(token.NewFileSet(), "source", nil).Import("golang.org/x/sys/unix")
}
