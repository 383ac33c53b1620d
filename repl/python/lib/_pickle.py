"""The same as pickle: what is C in CPython."""

from pickle import *
