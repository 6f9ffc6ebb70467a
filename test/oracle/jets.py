"""Second-order jets over mpmath: value, gradient and Hessian of a program at a point, at the working precision of mp.

Written for the oracle alone and from the definitions in PRODUCT section 2; it shares nothing with diffcmp's table.
A `Jet` without gradient is a constant. `Run(strict=True)` refuses (raises Refused) every point that is, or cannot be
told apart from, a tie, a jump, the edge of a domain; `strict=False` gives values only, with exact comparisons.
"""
import mpmath
from mpmath import mp, mpf
from functions import ADDED
from language import parse

CONSTANTS = {"pi": 3.141592653589793, "e": 2.718281828459045, "tau": 6.283185307179586, "phi": 1.618033988749895}


class Refused(Exception):
    pass


def need(condition, why):
    if not condition:
        raise Refused(why)


class Jet:
    __slots__ = ("v", "g", "h")

    def __init__(self, v, g=None, h=None):
        self.v, self.g, self.h = v, g, h


def lift(a, f0, f1, f2):
    """f(a) from f and its first two derivatives at a.v; f1 and f2 are called only when needed."""
    if a.g is None:
        return Jet(f0)
    n = range(len(a.g))
    d1 = f1()
    g = [d1 * a.g[i] for i in n]
    if a.h is None:
        return Jet(f0, g)
    d2 = f2()
    return Jet(f0, g, [[d1 * a.h[i][j] + d2 * a.g[i] * a.g[j] for j in n] for i in n])


def add(a, b, s=1):
    v = a.v + s * b.v
    if b.g is None:
        return Jet(v, a.g, a.h)
    if a.g is None:
        return Jet(v, [s * x for x in b.g], b.h and [[s * x for x in r] for r in b.h])
    n = range(len(a.g))
    return Jet(v, [a.g[i] + s * b.g[i] for i in n], a.h and [[a.h[i][j] + s * b.h[i][j] for j in n] for i in n])


def scale(a, c):
    return Jet(a.v * c, a.g and [x * c for x in a.g], a.h and [[x * c for x in r] for r in a.h])


def mul(a, b):
    if b.g is None:
        return scale(a, b.v)
    if a.g is None:
        return scale(b, a.v)
    n = range(len(a.g))
    h = a.h and [[a.h[i][j] * b.v + a.v * b.h[i][j] + a.g[i] * b.g[j] + a.g[j] * b.g[i] for j in n] for i in n]
    return Jet(a.v * b.v, [a.g[i] * b.v + a.v * b.g[i] for i in n], h)


def reciprocal(a):
    need(a.v != 0, "division by zero")
    r = 1 / a.v
    return lift(a, r, lambda: -r * r, lambda: 2 * r ** 3)


def div(a, b):
    return mul(a, reciprocal(b))


def small(x, bound, name):
    need(abs(x) <= bound, f"{name} of {mpmath.nstr(x, 5)} is left out")


def sinc_series(x, k):
    """The k-th derivative of sin(x)/x, k = 0, 1, 2, by its power series; for |x| < 1."""
    total, n = mpf(0), 0
    while True:
        m = 2 * n - k
        if m >= 0:
            term = (-1) ** n * x ** m / mp.factorial(2 * n + 1)
            for j in range(k):
                term *= 2 * n - j
            total += term
            if n > k and abs(term) <= abs(total) * mp.eps / 1024:
                return total
            if x == 0 and m > 0:
                return total
        n += 1


def gamma0(x):
    need(not (x <= 0 and mp.isint(x)), "pole of gamma")
    small(x, 1e6, "gamma")
    return mp.gamma(x)


def u_sqrt(x, s):
    need(x >= 0, "sqrt domain")
    need(x > 0 or not s, "sqrt edge")
    y = mp.sqrt(x)
    return y, lambda: 1 / (2 * y), lambda: -1 / (4 * y * x)


def u_cbrt(x, s):
    need(x != 0 or not s, "cbrt edge")
    y = mp.sign(x) * mp.cbrt(abs(x))
    return y, lambda: y / (3 * x), lambda: -2 * y / (9 * x * x)


def u_exp(x, s):
    small(x, 1e7, "exp")
    y = mp.exp(x)
    return y, lambda: y, lambda: y


def u_expm1(x, s):
    small(x, 1e7, "expm1")
    return mp.expm1(x), lambda: mp.exp(x), lambda: mp.exp(x)


def logarithm(base):
    def rule(x, s):
        need(x > 0, "log domain")
        c = mpf(1) if base is None else mp.ln(base)
        return mp.ln(x) / c, lambda: 1 / (x * c), lambda: -1 / (x * x * c)
    return rule


def u_log1p(x, s):
    need(x > -1, "log1p domain")
    return mp.log1p(x), lambda: 1 / (1 + x), lambda: -1 / (1 + x) ** 2


def u_sin(x, s):
    return mp.sin(x), lambda: mp.cos(x), lambda: -mp.sin(x)


def u_cos(x, s):
    return mp.cos(x), lambda: -mp.sin(x), lambda: -mp.cos(x)


def u_tan(x, s):
    c, n = mp.cos(x), mp.sin(x)
    return n / c, lambda: 1 / c ** 2, lambda: 2 * n / c ** 3


def u_sec(x, s):
    c, n = mp.cos(x), mp.sin(x)
    return 1 / c, lambda: n / c ** 2, lambda: (1 + n * n) / c ** 3


def u_csc(x, s):
    c, n = mp.cos(x), mp.sin(x)
    need(n != 0, "csc pole")
    return 1 / n, lambda: -c / n ** 2, lambda: (1 + c * c) / n ** 3


def u_cot(x, s):
    c, n = mp.cos(x), mp.sin(x)
    need(n != 0, "cot pole")
    return c / n, lambda: -1 / n ** 2, lambda: 2 * c / n ** 3


def inside(x, s):
    need(abs(x) <= 1, "asin domain")
    need(abs(x) < 1 or not s, "asin edge")


def u_asin(x, s):
    inside(x, s)
    return mp.asin(x), lambda: (1 - x * x) ** mpf(-0.5), lambda: x * (1 - x * x) ** mpf(-1.5)


def u_acos(x, s):
    inside(x, s)
    return mp.acos(x), lambda: -((1 - x * x) ** mpf(-0.5)), lambda: -x * (1 - x * x) ** mpf(-1.5)


def u_atan(x, s):
    return mp.atan(x), lambda: 1 / (1 + x * x), lambda: -2 * x / (1 + x * x) ** 2


def u_sinh(x, s):
    small(x, 1e7, "sinh")
    return mp.sinh(x), lambda: mp.cosh(x), lambda: mp.sinh(x)


def u_cosh(x, s):
    small(x, 1e7, "cosh")
    return mp.cosh(x), lambda: mp.sinh(x), lambda: mp.cosh(x)


def u_tanh(x, s):
    small(x, 1e7, "tanh")
    return mp.tanh(x), lambda: mp.cosh(x) ** -2, lambda: -2 * mp.sinh(x) / mp.cosh(x) ** 3


def u_sech(x, s):
    small(x, 1e7, "sech")
    c, n = mp.cosh(x), mp.sinh(x)
    return 1 / c, lambda: -n / c ** 2, lambda: (n * n - 1) / c ** 3


def u_csch(x, s):
    small(x, 1e7, "csch")
    need(x != 0, "csch pole")
    c, n = mp.cosh(x), mp.sinh(x)
    return 1 / n, lambda: -c / n ** 2, lambda: (1 + c * c) / n ** 3


def u_coth(x, s):
    small(x, 1e7, "coth")
    need(x != 0, "coth pole")
    c, n = mp.cosh(x), mp.sinh(x)
    return c / n, lambda: -1 / n ** 2, lambda: 2 * c / n ** 3


def u_asinh(x, s):
    return mp.asinh(x), lambda: (1 + x * x) ** mpf(-0.5), lambda: -x * (1 + x * x) ** mpf(-1.5)


def u_acosh(x, s):
    need(x >= 1, "acosh domain")
    need(x > 1 or not s, "acosh edge")
    return mp.acosh(x), lambda: (x * x - 1) ** mpf(-0.5), lambda: -x * (x * x - 1) ** mpf(-1.5)


def u_atanh(x, s):
    need(abs(x) < 1, "atanh domain")
    return mp.atanh(x), lambda: 1 / (1 - x * x), lambda: 2 * x / (1 - x * x) ** 2


def u_erf(x, s):
    small(x, 1e4, "erf")
    d = lambda: 2 / mp.sqrt(mp.pi) * mp.exp(-x * x)
    return mp.erf(x), d, lambda: -2 * x * d()


def u_gamma(x, s):
    y = gamma0(x)
    return y, lambda: y * mp.psi(0, x), lambda: y * (mp.psi(0, x) ** 2 + mp.psi(1, x))


def u_sigmoid(x, s):
    small(x, 1e7, "sigmoid")
    y, z = 1 / (1 + mp.exp(-x)), 1 / (1 + mp.exp(x))
    return y, lambda: y * z, lambda: y * z * (z - y)


def u_softplus(x, s):
    small(x, 1e7, "softplus")
    y, z = 1 / (1 + mp.exp(-x)), 1 / (1 + mp.exp(x))
    return mp.log1p(mp.exp(x)), lambda: y, lambda: y * z


def u_sinc(x, s):
    if abs(x) < 0.5:
        v = mpf(1) if x == 0 else mp.sin(x) / x
        return v, lambda: sinc_series(x, 1), lambda: sinc_series(x, 2)
    n, c = mp.sin(x), mp.cos(x)
    return n / x, lambda: c / x - n / x ** 2, lambda: -n / x - 2 * c / x ** 2 + 2 * n / x ** 3


SMOOTH = {
    "sqrt": u_sqrt, "cbrt": u_cbrt, "exp": u_exp, "expm1": u_expm1, "ln": logarithm(None), "log2": logarithm(2),
    "log10": logarithm(10), "log1p": u_log1p, "sin": u_sin, "cos": u_cos, "tan": u_tan, "sec": u_sec, "csc": u_csc,
    "cot": u_cot, "asin": u_asin, "acos": u_acos, "atan": u_atan, "sinh": u_sinh, "cosh": u_cosh, "tanh": u_tanh,
    "sech": u_sech, "csch": u_csch, "coth": u_coth, "asinh": u_asinh, "acosh": u_acosh, "atanh": u_atanh,
    "erf": u_erf, "gamma": u_gamma, "sigmoid": u_sigmoid, "softplus": u_softplus, "sinc": u_sinc,
}
SMOOTH.update({name: rule for name, (rule, _, _) in ADDED.items() if callable(rule)})
DEFINITIONS = {name: parse(text)[0][2:] for name, (text, _, _) in ADDED.items() if not callable(text)}
# by definition: f of the reciprocal
INVERSES = {"asec": "acos", "acsc": "asin", "acot": "atan", "asech": "acosh", "acsch": "asinh", "acoth": "atanh"}


class Run:
    """One program at one point. `names` are the inputs differentiated, in order."""

    def __init__(self, statements, strict=True, guard=None):
        self.statements, self.strict, self.guard = statements, strict, guard

    def __call__(self, point, order=0):
        names = list(point)
        n = len(names)
        scope = {k: Jet(mpf(v)) for k, v in CONSTANTS.items()}
        for k, name in enumerate(names):
            g = [mpf(int(j == k)) for j in range(n)] if order else None
            h = [[mpf(0)] * n for _ in range(n)] if order > 1 else None
            scope[name] = Jet(mpf(point[name]), g, h)
        self.functions, self.depth, self.tolerance = dict(DEFINITIONS), 0, mpf(10) ** (20 - mp.dps)
        result = None
        for statement in self.statements:
            if statement[0] == "def":
                self.functions[statement[1]] = statement[2:]
            elif statement[0] == "set":
                result = scope[statement[1]] = self.value(statement[2], scope)
            else:
                result = self.value(statement[1], scope)
        if order and result.g is None:
            result = Jet(result.v, [mpf(0)] * n, [[mpf(0)] * n for _ in range(n)] if order > 1 else None)
        return result

    # ties
    def sides(self, a, b, why):
        """sign of a - b; in strict mode a tie of non-constants is refused, and so is what looks like one."""
        d = a.v - b.v
        if self.strict and (a.g is not None or b.g is not None):
            need(abs(d) > self.tolerance * max(abs(a.v), abs(b.v)), why)
        return mp.sign(d)

    def truth(self, node, scope):
        kind = node[0]
        if kind == "rel":
            d = self.sides(self.value(node[2], scope), self.value(node[3], scope), "tie in a comparison")
            return {"<": d < 0, "<=": d <= 0, ">": d > 0, ">=": d >= 0, "==": d == 0, "!=": d != 0}[node[1]]
        if kind == "and":
            return self.truth(node[1], scope) and self.truth(node[2], scope)
        if kind == "or":
            return self.truth(node[1], scope) or self.truth(node[2], scope)
        if kind == "not":
            return not self.truth(node[1], scope)
        raise SyntaxError(f"not a condition: {node}")

    def value(self, node, scope):
        result = self.value_of(node, scope)
        if self.guard and result.v != 0:
            need(1 / self.guard < abs(result.v) < self.guard, "out of range")
        return result

    def value_of(self, node, scope):
        kind = node[0]
        if kind == "num":
            return Jet(mpf(node[1]))
        if kind == "name":
            return scope[node[1]]
        if kind == "neg":
            return scale(self.value(node[1], scope), -1)
        if kind == "if":
            return self.value(node[2] if self.truth(node[1], scope) else node[3], scope)
        if kind == "op":
            a, b = self.value(node[2], scope), self.value(node[3], scope)
            sign = node[1]
            return (add(a, b) if sign == "+" else add(a, b, -1) if sign == "-" else mul(a, b) if sign == "*"
                    else div(a, b) if sign == "/" else self.power(a, b))
        if kind == "call":
            return self.call(node[1], [self.value(a, scope) for a in node[2]], scope)
        raise SyntaxError(f"not a number: {node}")

    def call(self, name, args, scope):
        if name in self.functions:
            parameters, body = self.functions[name]
            need(len(args) == len(parameters), "arity")
            self.depth += 1
            need(self.depth < 400, "recursion")
            inner = {k: scope[k] for k in CONSTANTS}
            inner.update(zip(parameters, args))
            result = self.value(body, inner)
            self.depth -= 1
            return result
        if name in ("min", "max"):
            best = args[0]
            for other in args[1:]:
                d = self.sides(other, best, f"tie in {name}")
                if d < 0 if name == "min" else d > 0:
                    best = other
            return best
        if len(args) == 1:
            return self.unary(name, args[0])
        need(len(args) == 2, "arity")
        a, b = args
        if name == "pow":
            return self.power(a, b)
        if name == "log":
            return div(self.unary("ln", a), self.unary("ln", b))
        if name == "hypot":
            if not self.strict:
                return Jet(mp.sqrt(a.v ** 2 + b.v ** 2))
            return self.unary("sqrt", add(mul(a, a), mul(b, b)))
        if name == "atan2":
            return self.atan2(a, b)
        if name == "mod":
            need(b.v != 0, "mod by zero")
            return add(a, mul(b, self.step("floor", div(a, b))), -1)
        if name == "nthRoot":
            return self.root(a, b)
        raise SyntaxError(f"unknown function {name}")

    def unary(self, name, a):
        x = a.v
        if name == "log":
            name = "ln"
        if name in SMOOTH:
            return lift(a, *SMOOTH[name](x, self.strict and a.g is not None))
        if name in INVERSES:
            return self.unary(INVERSES[name], reciprocal(a))
        if name == "square":
            return mul(a, a)
        if name == "cube":
            return mul(a, mul(a, a))
        zero = Jet(mpf(0))
        if name == "abs":
            return scale(a, -1) if self.sides(a, zero, "abs at 0") < 0 else a
        if name == "relu":
            return a if self.sides(a, zero, "relu at 0") > 0 else zero
        if name in ("sign", "floor", "ceil", "round"):
            return self.step(name, a)
        raise SyntaxError(f"unknown function {name}")

    def step(self, name, a):
        x, strict = a.v, self.strict and a.g is not None
        if strict:
            jump = mpf(0) if name == "sign" else mp.nint(x) if name != "round" else mp.floor(x) + mpf(0.5)
            need(abs(x - jump) > self.tolerance * max(1 if name != "sign" else 0, abs(x)), f"jump of {name}")
        if name == "round":
            v = mp.sign(x) * mp.floor(abs(x) + mpf(0.5))
        else:
            v = {"sign": mp.sign, "floor": mp.floor, "ceil": mp.ceil}[name](x)
        return Jet(v)

    def power(self, a, b):
        x, t = a.v, b.v
        small(t, 1e30, "exponent")
        if b.g is not None:  # a variable exponent
            if x == 0:
                need(a.g is None and t > 0, "0^t")
                return Jet(mpf(0))
            need(x > 0, "negative base")
            return self.unary("exp", mul(b, self.unary("ln", a)))
        if t == 0:
            return Jet(mpf(1))
        whole = mp.isint(t)
        if x == 0:
            need(t > 0, "negative power of 0")
            need(not (self.strict and a.g is not None) or whole, "edge of a power")
        need(x >= 0 or whole, "negative base")
        if x != 0:
            small(t * mp.ln(abs(x)), 1e7, "power")

        def p(s):
            if x == 0:
                return mpf(1) if s == 0 else mpf(0)
            return x ** int(s) if whole and abs(s) < 1e6 else mp.exp(s * mp.ln(abs(x))) * (-1 if x < 0 and int(s) % 2 else 1)
        return lift(a, p(t), lambda: t * p(t - 1), lambda: t * (t - 1) * p(t - 2) if t != 1 else mpf(0))

    def root(self, a, b):
        x, t = a.v, b.v
        odd = b.g is None and mp.isint(t) and int(t) % 2 == 1
        need(t != 0 and (x >= 0 or odd), "nthRoot domain")
        if x == 0:
            need(not (self.strict and a.g is not None) and t > 0, "nthRoot edge")
            return Jet(mpf(0))
        size = a if x > 0 else scale(a, -1)
        y = self.unary("exp", div(self.unary("ln", size), b))
        return y if x > 0 else scale(y, -1)

    def atan2(self, y, x):
        need(not self.strict or not (y.v == 0 and x.v <= 0), "atan2 cut")
        v = mp.atan2(y.v, x.v) if (y.v != 0 or x.v != 0) else mpf(0)
        if not self.strict and y.g is None and x.g is None:
            return Jet(v)
        part = self.unary("atan", div(y, x)) if abs(x.v) >= abs(y.v) else scale(self.unary("atan", div(x, y)), -1)
        return Jet(v, part.g, part.h)


def program(text, strict=True, guard=None):
    return Run(parse(text), strict, guard)
