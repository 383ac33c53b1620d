package syntax

// command reads a statement in command form; nil if it is Python.
func (p *parser) command() Stmt { return nil }
