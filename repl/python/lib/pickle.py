"""Objects as bytes: what _pickle has, which is C in CPython, as a module beside a program may be called pickle."""

from _pickle import *
from _pickle import __all__
