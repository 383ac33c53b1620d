package sockcore

import (
	"fmt"
	"strings"

	"golang.org/x/sys/unix"
)

// controlForm is how an item of ancillary data reads: its name, and its data as text, which
// is "" for data of another length.
type controlForm struct {
	name string
	text func(data []byte) string
}

// String is the item for a person: "SCM_CREDENTIALS pid 7, uid 0, gid 0". Of passed descriptors
// it asks the kernel what they are.
func (m ControlMessage) String() string {
	form, ok := controlForms()[[2]int{m.Level, m.Type}]
	if !ok {
		return fmt.Sprintf("%s %d, %d bytes", LevelName(m.Level), m.Type, len(m.Data))
	}
	if text := form.text(m.Data); text != "" {
		return form.name + " " + text
	}
	return fmt.Sprintf("%s, %d bytes", form.name, len(m.Data))
}

func rightsText(data []byte) string {
	var texts []string
	for _, fd := range RightsFDs(ControlMessage{unix.SOL_SOCKET, unix.SCM_RIGHTS, data}) {
		texts = append(texts, fmt.Sprintf("descriptor %d %s", fd, descriptorKind(fd)))
	}
	return strings.Join(texts, ", ")
}

func descriptorKind(fd int) string {
	typ, err := askType(fd)
	if err == unix.EBADF {
		return "(closed)"
	}
	if err != nil {
		return "(a file)"
	}
	family, err := askFamily(fd)
	if err != nil {
		return TypeName(typ)
	}
	return FamilyName(family) + " " + TypeName(typ)
}
