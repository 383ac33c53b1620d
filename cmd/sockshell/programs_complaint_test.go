package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// complaint is what a line of standard error, or a traceback, comes to.
type complaint struct {
	line string // the last of a traceback, whose text may be of several lines
	at   string // the line of the program; "" without a traceback
}

var (
	earlier = regexp.MustCompile(`(?m)^(The above exception was the direct cause of the following exception|` +
		`During handling of the above exception, another exception occurred):$`)
	moduleLine = regexp.MustCompile(`^  File ".*", line (\d+), in <module>$`)
	ourPlace   = regexp.MustCompile(`^sockshell: [\w./]+\.py:(\d+): `)
	ourRest    = regexp.MustCompile(`( \(not in sockshell\))?( \([^()]* does not hold.*\)| \(in .*\))?$`)
	suggestion = regexp.MustCompile(`\. Did you mean: '\w+'\?`)
)

const tracebackHead = "Traceback (most recent call last):"

// complaints reads standard error. Of a traceback the last line counts, and of those that one
// exception brings the last one.
func complaints(text string) (list []complaint) {
	lines := strings.Split(strings.TrimSuffix(suggestion.ReplaceAllString(text, ""), "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		switch {
		case earlier.MatchString(lines[i]):
			list = list[:len(list)-1]
		case lines[i] == tracebackHead:
			one := complaint{}
			for i++; i < len(lines) && strings.HasPrefix(lines[i], " "); i++ {
				if m := moduleLine.FindStringSubmatch(lines[i]); m != nil {
					one.at = m[1]
				}
			}
			end := i + 1
			for end < len(lines) && lines[end] != "" && !strings.HasPrefix(lines[end], "Exception in thread") {
				end++
			}
			one.line = strings.Join(lines[min(i, len(lines)):min(end, len(lines))], `\n`)
			list, i = append(list, one), end-1
		case lines[i] != "":
			list = append(list, complaint{line: lines[i]})
		}
	}
	return list
}

// sameComplaints holds standard error here against CPython's. What is a traceback there is one
// line here, which names the same line of the program and ends with the traceback's last.
func sameComplaints(ours, theirs string) bool {
	return ours == theirs || slices.EqualFunc(complaints(ours), complaints(theirs), sameComplaint)
}

func sameComplaint(ours, theirs complaint) bool {
	if ours.line == theirs.line {
		return true
	}
	at := ourPlace.FindStringSubmatch(ours.line)
	told := ourRest.ReplaceAllString(ours.line, "")
	switch {
	case theirs.line == "KeyboardInterrupt": // it comes wherever the program is
		return told == theirs.line || strings.HasSuffix(told, ": "+theirs.line)
	case theirs.at != "" && (at == nil || at[1] != theirs.at):
		return false
	}
	return strings.HasSuffix(told, ": "+theirs.line)
}

func TestSameComplaints(t *testing.T) {
	two := tracebackHead + "\n  File \"a.py\", line 7, in <module>\n    f()\nKeyError: 'x'\n"
	for _, c := range []struct {
		ours, theirs string
		same         bool
	}{
		{"sockshell: a.py:7: f(): KeyError: 'x' (in f, a.py:2)\n", two, true},
		{"sockshell: a.py:8: f(): KeyError: 'x' (in f, a.py:2)\n", two, false},
		{"sockshell: a.py:7: f(): KeyError: 'y'\n", two, false},
		{"sockshell: a.py:7: f(): KeyError: 'x'\nmore\n", two, false},
		{"first\nsockshell: a.py:7: f(): KeyError: 'x'\n", "first\n" + two, true},
		{"sockshell: a.py:7: f(): KeyError: 'x'\n", "first\n" + two, false},
		{"", two, false},
		{"sockshell: a.py:7: f(): KeyError: 'x'\n", two + "\nDuring handling of the above exception, " +
			"another exception occurred:\n\n" + two, true},
		{"sockshell: a.py:7: raise E: E: a\\nb\n", strings.Replace(two, "KeyError: 'x'", "E: a\nb", 1), true},
		{"usage: x\n", "usage: y\n", false},
	} {
		if sameComplaints(c.ours, c.theirs) != c.same {
			t.Errorf("%q and %q: not %v", c.ours, c.theirs, c.same)
		}
	}
}
