package python

// declareText gives the classes of numbers and text their functions.
func (c *Type) declareText() {
	switch c {
	}
}
