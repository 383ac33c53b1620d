package sockcore

// Constant is a named integer of the socket interface.
type Constant struct {
	Name  string
	Value int64
	Doc   string // what it is for, a few words; "" when the name says it
}

// Constants is every constant of this system, by name: AF_, SOCK_, SO_, errno names and so on.
func Constants() []Constant { panic("todo") }

// ConstantValue finds one by name.
func ConstantValue(name string) (int64, bool) { panic("todo") }

// FamilyName, TypeName and ProtoName are the constants' names ("AF_INET"), or the number as text.
func FamilyName(family int) string { panic("todo") }
func TypeName(typ int) string      { panic("todo") }
func ProtoName(proto int) string   { panic("todo") }

// FlagNames joins the names of the bits with "|" ("MSG_PEEK|MSG_DONTWAIT"), "0" when none is set.
func FlagNames(prefix string, flags int) string { panic("todo") }
