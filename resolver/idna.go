package resolver

import (
	"fmt"
	"strings"

	"golang.org/x/net/idna"
)

// encodeIDNA is Python's 'idna' codec (RFC 3490): a name in ASCII stays as it is.
func encodeIDNA(name string) (string, error) {
	profile := idna.New(idna.MapForLookup(), idna.Transitional(true), idna.StrictDomainName(false))
	ascii := name
	if strings.ContainsFunc(name, func(c rune) bool { return c >= 0x80 }) {
		var err error
		if ascii, err = profile.ToASCII(name); err != nil {
			return "", raise("UnicodeError", fmt.Sprintf(
				"encoding with 'idna' codec failed (UnicodeError: %q is no host name)", name))
		}
	}
	labels := strings.Split(strings.TrimSuffix(ascii, "."), ".")
	for i, label := range labels {
		if ascii != "" && (label == "" || len(label) > 63) {
			return "", raise("UnicodeError", "encoding with 'idna' codec failed (UnicodeError: "+
				labelTrouble(i == len(labels)-1 && label != "")+")")
		}
	}
	return ascii, nil
}

// labelTrouble is CPython 3.11's text, which differs for the last label.
func labelTrouble(last bool) string {
	if last {
		return "label too long"
	}
	return "label empty or too long"
}

func decodeIDNA(name string) string {
	if text, err := idna.ToUnicode(name); err == nil {
		return text
	}
	return name
}
