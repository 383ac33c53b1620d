package syntax

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// dump writes a tree as ast.dump of CPython does, with positions left out. Numbers and
// bytes are in a form that both sides write the same.
func dump(m *Module) string {
	return node("Module", "body", dumpBody(m.Body))
}

func dumpList[T any](items []T, f func(T) string) string {
	out := make([]string, len(items))
	for i, v := range items {
		out[i] = f(v)
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func dumpExprs(es []Expr) string { return dumpList(es, dumpExpr) }
func dumpBody(b []Stmt) string   { return dumpList(b, dumpStmt) }

// node writes a node's name and its fields, without those that are empty.
func node(name string, fields ...string) string {
	var out []string
	for i := 0; i < len(fields); i += 2 {
		if v := fields[i+1]; v != "" && v != "[]" {
			out = append(out, fields[i]+"="+v)
		}
	}
	return name + "(" + strings.Join(out, ", ") + ")"
}

func opName(o Op) string {
	return [...]string{"Add", "Sub", "Mult", "MatMult", "Div", "FloorDiv", "Mod", "Pow", "LShift",
		"RShift", "BitOr", "BitXor", "BitAnd", "Invert", "Not", "UAdd", "USub", "And", "Or", "Eq",
		"NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn"}[o]
}

func dumpConstant(c *Constant) string {
	switch c.Kind {
	case Int:
		return c.Text
	case Float:
		return fmt.Sprintf("f%016x", math.Float64bits(c.Float))
	case Str:
		return fmt.Sprintf("s%x", c.Text)
	case Bytes:
		return fmt.Sprintf("b%x", c.Text)
	}
	return [...]string{None: "None", True: "True", False: "False", Ellipsis: "Ellipsis"}[c.Kind]
}

func text(s string) string {
	if s == "" {
		return ""
	}
	return strconv.Quote(s)
}

func dumpExpr(e Expr) string {
	if e == nil {
		return ""
	}
	switch e := e.(type) {
	case *Name:
		return node("Name", "id", text(e.ID))
	case *Constant:
		return node("Constant", "value", dumpConstant(e))
	case *JoinedStr:
		return node("JoinedStr", "values", dumpExprs(e.Values))
	case *FormattedValue:
		spec := ""
		if e.Spec != nil {
			spec = dumpExpr(e.Spec)
		}
		conversion := "-1"
		if e.Conversion != 0 {
			conversion = strconv.Itoa(int(e.Conversion))
		}
		return node("FormattedValue", "value", dumpExpr(e.Value), "conversion", conversion,
			"format_spec", spec)
	case *UnaryOp:
		return node("UnaryOp", "op", opName(e.Op), "operand", dumpExpr(e.Operand))
	case *BinOp:
		return node("BinOp", "left", dumpExpr(e.Left), "op", opName(e.Op), "right", dumpExpr(e.Right))
	case *BoolOp:
		return node("BoolOp", "op", opName(e.Op), "values", dumpExprs(e.Values))
	case *Compare:
		return node("Compare", "left", dumpExpr(e.Left), "ops", dumpList(e.Ops, opName),
			"comparators", dumpExprs(e.Comparators))
	case *Call:
		return node("Call", "func", dumpExpr(e.Func), "args", dumpExprs(e.Args), "keywords",
			dumpList(e.Keywords, dumpKeyword))
	case *Attribute:
		return node("Attribute", "value", dumpExpr(e.Value), "attr", text(e.Attr))
	case *Subscript:
		return node("Subscript", "value", dumpExpr(e.Value), "slice", dumpExpr(e.Index))
	case *Slice:
		return node("Slice", "lower", dumpExpr(e.Lower), "upper", dumpExpr(e.Upper), "step", dumpExpr(e.Step))
	case *Starred:
		return node("Starred", "value", dumpExpr(e.Value))
	case *Tuple:
		return node("Tuple", "elts", dumpExprs(e.Elts))
	case *List:
		return node("List", "elts", dumpExprs(e.Elts))
	case *Set:
		return node("Set", "elts", dumpExprs(e.Elts))
	}
	return dumpRare(e)
}

func dumpRare(e Expr) string {
	switch e := e.(type) {
	case *Dict:
		key := func(k Expr) string {
			if k == nil {
				return "None"
			}
			return dumpExpr(k)
		}
		return node("Dict", "keys", dumpList(e.Keys, key), "values", dumpExprs(e.Values))
	case *Comp:
		name := [...]string{"ListComp", "SetComp", "DictComp", "GeneratorExp"}[e.Kind]
		generators := dumpList(e.Generators, func(g *Comprehension) string {
			return node("comprehension", "target", dumpExpr(g.Target), "iter", dumpExpr(g.Iter),
				"ifs", dumpExprs(g.Ifs), "is_async", "0")
		})
		if e.Kind == DictComp {
			return node(name, "key", dumpExpr(e.Key), "value", dumpExpr(e.Elt), "generators", generators)
		}
		return node(name, "elt", dumpExpr(e.Elt), "generators", generators)
	case *Lambda:
		return node("Lambda", "args", dumpArguments(e.Args), "body", dumpExpr(e.Body))
	case *IfExp:
		return node("IfExp", "test", dumpExpr(e.Test), "body", dumpExpr(e.Body), "orelse", dumpExpr(e.OrElse))
	case *NamedExpr:
		return node("NamedExpr", "target", dumpExpr(e.Target), "value", dumpExpr(e.Value))
	case *Yield:
		return node("Yield", "value", dumpExpr(e.Value))
	case *YieldFrom:
		return node("YieldFrom", "value", dumpExpr(e.Value))
	}
	panic(fmt.Sprintf("no dump of %T", e))
}

func dumpKeyword(k *Keyword) string {
	return node("keyword", "arg", text(k.Arg), "value", dumpExpr(k.Value))
}

func dumpArguments(a *Arguments) string {
	arg := func(a *Arg) string {
		if a == nil {
			return ""
		}
		return node("arg", "arg", text(a.Name), "annotation", dumpExpr(a.Annotation))
	}
	value := func(e Expr) string {
		if e == nil {
			return "None"
		}
		return dumpExpr(e)
	}
	return node("arguments", "posonlyargs", dumpList(a.PosOnly, arg), "args", dumpList(a.Args, arg),
		"vararg", arg(a.VarArg), "kwonlyargs", dumpList(a.KwOnly, arg), "kw_defaults",
		dumpList(a.KwDefaults, value), "kwarg", arg(a.KwArg), "defaults", dumpExprs(a.Defaults))
}

func dumpAlias(a *Alias) string { return node("alias", "name", text(a.Name), "asname", text(a.AsName)) }

func dumpStmt(s Stmt) string {
	switch s := s.(type) {
	case *ExprStmt:
		return node("Expr", "value", dumpExpr(s.Value))
	case *Assign:
		return node("Assign", "targets", dumpExprs(s.Targets), "value", dumpExpr(s.Value))
	case *AugAssign:
		return node("AugAssign", "target", dumpExpr(s.Target), "op", opName(s.Op), "value", dumpExpr(s.Value))
	case *AnnAssign:
		simple := "0"
		if s.Simple {
			simple = "1"
		}
		return node("AnnAssign", "target", dumpExpr(s.Target), "annotation", dumpExpr(s.Annotation),
			"value", dumpExpr(s.Value), "simple", simple)
	case *Return:
		return node("Return", "value", dumpExpr(s.Value))
	case *Raise:
		return node("Raise", "exc", dumpExpr(s.Exc), "cause", dumpExpr(s.Cause))
	case *Assert:
		return node("Assert", "test", dumpExpr(s.Test), "msg", dumpExpr(s.Msg))
	case *Delete:
		return node("Delete", "targets", dumpExprs(s.Targets))
	case *Pass:
		return "Pass()"
	case *Break:
		return "Break()"
	case *Continue:
		return "Continue()"
	case *Global:
		return node("Global", "names", dumpList(s.Names, text))
	case *Nonlocal:
		return node("Nonlocal", "names", dumpList(s.Names, text))
	case *Import:
		return node("Import", "names", dumpList(s.Names, dumpAlias))
	case *ImportFrom:
		return node("ImportFrom", "module", text(s.Module), "names", dumpList(s.Names, dumpAlias),
			"level", strconv.Itoa(s.Level))
	case *Command:
		return fmt.Sprintf("Command(%q, %q)", s.Head, s.Rest)
	}
	return dumpCompound(s)
}

func dumpCompound(s Stmt) string {
	switch s := s.(type) {
	case *If:
		return node("If", "test", dumpExpr(s.Test), "body", dumpBody(s.Body), "orelse", dumpBody(s.OrElse))
	case *While:
		return node("While", "test", dumpExpr(s.Test), "body", dumpBody(s.Body), "orelse", dumpBody(s.OrElse))
	case *For:
		return node("For", "target", dumpExpr(s.Target), "iter", dumpExpr(s.Iter), "body",
			dumpBody(s.Body), "orelse", dumpBody(s.OrElse))
	case *Try:
		name := "Try"
		if s.Star {
			name = "TryStar"
		}
		handlers := dumpList(s.Handlers, func(h *Handler) string {
			return node("ExceptHandler", "type", dumpExpr(h.Type), "name", text(h.Name), "body", dumpBody(h.Body))
		})
		return node(name, "body", dumpBody(s.Body), "handlers", handlers, "orelse",
			dumpBody(s.OrElse), "finalbody", dumpBody(s.Final))
	case *With:
		items := dumpList(s.Items, func(i *WithItem) string {
			return node("withitem", "context_expr", dumpExpr(i.Context), "optional_vars", dumpExpr(i.Vars))
		})
		return node("With", "items", items, "body", dumpBody(s.Body))
	case *FunctionDef:
		return node("FunctionDef", "name", text(s.Name), "args", dumpArguments(s.Args), "body",
			dumpBody(s.Body), "decorator_list", dumpExprs(s.Decorators), "returns", dumpExpr(s.Returns))
	case *ClassDef:
		return node("ClassDef", "name", text(s.Name), "bases", dumpExprs(s.Bases), "keywords",
			dumpList(s.Keywords, dumpKeyword), "body", dumpBody(s.Body), "decorator_list",
			dumpExprs(s.Decorators))
	}
	panic(fmt.Sprintf("no dump of %T", s))
}
