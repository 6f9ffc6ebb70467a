"""What values beside a point say of one side of it: the slope there, and whether the value goes on.

Slopes are differences of values at x + 2h and x + h, for h = 2^-100, 2^-200, 2^-400 and 2^-800: log h doubles from one to the next. A slope
that settles as a power of h has differences that vanish; as 1/log h, that halve; one that grows as a power of log h has some
that double, or more; one that grows as a power of h leaves the one before behind. Else nothing is said.
Each value is computed at 600 digits and at 640; what these don't agree on isn't used.
"""
import mpmath as m

from singular_values import Beyond, Outside, Values

EXPONENTS = (100, 200, 400, 800)
DIGITS = (600, 640)
mpf = m.mpf


class Unsure(Exception):
    """Digits don't tell: something was decided by rounding, or a number is too large."""


class Side:
    """The text of a slope (None: not known), whether the value is continuous (None: not known), how well the slope is known."""

    def __init__(self, slope, continuous, within=None, limit=None):
        self.slope, self.continuous, self.within, self.limit = slope, continuous, within, limit

    def data(self):
        known = {"slope": self.slope, "continuous": self.continuous}
        if self.within is not None:
            known["within"] = self.within
        if self.limit is not None:
            known["limit"] = self.limit
        return known


class Quotients:
    def __init__(self, text):
        self.values = Values(text)

    def value(self, point, moving=()):
        """The value, and how far it may be off. @raise Outside, Unsure"""
        found, decided = [], []
        for digits in DIGITS:
            m.mp.dps = digits
            try:
                found.append(self.values.at({name: x() for name, x in point.items()}, moving))
            except Outside:
                found.append(None)
            except (Beyond, OverflowError, MemoryError, m.libmp.NoConvergence):
                raise Unsure from None
            decided.append(self.values.decisions)
        if decided[0] != decided[1]:
            raise Unsure
        if found[0] is None or found[1] is None:
            if found[0] is not found[1]:
                raise Unsure
            raise Outside
        if not all(m.isfinite(each) for each in found):
            raise Unsure
        return found[1], abs(found[0] - found[1])

    def center(self, point):
        """The value at the point, None where there is none; whether a singular point was met. @raise Unsure"""
        try:
            return self.value({name: (lambda x=x: mpf(x)) for name, x in point.items()}, tuple(point))[0], self.values.met
        except Outside:
            return None, True

    def side(self, point, name, way, at, exponents=EXPONENTS):
        """None: no values there. @param at the value at the point, None where there is none or it isn't known"""
        slopes, values, outside = [], [], 0
        for k in exponents:
            try:
                (near, e), (far, d) = (self.beside(point, name, way * n, k) for n in (1, 2))
            except Unsure:
                continue
            except Outside:
                outside += 1
                continue
            h = m.ldexp(mpf(1), -k)
            slope = (far - near) / (way * h)
            # of what cancels at this step too few digits are left
            if (e + d) / h <= mpf(10) ** -40 * max(1, abs(slope)):
                slopes.append(slope)
            values.append(near)
        if outside == len(exponents):
            return None
        if outside > 0:
            return Side(None, None)
        limit, around = trend(values)
        continuous = None
        if limit is not None and at is not None:
            allowed = mpf("1e-9") * (1 + abs(at)) + 10 * (around or 0)
            continuous = not isinstance(limit, str) and bool(abs(limit - at) <= allowed)
        elif limit is not None:
            continuous = False
        known = None if limit is None or isinstance(limit, str) or continuous else text(limit)
        slope, within = trend(slopes)
        return Side(slope if slope is None or isinstance(slope, str) else text(slope), continuous, within, known)

    def beside(self, point, name, multiple, k):
        def moved(each, x):
            return lambda: mpf(x) + multiple * m.ldexp(mpf(1), -k) if each == name else mpf(x)

        return self.value({each: moved(each, x) for each, x in point.items()})


def text(number):
    """In a range that doubles have."""
    return m.nstr(number, 17) if abs(number) > mpf("1e-300") else "0.0"


def trend(numbers):
    """Where numbers go whose steps are such as above: a number, "Infinity", "-Infinity" or None; and how well it is known."""
    if len(numbers) < 3:
        # an ordinary point has two that agree
        if len(numbers) == 2 and abs(numbers[0] - numbers[1]) <= mpf(10) ** -15 * max(1, abs(numbers[1])):
            return numbers[1], None
        return None, None
    a, b, c = numbers[-3:]
    first, second = b - a, c - b
    if abs(second) <= mpf(10) ** -25 * max(1, abs(c)) and abs(c) <= 10 * max(1, abs(b)):
        return c, None
    if abs(c) > 1000 * abs(b) > 1000 and abs(b) > 10 * abs(a) and c * b > 0:
        return ("Infinity" if c > 0 else "-Infinity"), None
    if first == 0:
        return None, None
    ratio = second / first
    if abs(ratio) <= mpf("0.2"):
        return c, float(abs(second * ratio))
    before = (a - numbers[-4]) if len(numbers) > 3 else None
    if before is None or before == 0 or not abs(first / before - ratio) <= mpf("0.25") * ratio:
        return None, None
    if mpf("0.2") < ratio < mpf("0.75"):
        limit = c + second * ratio / (1 - ratio)
        return limit, float(abs(second) / 2)
    if ratio >= mpf("0.95") and second * c > 0:
        return ("Infinity" if second > 0 else "-Infinity"), None
    return None, None
