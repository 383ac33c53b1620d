package python

import "embed"

// Library holds the modules that are written in Python: lib/NAME.py, and lib/NAME/__init__.py of a package.
//
//go:embed lib/*.py lib/*/*.py lib/*/*/*.py
var Library embed.FS
