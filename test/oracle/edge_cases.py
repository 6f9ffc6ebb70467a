"""Writes edge-cases.json: python3 test/oracle/edge_cases.py. Points where the derivative is one-sided, infinite, missing or hidden.

Fields of a row:
  expr, at, order
  status   what may be reported without being wrong; `best` is the fullest right answer. `undecided` is admitted wherever
           settling the point takes more than running the program at it (limits, series, identities). `undefined`
           stands also for an error such as outside-domain or division-by-zero at the point
  gradient the two-sided derivative per input, if it exists; null where it doesn't ("certified" must give this)
  left, right   the one-sided derivatives per input: number, "Infinity", "-Infinity", or null (outside the domain, or none).
           At a jump they are the limits of the slope on either side. A report may leave them out, but not contradict them
  hessian, hessianLeft, hessianRight   (order 2, one input) the same for the second derivative
  why      what is hidden there; `listed` marks the rows of the house's edge-case table
Each is checked by quotients of values at 400 digits and steps from 1e-30 to 1e-120 (which is no proof, but catches slips).
"""
import json
import os
import sys
from mpmath import mp, mpf
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from certify import nearest  # noqa: E402
from jets import Refused, program  # noqa: E402

INF = float("inf")
ROWS = []
U = ["undecided"]
ONE_SIDED = ["kink", "undefined", "undecided"]  # the domain ends there: no two-sided derivative, a finite one-sided one


def row(expr, at, status, left, right, why, order=1, gradient=None, hessian=None, listed=False, best=None):
    if not isinstance(at, dict):
        at = {"x": float(at)}
    per = lambda v: v if isinstance(v, dict) else {k: v for k in at}
    ROWS.append(dict(expr=expr, at=at, order=order, status=status, best=best or status[0], left=per(left), right=per(right),
                     gradient=gradient and per(gradient) if gradient != 0 else per(0), hessian=hessian, why=why, listed=listed))


def smooth(expr, at, value, why, status=("certified",), **more):
    row(expr, at, list(status), value, value, why, gradient=value, **more)


def kink(expr, at, left, right, why, status=("kink", "undecided"), **more):
    row(expr, at, list(status), left, right, why, **more)


def table():
    listed = dict(listed=True)
    kink("abs(x)", 0, -1, 1, "the corner itself", ("kink",), **listed)
    smooth("x*abs(x)", 0, 0, "a corner times its own zero: differentiable once", ("certified", "undecided"), **listed)
    smooth("x*abs(x)", 0, 0, "the second derivative has a corner", ("kink", "undecided"), order=2, hessian=(None, -2, 2), **listed)
    kink("max(x, 0)", 0, 0, 1, "a tie", ("kink",), **listed)
    smooth("relu(x) - relu(-x)", 0, 1, "two kinks that cancel: it is x", ("certified", "undecided"), **listed)
    row("sqrt(x)", 0, ["infinite"] + U, None, INF, "infinite slope at the end of the domain", **listed)
    row("x*sqrt(x)", 0, ONE_SIDED, None, 0, "0 times infinity at the end of the domain", **listed)
    kink("sqrt(x^2)", 0, -1, 1, "abs(x) in disguise", **listed)
    smooth("x^0", 0, 0, "x^0 is 1 everywhere", **listed)
    smooth("0^x", 1, 0, "0^x is 0 near 1; a rule with log(0) gives NaN", **listed)
    row("x^x", 0, ["infinite"] + U, None, -INF, "slope log(x) + 1 at the end of the domain", **listed)
    row("(-2)^x", 2, ["undefined"], None, None, "real only at isolated points", **listed)
    row("x^(1/3)", -8, ["undefined"], None, None, "1/3 is a double and no third: outside the domain", **listed)
    kink("hypot(x, 0)", 0, -1, 1, "abs(x) in disguise", **listed)
    smooth("x > 0 ? sqrt(x) : 0", -1, 0, "NaN from the side not taken", **listed)
    smooth("x <= 0 ? exp(x) : 1 + x", 1000, 1, "overflow in the side not taken", **listed)
    smooth("x == 1 ? 1 : x^2", 1, 2, "a single point overridden by its own value", ("certified", "undecided"), **listed)
    smooth("x == 0 ? 1 : sin(x)/x", 0, 0, "a removable singularity filled in", ("certified", "undecided"), **listed)
    row("acos(x)^2", 1, ONE_SIDED, -2, None, "0 times infinity at the end of the domain", **listed)
    smooth("log(1 + exp(x))", 1000, 1, "overflow inside", **listed)
    smooth("sigmoid(x)", 40, None, "s*(1 - s) is 0 in doubles", **listed)
    smooth("tanh(x)", 20, None, "1 - t^2 is 0 in doubles", **listed)
    smooth("floor(x)", 0.5, 0, "between jumps", **listed)
    row("floor(x)", 1, ["jump"], 0, 0, "the jump itself", **listed)
    row("mod(x, 1)", 2, ["jump"], 1, 1, "a jump with the same slope on both sides", **listed)
    smooth("(1 - cos(x))/x^2", 1e-6, None, "cancellation: tools agree on -88.9", **listed)
    smooth("sin(x)", 1e22, None, "argument reduction of a large double", **listed)

    C = ("certified", "undecided")
    smooth("max(sin(x), x)", 0, 1, "a tie with equal slopes", C)
    kink("max(sin(x), 2*x)", 0, 1, 2, "a tie of two curves")
    smooth("min(x^2, x^3)", 0, 0, "a tie with equal slopes 0", C)
    smooth("abs(x)^3", 0, 0, "smooth enough at 0", C)
    smooth("abs(x)^3", 0, 0, "its second derivative 6|x| exists too", C, order=2, hessian=(0, 0, 0))
    smooth("abs(x)^2", 0, 0, "x^2 in disguise", C)
    smooth("abs(x)^2", 0, 0, "x^2 in disguise, second derivative 2", C, order=2, hessian=(2, 2, 2))
    kink("x*sign(x)", 0, -1, 1, "abs(x) in disguise")
    row("sign(x)", 0, ["jump"], 0, 0, "three values within a neighbourhood")
    smooth("x^2*sign(x)", 0, 0, "a jump times a double zero", C)
    row("sqrt(abs(x))", 0, ["infinite", "kink", "undecided"], -INF, INF, "a cusp")
    row("abs(x)^0.5", 0, ["infinite", "kink", "undecided"], -INF, INF, "the same cusp as a power")
    smooth("abs(x)^1.5", 0, 0, "once differentiable", C)
    smooth("x == 0 ? 0 : exp(-1/x^2)", 0, 0, "flat: all derivatives are 0", C)
    smooth("x <= 0 ? 0 : exp(-1/x)", 0, 0, "flat from the right", C)
    smooth("floor(x)*0", 1, 0, "a jump times the constant 0", C)
    smooth("0*abs(x)", 0, 0, "a kink times the constant 0", C)
    kink("abs(x^2 - 1)", 1, -2, 2, "a corner at an exact root")
    kink("abs(x^2 - 1)", -1, -2, 2, "a corner at an exact root")
    kink("min(x, 2 - x)", 1, 1, -1, "the top of a tent", ("kink",))
    row("cbrt(x)", 0, ["infinite"] + U, INF, INF, "vertical tangent")
    row("nthRoot(x, 3)", 0, ["infinite"] + U, INF, INF, "vertical tangent")
    smooth("cbrt(x)^3", 0, 1, "0 times infinity: it is x", C)
    smooth("cbrt(x^3)", 0, 1, "infinity times 0: it is x", C)
    kink("cbrt(abs(x)^3)", 0, -1, 1, "abs(x) in disguise")
    row("x^1.5", 0, ONE_SIDED, None, 0, "the domain ends, slope 0")
    row("x^0.5", 0, ["infinite"] + U, None, INF, "sqrt as a power")
    row("asin(x)", 1, ["infinite"] + U, INF, None, "the end of the domain")
    row("asin(x)", -1, ["infinite"] + U, None, INF, "the end of the domain")
    row("acos(x)", 1, ["infinite"] + U, -INF, None, "the end of the domain")
    row("acosh(x)", 1, ["infinite"] + U, None, INF, "the end of the domain")
    row("acosh(x)^2", 1, ONE_SIDED, None, 2, "0 times infinity at the end of the domain")
    row("asech(x)", 1, ["infinite"] + U, -INF, None, "the end of the domain")
    row("asec(x)", 1, ["infinite"] + U, None, INF, "the end of the domain")
    row("asin(x)", 1.5, ["undefined"], None, None, "outside the domain")
    row("acoth(x)", 0.5, ["undefined"], None, None, "outside the domain")
    row("log(x)", 0, ["undefined"], None, None, "the value is -infinity")
    row("log(x)", -1, ["undefined"], None, None, "outside the domain")
    row("1/x", 0, ["undefined"], None, None, "a pole")
    row("gamma(x)", 0, ["undefined", "undecided"], None, None, "a pole")
    row("gamma(x)", -2, ["undefined", "undecided"], None, None, "a pole")
    row("x/x", 0, ["undefined", "undecided"], None, None, "removable, yet the program has no value there")
    row("sin(x)/x", 0, ["undefined", "undecided"], None, None, "removable, yet the program has no value there (sinc has one)")
    smooth("sinc(x)", 0, 0, "sin(x)/x with its value filled in")
    smooth("sinc(x)", 0, 0, "second derivative -1/3", ("certified",), order=2, hessian=(-1 / 3, -1 / 3, -1 / 3))
    row("x*log(x)", 0, ["undefined", "undecided"], None, None, "0 times -infinity: no value at the point")
    row("x == 0 ? 0 : x*log(abs(x))", 0, ["infinite"] + U, -INF, -INF, "filled in, with a vertical tangent")
    row("atan2(0, x)", -1, ["certified", "undecided"], 0, 0, "along the cut: constant pi", gradient=0)
    row("atan2(x, -1)", 0, ["jump", "undecided"], -1, -1, "across the cut: from -pi to pi, slope -1 on both sides")
    row("atan2(y, x)", {"y": 0.0, "x": -1.0}, ["jump", "undecided"], {"y": -1, "x": 0}, {"y": -1, "x": 0}, "the cut: a jump in y, smooth along x")
    row("atan2(x, x)", 0, ["undefined", "jump", "undecided"], 0, 0, "the origin: from -3*pi/4 to pi/4, slope 0 on both sides")
    smooth("atan2(x, 1)", 0, 1, "no cut on this side")
    kink("hypot(x, x)", 0, -(2 ** 0.5), 2 ** 0.5, "sqrt(2)*abs(x)")
    row("hypot(x, y)", {"x": 0.0, "y": 0.0}, ["kink", "undecided"], -1, 1, "the tip of a cone")
    row("max(x, y)", {"x": 1.0, "y": 1.0}, ["kink"], 0, 1, "a tie in both inputs")
    row("min(x, y)", {"x": 1.0, "y": 1.0}, ["kink"], 1, 0, "a tie in both inputs")
    row("abs(x - y)", {"x": 2.0, "y": 2.0}, ["kink", "undecided"], -1, 1, "a ridge")
    row("max(x, y) + min(x, y)", {"x": 1.0, "y": 1.0}, ["certified", "undecided"], 1, 1, "kinks that cancel: x + y", gradient=1)
    smooth("max(x, x)", 3, 1, "a tie with itself", C)
    smooth("max(x, 2*x - 1)", 2, 2, "no tie")
    smooth("max(1, 2)*x", 0, 2, "constants only")
    smooth("relu(x)^2", 0, 0, "squared hinge", C)
    smooth("relu(x)^2", 0, 0, "squared hinge: its second derivative jumps from 0 to 2", ("kink", "jump", "undecided"), order=2, hessian=(None, 0, 2))
    kink("relu(x)", 0, 0, 1, "the hinge", ("kink",))
    smooth("relu(x)*x", 0, 0, "hinge times its zero", C)
    smooth("softplus(x)", 0, 0.5, "smooth where relu isn't")
    smooth("log(1 + exp(-abs(x))) + max(x, 0)", 0, 0.5, "the stable form of softplus: two kinks that cancel", C)
    smooth("x >= 0 ? x^2 : x^3", 0, 0, "two sides that join smoothly", C)
    kink("x >= 0 ? x^2 : x", 0, 1, 0, "two sides that join with a corner")
    row("x >= 0 ? 1 + x : x", 0, ["jump", "undecided"], 1, 1, "two sides that don't join")
    row("x < 0 ? -1 : 1", 0, ["jump", "undecided"], 0, 0, "a step by a condition")
    row("x == 0 ? 5 : x", 0, ["jump", "undecided"], 1, 1, "a single point out of line")
    smooth("x == 2 ? x^2 : 4*x - 4", 2, 4, "equality whose sides share value and slope", C)
    smooth("x == 2 ? 4 : 4*x - 4", 2, 4, "equality with a constant on the point", C)
    smooth("x != 0 ? x^2 : 0", 0, 0, "inequality with a constant on the point", C)
    smooth("x > 0 ? x : x", 0, 1, "a condition that chooses nothing", C)
    kink("abs(abs(x) - 1)", 1, -1, 1, "nested corners")
    kink("abs(abs(x) - 1)", -1, -1, 1, "nested corners")
    kink("abs(abs(x) - 1)", 0, 1, -1, "nested corners, the middle one turned over")
    kink("abs(sin(x))", 0, -1, 1, "a corner behind sin")
    smooth("sin(abs(x))*abs(x)", 0, 0, "an even function of abs(x), x*sin(x)", C)
    smooth("cos(abs(x))", 0, 0, "the even function cos hides the corner", C)
    kink("exp(abs(x))", 0, -1, 1, "a corner behind exp")
    kink("abs(x) + x", 0, 0, 2, "half a corner")
    smooth("abs(x) - sqrt(x^2)", 0, 0, "corners that cancel: 0", C)
    smooth("abs(x)*sin(x)", 0, 0, "a corner times a zero", C)
    smooth("abs(x^3)", 0, 0, "a corner behind a flat zero", C)
    kink("abs(x)/2 + max(0, x)", 0, -0.5, 1.5, "two kinks at one point")
    kink("sqrt(1 - cos(x))", 0, -(0.5 ** 0.5), 0.5 ** 0.5, "abs(sin(x/2))*sqrt(2) in disguise")
    smooth("sqrt(x^4)", 0, 0, "x^2 in disguise", C)
    smooth("(x^2)^1.5", 0, 0, "abs(x)^3 in disguise", C)
    row("sqrt(x)^2", 0, ONE_SIDED, None, 1, "x where it is defined: the domain ends")
    row("sqrt(-x^2)", 0, ["undefined", "undecided"], None, None, "a domain of one point")
    row("mod(x, 3)", 6, ["jump"], 1, 1, "a jump at a multiple")
    row("mod(x, -3)", 6, ["jump"], 1, 1, "a jump at a multiple, negative divisor")
    smooth("mod(x, 1)", 2.5, 1, "between jumps")
    row("ceil(x)", 2, ["jump"], 0, 0, "the jump itself")
    row("round(x)", 0.5, ["jump"], 0, 0, "half away from zero")
    row("round(x)", -2.5, ["jump"], 0, 0, "half away from zero")
    smooth("round(x)", 2, 0, "no jump at an integer")
    smooth("floor(x) + ceil(-x)", 1, 0, "jumps that cancel: 0", C)
    smooth("x - floor(x) + floor(x)", 1, 1, "jumps that cancel: x", C)
    smooth("mod(x, 1) + floor(x)", 3, 1, "jumps that cancel: x", C)
    smooth("sin(pi*x)*floor(x)", 1.5, None, "between jumps")
    row("sin(pi*x)*floor(x)", 1, ["jump", "undecided"], 0, -3.141592653589793, "pi is the double: the sine isn't 0 at 1, so a tiny jump stays")
    kink("(x - 1)*floor(x)", 1, 0, 1, "a jump times a zero: a corner")
    smooth("(x - 1)^2*floor(x)", 1, 0, "a jump times a double zero", C)
    smooth("x == 0 ? 0 : x^2*sin(1/x)", 0, 0, "differentiable, with a derivative that isn't continuous", C, best="certified")
    row("x == 0 ? 0 : x*sin(1/x)", 0, ["undefined", "undecided"], None, None, "continuous, with no one-sided derivative")
    smooth("(x - 1)^2", 1, 0, "a true zero")
    smooth("x^2", 5e-324, None, "a derivative in the subnormal range")
    smooth("2^x*0^x", 2, 0, "0^x beside a live factor", C)
    row("0^x", 0, ["jump", "kink", "undefined", "undecided"], None, 0, "0^0 is 1, then 0 to the right, undefined to the left")
    row("x^y", {"x": 0.0, "y": 2.0}, ["certified", "kink", "undefined", "undecided"], 0, 0,
        "by each input alone 0; but for y other than 2 the domain ends at x = 0", gradient=0)
    row("x^y", {"x": -2.0, "y": 3.0}, ["certified", "undefined", "undecided"], {"x": 12, "y": None}, {"x": 12, "y": None},
        "12 by x alone; by y it isn't defined around the point", best="undefined", gradient={"x": 12, "y": None})
    smooth("f(t) = t > 0 ? t : 0; f(x)*f(x)", 0, 0, "a hinge behind a function", C)
    smooth("y = abs(x); y*y", 0, 0, "a corner behind a step", C)
    smooth("f(n, t) = n <= 0 ? 1 : t*f(n - 1, t); f(10, x)", 0, 0, "x^10 at 0 by recursion")
    smooth("x*x*x*x", 0, 0, "all partial products are 0", order=2, hessian=(0, 0, 0))
    smooth("x^2", 0, 0, "x^(2-2) must be 1 at 0", order=2, hessian=(2, 2, 2))
    smooth("x^1", 0, 1, "x^(1-1) must be 1 at 0", order=2, hessian=(0, 0, 0))
    smooth("exp(x^2) - exp(x)*exp(-x)", 0, 0, "a constant part by an identity", C)
    smooth("log(cosh(x))", 800, 1, "overflow inside")
    smooth("atan(exp(x))", 1000, None, "overflow inside; the derivative is about 5e-435", ("certified", "undecided"))
    smooth("exp(-exp(x))", 0, None, "Gumbel")
    row("tan(x)", 1.5707963267948966, ["certified"], None, None, "pi/2 as a double isn't the pole", gradient=None)


def sided(expr, at, name, side, exponents=(30, 60, 90, 120)):
    """(limit of the quotients, of the slopes, of the second differences; continuous?), each None where there is none."""
    run = program(expr, False)

    def f(shift):
        return run({**{k: mpf(v) for k, v in at.items()}, name: mpf(at[name]) + shift}).v

    try:
        quotients, slopes, seconds, gaps = [], [], [], []
        for k in exponents:
            h = side * mpf(10) ** -k
            f0, f1, f2, f3 = f(0), f(h), f(2 * h), f(3 * h)
            quotients.append((f1 - f0) / h)
            slopes.append((f2 - f1) / h)
            seconds.append((f3 - 2 * f2 + f1) / (h * h))
            gaps.append(abs(f1 - f0))
    except Refused:  # exp(-1/x^2) is left out at tiny x, and flat enough at larger ones
        return sided(expr, at, name, side, (2, 2.5, 3, 3.3)) if exponents[0] == 30 else (None, None, None, None)
    return limit(quotients), limit(slopes), limit(seconds), gaps[-1] < mpf(10) ** -30


def limit(q):
    if abs(q[3] - q[2]) <= mpf(10) ** -25 * (1 + abs(q[3])):
        return q[3]
    if abs(q[3]) > abs(q[2]) > abs(q[1]) > abs(q[0]) and abs(q[3]) > 100:  # grows at least like a logarithm
        return INF if q[3] > 0 else -INF
    return None


def same(given, measured):
    if given is None or measured is None:
        return given is None and measured is None
    if abs(given) == INF or abs(measured) == INF:
        return given == measured
    return abs(given - measured) <= mpf(10) ** -15 * max(abs(mpf(given)), mpf(10) ** -12)


def plain(v):
    if v is None:
        return None
    if abs(v) == INF:
        return "Infinity" if v > 0 else "-Infinity"
    x = nearest(mpf(v))
    return int(x) if x == int(x) and abs(x) < 1e15 else x


def main():
    table()
    mp.dps = 400
    out, doubts = [], []
    for r in ROWS:
        expr, at = r["expr"], r["at"]
        try:  # where the strict jets can go, they give the derivative with all its digits
            exact = program(expr, True)(at, 2)
        except Refused:
            exact = None
        for k, name in enumerate(at):
            for side, key in ((-1, "left"), (1, "right")):
                quotient, slope, second, continuous = sided(expr, at, name, side)
                measured = quotient if r["best"] != "jump" and continuous is not False else slope
                if exact is not None:
                    measured = exact.g[k]
                given = r[key][name]
                if given is None and r["best"] == "certified" and exact is not None:
                    given = r[key][name] = measured
                if not same(given, measured):
                    doubts.append(f"{expr} at {at}, {key} by {name}: given {given}, measured {measured and mp.nstr(measured, 12)}")
                if r["hessian"] and not same(r["hessian"][1 if side < 0 else 2], second if exact is None else exact.h[k][k]):
                    doubts.append(f"{expr} at {at}, second {key}: given {r['hessian']}, measured {second and mp.nstr(second, 12)}")
            if exact is not None and r["best"] == "certified":
                r["gradient"] = r["gradient"] or dict(r["left"])
                if r["gradient"][name] is None:
                    r["gradient"][name] = exact.g[k]
        case = {"expr": expr, "at": at, "order": r["order"], "status": r["status"], "best": r["best"]}
        case["gradient"] = r["gradient"] and {k: plain(v) for k, v in r["gradient"].items()}
        for key in ("left", "right"):
            case[key] = {k: plain(v) for k, v in r[key].items()}
        if r["hessian"]:
            for key, v in zip(("hessian", "hessianLeft", "hessianRight"), r["hessian"]):
                case[key] = {"x": {"x": plain(v)}}
        if r["listed"]:
            case["listed"] = True
        case["why"] = r["why"]
        out.append(json.dumps(case, ensure_ascii=False))
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "edge-cases.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(out) + "\n]\n")
    print(len(out), "rows;", len(doubts), "in doubt", file=sys.stderr)
    for d in doubts:
        print("  ", d, file=sys.stderr)


if __name__ == "__main__":
    main()
