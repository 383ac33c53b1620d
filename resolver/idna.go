package resolver

import (
	"fmt"
	"strings"

	"golang.org/x/net/idna"
)

// encodeIDNA is Python's 'idna' codec (RFC 3490): label by label, so that what is ASCII
// stays as it is.
func encodeIDNA(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	profile := idna.New(idna.MapForLookup(), idna.Transitional(true), idna.StrictDomainName(false))
	labels := strings.Split(dots.Replace(name), ".")
	for i, label := range labels {
		if strings.ContainsFunc(label, func(c rune) bool { return c >= 0x80 }) {
			ascii, err := profile.ToASCII(label)
			if err != nil {
				return "", codecError(fmt.Sprintf("%q is no host name", label))
			}
			labels[i] = ascii
		}
		last := i == len(labels)-1
		switch n := len(labels[i]); {
		case n > 63 && last:
			return "", codecError("label too long")
		case n > 63, n == 0 && (!last || i == 0):
			return "", codecError("label empty or too long")
		}
	}
	return strings.Join(labels, "."), nil
}

// dots makes the full stops of RFC 3490 (3.1) ordinary ones.
var dots = strings.NewReplacer("\u3002", ".", "\uff0e", ".", "\uff61", ".")

// codecError has CPython 3.11's text.
func codecError(reason string) error {
	return raise("UnicodeError", "encoding with 'idna' codec failed (UnicodeError: "+reason+")")
}

func decodeIDNA(name string) string {
	if text, err := idna.ToUnicode(name); err == nil {
		return text
	}
	return name
}
