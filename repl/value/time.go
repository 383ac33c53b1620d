package value

import (
	"context"
	"math"
	"time"

	"go.starlark.net/starlark"
	"go.starlark.net/starlarkstruct"
)

// Time is Python's module time. sleep ends with the cause of the context in
// thread.Local("context"), and calls thread.Local("onwait"), a func(), before it waits.
func Time() *starlarkstruct.Module {
	start := time.Now() // what monotonic counts from
	clock := func(c *call) (starlark.Value, error) {
		_, err := c.bind()
		now := time.Now()
		switch c.name {
		case "time":
			return starlark.Float(float64(now.UnixNano()) / 1e9), err
		case "time_ns":
			return starlark.MakeInt64(now.UnixNano()), err
		case "monotonic_ns", "perf_counter_ns":
			return starlark.MakeInt64(now.Sub(start).Nanoseconds()), err
		}
		return starlark.Float(now.Sub(start).Seconds()), err
	}
	return module("time", starlark.StringDict{}, map[string]method{
		"time": clock, "time_ns": clock, "monotonic": clock, "monotonic_ns": clock,
		"perf_counter": clock, "perf_counter_ns": clock, "sleep": timeSleep,
		"gmtime": timeBroken, "localtime": timeBroken, "ctime": timeCtime,
		"asctime": timeAsctime, "mktime": timeMktime, "strftime": timeStrftime,
	})
}

func timeSleep(c *call) (starlark.Value, error) {
	a, err := c.bind("seconds")
	if err != nil {
		return nil, err
	}
	seconds, ok, err := real(a[0])
	if _, number := a[0].(starlark.Int); err != nil || !ok && !number {
		return nil, Raise("TypeError", "'%s' object cannot be interpreted as an integer",
			TypeName(a[0]))
	}
	d, err := duration(seconds)
	if err != nil {
		return nil, err
	}
	if wait, ok := c.thread.Local("onwait").(func()); ok {
		wait()
	}
	ctx := Context(c.thread)
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return starlark.None, nil
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

func duration(seconds float64) (time.Duration, error) {
	switch {
	case math.IsNaN(seconds):
		return 0, Raise("ValueError", "Invalid value NaN (not a number)")
	case seconds < 0:
		return 0, Raise("ValueError", "sleep length must be non-negative")
	case seconds > math.MaxInt64/1e9:
		return 0, Raise("OverflowError", "timestamp too large to convert to C _PyTime_t")
	}
	return time.Duration(seconds * 1e9), nil
}

// structTime is Python's time.struct_time.
type structTime struct {
	fields [9]int
	zone   string
	offset int // seconds east of UTC
}

var fieldNames = [9]string{"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec",
	"tm_wday", "tm_yday", "tm_isdst"}

var (
	_ starlark.Sequence  = (*structTime)(nil)
	_ starlark.Sliceable = (*structTime)(nil)
	_ starlark.HasAttrs  = (*structTime)(nil)
)

func (t *structTime) String() string        { return t.Repr() }
func (t *structTime) Type() string          { return "time.struct_time" }
func (t *structTime) Freeze()               {}
func (t *structTime) Truth() starlark.Bool  { return true }
func (t *structTime) Hash() (uint32, error) { return t.tuple().Hash() }
func (t *structTime) Len() int              { return len(t.fields) }

// Index is a field, as in Python's tuple of nine.
func (t *structTime) Index(i int) starlark.Value { return starlark.MakeInt(t.fields[i]) }

// Slice is a tuple of fields.
func (t *structTime) Slice(start, end, step int) starlark.Value {
	return t.tuple().Slice(start, end, step)
}

// Iterate yields the nine fields.
func (t *structTime) Iterate() starlark.Iterator { return t.tuple().Iterate() }

func (t *structTime) tuple() starlark.Tuple {
	out := make(starlark.Tuple, len(t.fields))
	for i, n := range t.fields {
		out[i] = starlark.MakeInt(n)
	}
	return out
}

// Repr is Python's text of it.
func (t *structTime) Repr() string {
	s := "time.struct_time("
	for i, name := range fieldNames {
		if i > 0 {
			s += ", "
		}
		s += name + "=" + Repr(t.Index(i))
	}
	return s + ")"
}

// Attr is a field by name, tm_zone or tm_gmtoff.
func (t *structTime) Attr(name string) (starlark.Value, error) {
	for i, field := range fieldNames {
		if name == field {
			return t.Index(i), nil
		}
	}
	switch name {
	case "tm_zone":
		return starlark.String(t.zone), nil
	case "tm_gmtoff":
		return starlark.MakeInt(t.offset), nil
	}
	return nil, noAttr(t, name)
}

// AttrNames are the fields.
func (t *structTime) AttrNames() []string {
	return append(fieldNames[:len(fieldNames):len(fieldNames)], "tm_gmtoff", "tm_zone")
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
		err = Raise("TypeError", "'%s' object cannot be interpreted as an integer", TypeName(a[0]))
	}
	if err == nil && !(math.Abs(seconds) < 1e11) {
		err = Raise("OverflowError", "timestamp out of range for platform time_t")
	}
	return time.Unix(int64(math.Floor(seconds)), 0), err
}

func timeBroken(c *call) (starlark.Value, error) {
	t, err := c.moment()
	if c.name == "gmtime" {
		out := broken(t.UTC())
		out.zone = "GMT" // as the C library calls it
		return out, err
	}
	return broken(t), err
}

func timeCtime(c *call) (starlark.Value, error) {
	t, err := c.moment()
	return starlark.String(strftime("%a %b %e %H:%M:%S %Y", broken(t))), err
}

// brokenArg is a struct_time, a tuple of nine ints, or now.
func brokenArg(v starlark.Value) (*structTime, error) {
	switch v := v.(type) {
	case nil:
		return broken(time.Now()), nil
	case *structTime:
		return v, nil
	case starlark.Tuple:
		out := &structTime{}
		if len(v) != len(out.fields) {
			return nil, Raise("TypeError", "Tuple or struct_time argument of 9 elements required, not %d",
				len(v))
		}
		for i, elem := range v {
			n, err := size(elem)
			if err != nil {
				return nil, err
			}
			out.fields[i] = n
		}
		return out, out.check()
	}
	return nil, Raise("TypeError", "Tuple or struct_time argument required")
}

func (t *structTime) check() error {
	for _, r := range []struct {
		field, low, high int
		name             string
	}{{1, 0, 12, "month"}, {2, 0, 31, "day of month"}, {3, 0, 23, "hour"}, {4, 0, 59, "minute"},
		{5, 0, 61, "seconds"}, {7, 0, 366, "day of year"}, {0, -99999, 99999, "year"}} {
		if n := t.fields[r.field]; n < r.low || n > r.high {
			return Raise("ValueError", "%s out of range", r.name)
		}
	}
	if t.fields[6] < -1 {
		return Raise("ValueError", "day of week out of range")
	}
	return nil
}

func timeAsctime(c *call) (starlark.Value, error) {
	a, err := c.bind("t?")
	if err != nil {
		return nil, err
	}
	t, err := brokenArg(a[0])
	if err != nil {
		return nil, err
	}
	return starlark.String(strftime("%a %b %e %H:%M:%S %Y", t)), nil
}

func timeMktime(c *call) (starlark.Value, error) {
	a, err := c.bind("t")
	if err != nil {
		return nil, err
	}
	t, err := brokenArg(a[0])
	if err != nil {
		return nil, err
	}
	return starlark.Float(t.in(time.Local).Unix()), nil
}

func (t *structTime) in(zone *time.Location) time.Time {
	f := t.fields
	return time.Date(f[0], time.Month(f[1]), f[2], f[3], f[4], f[5], 0, zone)
}

func timeStrftime(c *call) (starlark.Value, error) {
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
	return starlark.String(strftime(format, t)), nil
}
