package command

func fileCommands() []Command { return nil }
