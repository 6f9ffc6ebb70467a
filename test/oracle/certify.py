"""Certifies a case twice: jets at two precisions (agreement to 45 digits) and central differences of values (25 digits)."""
import decimal
import math
from fractions import Fraction
import mpmath
from mpmath import mp, mpf
from jets import Refused, need, program

AGREE, CROSS = mpf(10) ** -45, mpf(10) ** -25
decimal.getcontext().prec, decimal.getcontext().Emax, decimal.getcontext().Emin = 40, 10 ** 9, -10 ** 9


def fraction(x):
    sign, man, exp, _ = x._mpf_
    need(abs(exp) < 20000, "beyond any double")
    man = int(-man if sign else man)
    return Fraction(man * 2 ** exp) if exp >= 0 else Fraction(man, 2 ** -exp)


def digits(x):
    """At most 40 significant digits, correctly rounded, trailing zeros dropped."""
    if x == 0:
        return "0"
    f = fraction(x)
    d = (decimal.Decimal(f.numerator) / decimal.Decimal(f.denominator)).normalize()
    if -7 <= d.adjusted() < 21:
        return format(d, "f")
    man, exp = f"{d:e}".split("e")
    if "." in man:
        man = man.rstrip("0").rstrip(".")
    return f"{man}e{int(exp)}"


def nearest(x):
    """The nearest double, by exact integer division (Python rounds it correctly, subnormals included)."""
    f = fraction(x)
    try:
        return f.numerator / f.denominator
    except OverflowError:
        raise Refused("beyond double range")


def clear(x):
    """Is x far (1e-30) from every middle between two doubles, so that its rounding can't be doubted?"""
    f, near = fraction(x), nearest(x)
    if f == Fraction(near):
        return True
    ends = [Fraction(y) for y in (math.nextafter(near, -math.inf), math.nextafter(near, math.inf)) if math.isfinite(y)]
    return all(abs(f - (Fraction(near) + y) / 2) > abs(f) / 10 ** 30 for y in ends)


def agree(a, b, tolerance):
    return a == b or abs(a - b) <= tolerance * max(abs(a), abs(b))


def flat(jet, order):
    parts = [jet.v] + list(jet.g)
    if order > 1:
        n = len(jet.g)
        parts += [jet.h[i][j] for i in range(n) for j in range(i, n)]
    return parts


def jets(run, point, order, ladder):
    """The parts at two neighbouring precisions of the ladder that agree; which precision it took.

    A part that is 0 at both must be 0 at 1000 digits too: 1 - tanh(300) is 0 at 60 and 120 digits, and isn't 0.
    """
    last = why = None
    for dps in ladder:
        with mp.workdps(dps):
            try:
                parts = flat(run(point, order), order)
            except Refused as refusal:  # a near tie or a lost digit may clear up at the next precision
                last, why = None, refusal
                continue
            if last and all(agree(a, b, AGREE) for a, b in zip(last, parts)):
                if all(parts) or dps >= 900:
                    return parts, dps
                with mp.workdps(1000):
                    again = flat(run(point, order), order)
                if all(agree(a, b, AGREE) for a, b in zip(again, parts)):
                    return parts, dps
        last = parts
    raise why or Refused("the precisions don't agree")


# relative step (of |x|, or absolute where the flag says so), working digits
PLANS = [(40, 180, False), (40, 700, True), (120, 1500, True), (350, 2400, False)]


def steps(x, exponent, absolute):
    size = mpf(10) ** -exponent
    return size * (min(1, abs(mpf(x))) if x != 0 and absolute else abs(mpf(x)) if x != 0 else 1)


def difference(values, point, names, plan):
    """Central difference of values along one name, or two (mixed or pure second derivative)."""
    exponent, dps, absolute = plan
    with mp.workdps(dps):
        def at(*shifts):
            moved = {k: mpf(v) for k, v in point.items()}
            for name, h in shifts:
                moved[name] += h
            return values(moved).v
        h = [steps(point[k], exponent, absolute) for k in names]
        if len(names) == 1:
            (a,), (x,) = names, h
            return (at((a, x)) - at((a, -x))) / (2 * x)
        (a, b), (x, y) = names, h
        if a == b:
            return (at((a, x)) - 2 * at() + at((a, -x))) / (x * x)
        return (at((a, x), (b, y)) - at((a, x), (b, -y)) - at((a, -x), (b, y)) + at((a, -x), (b, -y))) / (4 * x * y)


def crossed(values, point, names, truth, value):
    """Does the difference of values give this derivative, to 25 digits?"""
    if truth != 0:
        for plan in PLANS:
            try:
                if agree(difference(values, point, names, plan), truth, CROSS):
                    return True
            except Refused:
                pass
        return False
    # a true zero: the difference must vanish with the step, or be nothing beside the one-sided differences
    coarse, fine = (difference(values, point, names, (k, 600, False)) for k in (40, 90))
    if fine == 0 or abs(fine) <= CROSS * abs(coarse):
        return True
    scale = abs(value)
    for k in names:
        scale /= abs(mpf(point[k])) if point[k] else 1
    if abs(fine) <= mpf(10) ** -60 * scale:
        return True
    if len(names) > 1:
        return False
    with mp.workdps(600):
        h = steps(point[names[0]], 90, False)
        moved = [values({**point, names[0]: mpf(point[names[0]]) + s * h}).v for s in (-1, 0, 1)]
        return abs(fine) <= CROSS * (abs(moved[0] - moved[1]) + abs(moved[2] - moved[1])) / h


def certify(expr, at, order=1, guard=None, ladder=(60, 120, 240, 480, 960), bounds=None, identity_zero=False):
    """The certified fields of a case, or Refused."""
    run, values, names = program(expr, True, guard), program(expr, False), list(at)
    if identity_zero:  # zero by an identity that arithmetic can't see: noise that falls with the precision
        for dps in (60, 120, 240):
            with mp.workdps(dps):
                jet = run(at, 1)
                need(all(abs(g) < mpf(10) ** (12 - dps) for g in jet.g), "not an identity")
        jet = Jet0(jet.v if abs(jet.v) > mpf(10) ** -200 else mpf(0), len(names))
        for k in names:
            with mp.workdps(700):
                need(abs(difference(values, at, [k], (100, 700, False))) < mpf(10) ** -500, "not an identity")
        parts = [jet.v] + jet.g
        mp_digits = 240
    else:
        parts, mp_digits = jets(run, at, order, ladder)
    n = len(names)
    with mp.workdps(mp_digits):
        v, g, h = parts[0], parts[1:n + 1], parts[n + 1:]
        if bounds:
            low, high = bounds
            need(all(low <= abs(p) <= high for p in [v] + g + h if p != 0), "out of range")
        if not identity_zero:
            for name, d in zip(names, g):
                need(crossed(values, at, [name], d, v), f"difference along {name} disagrees")
        out = {"value": digits(v), "gradient": {k: digits(d) for k, d in zip(names, g)},
               "nearest": {k: nearest(d) for k, d in zip(names, g)}}
        need(abs(v) < mpf(2) ** 1024, "value beyond double range")
        midway = any(not clear(d) for d in g)
        if midway:  # allowed when the arithmetic is exact: the same number at 60 and at 2500 digits
            with mp.workdps(60):
                low = run(at, 1).g
            with mp.workdps(2500):
                need(low == g == run(at, 1).g, "too near the middle of two doubles")
        for k, d in zip(names, g):  # the digits given determine the double
            need(midway or float(out["gradient"][k]) == out["nearest"][k], "too near the middle of two doubles")
        if order > 1:
            pairs = [(i, j) for i in range(n) for j in range(i, n)]
            hessian, near = {a: {} for a in names}, {a: {} for a in names}
            for (i, j), d in zip(pairs, h):
                need(crossed(values, at, [names[i], names[j]], d, v), "second difference disagrees")
                for a, b in {(i, j), (j, i)}:
                    hessian[names[a]][names[b]], near[names[a]][names[b]] = digits(d), nearest(d)
                need(clear(d) and float(digits(d)) == nearest(d), "too near the middle of two doubles")
            order_of = lambda table: {a: {b: table[a][b] for b in names} for a in names}
            out["hessian"], out["hessianNearest"] = order_of(hessian), order_of(near)
        if any(d == 0 for d in g):
            out["zero"] = True
        if midway:
            out["midway"] = True
        exact = all(fraction(d) == Fraction(nearest(d)) for d in g)
        return out, exact, mp_digits


class Jet0:
    def __init__(self, v, n):
        self.v, self.g = v, [mpf(0)] * n
