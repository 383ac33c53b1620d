package sockcore

import "fmt"

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
func FamilyName(family int) string { return fmt.Sprint(family) }
func TypeName(typ int) string      { return fmt.Sprint(typ) }
func ProtoName(proto int) string   { return fmt.Sprint(proto) }

// FlagNames joins the names of the bits with "|" ("MSG_PEEK|MSG_DONTWAIT"), "0" when none is set.
func FlagNames(prefix string, flags int) string { return fmt.Sprint(flags) }
