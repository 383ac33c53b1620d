"""How long a call takes."""

import time

__all__ = ['Timer', 'timeit', 'repeat', 'default_timer']

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


class Timer:
    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self._space = {} if globals is None else globals
        self._stmt = self._function(stmt, 'stmt')
        self._setup = self._function(setup, 'setup')
        self.timer = timer

    def _function(self, code, name):
        if callable(code):
            return code
        if not isinstance(code, str):
            raise ValueError('%s is neither a string nor callable' % name)
        compiled = compile(code, '<timeit-src>', 'exec')
        return lambda: exec(compiled, self._space)

    def timeit(self, number=default_number):
        self._setup()
        stmt = self._stmt
        start = self.timer()
        for _ in range(number):
            stmt()
        return self.timer() - start

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        i = 1
        while True:
            for j in (1, 2, 5):
                taken = self.timeit(i * j)
                if callback:
                    callback(i * j, taken)
                if taken >= 0.2:
                    return i * j, taken
            i *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat,
           number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
