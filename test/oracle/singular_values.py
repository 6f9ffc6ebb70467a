"""Values of programs of diffcmp's language beside singular points, by mpmath: no derivative, no rule.

Everything that a program decides on its way (a condition, a step, an end of a domain) is recorded: sign and size of the
difference that decided. Two runs with different digits that decided by other differences did so by rounding.
Each result that isn't exact is moved by a random part of its last digit, the same for the same numbers (random rounding: M. La Porte
and J. Vignes, 1974; D. S. Parker, 1997). So what is lost in a sum at both numbers of digits, as in (1 + exp(-1/x^2)) - 1, shows.
"""
import math
import zlib

import mpmath as m

import language

mpf, zero, one = m.mpf, m.mpf(0), m.mpf(1)


def number_of(node):
    """None where it isn't one, as written."""
    if node[0] == "neg" and node[1][0] == "num":
        return -mpf(node[1][1])
    return mpf(node[1]) if node[0] == "num" else None


class Outside(Exception):
    """There is no real value."""


class Beyond(Exception):
    """A number is too large to compute with."""


EXACT = {"neg", "abs", "sign", "relu", "floor", "ceil", "round", "fix", "min", "max", "add", "sub", "mul", "div", "mod"}
"""What rounds nothing, or does so by itself."""
LEVEL = {"tanh", "coth", "erf", "erfc", "sigmoid", "softplus"}
"""What comes so near to a short number that it is rounded to it."""


def length(x):
    return x._mpf_[3]


def is_short(x, most=10):
    return x == 0 or (length(x) <= 60 and -60 <= m.mag(x) <= most)


def rounded(name, args, result, exact):
    """The result, moved in its last digit if it isn't exact."""
    if exact or not m.isfinite(result):
        return result
    chance = zlib.crc32(repr((name, m.mp.dps, [each._mpf_ for each in args])).encode())
    unit = mpf(10) ** -m.mp.dps * (1 + mpf(chance >> 1) / 2**31)
    return result * (1 + unit if chance & 1 else 1 - unit)


def is_exact(name, args, result):
    """Whether a function's result is: a root or power that is one, or a short number of short numbers."""
    if name == "sqrt" or name == "cbrt":
        power = 2 if name == "sqrt" else 3
        return power * length(result) <= m.mp.prec and result**power == args[0]
    if name in ("square", "cube", "pow"):
        power = {"square": 2, "cube": 3}.get(name) or args[1]
        if power == m.floor(power) and 0 <= power <= 64:
            return int(power) * length(args[0]) <= m.mp.prec
    if name in ("pow", "nthRoot") and args[0] in (0, 1):
        return True
    if name == "hypot" and sum(each != 0 for each in args) < 2:
        return True
    return is_short(result) and all(is_short(each, 4 if name in LEVEL else 10) for each in args)


def as_number(value):
    """A condition as a number is 1 or 0."""
    return mpf(int(value)) if isinstance(value, bool) else value


class Values:
    """One text; `at` runs it. `decisions` are those of the last run, `met` is whether a number that moves met a singular point.

    `steps_from` has the inputs and numbers of all `x - 0.1`: with `shifts` these are exact however near x is to the number.
    """

    def __init__(self, text):
        self.decisions, self.met, self.steps_from, self.shifts = [], False, set(), {}
        self.steps = [(None if s[0] == "value" else s[1], self.compiled(s[2] if s[0] == "set" else s[1])) for s in language.parse(text)]

    def at(self, point, moving=(), shifts=None):
        """@param shifts by inputs, from where they are moved and how far"""
        self.decisions, self.met, self.shifts = [], False, shifts or {}
        env = {name: (value, name in moving) for name, value in point.items()}
        result = None
        for name, run in self.steps:
            result = run(env)
            if name is not None:
                env[name] = result
        return as_number(result[0])

    def sign(self, difference, moves):
        """The sign that something is decided by; a point at which it is 0, and moves, is singular."""
        if difference == 0:
            self.decisions.append(0)
            self.met = self.met or moves
            return 0
        sign = 1 if difference > 0 else -1
        self.decisions.append((sign, int(m.mag(difference))))
        return sign

    def compiled(self, node):
        kind = node[0]
        if kind == "num":
            value = (mpf(node[1]), False)
            return lambda env: value
        if kind == "name":
            constants = {"pi": math.pi, "e": math.e, "tau": 2 * math.pi, "phi": (1 + math.sqrt(5)) / 2}
            default = (mpf(constants[node[1]]), False) if node[1] in constants else None
            return lambda env: env.get(node[1], default)
        if kind == "call" and node[1] == "where":
            kind, node = "if", ("if", *node[2])
        if kind == "if":
            condition, yes, no = self.condition(node[1]), *map(self.compiled, node[2:])
            return lambda env: yes(env) if condition(env) else no(env)
        if kind in ("and", "or"):
            first, second = map(self.condition, node[1:])
            isAnd = kind == "and"
            return lambda env: (second(env) if first(env) == isAnd else not isAnd, False)
        if kind == "not":
            inner = self.condition(node[1])
            return lambda env: (not inner(env), False)
        if kind == "rel":
            first, second = map(self.compiled, node[2:])
            holds = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (0, 1), "==": (0,), "!=": (-1, 1)}[node[1]]

            def relation(env):
                (a, i), (b, j) = first(env), second(env)
                return (self.sign(a - b, i or j) in holds, False)

            return relation
        step = self.shift(node) if kind == "op" else None
        if step is not None:
            return step
        return self.operation(node)

    def condition(self, node):
        """Whether it holds; a number does where it isn't 0, which is decided by it."""
        inner = self.compiled(node)

        def holds(env):
            value, moves = inner(env)
            return value if isinstance(value, bool) else self.sign(value, moves) != 0

        return holds

    def shift(self, node):
        """x - c, c - x or x + c, where c is a number; None: it is something else."""
        _, name, *sides = node
        place = next((i for i in (0, 1) if name in "+-" and sides[i][0] == "name"), None)
        number = None if place is None else number_of(sides[1 - place])
        if number is None:
            return None
        usual, moved = self.operation(node), sides[place][1]
        start = -number if name == "+" else number
        way = -1 if name == "-" and place == 1 else 1
        self.steps_from.add((moved, start))

        def difference(env):
            since, far = self.shifts.get(moved, (None, None))
            return (way * far, True) if since == start else usual(env)

        return difference

    def operation(self, node):
        kind = node[0]
        name, parts = {
            "neg": lambda: ("neg", node[1:]),
            "op": lambda: (node[1], node[2:]),
            "call": lambda: (node[1], node[2]),
        }[kind]()
        args = [self.compiled(part) for part in parts]
        name = {"+": "add", "-": "sub", "*": "mul", "/": "div", "^": "pow"}.get(name, name)
        function = getattr(self, name + "_")

        def call(env):
            given = [arg(env) for arg in args]
            moves = any(i for _, i in given)
            values = [as_number(value) for value, _ in given]
            result = function(moves, *values)
            return (result if name in EXACT else rounded(name, values, result, is_exact(name, values, result)), moves)

        return call

    # what is decided on the way

    def zero(self, x, moves):
        return self.sign(x, moves) == 0

    def need(self, holds):
        if not holds:
            raise Outside

    def whole(self, x, moves):
        """The floor, and whether x is a whole number."""
        if x != 0 and m.mag(x) > 4000:
            raise Beyond
        near = m.floor(x + one / 2)
        sign = self.sign(x - near, moves)
        return (near - 1 if sign < 0 else near), sign == 0

    def small(self, x, bits):
        if x != 0 and m.mag(x) > bits:
            raise Beyond
        return x

    # the operations, by their names in the language

    def neg_(self, _, x): return -x
    def sub_(self, moves, x, y): return self.add_(moves, x, -y)

    def add_(self, _, x, y):
        large, small = (x, y) if abs(x) >= abs(y) else (y, x)
        total = large + small
        return rounded("add", (large, small), total, total - large == small)

    def mul_(self, _, x, y):
        return rounded("mul", sorted((x, y)), x * y, length(x) + length(y) <= m.mp.prec)

    def div_(self, moves, x, y):
        self.need(not self.zero(y, moves))
        ratio = x / y
        return rounded("div", (x, y), ratio, length(ratio) + length(y) <= m.mp.prec and ratio * y == x)

    def square_(self, _, x): return x * x
    def cube_(self, _, x): return x * x * x

    def sqrt_(self, moves, x):
        self.need(self.sign(x, moves) >= 0)
        return m.sqrt(x)

    def cbrt_(self, moves, x):
        sign = self.sign(x, moves)
        return sign * m.cbrt(abs(x)) if sign else zero

    def pow_(self, moves, x, y):
        sign = self.sign(x, moves)
        if sign == 0:
            exponent = self.sign(y, moves)
            self.need(exponent >= 0)
            return zero if exponent else one
        odd = False
        if sign < 0:
            floor, isWhole = self.whole(y, moves)
            self.need(isWhole)
            odd = floor % 2 == 1
        if abs(y) <= 64 and y == m.floor(y):
            return m.power(x, int(y))  # exact where that has few digits
        size = self.exp_(moves, y * m.log(abs(x)))
        return -size if odd else size

    def nthRoot_(self, moves, x, n=mpf(2)):
        self.need(not self.zero(n, moves))
        sign = self.sign(x, moves)
        if sign == 0:
            self.need(n > 0)
            return zero
        if sign < 0:
            floor, isWhole = self.whole(n, moves)
            self.need(isWhole and floor % 2 == 1)
        return sign * self.exp_(moves, m.log(abs(x)) / n)

    def exp_(self, _, x): return m.exp(self.small(x, 2500))
    def expm1_(self, _, x): return m.expm1(self.small(x, 2500))

    def log_(self, moves, x, base=None):
        self.need(self.sign(x, moves) > 0)
        if base is None:
            return m.log(x)
        self.need(self.sign(base, moves) > 0)
        return self.div_(moves, m.log(x), m.log(base))

    ln_ = log_
    def log2_(self, moves, x): return self.log_(moves, x) / m.log(2)
    def log10_(self, moves, x): return self.log_(moves, x) / m.log(10)

    def log1p_(self, moves, x):
        self.need(self.sign(x + 1, moves) > 0)
        return m.log1p(x)

    def sin_(self, _, x): return m.sin(self.small(x, 4000))
    def cos_(self, _, x): return m.cos(self.small(x, 4000))
    def tan_(self, moves, x): return self.div_(moves, self.sin_(moves, x), self.cos_(moves, x))
    def sec_(self, moves, x): return self.div_(moves, one, self.cos_(moves, x))
    def csc_(self, moves, x): return self.div_(moves, one, self.sin_(moves, x))
    def cot_(self, moves, x): return self.div_(moves, self.cos_(moves, x), self.sin_(moves, x))

    def unit(self, moves, x):
        self.need(self.sign(1 - x, moves) >= 0 and self.sign(1 + x, moves) >= 0)

    def asin_(self, moves, x):
        self.unit(moves, x)
        return m.asin(x)

    def acos_(self, moves, x):
        self.unit(moves, x)
        return m.acos(x)

    def atan_(self, _, x): return m.atan(x)
    def asec_(self, moves, x): return self.acos_(moves, self.div_(moves, one, x))
    def acsc_(self, moves, x): return self.asin_(moves, self.div_(moves, one, x))
    def acot_(self, moves, x): return m.atan(self.div_(moves, one, x))

    def sinh_(self, _, x): return m.sinh(self.small(x, 2500))
    def cosh_(self, _, x): return m.cosh(self.small(x, 2500))
    def tanh_(self, _, x): return m.tanh(self.small(x, 2500))
    def sech_(self, _, x): return 1 / m.cosh(self.small(x, 2500))
    def csch_(self, moves, x): return self.div_(moves, one, self.sinh_(moves, x))
    def coth_(self, moves, x): return self.div_(moves, one, self.tanh_(moves, x))
    def asinh_(self, _, x): return m.sign(x) * m.asinh(abs(x))

    def acosh_(self, moves, x):
        self.need(self.sign(x - 1, moves) >= 0)
        return m.re(m.acosh(x))

    def atanh_(self, moves, x):
        self.need(self.sign(1 - x, moves) > 0 and self.sign(1 + x, moves) > 0)
        return m.re(m.atanh(x))

    def asech_(self, moves, x): return self.acosh_(moves, self.div_(moves, one, x))
    def acsch_(self, moves, x): return self.asinh_(moves, self.div_(moves, one, x))
    def acoth_(self, moves, x): return self.atanh_(moves, self.div_(moves, one, x))

    def abs_(self, moves, x): return x if self.sign(x, moves) >= 0 else -x
    def sign_(self, moves, x): return mpf(self.sign(x, moves))
    def relu_(self, moves, x): return x if self.sign(x, moves) > 0 else zero
    def floor_(self, moves, x): return self.whole(x, moves)[0]
    def ceil_(self, moves, x): return -self.whole(-x, moves)[0]

    def round_(self, moves, x):
        size = self.whole(abs(x) + one / 2, moves)[0]
        return size if self.sign(x, False) >= 0 else -size

    def fix_(self, moves, x):
        return self.floor_(moves, x) if self.sign(x, False) >= 0 else self.ceil_(moves, x)

    def erf_(self, _, x): return m.erf(x)
    def erfc_(self, _, x): return m.erfc(x)

    def pole(self, moves, x):
        floor, isWhole = self.whole(self.small(x, 60), moves and x < one / 4)
        self.need(not isWhole or floor > 0)

    def gamma_(self, moves, x):
        self.pole(moves, x)
        return m.gamma(x)

    def lgamma_(self, moves, x):
        self.pole(moves, x)
        return m.re(m.loggamma(x))

    def digamma_(self, moves, x):
        self.pole(moves, x)
        return m.digamma(x)

    def sigmoid_(self, _, x):
        e = m.exp(-abs(self.small(x, 2500)))
        return 1 / (1 + e) if x >= 0 else e / (1 + e)

    def softplus_(self, _, x): return max(x, zero) + m.log1p(m.exp(-abs(self.small(x, 2500))))
    def sinc_(self, moves, x): return one if x == 0 else self.sin_(moves, x) / x
    def min_(self, moves, x, *more): return self.least(moves, -1, x, *more)
    def max_(self, moves, x, *more): return self.least(moves, 1, x, *more)

    def least(self, moves, way, x, *more):
        for y in more:
            x = x if self.sign(x - y, moves) * way >= 0 else y
        return x

    def hypot_(self, moves, x, *more):
        total = x * x + sum(y * y for y in more)
        return m.sqrt(total) if self.sign(total, moves) else zero

    def atan2_(self, moves, y, x):
        sign = self.sign(y, moves and x <= 0)
        self.need(sign or self.sign(x, moves))
        return m.atan2(y, x)

    def mod_(self, moves, x, y):
        return self.sub_(moves, x, self.mul_(moves, y, self.whole(self.div_(moves, x, y), moves)[0]))
