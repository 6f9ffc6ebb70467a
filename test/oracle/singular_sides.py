"""What values beside a point say of one side of it: the slope there, and whether the value goes on.

Slopes are differences of values at x + 2h and x + h, for h = 2^-100, 2^-200, 2^-400 and 2^-800, and where x - c is exact so near, for
h = 2^-2^40 to 2^-2^43: log h doubles from one to the next. A slope that settles as a power of h has differences that vanish; as
1/log h, that halve; one that grows as a power of log h has some that double, or more; one that grows as a power of h leaves the one
before behind. Else nothing is said; nor where coarse and fine steps tell different things: x^1.0007 looks like x log x at 2^-800.
Each value is computed at 600 digits and at 640; what these don't agree on isn't used.
"""
import mpmath as m

from singular_values import Beyond, Outside, Values

EXPONENTS = (100, 200, 400, 800)
FINE = (2**40, 2**41, 2**42, 2**43)
PARTIAL_EXPONENTS = (75, 150, 300, 600)
DIGITS = (600, 640)
mpf = m.mpf
ODD = [1 + mpf(each) / 1024 for each in (3, 7, 11, 13)]
"""Steps are not quite powers of two: the fractional part of 1/h would be 0 at all of them."""
MORE = 16
"""So many more distances are looked at where values seem to lie on a line: one that swings about 0 hides there once in 2^16."""
BELOW = mpf(10) ** -25
"""Slopes are told to so much."""


class Unsure(Exception):
    """Digits don't tell: something was decided by rounding, or a number is too large."""


def alike(one, other):
    """Whether two runs decided by the same differences: what rounding makes of nothing has other sizes."""
    return len(one) == len(other) and all(
        a == b or (a and b and a[0] == b[0] and abs(a[1] - b[1]) <= 1) for a, b in zip(one, other)
    )


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
        self.text, self.values = text, Values(text)

    def value(self, point, shifts=None, moving=()):
        """The value, and how far it may be off. @raise Outside, Unsure"""
        found, decided = [], []
        for digits in DIGITS:
            m.mp.dps = digits
            try:
                moved = {name: (mpf(since), far()) for name, (since, far) in (shifts or {}).items()}
                found.append(self.values.at({name: x() for name, x in point.items()}, moving, moved))
            except Outside:
                found.append(None)
            except (Beyond, OverflowError, MemoryError, m.libmp.NoConvergence):
                raise Unsure from None
            decided.append(self.values.decisions)
        if not alike(*decided):
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
            return self.value({name: (lambda x=x: mpf(x)) for name, x in point.items()}, None, tuple(point))[0], self.values.met
        except Outside:
            return None, True

    def side(self, point, name, way, at, exponents=EXPONENTS):
        """None: no values there. @param at the value at the point, None where there is none or it isn't known"""
        side = self.side_by(point, name, way, at, exponents)
        x = point[name]
        if len(exponents) < len(FINE) or not (x == 0 or (name, mpf(x)) in self.values.steps_from):
            return side
        return both(side, self.side_by(point, name, way, at, FINE))

    def side_by(self, point, name, way, at, exponents):
        slopes, values, outside = [], [], 0
        for k, odd in zip(exponents, ODD):
            try:
                (near, e), (far, d) = (self.beside(point, name, way * n * odd, k) for n in (1, 2))
            except Unsure:
                continue
            except Outside:
                outside += 1
                continue
            h = m.ldexp(odd, -k)
            slope = (far - near) / (way * h)
            # of what cancels at this step too few digits are left
            if (e + d) / h <= mpf(10) ** -40 * max(1, abs(slope)):
                slopes.append((slope, (e + d) / h))
            if e <= mpf(10) ** -300 * (1 + abs(near)):
                values.append((near, e))
        if outside == len(exponents):
            return None
        if outside > 0:
            return Side(None, None)
        # between jumps and edges that come again and again all these steps may lie by chance
        if len(slopes) > 1 and is_one_line(slopes[-3:]) and not self.goes_straight(point, name, way, exponents):
            return Side(None, None)
        continuous, limit = goes_on(values, at)
        slope, within = trend(slopes)
        known = None if limit is None or isinstance(limit, str) else text(limit)
        return Side(slope if slope is None or isinstance(slope, str) else text(slope), continuous, within, known)

    def goes_straight(self, point, name, way, exponents):
        """Whether values at many more distances lie on one line: those at any two of them have the slope of the next two.

        Powers of two are among them, which are 1/n: what depends on whether 1/h is whole differs nowhere else.
        """
        first, last = exponents[0], exponents[-1]
        places = [(first + (last - first) * i // MORE, 1 + mpf(2 * i + 1) / 64) for i in range(MORE)] + [(k, mpf(1)) for k in exponents]
        known = []
        for k, odd in places:
            try:
                value, error = self.beside(point, name, way * odd, k)
            except (Unsure, Outside):
                continue
            known.append((way * m.ldexp(odd, -k), value, error))
        slopes = [((v - w) / (h - g), (d + e) / abs(h - g)) for (h, v, d), (g, w, e) in zip(known, known[1:])]
        return is_one_line(slopes)

    def beside(self, point, name, multiple, k):
        """The value at `multiple` steps of 2^-k; an input that has no digits for it is moved in its last one."""
        def far():
            return multiple * m.ldexp(mpf(1), -k)

        def moved(each, x):
            return lambda: self.values.add_(True, mpf(x), far()) if each == name else mpf(x)

        return self.value({each: moved(each, x) for each, x in point.items()}, {name: (point[name], far)})


class Partials(Quotients):
    """Slopes of the partial by the input that is moved: each value is a difference of two at h - h^2 and h + h^2, over 2h^2."""

    def side(self, point, name, way, at, exponents=PARTIAL_EXPONENTS):
        """`continuous` is True where the partial goes to the slope on that side, else None."""
        slope = Quotients(self.text).side(point, name, way, at)
        partial = self.side_by(point, name, way, None, exponents)
        if slope is None or partial is None:
            return partial
        known = None not in (slope.slope, partial.limit) and not slope.slope.endswith("Infinity")
        goes = known and slope.continuous and abs(mpf(slope.slope) - mpf(partial.limit)) <= mpf(10) ** -15 * (1 + abs(mpf(slope.slope)))
        return Side(partial.slope, True if goes else None, partial.within)

    def beside(self, point, name, multiple, k):
        aside = m.ldexp(mpf(1), -k)
        (more, d), (less, e) = (super(Partials, self).beside(point, name, multiple + s * aside, k) for s in (1, -1))
        twice = 2 * aside * m.ldexp(mpf(1), -k)
        return (more - less) / twice, (d + e) / twice


def is_one_line(slopes):
    """Whether all are one number, as far as the errors of their digits tell."""
    return all(abs(a - b) <= d + e for (a, d), (b, e) in zip(slopes, slopes[1:]))


def text(number):
    """In a range that doubles have."""
    return m.nstr(number, 17) if abs(number) > mpf("1e-300") else "0.0"


def both(coarse, fine):
    """What coarse and fine steps tell together: nothing where they differ."""
    if coarse is None or fine is None:
        other = fine if coarse is None else coarse
        unknown = other is None or (other.slope is None and other.continuous is None)
        return None if coarse is None and unknown else Side(None, None) if other is not None else None
    slope, within = fine.slope, fine.within
    if slope is None:
        slope, within = coarse.slope, coarse.within
    elif coarse.slope is not None and not same(coarse, fine):
        slope = within = None
    continuous = coarse.continuous if fine.continuous is None else fine.continuous
    return Side(slope, continuous, within, (coarse.limit if fine.limit is None else fine.limit) if continuous is False else None)


def same(coarse, fine):
    if coarse.slope.endswith("Infinity") or fine.slope.endswith("Infinity"):
        return coarse.slope == fine.slope
    a, b = mpf(coarse.slope), mpf(fine.slope)
    return abs(a - b) <= mpf(2) ** -50 * abs(b) + 10 * ((coarse.within or 0) + (fine.within or 0)) + BELOW


def goes_on(values, at):
    """Whether values go to that at the point, and where they go if not; None: not known.

    They do where what is missing falls as a power of h, or isn't seen with the digits; a jump of 1e-28 stays.
    """
    limit, around = trend(values)
    if limit is None and len(values) < 3:
        return None, None
    if at is None or isinstance(limit, str):
        return (None, None) if limit is None else (False, limit)
    gaps = [abs(value - at) for value, _ in values]
    noise = 10 * values[-1][1] + mpf(10) ** (10 - DIGITS[0]) * abs(at)
    if gaps[-1] <= noise:
        return True, None
    if len(gaps) < 3:
        return (True if gaps[-1] <= gaps[-2] / 1000 else None), None
    if all(later <= before / 1000 or later <= noise for before, later in zip(gaps[-3:], gaps[-2:])):
        return True, None
    if limit is not None and abs(limit - at) > noise + 10 * (around or 0) and gaps[-1] > gaps[-2] / 2:
        return False, limit
    return None, None


def trend(known):
    """Where numbers go whose steps are such as above: a number, "Infinity", "-Infinity" or None; and how well it is known.

    @param known numbers with the errors of their digits
    """
    numbers = [number for number, _ in known]
    if len(numbers) < 3:
        # an ordinary point has two that agree
        if len(numbers) == 2 and abs(numbers[0] - numbers[1]) <= mpf(10) ** -15 * max(1, abs(numbers[1])):
            return numbers[1], None
        return None, None
    a, b, c = numbers[-3:]
    first, second = b - a, c - b
    before = (a - numbers[-4]) if len(numbers) > 3 else None
    noise = sum(error for _, error in known[-3:])
    # what falls at one step may rest there, and what grows slowly be small: it must fall at all steps
    falls = before is None or abs(first) <= max(noise, abs(before) / 2)
    if falls and abs(second) <= max(noise, abs(first) / 5):
        rest = abs(second * second / first) if abs(first) > noise else abs(second)
        return c, (float(rest) if abs(second) > BELOW * max(1, abs(c)) else None)
    if abs(c) > 1000 * abs(b) > 1000 and abs(b) > 10 * abs(a) and c * b > 0:
        return ("Infinity" if c > 0 else "-Infinity"), None
    if first == 0 or before is None or before == 0:
        return None, None
    ratio = second / first
    if mpf("0.2") < ratio < mpf("0.75") and abs(first / before - ratio) <= ratio / 10:
        return c + second * ratio / (1 - ratio), float(abs(second) / 2)
    # of log h times a small power of h the steps double less and less
    if ratio >= mpf("0.95") and second * c > 0 and abs(first / before - ratio) <= mpf("0.03") * ratio:
        return ("Infinity" if second > 0 else "-Infinity"), None
    return None, None
