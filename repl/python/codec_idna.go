package python

import (
	"strings"

	"golang.org/x/net/idna"
)

// encodeIDNA is the 'idna' codec (RFC 3490), label by label: what is ASCII stays as it is.
func encodeIDNA(name string) (Bytes, error) {
	if name == "" {
		return "", nil
	}
	profile := idna.New(idna.MapForLookup(), idna.Transitional(true), idna.StrictDomainName(false))
	labels := strings.Split(idnaDots.Replace(name), ".")
	for i, label := range labels {
		if !isASCII(label) {
			ascii, err := profile.ToASCII(label)
			if err != nil {
				return "", idnaError("label is no host name")
			}
			labels[i] = ascii
		}
		last := i == len(labels)-1
		switch n := len(labels[i]); {
		case n > 63 && last:
			return "", idnaError("label too long")
		case n > 63, n == 0 && (!last || i == 0):
			return "", idnaError("label empty or too long")
		}
	}
	return Bytes(strings.Join(labels, ".")), nil
}

// idnaDots makes the full stops of RFC 3490 (3.1) ordinary ones.
var idnaDots = strings.NewReplacer("\u3002", ".", "\uff0e", ".", "\uff61", ".")

func idnaError(reason string) error {
	return Raise(UnicodeError, "encoding with 'idna' codec failed (UnicodeError: %s)", reason)
}

func decodeIDNA(name string) (string, error) {
	if !isASCII(name) {
		return "", codecs()["ascii"].decodeError(name, 0, 1, "ordinal not in range(128)")
	}
	text, err := idna.ToUnicode(name)
	if err != nil {
		return name, nil
	}
	return text, nil
}
