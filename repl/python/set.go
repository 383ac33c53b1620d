package python

import "iter"

// A set's table is laid out as CPython's, so that a set of numbers is shown in the same order: a few neighbours are
// looked at, then a jump by the hash.

type setEntry struct {
	hash uint64
	key  Value // nil: free, or deleted when the hash is deletedHash
}

const (
	smallestSet  = 8
	neighbours   = 9
	deletedHash  = 1<<64 - 1
	largeSet     = 50000
	perturbShift = 5
)

// The classes of sets.
var (
	SetType       = &Type{Name: "set"}
	FrozenSetType = &Type{Name: "frozenset"}
)

// NewSet is a set of values; an error is one that has no hash.
func NewSet(t *Thread, values ...Value) (*Set, error) {
	s := &Set{}
	for _, v := range values {
		if err := s.Add(t, v); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// NewSetOfConstants is what CPython makes of a set display of three constants and more: a copy of another.
func NewSetOfConstants(t *Thread, values ...Value) (*Set, error) {
	first, err := NewSet(t, values...)
	if err != nil {
		return nil, err
	}
	second := &Set{}
	for _, e := range first.entries() {
		if err := second.add(t, e.key, e.hash); err != nil {
			return nil, err
		}
	}
	return second.copy(), nil
}

// Type is SetType or FrozenSetType, or a class below it.
func (s *Set) Type() *Type { return s.Class(s.native()) }

func (s *Set) native() *Type {
	if s.Frozen {
		return FrozenSetType
	}
	return SetType
}

// Len is how many values there are.
func (s *Set) Len() int { return s.live }

// All goes over the values, in the table's order; the set may change meanwhile.
func (s *Set) All() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		for i := 0; i < len(s.table); i++ {
			if k := s.table[i].key; k != nil && !yield(k) {
				return
			}
		}
	}
}

// entries are the values with their hashes, as they are now.
func (s *Set) entries() []setEntry {
	all := make([]setEntry, 0, s.live)
	for _, e := range s.table {
		if e.key != nil {
			all = append(all, e)
		}
	}
	return all
}

// Add puts a value in.
func (s *Set) Add(t *Thread, v Value) error {
	hash, err := Hash(t, v)
	if err != nil {
		return err
	}
	return s.add(t, v, hash)
}

func (s *Set) add(t *Thread, v Value, hash uint64) error {
	if s.table == nil {
		s.table = make([]setEntry, smallestSet)
	}
	i, found, err := s.find(t, v, hash)
	if found || err != nil {
		return err
	}
	if s.live >= maxItems {
		return noMemory()
	}
	reused := s.table[i].hash == deletedHash
	s.table[i] = setEntry{hash, v}
	s.live++
	if reused {
		return nil
	}
	s.used++
	if s.used*5 >= (len(s.table)-1)*3 {
		n := s.live * 4
		if s.live > largeSet {
			n = s.live * 2
		}
		s.resize(n)
	}
	return nil
}

// Has tells whether a value is in the set.
func (s *Set) Has(t *Thread, v Value) (bool, error) {
	hash, err := s.hashOf(t, v)
	if err != nil || s.live == 0 {
		return false, err
	}
	_, found, err := s.find(t, v, hash)
	return found, err
}

// hasKey is Has for a value that must have a hash itself.
func (s *Set) hasKey(t *Thread, v Value) (bool, error) {
	hash, err := Hash(t, v)
	if err != nil || s.live == 0 {
		return false, err
	}
	_, found, err := s.find(t, v, hash)
	return found, err
}

// hashOf is a value's hash; a set is looked for as the frozenset that it is equal to.
func (s *Set) hashOf(t *Thread, v Value) (uint64, error) {
	if o, ok := v.(*Set); ok && !o.Frozen && override(o, slotHash) == nil {
		return o.contentHash(), nil
	}
	return Hash(t, v)
}

// Discard takes a value out, and tells whether it was there.
func (s *Set) Discard(t *Thread, v Value) (bool, error) {
	hash, err := s.hashOf(t, v)
	if err != nil {
		return false, err
	}
	return s.discard(t, v, hash)
}

func (s *Set) discard(t *Thread, v Value, hash uint64) (bool, error) {
	if s.live == 0 {
		return false, nil
	}
	i, found, err := s.find(t, v, hash)
	if found {
		s.table[i] = setEntry{hash: deletedHash}
		s.live--
	}
	return found, err
}

// Clear takes all values out.
func (s *Set) Clear() {
	s.version++
	s.table, s.live, s.used = nil, 0, 0
}

// find is where a value is, or where it would go.
func (s *Set) find(t *Thread, v Value, hash uint64) (i int, found bool, err error) {
	for {
		i, found, again, err := s.search(t, v, hash)
		if !again {
			return i, found, err
		}
		if err := t.Tick(); err != nil {
			return 0, false, err
		}
	}
}

func (s *Set) search(t *Thread, v Value, hash uint64) (i int, found, again bool, err error) {
	mask := len(s.table) - 1
	perturb := hash
	free := -1 // the last deleted one on the way: CPython takes it
	for p := int(hash) & mask; ; p = (p*5 + 1 + int(perturb)) & mask {
		last := p
		if p+neighbours <= mask {
			last = p + neighbours
		}
		for i := p; i <= last; i++ {
			e := &s.table[i]
			if e.key == nil {
				switch {
				case e.hash != deletedHash && free >= 0:
					return free, false, false, nil
				case e.hash != deletedHash:
					return i, false, false, nil
				default:
					free = i
				}
				continue
			}
			if e.hash != hash {
				continue
			}
			found, again, err := s.matches(t, i, v)
			if found || again || err != nil {
				return i, found, again, err
			}
		}
		perturb >>= perturbShift
	}
}

// matches is Dict's.
func (s *Set) matches(t *Thread, i int, v Value) (hit, again bool, err error) {
	have := s.table[i].key
	if have == v {
		return true, false, nil
	}
	if a, ok := have.(*Str); ok {
		if b, ok := v.(*Str); ok {
			return a.s == b.s, false, nil
		}
	}
	layout := s.version
	hit, err = Equal(t, have, v)
	if err != nil {
		return false, false, err
	}
	changed := s.version != layout || i >= len(s.table) || !unmoved(s.table[i].key, have)
	return hit && !changed, changed, nil
}

// resize makes a table for more than n values.
func (s *Set) resize(n int) {
	size := smallestSet
	for size <= n {
		size *= 2
	}
	old := s.table
	s.version++
	s.table = make([]setEntry, size)
	s.used = s.live
	for _, e := range old {
		if e.key != nil {
			s.place(e)
		}
	}
}

// place puts an entry that is not there into a table without deleted ones.
func (s *Set) place(e setEntry) {
	mask := len(s.table) - 1
	perturb := e.hash
	for p := int(e.hash) & mask; ; p = (p*5 + 1 + int(perturb)) & mask {
		last := p
		if p+neighbours <= mask {
			last = p + neighbours
		}
		for i := p; i <= last; i++ {
			if s.table[i].key == nil {
				s.table[i] = e
				return
			}
		}
		perturb >>= perturbShift
	}
}

// merge takes over the values of another set.
func (s *Set) merge(t *Thread, o *Set) error {
	if s == o || o.live == 0 {
		return nil
	}
	if s.table == nil {
		s.table = make([]setEntry, smallestSet)
	}
	s.reserve(o.live)
	if s.used == 0 && len(s.table) == len(o.table) && o.live == o.used {
		copy(s.table, o.table)
		s.live, s.used = o.live, o.used
		return nil
	}
	if s.used == 0 {
		for _, e := range o.entries() {
			s.place(e)
		}
		s.live, s.used = o.live, o.live
		return nil
	}
	for _, e := range o.entries() {
		if err := t.Tick(); err != nil {
			return err
		}
		if err := s.add(t, e.key, e.hash); err != nil {
			return err
		}
	}
	return nil
}

// reserve makes room for n more.
func (s *Set) reserve(n int) {
	if (s.used+n)*5 >= (len(s.table)-1)*3 {
		s.resize((s.live + n) * 2)
	}
}

// update takes over what v iterates.
func (s *Set) update(t *Thread, v Value) error {
	switch o := v.(type) {
	case *Set:
		if override(o, slotIter) == nil {
			return s.merge(t, o)
		}
	case *Dict:
		if override(o, slotIter) == nil {
			return s.updateKeys(t, o)
		}
	}
	return Each(t, v, func(item Value) error { return s.Add(t, item) })
}

func (s *Set) updateKeys(t *Thread, d *Dict) error {
	if s.table == nil {
		s.table = make([]setEntry, smallestSet)
	}
	s.reserve(d.live)
	for i := d.first; i < len(d.entries); i++ {
		if err := t.Tick(); err != nil {
			return err
		}
		if e := d.entries[i]; e.value != nil {
			if err := s.add(t, e.key, e.hash); err != nil {
				return err
			}
		}
	}
	return nil
}

// setOf is a new set of what v iterates.
func setOf(t *Thread, v Value) (*Set, error) {
	s := &Set{}
	return s, s.update(t, v)
}

// copy is a plain set of the same kind.
func (s *Set) copy() *Set {
	c := &Set{Frozen: s.Frozen}
	_ = c.merge(nil, s) // into an empty one: no value is compared
	return c
}

// contentHash is CPython's hash of a frozenset.
func (s *Set) contentHash() uint64 {
	if s.hash != 0 && s.Frozen {
		return s.hash
	}
	shuffled := func(h uint64) uint64 { return (h ^ 89869747 ^ h<<16) * 3644798167 }
	var h uint64
	for _, e := range s.table {
		if e.key != nil {
			h ^= shuffled(e.hash)
		}
	}
	h ^= (uint64(s.live) + 1) * 1927868237
	h ^= h>>11 ^ h>>25
	h = h*69069 + 907133923
	if h == 1<<64-1 {
		h = 590923713
	}
	s.hash = h
	return h
}
