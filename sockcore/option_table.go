package sockcore

import (
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// Kind is the form of an option's value.
type Kind string

// The kinds. A value of another form is KindBytes.
const (
	KindInt        Kind = "int"
	KindBool       Kind = "bool" // an int that is 0 or 1
	KindLinger     Kind = "linger"
	KindTimeval    Kind = "timeval"
	KindString     Kind = "string" // the name of a congestion control and the like
	KindIfname     Kind = "ifname" // the name of an interface
	KindInAddr     Kind = "in_addr"
	KindMreqn      Kind = "ip_mreqn"
	KindIPv6Mreq   Kind = "ipv6_mreq"
	KindMreqSource Kind = "ip_mreq_source"
	KindUcred      Kind = "ucred"
	KindTCPInfo    Kind = "tcp_info"
	KindUint64     Kind = "uint64"
	KindUint32s    Kind = "uint32s" // an array, of group ids
	KindMemInfo    Kind = "meminfo" // an array, see MemInfo
	KindGroupReq   Kind = "group_req"
	KindSourceReq  Kind = "group_source_req"
	KindPacketMreq Kind = "packet_mreq"
	KindMD5Sig     Kind = "tcp_md5sig"
	KindIfindex    Kind = "ifindex"     // an int, the index of an interface
	KindNetIfindex Kind = "net ifindex" // the same in network order
	KindPortRange  Kind = "port range"  // an int, the last port above 16 bits of the first
	KindBytes      Kind = "bytes"
)

// Option is an option of this system, as getsockopt(2) and setsockopt(2) know it.
type Option struct {
	Level    int
	Opt      int
	Name     string
	Kind     Kind
	Readable bool
	Writable bool
	Family   int    // the only family that has it; 0 is any that has the level
	Doc      string // what it is for, a few words
}

// LevelOptions is the options of a level, in the order of the table.
func LevelOptions(level int) []Option {
	var options []Option
	for _, o := range optionTable() {
		if o.Level == level {
			options = append(options, o)
		}
	}
	return options
}

// LookupOption finds an option by its level and number.
func LookupOption(level, opt int) (Option, bool) {
	for _, o := range optionTable() {
		if o.Level == level && o.Opt == opt {
			return o, true
		}
	}
	return Option{}, false
}

// OptionNamed finds an option, and so its level, by name.
func OptionNamed(name string) (Option, bool) {
	for _, o := range optionTable() {
		if o.Name == name {
			return o, true
		}
	}
	return Option{}, false
}

// OptionName is the name of an option of a level ("SO_REUSEADDR"), or the
// number as text.
func OptionName(level, opt int) string {
	if o, ok := LookupOption(level, opt); ok {
		return o.Name
	}
	return strconv.Itoa(opt)
}

// AppliesTo tells whether sockets of a family, type and protocol have the option.
func (o Option) AppliesTo(family, typ, proto int) bool {
	inet := family == unix.AF_INET || family == unix.AF_INET6
	if o.Family != 0 && o.Family != family {
		return false
	}
	switch o.Level {
	case unix.SOL_SOCKET:
		return true
	case unix.IPPROTO_IP:
		return family == unix.AF_INET
	case unix.IPPROTO_IPV6:
		return family == unix.AF_INET6
	case unix.IPPROTO_TCP:
		return inet && typ == unix.SOCK_STREAM && proto != unix.IPPROTO_SCTP
	case unix.IPPROTO_UDP:
		return inet && typ == unix.SOCK_DGRAM && (proto == 0 || proto == unix.IPPROTO_UDP)
	}
	return o.Family == family || inet && o.Level == proto
}

// optionTable is optionRows with the numbers of this system; what it lacks is left out.
var optionTable = sync.OnceValue(func() []Option {
	var table []Option
	for _, row := range optionRows {
		level, ok := ConstantValue(row.level)
		if !ok {
			continue
		}
		family, _ := ConstantValue(row.family)
		for name := range strings.FieldsSeq(row.names) {
			c, ok := ConstantNamed(name)
			if !ok {
				continue
			}
			table = append(table, Option{
				Level: int(level), Opt: int(c.Value), Name: name, Kind: row.kind, Doc: c.Doc,
				Family:   int(family),
				Readable: strings.Contains(row.access, "r"),
				Writable: strings.Contains(row.access, "w"),
			})
		}
	}
	return table
})
