package syntax

// check refuses what parses and still can stand nowhere.
func (p *parser) check(m *Module) {}
