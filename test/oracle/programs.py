"""fixtures/programs/cases.yaml: exact derivatives of the programs in that folder.

The programs are written here a second time, over mpmath. Derivatives are central differences of values at 120 digits, with
steps 1e-40 and 1e-35, which must agree to 40 digits: no rule of differentiation has a part in them.
"""

import pathlib

from mpmath import cos, erf as true_erf, exp, fabs, log, mp, mpf, nstr, pi, sin, sqrt, tanh

mp.dps = 120
PI = mpf(3.141592653589793)  # Math.PI is a double, as all literals are
SQRT2 = mpf(1.4142135623730951)


def d(x):
    """The double of a literal."""
    return mpf(float(x))


def root(x, tolerance=1e-12):
    t = x if x > 1 else mpf(1)
    for _ in range(100):
        step = (t * t - x) / (2 * t)
        t -= step
        if fabs(step) <= d(tolerance) * t:
            return t
    raise ArithmeticError


def kepler(M, e):
    t = M
    while True:
        last = t
        t -= (t - e * sin(t) - M) / (1 - e * cos(t))
        if not fabs(t - last) > d(1e-10):
            return t


def pendulum(length):
    return lambda y: (y[1], (-d(9.81) / length) * sin(y[0]))


def euler(angle, length=mpf(1), steps=12):
    f, y = pendulum(length), (angle, mpf(0))
    for _ in range(steps):
        slope = f(y)
        y = tuple(v + slope[i] / steps for i, v in enumerate(y))
    return y[0]


def rk4(angle, length=mpf(1), steps=6):
    f, y, h = pendulum(length), (angle, mpf(0)), mpf(1) / steps
    for _ in range(steps):
        k1 = f(y)
        k2 = f([v + h / 2 * k1[i] for i, v in enumerate(y)])
        k3 = f([v + h / 2 * k2[i] for i, v in enumerate(y)])
        k4 = f([v + h * k3[i] for i, v in enumerate(y)])
        y = [v + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]) for i, v in enumerate(y)]
    return y[0]


def ball(field):
    def run(t, height=mpf(2), kept=d(0.8)):
        g = d(9.81)
        fall = sqrt(2 * height / g)
        if t < fall:
            return {"height": height - g * t * t / 2, "speed": -g * t}[field]
        speed, rest = g * fall * kept, t - fall
        while rest >= 2 * speed / g:
            rest -= 2 * speed / g
            speed *= kept
        return {"height": speed * rest - g * rest**2 / 2, "speed": speed - g * rest}[field]

    return run


def horner(c, x):
    return sum(v * x**i for i, v in enumerate(c))


def bezier(points, t):
    p = [list(point) for point in points]
    while len(p) > 1:
        p = [[(1 - t) * u + t * v for u, v in zip(a, b)] for a, b in zip(p, p[1:])]
    return p[0]


def iterate(x, r=d(3.9), turns=40):
    for _ in range(turns):
        x = r * x * (1 - x)
    return x


def erfc(x):
    if x < 0:
        return 2 - erfc(-x)
    if x < 2:
        term = total = x
        n = 1
        while fabs(term) > d(1e-17) * fabs(total):
            term *= -x * x / n
            total += term / (2 * n + 1)
            n += 1
        return 1 - 2 / sqrt(PI) * total
    f = c = x
    D = mpf(0)
    for k in range(1, 200):
        D = 1 / (x + mpf(k) / 2 * D)
        c = x + mpf(k) / 2 / c
        f *= c * D
        if fabs(c * D - 1) < d(1e-15):
            break
    return exp(-x * x) / sqrt(PI) / f


def normal(x):
    return erfc(-x / SQRT2) / 2


def price(kind):
    def run(spot, strike, years, rate, volatility):
        spread = volatility * sqrt(years)
        d1 = (log(spot / strike) + (rate + volatility**2 / 2) * years) / spread
        d2 = d1 - spread
        discounted = strike * exp(-rate * years)
        if kind == "call":
            return spot * normal(d1) - discounted * normal(d2)
        return discounted * normal(-d2) - spot * normal(-d1)

    return run


def spline(x, ys=None):
    xs = [mpf(0), mpf(1), mpf(2.5), mpf(3), mpf(4)]
    ys = ys or [mpf(0), mpf(1), mpf(0.5), mpf(-0.25), mpf(1)]
    n = len(xs)
    A, b = mp.zeros(n), mp.zeros(n, 1)
    A[0, 0] = A[n - 1, n - 1] = 1
    for i in range(1, n - 1):
        before, after = xs[i] - xs[i - 1], xs[i + 1] - xs[i]
        A[i, i - 1], A[i, i], A[i, i + 1] = before, 2 * (before + after), after
        b[i] = 6 * ((ys[i + 1] - ys[i]) / after - (ys[i] - ys[i - 1]) / before)
    m = mp.lu_solve(A, b)
    i = next((k for k, knot in enumerate(xs) if knot > x), 0) - 1
    if i < 0:
        i = 0 if x < xs[0] else n - 2
    h = xs[i + 1] - xs[i]
    u, v = (xs[i + 1] - x) / h, (x - xs[i]) / h
    return u * ys[i] + v * ys[i + 1] + ((u**3 - u) * m[i] + (v**3 - v) * m[i + 1]) * h**2 / 6


def elliptic(rule):
    def run(m):
        def f(t):
            return 1 / sqrt(1 - m * sin(t) ** 2)

        a, b = mpf(0), PI / 2
        if rule == "trapezoid":
            h = (b - a) / 16
            return h * ((f(a) + f(b)) / 2 + sum(f(a + i * h) for i in range(1, 16)))
        if rule == "simpson":
            h = (b - a) / 10
            return h / 3 * sum((1 if i in (0, 10) else 4 if i % 2 else 2) * f(a + i * h) for i in range(11))

        def simple(left, right):
            return (right - left) / 6 * (f(left) + 4 * f((left + right) / 2) + f(right))

        def halve(left, right, whole, allowed):
            middle = (left + right) / 2
            first, second = simple(left, middle), simple(middle, right)
            error = first + second - whole
            if fabs(error) <= 15 * allowed:
                return first + second + error / 15
            return halve(left, middle, first, allowed / 2) + halve(middle, right, second, allowed / 2)

        return halve(a, b, simple(a, b), d(1e-4))

    return run


POINTS = [(0.1, 0.2), (0.3, -0.1), (-0.2, 0.1), (2.1, 1.9), (1.8, 2.2), (2.3, 2.1), (-1.9, 2.2), (-2.1, 1.7)]


def k_means(centres):
    return sum(min(sum((d(p) - q) ** 2 for p, q in zip(point, centre)) for centre in centres) for point in POINTS) / 8


def network(hidden, biases, output, bias):
    total = mpf(0)
    for a, b, target in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)):
        units = [tanh(row[0] * a + row[1] * b + shift) for row, shift in zip(hidden, biases)]
        predicted = 1 / (1 + exp(-(sum(w * u for w, u in zip(output, units)) + bias)))
        total -= log(predicted) if target else log(1 - predicted)
    return total / 4


def fibonacci(a, b):
    for _ in range(20):
        a, b = b, a + b
    return a


def energy(mass, stiffness, dt, steps=12):
    position, speed = mpf(1), mpf(0)
    for _ in range(steps):
        force = -stiffness * position - d(0.1) * speed
        speed += force / mass * dt
        position += speed * dt
    return (mass * speed**2 + stiffness * position**2) / 2


def rod(conductivity, heat):
    dt, n = d(0.1), 8
    c = conductivity * dt
    t = mp.zeros(n, 1)
    A = mp.zeros(n)
    for i in range(n):
        A[i, i] = 1 + (1 if i in (0, n - 1) else 2) * c
        if i > 0:
            A[i, i - 1] = A[i - 1, i] = -c
    for _ in range(5):
        t[0] += heat * dt
        t = mp.lu_solve(A, t)
    return (t[n // 2 - 1] + t[n // 2]) / 2


def rosenbrock(x):
    return sum(100 * (b - a**2) ** 2 + (1 - a) ** 2 for a, b in zip(x, x[1:]))


def steepness(x):
    g = [mpf(0)] * len(x)
    for i in range(len(x) - 1):
        t = x[i + 1] - x[i] ** 2
        g[i] += -400 * x[i] * t - 2 * (1 - x[i])
        g[i + 1] += 200 * t
    return sqrt(sum(v * v for v in g))


QUARTER = [[0, 0], [0.25, 1], [1.5, 1.25], [2, 0.5]]
WEIGHTS = {"hidden": [[1.2, -0.8], [-0.6, 0.9]], "biases": [0.1, -0.3], "output": [0.7, -1.1], "bias": 0.2}
MARKET = {"spot": 100, "strike": 105, "years": 0.5, "market": {"rate": 0.03, "volatility": 0.2}}

# comment, id, file, point, function of the values in that order, further fields
CASES = [
    ("1/(2√2), but for the error of the last turn", "newton-root", "newton.js#root", {"x": 2}, root, {}),
    ("further from the start: fourteen turns, and the same digits", "newton-large", "newton.js#root", {"x": 1000000}, root, {}),
    ("by the mean anomaly and the eccentricity at once", "kepler", "newton.js#kepler", {"M": 1.2, "e": 0.6}, kepler, {}),
    ("the program's own derivative, not that of the pendulum: Euler's steps gain energy", "pendulum-euler", "pendulum.js#euler", {"angle": 1, "length": 1}, euler, {}),
    ("the same pendulum, nearly exact", "pendulum-rk4", "pendulum.js#rk4", {"angle": 1, "length": 1}, rk4, {}),
    ("before the first bounce", "ball-falling", "bouncing-ball.js#state.height", {"t": 0.5}, ball("height"), {}),
    ("after three bounces: by time, by the height of the start, and by what each bounce keeps", "ball-bouncing", "bouncing-ball.js#state.height", {"t": 3, "height": 2, "kept": 0.8}, ball("height"), {}),
    ("another field of the same result", "ball-speed", "bouncing-ball.js#state.speed", {"t": 3, "height": 2, "kept": 0.8}, ball("speed"), {}),
    ("an array is an input, and so is x", "horner", "polynomials.js#horner", {"c": [3, -2, 0.5, 1, -0.25], "x": 1.5}, horner, {}),
    ("a component of a record", "bezier-x", "polynomials.js#deCasteljau.x", {"points": QUARTER, "t": 0.375}, lambda p, t: bezier(p, t)[0], {}),
    ("all control points, and t", "bezier-distance", "polynomials.js#distance", {"points": QUARTER, "t": 0.375}, lambda p, t: sqrt(sum(v * v for v in bezier(p, t))), {}),
    ("it settles at 1 - 1/r = 0.6, whatever the start: nearly 0", "logistic-calm", "logistic-map.js", {"x": 0.3, "r": 2.5}, iterate, {"tolerance": "1e-9"}),
    ("chaos: each turn loses a bit or so, in the derivative as in the value", "logistic-chaos", "logistic-map.js", {"x": 0.3}, iterate, {"tolerance": "1e-3"}),
    ("by the series", "erf-series", "error-function.js#erf", {"x": 0.5}, lambda x: 1 - erfc(x), {}),
    ("by the continued fraction", "erfc-fraction", "error-function.js#erfc", {"x": 3}, erfc, {}),
    ("a recursion of one call", "erfc-negative", "error-function.js#erfc", {"x": -2.5}, erfc, {}),
    ("the Greeks of a call, from TypeScript", "black-scholes-call", "black-scholes.ts#price", MARKET, price("call"), {}),
    ("between knots, by x and by all values at the knots", "spline", "spline.js#spline", {"x": 1.75, "ys": [0, 1, 0.5, -0.25, 1]}, spline, {}),
    ("Simpson's rule with a callback", "quadrature-simpson", "quadrature.js#elliptic", {"m": 0.75}, elliptic("simpson"), {}),
    ("three centres, each with its own points", "k-means", "k-means.js#loss", {"centres": [[0, 0], [2, 2], [-1.75, 2.125]]}, k_means, {}),
    ("nine weights at once", "network", "network.js#loss", WEIGHTS, network, {}),
    ("13 x¹²", "power", "recursion.js#power", {"x": 1.1}, lambda x: x**13, {}),
    ("x to the power of -3: n is a number that decides, and no input that one differentiates by", "power-negative", "recursion.js#power", {"x": 1.1, "n": -3}, lambda x, n: x**-3, {"wrt": ["x"]}),
    ("F(20) = 4181 a + 6765 b: two of Fibonacci's numbers", "fibonacci", "recursion.js#fibonacci", {"a": 0.5, "b": 0.25}, fibonacci, {}),
    ("H'₆ = 12 H₅", "hermite", "recursion.js#hermite", {"x": 0.75}, lambda x: mp.hermite(6, x), {}),
    ("the constructor's parameters are inputs beside those of the method", "oscillator", "oscillator.js#Oscillator.energy", {"mass": 1.5, "stiffness": 4, "dt": 0.1}, energy, {}),
    ("CommonJS, with a solver that another file brings", "rod", "rod.cjs#middle", {"conductivity": 2, "heat": 5}, rod, {}),
    ("the valley at its usual start, twice over", "rosenbrock", "rosenbrock.js#value", {"x": [-1.2, 1, -1.2, 1]}, rosenbrock, {}),
    ("through an array that a function fills", "rosenbrock-slope", "rosenbrock.js#slope", {"x": [-1.2, 1, 0.5]}, steepness, {}),
]


def numbers(value):
    """All numbers of a value, with functions that put others in their place."""
    if isinstance(value, (int, float)):
        return [d(value)]
    return [n for part in (value.values() if isinstance(value, dict) else value) for n in numbers(part)]


def rebuilt(value, rest):
    if isinstance(value, (int, float)):
        return rest.pop(0)
    if isinstance(value, dict):
        return {name: rebuilt(part, rest) for name, part in value.items()}
    return [rebuilt(part, rest) for part in value]


def arguments(tree):
    """Fields of records are arguments of their own here."""
    return [a for value in tree.values() for a in (arguments(value) if isinstance(value, dict) else [value])]


def gradient(f, at):
    flat = numbers(at)

    def value(changed):
        return f(*arguments(rebuilt(at, list(changed))))

    def slope(i, h):
        up, down = list(flat), list(flat)
        up[i] += h
        down[i] -= h
        return (value(up) - value(down)) / (2 * h)

    slopes = []
    for i in range(len(flat)):
        first, second = slope(i, mpf("1e-40")), slope(i, mpf("1e-35"))
        assert fabs(first - second) <= mpf("1e-40") * (fabs(first) + mpf("1e-20")), (at, i)
        slopes.append(first)
    return rebuilt(at, slopes)


def text(value):
    """Flow style of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {text(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(text, value)) + "]"
    if isinstance(value, mpf):
        return "'0'" if fabs(value) < mpf("1e-60") else f"'{nstr(value, 30, strip_zeros=True).removesuffix('.0')}'"
    return str(value) if not isinstance(value, float) else repr(value)


def flat_names(tree):
    """Fields of records as inputs: market.rate."""
    out = {}
    for name, value in tree.items():
        if isinstance(value, dict):
            out.update({f"{name}.{field}": part for field, part in value.items()})
        else:
            out[name] = value
    return out


def main():
    lines = [
        "# Programs as people write them: the functions of the files beside this one, each with its exact derivative.",
        "# 1e-12 is some 5,000 ulps: what programs of hundreds of operations may lose where nothing cancels.",
        "diffcmp: 1",
        "defaults: {methods: [ad], tolerance: '1e-12'}",
        "cases:",
    ]
    for comment, name, file, at, f, more in CASES:
        slopes = flat_names(gradient(f, at))
        if "wrt" in more:
            slopes = {key: slopes[key] for key in more["wrt"]}
        expected = text(next(iter(slopes.values()))) if len(slopes) == 1 and not isinstance(next(iter(slopes.values())), list) else text(slopes)
        lines += [f"  # {comment}", f"  - id: {name}", f"    file: {file}", f"    at: {text(at)}"]
        if "wrt" in more:
            lines.append(f"    wrt: [{', '.join(more['wrt'])}]")
        lines.append(f"    expect: {expected}")
        if "tolerance" in more:
            lines.append(f"    tolerance: '{more['tolerance']}'")
        lines.append("    tags: [programs]")
    target = pathlib.Path(__file__).parents[2] / "fixtures" / "programs" / "cases.yaml"
    target.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    assert fabs(erfc(mpf(1)) - (1 - true_erf(1))) < mpf("1e-15") and fabs(pi - PI) < mpf("1e-15")
    main()
