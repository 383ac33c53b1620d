package python

import "slices"

// keyed is an item with what it is sorted by.
type keyed struct{ key, item Value }

// Sorted sorts items, stably, by key(item) when key is not None; it may use the slice. After an error the items are
// all there, in some order.
func Sorted(t *Thread, items []Value, key Value, reverse bool) ([]Value, error) {
	rows := make([]keyed, len(items))
	for i, v := range items {
		rows[i] = keyed{v, v}
		if key == None {
			continue
		}
		k, err := CallValues(t, key, v)
		if err == nil {
			err = t.Tick()
		}
		if err != nil {
			return items, err
		}
		rows[i].key = k
	}
	if reverse { // equal items stay in their order
		slices.Reverse(rows)
	}
	err := mergeSort(t, rows, lessOf(t, rows))
	if reverse {
		slices.Reverse(rows)
	}
	for i := range rows {
		items[i] = rows[i].item
	}
	return items, err
}

// lessOf is the quickest way to compare the keys.
func lessOf(t *Thread, rows []keyed) func(v, w Value) (bool, error) {
	ints, texts, tuples := true, true, true
	for i := range rows {
		_, isInt := rows[i].key.(Int)
		_, isText := rows[i].key.(*Str)
		u, isTuple := rows[i].key.(*Tuple)
		ints, texts, tuples = ints && isInt, texts && isText, tuples && isTuple && u.ext == nil
		if !ints && !texts && !tuples {
			break
		}
	}
	switch {
	case ints:
		return func(v, w Value) (bool, error) { return v.(Int) < w.(Int), nil }
	case texts:
		return func(v, w Value) (bool, error) { return v.(*Str).s < w.(*Str).s, nil }
	}
	if tuples {
		return func(v, w Value) (bool, error) {
			got, err := compareItems(t, LT, v.(*Tuple).Items, w.(*Tuple).Items)
			if b, ok := got.(Bool); ok || err != nil {
				return bool(b), err
			}
			return Truth(t, got)
		}
	}
	return func(v, w Value) (bool, error) {
		got, err := Compare(t, LT, v, w)
		if err != nil {
			return false, err
		}
		return Truth(t, got)
	}
}

const run = 8 // rows that are sorted by inserting

// mergeSort sorts runs, then merges them two by two.
func mergeSort(t *Thread, rows []keyed, less func(v, w Value) (bool, error)) error {
	for i := 0; i < len(rows); i += run {
		if err := insertionSort(t, rows[i:min(i+run, len(rows))], less); err != nil {
			return err
		}
	}
	if len(rows) <= run {
		return nil
	}
	spare := make([]keyed, len(rows))
	for width := run; width < len(rows); width *= 2 {
		for i := 0; i+width < len(rows); i += 2 * width {
			part := rows[i:min(i+2*width, len(rows))]
			if err := merge(t, part, width, spare, less); err != nil {
				return err
			}
		}
	}
	return nil
}

func insertionSort(t *Thread, rows []keyed, less func(v, w Value) (bool, error)) error {
	for i := 1; i < len(rows); i++ {
		for j := i; j > 0; j-- {
			if err := t.Tick(); err != nil {
				return err
			}
			below, err := less(rows[j].key, rows[j-1].key)
			if err != nil {
				return err
			}
			if !below {
				break
			}
			rows[j], rows[j-1] = rows[j-1], rows[j]
		}
	}
	return nil
}

// merge merges rows[:middle] and rows[middle:]. On an error each row is still there once.
func merge(t *Thread, rows []keyed, middle int, spare []keyed, less func(v, w Value) (bool, error)) error {
	if below, err := less(rows[middle].key, rows[middle-1].key); err != nil || !below {
		return err
	}
	left := spare[:copy(spare, rows[:middle])]
	i, j, k := 0, middle, 0
	for i < len(left) && j < len(rows) {
		err := t.Tick()
		below := false
		if err == nil {
			below, err = less(rows[j].key, left[i].key)
		}
		if err != nil {
			copy(rows[k:j], left[i:])
			return err
		}
		if below {
			rows[k] = rows[j]
			j++
		} else {
			rows[k] = left[i]
			i++
		}
		k++
	}
	copy(rows[k:j], left[i:])
	return nil
}
