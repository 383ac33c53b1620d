package python

// What goes over all choices of indexes; each gives tuples of a pool's items.

func makeProduct(t *Thread, cls *Type, a Args) (Value, error) {
	repeat := 1
	for _, kw := range a.Kw {
		if kw.Name != "repeat" {
			return nil, Raise(TypeError, "'%s' is an invalid keyword argument for product()", kw.Name)
		}
		var err error
		if repeat, err = indexInt(t, kw.Value); err != nil {
			return nil, err
		}
		if repeat < 0 {
			return nil, Raise(ValueError, "repeat argument cannot be negative")
		}
	}
	var pools [][]Value
	for _, v := range a.Pos {
		pool, err := Items(t, v)
		if err != nil {
			return nil, err
		}
		pools = append(pools, pool)
	}
	if len(pools)*repeat > maxItems/16 {
		return nil, noMemory()
	}
	once := pools
	pools = nil
	for range repeat {
		pools = append(pools, once...)
	}
	p := iteratorFor(cls)
	p.next = overIndexes(make([]int, len(pools)), func(at []int) bool { return nextRowOf(at, pools) }, func(at []int) []Value {
		row := make([]Value, len(at))
		for i, n := range at {
			row[i] = pools[i][n]
		}
		return row
	})
	for _, pool := range pools {
		if len(pool) == 0 {
			p.next = nil
		}
	}
	return p, nil
}

// nextRowOf is the next of all rows, the last place first; false after the last.
func nextRowOf(at []int, pools [][]Value) bool {
	for i := len(at) - 1; i >= 0; i-- {
		if at[i]++; at[i] < len(pools[i]) {
			return true
		}
		at[i] = 0
	}
	return false
}

// overIndexes gives the row of the indexes, then makes them the next.
func overIndexes(at []int, next func([]int) bool, row func([]int) []Value) func(*Thread) (Value, error) {
	over := false
	return func(*Thread) (Value, error) {
		if over {
			return nil, nil
		}
		v := NewTuple(row(at)...)
		over = !next(at)
		return v, nil
	}
}

// chosen makes an iterator over choices of r of a pool's items: the arguments are iterable and r.
func chosen(t *Thread, name string, cls *Type, a Args, optional bool,
	begin func(n, r int) (at []int, next func([]int) bool)) (Value, error) {
	var over Value
	count := None
	rName := "r"
	if optional {
		rName = "r?"
	}
	if err := Unpack(a, name, "iterable", &over, rName, &count); err != nil {
		return nil, err
	}
	pool, err := Items(t, over)
	if err != nil {
		return nil, err
	}
	r := len(pool)
	if count != None || !optional {
		if optional && !canIndex(count) {
			return nil, Raise(TypeError, "Expected int as r")
		}
		if r, err = indexInt(t, count); err != nil {
			return nil, err
		}
	}
	if r < 0 {
		return nil, Raise(ValueError, "r must be non-negative")
	}
	if r > maxItems/16 {
		return nil, noMemory()
	}
	c := iteratorFor(cls)
	if at, next := begin(len(pool), r); at != nil {
		c.next = overIndexes(at, next, func(at []int) []Value {
			row := make([]Value, r)
			for i := range row {
				row[i] = pool[at[i]]
			}
			return row
		})
	}
	return c, nil
}

func upTo(n int) []int {
	at := make([]int, n)
	for i := range at {
		at[i] = i
	}
	return at
}

func makeCombinations(t *Thread, cls *Type, a Args) (Value, error) {
	return chosen(t, "combinations", cls, a, false, func(n, r int) ([]int, func([]int) bool) {
		if r > n {
			return nil, nil
		}
		return upTo(r), func(at []int) bool {
			i := r - 1
			for i >= 0 && at[i] == i+n-r {
				i--
			}
			if i < 0 {
				return false
			}
			at[i]++
			for j := i + 1; j < r; j++ {
				at[j] = at[j-1] + 1
			}
			return true
		}
	})
}

func makeCombinationsAgain(t *Thread, cls *Type, a Args) (Value, error) {
	return chosen(t, "combinations_with_replacement", cls, a, false, func(n, r int) ([]int, func([]int) bool) {
		if n == 0 && r > 0 {
			return nil, nil
		}
		return make([]int, r), func(at []int) bool {
			i := r - 1
			for i >= 0 && at[i] == n-1 {
				i--
			}
			if i < 0 {
				return false
			}
			to := at[i] + 1
			for ; i < r; i++ {
				at[i] = to
			}
			return true
		}
	})
}

func makePermutations(t *Thread, cls *Type, a Args) (Value, error) {
	return chosen(t, "permutations", cls, a, true, func(n, r int) ([]int, func([]int) bool) {
		if r > n {
			return nil, nil
		}
		cycles := make([]int, r)
		for i := range cycles {
			cycles[i] = n - i
		}
		return upTo(n), func(at []int) bool { return permute(at, cycles) }
	})
}

// permute makes the indexes the next permutation of as many as there are cycles; false after the last.
func permute(at, cycles []int) bool {
	n := len(at)
	for i := len(cycles) - 1; i >= 0; i-- {
		if cycles[i]--; cycles[i] > 0 {
			j := n - cycles[i]
			at[i], at[j] = at[j], at[i]
			return true
		}
		first := at[i]
		copy(at[i:], at[i+1:])
		at[n-1] = first
		cycles[i] = n - i
	}
	return false
}
