package python

import (
	"math"
	"syscall"
	"time"
)

// newTime is the module time.
func newTime(*Runtime) *Module {
	start := time.Now().Add(-time.Hour) // what monotonic counts from
	clock := func(c *call) (Value, error) {
		_, err := c.bind()
		now := time.Now()
		switch c.name {
		case "time":
			return Float(float64(now.UnixNano()) / 1e9), err
		case "time_ns":
			return NewInt(now.UnixNano()), err
		case "monotonic_ns", "perf_counter_ns":
			return NewInt(now.Sub(start).Nanoseconds()), err
		case "process_time", "thread_time":
			return Float(float64(processTime()) / 1e9), err
		case "process_time_ns", "thread_time_ns":
			return NewInt(processTime()), err
		}
		return Float(now.Sub(start).Seconds()), err
	}
	name, offset := time.Now().Zone()
	return module("time", map[string]Value{"struct_time": StructTime, "timezone": NewInt(int64(-offset)),
		"altzone": NewInt(int64(-offset)), "daylight": NewInt(0), "tzname": NewTuple(NewStr(name), NewStr(name)),
		"CLOCK_REALTIME": NewInt(0), "CLOCK_MONOTONIC": NewInt(1)}, map[string]body{
		"time": clock, "time_ns": clock, "monotonic": clock, "monotonic_ns": clock,
		"perf_counter": clock, "perf_counter_ns": clock, "process_time": clock, "process_time_ns": clock,
		"thread_time": clock, "thread_time_ns": clock, "sleep": timeSleep,
		"gmtime": timeBroken, "localtime": timeBroken, "ctime": timeCtime,
		"asctime": timeAsctime, "mktime": timeMktime, "strftime": timeStrftime, "strptime": timeStrptime,
		"tzset": func(*call) (Value, error) { return None, nil },
	})
}

// processTime is the processor time of the process, in nanoseconds.
func processTime() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return u.Utime.Nano() + u.Stime.Nano()
}

func timeSleep(c *call) (Value, error) {
	a, err := c.bind("seconds")
	if err != nil {
		return nil, err
	}
	seconds, ok, err := real(a[0])
	if err != nil || !ok {
		return nil, Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[0]))
	}
	d, err := duration(seconds)
	if err != nil {
		return nil, err
	}
	return None, c.t.Sleep(d)
}

func duration(seconds float64) (time.Duration, error) {
	switch {
	case math.IsNaN(seconds):
		return 0, Raise(ValueError, "Invalid value NaN (not a number)")
	case seconds < 0:
		return 0, Raise(ValueError, "sleep length must be non-negative")
	case seconds > math.MaxInt64/1e9:
		return 0, Raise(OverflowError, "timestamp too large to convert to C _PyTime_t")
	}
	return time.Duration(seconds * 1e9), nil
}

// structTime is what a time.struct_time holds.
type structTime struct {
	fields [9]int
	zone   string
	offset int // seconds east of UTC
}

// StructTime is time.struct_time.
var StructTime = NewRecordType("time", "struct_time", "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec",
	"tm_wday", "tm_yday", "tm_isdst")

// value is the record, with tm_zone and tm_gmtoff beside its items.
func (t *structTime) value() Value {
	items := make([]Value, len(t.fields))
	for i, n := range t.fields {
		items[i] = NewInt(int64(n))
	}
	u := StructTime.Record(items...)
	d := u.dict(true)
	d.SetStr("tm_zone", NewStr(t.zone))
	d.SetStr("tm_gmtoff", NewInt(int64(t.offset)))
	return u
}

func broken(t time.Time) *structTime {
	zone, offset := t.Zone()
	dst := 0
	if t.IsDST() {
		dst = 1
	}
	return &structTime{[9]int{t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second(),
		(int(t.Weekday()) + 6) % 7, t.YearDay(), dst}, zone, offset}
}

// moment is the time that a call names in seconds since 1970, or now.
func (c *call) moment() (time.Time, error) {
	a, err := c.bind("seconds?")
	if err != nil || isNone(a[0]) {
		return time.Now(), err
	}
	seconds, ok, err := real(a[0])
	if err == nil && !ok {
		err = Raise(TypeError, "'%s' object cannot be interpreted as an integer", TypeName(a[0]))
	}
	if err == nil && !(math.Abs(seconds) < 1e11) {
		err = Raise(OverflowError, "timestamp out of range for platform time_t")
	}
	return time.Unix(int64(math.Floor(seconds)), 0), err
}

func timeBroken(c *call) (Value, error) {
	t, err := c.moment()
	if c.name == "gmtime" {
		out := broken(t.UTC())
		out.zone = "GMT" // as the C library calls it
		return out.value(), err
	}
	return broken(t).value(), err
}

func timeCtime(c *call) (Value, error) {
	t, err := c.moment()
	return NewStr(strftime("%a %b %e %H:%M:%S %Y", broken(t))), err
}

// brokenArg is a struct_time, a tuple of nine ints, or now.
func brokenArg(v Value) (*structTime, error) {
	if v == nil {
		return broken(time.Now()), nil
	}
	u, ok := v.(*Tuple)
	if !ok {
		return nil, Raise(TypeError, "Tuple or struct_time argument required")
	}
	out := &structTime{}
	if len(u.Items) != len(out.fields) {
		return nil, Raise(TypeError, "%s(): illegal time tuple argument", "strftime")
	}
	for i, item := range u.Items {
		n, err := size(item)
		if err != nil {
			return nil, err
		}
		out.fields[i] = n
	}
	if d := u.dict(false); d != nil {
		out.zone, _ = AsStr(orNone(d.GetStr("tm_zone")))
		n, _ := AsInt(orNone(d.GetStr("tm_gmtoff")))
		out.offset = int(n)
	}
	return out, out.check()
}

func (t *structTime) check() error {
	for _, r := range []struct {
		field, low, high int
		name             string
	}{{1, 0, 12, "month"}, {2, 0, 31, "day of month"}, {3, 0, 23, "hour"}, {4, 0, 59, "minute"},
		{5, 0, 61, "seconds"}, {7, 0, 366, "day of year"}, {0, -99999, 99999, "year"}} {
		if n := t.fields[r.field]; n < r.low || n > r.high {
			return Raise(ValueError, "%s out of range", r.name)
		}
	}
	if t.fields[6] < -1 {
		return Raise(ValueError, "day of week out of range")
	}
	return nil
}

func timeAsctime(c *call) (Value, error) {
	a, err := c.bind("t?")
	if err != nil {
		return nil, err
	}
	t, err := brokenArg(a[0])
	if err != nil {
		return nil, err
	}
	return NewStr(strftime("%a %b %e %H:%M:%S %Y", t)), nil
}

func timeMktime(c *call) (Value, error) {
	a, err := c.bind("t")
	if err != nil {
		return nil, err
	}
	t, err := brokenArg(a[0])
	if err != nil {
		return nil, err
	}
	return Float(t.in(time.Local).Unix()), nil
}

func (t *structTime) in(zone *time.Location) time.Time {
	f := t.fields
	return time.Date(f[0], time.Month(f[1]), f[2], f[3], f[4], f[5], 0, zone)
}

func timeStrftime(c *call) (Value, error) {
	a, err := c.bind("format", "t?")
	if err != nil {
		return nil, err
	}
	format, err := text(a[0], "strftime", "1")
	if err != nil {
		return nil, err
	}
	t, err := brokenArg(a[1])
	if err != nil {
		return nil, err
	}
	return NewStr(strftime(format, t)), nil
}
