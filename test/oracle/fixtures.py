"""Writes fixtures/*.yaml: python3 test/oracle/fixtures.py. About forty cases worth reading; `expect` has 30 digits.

Where the strict jets can go, `expect` is certified as in the corpus (certify.py). At a tie it is given here by hand, and
checked by one-sided quotients of values at 400 digits from both sides.
"""
import decimal
import json
import os
import sys
from mpmath import mp, mpf
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from certify import certify  # noqa: E402
from edge_cases import same, sided  # noqa: E402

AD = ["ad"]  # the differences are in the report anyway, when asked for
# id, expr, at, why, and optionally tolerance, methods, expect by hand, tags
FILES = {
    "elementary": ("One function at a time, at points that tell good rules from poor ones", [
        ("sin-huge", "sin(x)", {"x": 1e22}, "the argument must be reduced by a pi of some 100 digits; the point is exactly the double 1e22", "2ulp", AD),
        ("sin-at-pi", "sin(x)", {"x": 3.141592653589793}, "the double is not pi: the derivative is not -1, but rounds to it", "1ulp", AD),
        ("tan-near-pole", "tan(x)", {"x": 1.5707963267948966}, "the double next to pi/2: finite, and very large", "4ulp", AD),
        ("tanh-saturated", "tanh(x)", {"x": 20}, "the rule 1 - tanh(x)^2 is 0 in doubles; sech(x)^2 keeps every digit", "4ulp", AD),
        ("sigmoid-saturated", "sigmoid(x)", {"x": 40}, "the rule s*(1 - s) is 0 in doubles; s(x)*s(-x) keeps every digit", "4ulp", AD),
        ("acoth-sign", "acoth(x)", {"x": 2}, "mathjs's own symbolic rule has the wrong sign here; the truth is -1/3", "4ulp", AD),
        ("cbrt-negative", "cbrt(x)", {"x": -8}, "the real root: 1/12, where x^(1/3) has no real value", "4ulp", AD),
        ("gamma-minimum", "gamma(x)", {"x": 1.4616321449683622}, "next to the minimum of gamma: the derivative is nearly 0, and digamma cancels", "1e-12abs", AD),
        ("erf-tail", "erf(x)", {"x": 5}, "erf is 1 to 11 digits, its slope 2/sqrt(pi)*exp(-25) is not 0", "4ulp", AD),
        ("exp-subnormal", "exp(x)", {"x": -740}, "a derivative among the subnormal doubles, with few bits left", "1ulp", AD),
    ]),
    "compositions": ("Functions as people write them", [
        ("first-example", "x*cos(x)", {"x": 1.2}, "the example of the manual", "4ulp", AD),
        ("rosenbrock", "(1 - x)^2 + 100*(y - x^2)^2", {"x": -1.2, "y": 1}, "the classic starting point of optimisers", "4ulp", AD),
        ("logistic-loss", "log(1 + exp(-y*(w*x + b)))", {"w": 0.7, "x": 1.5, "b": -0.2, "y": 1}, "what a classifier descends", "1e-14", AD),
        ("black-scholes", "d1 = (log(S/K) + (r + v^2/2)*T)/(v*sqrt(T)); d2 = d1 - v*sqrt(T); S*0.5*(1 + erf(d1/sqrt(2))) - K*exp(-r*T)*0.5*(1 + erf(d2/sqrt(2)))",
         {"S": 100, "K": 105, "r": 0.03, "v": 0.2, "T": 0.75}, "a call option: the gradient is what traders call the Greeks", "1e-13", AD),
        ("van-der-waals", "8.314*T/(v - b) - a/v^2", {"T": 300, "v": 0.0245, "a": 0.364, "b": 4.27e-5}, "the pressure of carbon dioxide; inputs of very different sizes", "1e-13", AD),
        ("kepler", "x - k*sin(x) - m", {"x": 0.8, "k": 0.6, "m": 0.37}, "Kepler's equation, ready for Newton", "4ulp", AD),
        ("softmax", "m = max(x, y, z); exp(x - m)/(exp(x - m) + exp(y - m) + exp(z - m))", {"x": 1, "y": 2, "z": 0.5}, "named steps, and a maximum whose derivative cancels out", "1e-14", AD),
        ("power-by-recursion", "f(n, t) = n <= 0 ? 1 : t*f(n - 1, t); f(10, x)", {"x": 1.2}, "x^10 as a recursive program", "8ulp", AD),
        ("newton-by-recursion", "newton(n, a, t) = n <= 0 ? t : newton(n - 1, a, (t + a/t)/2); newton(6, x, 1)", {"x": 7}, "six Newton steps: the derivative of sqrt(x), almost", "1e-14", AD),
        ("chaos", "logistic(n, r, t) = n <= 0 ? t : logistic(n - 1, r, r*t*(1 - t)); logistic(25, 3.9, x)", {"x": 0.3}, "25 steps of the logistic map: each doubles the error", "1e-6", AD),
        ("deep-square-roots", "sqrt(x + sqrt(x + sqrt(x)))", {"x": 2}, "the chain rule, three deep", "4ulp", AD),
    ]),
    "cancellation": ("Where floating point loses the digits; some tolerances are wide, because the reading is in the report", [
        ("one-minus-cosine", "(1 - cos(x))/x^2", {"x": 1e-6}, "every exact method agrees on about -88.9; the truth is -8.3e-8", "100abs", AD),
        ("root-difference", "sqrt(x + 1) - sqrt(x)", {"x": 1e10}, "both slopes are 5e-6 and their difference is 2.5e-16", "1e-4", AD),
        ("exp-minus-line", "exp(x) - 1 - x", {"x": 1e-5}, "the derivative expm1(x), written badly", "1e-10", AD),
        ("x-minus-sine", "x - sin(x)", {"x": 1e-4}, "1 - cos(x) is 5e-9, known to 8 digits", "1e-7", AD),
        ("quadratic-root", "(-b + sqrt(b^2 - 4*a*c))/(2*a)", {"a": 1, "b": 10000, "c": 1}, "the small root of the school formula: its slope by a comes out with one digit", "0.5", AD),
        ("polynomial-at-root", "x^7 - 7*x^6 + 21*x^5 - 35*x^4 + 35*x^3 - 21*x^2 + 7*x - 1", {"x": 1.01}, "(x - 1)^7 multiplied out: the slope 7e-12 drowns in terms of size 100", "1e-10abs", AD),
        ("rump", "333.75*y^6 + x^2*(11*x^2*y^2 - y^6 - 121*y^4 - 2) + 5.5*y^8 + x/(2*y)", {"x": 77617, "y": 33096}, "Rump's example: the value is -0.827, and doubles say -1.2e21; its gradient is harmless", "16ulp", AD),
        ("heron", "s = (a + b + c)/2; sqrt(s*(s - a)*(s - b)*(s - c))", {"a": 9, "b": 4.53, "c": 4.53}, "Kahan's needle triangle", "1e-12", AD),
    ]),
    "kinks": ("Ties that look like kinks, and what is true there; the methods' conventions may differ, hence wide tolerances", [
        ("abs-cubed", "abs(x)^3", {"x": 0}, "a corner behind a flat power: differentiable, 0", "1e-9abs", AD, "0"),
        ("x-abs-x", "x*abs(x)", {"x": 0}, "a corner times its own zero: differentiable once", "1e-9abs", AD, "0"),
        ("relu-difference", "relu(x) - relu(-x)", {"x": 0}, "it is x: the derivative is 1, and most tools print 0", "1abs", AD, "1"),
        ("equality", "x == 1 ? 1 : x^2", {"x": 1}, "a point overridden by its own value: 2, where five tools print 0", "2abs", AD, "2"),
        ("tangent-tie", "max(sin(x), x)", {"x": 0}, "a tie of two curves with the same slope 1", "4ulp", AD, "1"),
        ("hinge-squared", "relu(x)^2", {"x": 0}, "a hinge times its zero", "1e-9abs", AD, "0"),
        ("beside-the-kink", "abs(x)", {"x": 1e-300}, "no tie, however near; but every difference quotient steps across", "4ulp", AD),
        ("floor-between", "x - floor(x)", {"x": 2.75}, "between jumps the floor is constant", "4ulp", AD),
    ]),
    "domains": ("At home on one side only: branches not taken, filled gaps, edges of the domain", [
        ("branch-not-taken", "x > 0 ? sqrt(x) : 0", {"x": -1}, "the side not taken has no value here; two known tools return NaN", "4ulp", AD),
        ("overflow-not-taken", "x <= 0 ? exp(x) : 1 + x", {"x": 1000}, "the side not taken overflows", "4ulp", AD),
        ("power-zero", "x^0", {"x": 0}, "x^0 is 1 everywhere, so the derivative is 0", "4ulp", AD),
        ("zero-power", "0^x", {"x": 1}, "a rule with log(0) gives NaN; the function is constant", "4ulp", AD),
        ("near-the-edge", "asin(x)", {"x": 0.9999999999999999}, "one double inside the domain: slope 6.7e7", "4ulp", AD),
        ("log-of-tiny", "log(x)", {"x": 1e-300}, "slope 1e300, and no step of 1e-8 fits", "4ulp", AD),
        ("negative-base", "x^3", {"x": -2}, "an integer power takes a negative base", "4ulp", AD),
        ("sinc-at-zero", "sinc(x)", {"x": 0}, "the gap of sin(x)/x, filled by definition", "4ulp", AD),
    ]),
}


def thirty(text):
    d = decimal.Context(prec=30).create_decimal(text).normalize()
    if d == 0:
        return "0"
    if -7 <= d.adjusted() < 21:
        return format(d, "f")
    return f"{d:e}"


def scalar(x):
    if x == int(x) and abs(x) < 1e6:
        return str(int(x))
    return min(repr(x), f"{x:g}".replace("e+", "e").replace("e-0", "e-"), key=len) if float(f"{x:g}") == x else repr(x)


def main():
    mp.dps = 400
    home = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "fixtures")
    count = 0
    for name, (title, cases) in FILES.items():
        lines = [f"# {title}.", "diffcmp: 1", "cases:"]
        for id_, expr, at, why, tolerance, methods, *hand in cases:
            at = {k: float(v) for k, v in at.items()}
            if hand:
                for side in (-1, 1):
                    assert same(mpf(hand[0]), sided(expr, at, "x", side)[0]), id_
                expect = {"x": hand[0]}
            else:
                with mp.workdps(60):
                    expect = {k: thirty(v) for k, v in certify(expr, at)[0]["gradient"].items()}
            point = ", ".join(f"{k}: {scalar(v)}" for k, v in at.items())
            lines += [f"  # {why}", f"  - id: {id_}", f"    expr: {json.dumps(expr)}", f"    at: {{{point}}}"]
            if len(expect) == 1:
                lines.append(f"    expect: '{expect['x']}'")
            else:
                lines += ["    expect:"] + [f"      {k}: '{v}'" for k, v in expect.items()]
            lines += [f"    tolerance: '{tolerance}'", f"    methods: [{', '.join(methods)}]", f"    tags: [{name}]"]
            count += 1
        with open(os.path.join(home, f"{name}.yaml"), "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    print(count, "cases", file=sys.stderr)


if __name__ == "__main__":
    main()
