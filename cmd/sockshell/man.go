package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"sockshell/repl/command"
)

func manCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "write the manual page, for man -l -",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return writeMan(cmd.OutOrStdout(), cmd.Root())
		},
	}
}

// writeMan writes man(7): the flags, the subcommands, and the table of commands.
func writeMan(w io.Writer, root *cobra.Command) error {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH SOCKSHELL 1 \"\" \"%s\" \"User Commands\"\n", roff("sockshell "+root.Version))
	b.WriteString(".SH NAME\nsockshell \\- " + roff(root.Short) + "\n")
	b.WriteString(".SH SYNOPSIS\n")
	b.WriteString(".B sockshell\n[\\fIOPTION\\fR]... [\\fIFILE\\fR [\\fIARG\\fR]...]\n")
	for _, sub := range root.Commands() {
		if sub.IsAvailableCommand() {
			b.WriteString(".br\n.B sockshell\n" + roff(sub.Use) + "\n")
		}
	}
	b.WriteString(".SH DESCRIPTION\n" + roff(description) + "\n")
	b.WriteString(".SH OPTIONS\n.nf\n" + roff(root.Flags().FlagUsages()) + ".fi\n")
	b.WriteString(".SH SUBCOMMANDS\n")
	for _, sub := range root.Commands() {
		if sub.IsAvailableCommand() {
			b.WriteString(".TP\n.B " + roff(sub.Name()) + "\n" + roff(sub.Short) + "\n")
		}
	}
	b.WriteString(".SH COMMANDS\n")
	for _, chapter := range command.Chapters() {
		b.WriteString(".SS " + roff(chapter.Title) + "\n")
		for _, c := range chapter.Commands {
			b.WriteString(".TP\n.B " + roff(c.Usage()) + "\n" + roff(c.Summary) + "\n")
		}
	}
	b.WriteString(".SH EXIT STATUS\n.nf\n" + roff(statuses) + ".fi\n")
	_, err := io.WriteString(w, b.String())
	return err
}

const description = "On a terminal a prompt; otherwise the lines of FILE, or of standard input (FILE is - or " +
	"absent), are run, and the first error ends them. The command \"help\" says what there is, \"help VERB\" all about one."

const statuses = `0    all was well
1    a call failed
2    wrong usage, or a line that does not parse
3    an assert or expect did not hold
124  --timeout
130  Ctrl-C
n    exit n
`

// roff is text that means itself in a page.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`).Replace(text)
	if strings.HasPrefix(text, ".") {
		text = `\&` + text
	}
	return strings.ReplaceAll(text, "\n.", "\n\\&.")
}
