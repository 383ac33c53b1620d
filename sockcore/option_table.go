package sockcore

// OptionName is the name of an option of a level ("SO_REUSEADDR"), or the
// number as text.
func OptionName(level, opt int) string { return nameOf("SO_", opt) }
