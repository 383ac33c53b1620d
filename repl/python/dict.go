package python

import "iter"

// scanned is how many entries a dict finds by looking at each; more have a table.
const scanned = 8

// maxItems bounds what one container may hold: past it is a MemoryError, not a dead machine.
const maxItems = 1 << 27

func noMemory() error { return NewException(MemoryError) }

// NewDict is an empty dict.
func NewDict() *Dict { return &Dict{} }

// Type is DictType, or a class below it.
func (d *Dict) Type() *Type { return d.Class(DictType) }

// Len is how many keys there are.
func (d *Dict) Len() int { return d.live }

// Get is the value of a key; nil, nil when it is not there. It is not v[key]: see GetItem.
func (d *Dict) Get(t *Thread, key Value) (Value, error) {
	if d.live == 0 {
		if s, ok := key.(*Str); ok && s != nil {
			return nil, nil
		}
	}
	hash, err := Hash(t, key)
	if err != nil {
		return nil, err
	}
	i, err := d.find(t, key, hash)
	if err != nil || i < 0 {
		return nil, err
	}
	return d.entries[i].value, nil
}

// Set gives a key a value. A key that is there stays, and stays where it is.
func (d *Dict) Set(t *Thread, key, v Value) error {
	hash, err := Hash(t, key)
	if err != nil {
		return err
	}
	return d.set(t, key, hash, v)
}

func (d *Dict) set(t *Thread, key Value, hash uint64, v Value) error {
	i, err := d.find(t, key, hash)
	if err != nil {
		return err
	}
	if i >= 0 {
		d.entries[i].value = v
		return nil
	}
	if d.live >= maxItems {
		return noMemory()
	}
	d.insert(key, hash, v)
	return nil
}

// Delete removes a key, and tells whether it was there.
func (d *Dict) Delete(t *Thread, key Value) (bool, error) {
	v, err := d.take(t, key)
	return v != nil, err
}

// take removes a key and gives its value; nil, nil when it is not there.
func (d *Dict) take(t *Thread, key Value) (Value, error) {
	hash, err := Hash(t, key)
	if err != nil {
		return nil, err
	}
	i, err := d.find(t, key, hash)
	if err != nil || i < 0 {
		return nil, err
	}
	v := d.entries[i].value
	d.remove(i)
	return v, nil
}

// GetStr is the value of a text, nil when it is not there.
func (d *Dict) GetStr(name string) Value {
	if i := d.indexStr(name); i >= 0 {
		return d.entries[i].value
	}
	return nil
}

// SetStr gives a text a value.
func (d *Dict) SetStr(name string, v Value) {
	if i := d.indexStr(name); i >= 0 {
		d.entries[i].value = v
		return
	}
	key := NewStr(name)
	d.insert(key, key.hashed(), v)
}

// SetKey is SetStr with the key at hand.
func (d *Dict) SetKey(key *Str, v Value) {
	if i := d.indexStr(key.s); i >= 0 {
		d.entries[i].value = v
		return
	}
	d.insert(key, key.hashed(), v)
}

// DeleteStr removes a text, and tells whether it was there.
func (d *Dict) DeleteStr(name string) bool {
	i := d.indexStr(name)
	if i >= 0 {
		d.remove(i)
	}
	return i >= 0
}

func (d *Dict) indexStr(name string) int {
	if d.table == nil {
		for i := range d.entries {
			if e := &d.entries[i]; e.value != nil && keyIs(e.key, name) {
				return i
			}
		}
		return -1
	}
	hash := hashString(name)
	mask := uint64(len(d.table) - 1)
	for p, perturb := hash&mask, hash; ; p, perturb = (p*5+perturb+1)&mask, perturb>>5 {
		i := d.table[p]
		if i == 0 {
			return -1
		}
		if i > 0 && d.entries[i-1].hash == hash && keyIs(d.entries[i-1].key, name) {
			return int(i - 1)
		}
	}
}

func keyIs(key Value, name string) bool {
	if s, ok := key.(*Str); ok {
		return s.s == name
	}
	s, ok := AsStr(key)
	return ok && s == name
}

// find is where a key's entry is, -1 when there is none.
func (d *Dict) find(t *Thread, key Value, hash uint64) (int, error) {
	for {
		i, again, err := d.search(t, key, hash)
		if !again {
			return i, err
		}
		if err := t.Tick(); err != nil {
			return -1, err
		}
	}
}

// search is one try: == of keys may run Python code, which may change the dict.
func (d *Dict) search(t *Thread, key Value, hash uint64) (i int, again bool, err error) {
	if d.table == nil {
		for i := 0; i < len(d.entries); i++ {
			if d.entries[i].hash != hash {
				continue
			}
			hit, again, err := d.matches(t, i, key)
			if hit || again || err != nil {
				return hitOr(hit, i), again, err
			}
		}
		return -1, false, nil
	}
	mask := uint64(len(d.table) - 1)
	for p, perturb := hash&mask, hash; ; p, perturb = (p*5+perturb+1)&mask, perturb>>5 {
		n := int(d.table[p])
		if n == 0 {
			return -1, false, nil
		}
		if n < 0 || d.entries[n-1].hash != hash {
			continue
		}
		hit, again, err := d.matches(t, n-1, key)
		if hit || again || err != nil {
			return hitOr(hit, n-1), again, err
		}
	}
}

func hitOr(hit bool, i int) int {
	if hit {
		return i
	}
	return -1
}

// matches tells whether an entry of the same hash has the key; again: the dict changed meanwhile.
func (d *Dict) matches(t *Thread, i int, key Value) (hit, again bool, err error) {
	e := &d.entries[i]
	if e.value == nil {
		return false, false, nil
	}
	if e.key == key {
		return true, false, nil
	}
	have := e.key
	if a, ok := have.(*Str); ok {
		if b, ok := key.(*Str); ok {
			return a.s == b.s, false, nil
		}
	}
	layout := d.version
	hit, err = Equal(t, have, key)
	if err != nil {
		return false, false, err
	}
	changed := d.version != layout || i >= len(d.entries) || !unmoved(d.entries[i].key, have)
	return hit && !changed, changed, nil
}

// unmoved tells whether two keys are the same object; a nan is not equal to itself.
func unmoved(v, w Value) bool {
	if v == w {
		return true
	}
	a, ok := v.(Float)
	b, also := w.(Float)
	return ok && also && a != a && b != b
}

// insert adds an entry for a key that is not there.
func (d *Dict) insert(key Value, hash uint64, v Value) {
	switch {
	case d.table == nil && len(d.entries) < scanned:
		if d.entries == nil {
			d.entries = make([]entry, 0, 4)
		}
	case d.table == nil || max(d.filled, len(d.entries)) >= usable(len(d.table)):
		d.rebuild(d.live + 1)
	}
	d.entries = append(d.entries, entry{hash, key, v})
	d.live++
	if d.table != nil {
		d.note(hash, len(d.entries))
	}
}

// usable is how many entries a table of a size is for.
func usable(size int) int { return size / 3 * 2 }

// note puts an entry's number into the table.
func (d *Dict) note(hash uint64, n int) {
	mask := uint64(len(d.table) - 1)
	p := hash & mask
	for perturb := hash; d.table[p] > 0; perturb >>= 5 {
		p = (p*5 + perturb + 1) & mask
	}
	if d.table[p] == 0 {
		d.filled++
	}
	d.table[p] = int32(n)
}

// rebuild drops the deleted entries, and makes room for twice as many as there will be.
func (d *Dict) rebuild(n int) {
	d.version++
	d.filled = 0
	if n <= scanned {
		kept := make([]entry, 0, scanned)
		d.entries, d.table = d.liveEntries(kept), nil
		d.first = 0
		return
	}
	size, wanted := 16, n*2
	if n > 64 && n < 1<<17 { // it goes on growing
		wanted = n * 4
	}
	for usable(size) < wanted {
		size *= 2
	}
	d.entries = d.liveEntries(make([]entry, 0, usable(size)))
	d.first = 0
	d.table = make([]int32, size)
	for i := range d.entries {
		d.note(d.entries[i].hash, i+1)
	}
}

func (d *Dict) liveEntries(to []entry) []entry {
	for i := range d.entries {
		if d.entries[i].value != nil {
			to = append(to, d.entries[i])
		}
	}
	return to
}

// remove deletes the entry at i.
func (d *Dict) remove(i int) {
	if d.table != nil {
		hash := d.entries[i].hash
		mask := uint64(len(d.table) - 1)
		p := hash & mask
		for perturb := hash; d.table[p] != int32(i+1); perturb >>= 5 {
			p = (p*5 + perturb + 1) & mask
		}
		d.table[p] = -1
	}
	d.entries[i] = entry{}
	if d.live--; d.live == 0 {
		kept := d.entries[:0]
		d.Clear()
		if cap(kept) <= scanned {
			d.entries = kept
		}
		return
	}
	for d.first < len(d.entries) && d.entries[d.first].value == nil {
		d.first++
	}
	last := len(d.entries)
	for d.entries[last-1].value == nil {
		last--
	}
	d.entries = d.entries[:last]
}

// Clear removes all keys.
func (d *Dict) Clear() {
	d.version++
	d.entries, d.table, d.live, d.first, d.filled = nil, nil, 0, 0, 0
}

// Copy is a plain dict with the same keys and values.
func (d *Dict) Copy() *Dict {
	c := &Dict{}
	c.fill(d)
	return c
}

// fill makes an empty dict a copy of another.
func (d *Dict) fill(from *Dict) {
	if from.live == 0 {
		return
	}
	d.entries = from.liveEntries(make([]entry, 0, max(from.live, 4)))
	d.live = from.live
	d.first = 0
	d.version++
	if d.live > scanned {
		d.rebuild(d.live)
	}
}

// All goes over keys and values, in order; the dict may change meanwhile.
func (d *Dict) All() iter.Seq2[Value, Value] {
	return func(yield func(Value, Value) bool) {
		for i := d.first; i < len(d.entries); i++ {
			if e := d.entries[i]; e.value != nil && !yield(e.key, e.value) {
				return
			}
		}
	}
}

// Keys are the keys, in order.
func (d *Dict) Keys() []Value {
	keys := make([]Value, 0, d.live)
	for k := range d.All() {
		keys = append(keys, k)
	}
	return keys
}

// Values are the values, in the order of their keys.
func (d *Dict) Values() []Value {
	values := make([]Value, 0, d.live)
	for _, v := range d.All() {
		values = append(values, v)
	}
	return values
}
