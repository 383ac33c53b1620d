package command

// tlsChapter has no commands yet: a connected socket speaks plainly.
func tlsChapter() []Command { return nil }
