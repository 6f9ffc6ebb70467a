"""Derivatives of every node of random graphs, by mpmath and differences of values alone.

Writes graphs.json beside this file. The lines of each graph (name, operation, inputs) are asked of the built library; what they
come to isn't: each operation is computed here at 150 digits, one node or one input is moved by 1e-45 either way, and what
depends on it is computed again. Knows no derivative rule.
Usage: python3 graphs.py [seed] [count]   (after `npm run build`)
"""
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import mpmath as m

m.mp.dps = 150
STEP = m.mpf(10) ** -45
DIGITS = 32
HERE = Path(__file__).parent
R = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 20261127)
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 30

FORMS = [
    "u + w", "u - w", "u*w", "u/(2 + sin(w))", "-u", "square(u)", "sqrt(abs(u) + 0.1)", "cbrt(u - 3)", "exp(sin(u))", "expm1(u/4)",
    "log(1.5 + sin(u))", "log2(2 + sin(u))", "log10(2 + cos(u))", "log1p(0.5*sin(u))", "sin(u)", "cos(u)*w", "tan(sin(u))",
    "sec(sin(u))", "csc(1.5 + sin(u))", "cot(1.5 + sin(u))", "asin(0.9*sin(u))", "acos(0.9*cos(u))", "atan(u)",
    "asec(2.5 + sin(u))", "acsc(-2 + 0.5*sin(u))", "acot(1.5 + sin(u))", "sinh(sin(u))", "cosh(sin(u))", "tanh(u)", "sech(sin(u))",
    "csch(1.5 + sin(u))", "coth(-1.5 + sin(u))", "asinh(u)", "acosh(2.5 + sin(u))", "atanh(0.9*sin(u))", "asech(0.5 + 0.4*sin(u))",
    "acsch(1.5 + sin(u))", "acoth(2.5 + sin(u))", "abs(u)", "sign(u) + w", "floor(3*u)*w", "ceil(2*u) + w", "round(u)*w",
    "fix(2*u) - w", "relu(u)", "erf(u)", "erfc(sin(u))", "gamma(2.5 + sin(u))", "lgamma(2.5 + sin(u))", "digamma(2.5 + sin(u))",
    "sigmoid(u)", "softplus(u)", "sinc(u)", "(1.5 + sin(u))^cos(w)", "u^3", "2^sin(u)", "nthRoot(2 + sin(u), 3)",
    "atan2(u, 2 + sin(w))", "hypot(u, w)", "min(u, w)", "max(u, w)", "mod(u, 2 + sin(w))", "u > w ? sin(u) : w*cos(u)", "f(u, w)",
]


def near(x):
    """Half away from zero."""
    return m.sign(x) * m.floor(abs(x) + m.mpf(1) / 2)


OPERATIONS = {
    "copy": lambda x: x, "constant": lambda x: x, "neg": lambda x: -x, "square": lambda x: x * x, "sqrt": m.sqrt,
    "cbrt": lambda x: m.sign(x) * m.cbrt(abs(x)), "exp": m.exp, "expm1": lambda x: m.exp(x) - 1, "log": m.log,
    "log2": lambda x: m.log(x) / m.log(2), "log10": lambda x: m.log(x) / m.log(10), "log1p": lambda x: m.log(1 + x),
    "sin": m.sin, "cos": m.cos, "tan": m.tan, "sec": m.sec, "csc": m.csc, "cot": m.cot, "asin": m.asin, "acos": m.acos, "atan": m.atan,
    "asec": lambda x: m.acos(1 / x), "acsc": lambda x: m.asin(1 / x), "acot": lambda x: m.atan(1 / x),
    "sinh": m.sinh, "cosh": m.cosh, "tanh": m.tanh, "sech": m.sech, "csch": m.csch, "coth": m.coth,
    "asinh": m.asinh, "acosh": m.acosh, "atanh": m.atanh, "asech": lambda x: m.acosh(1 / x), "acsch": lambda x: m.asinh(1 / x),
    "acoth": lambda x: m.atanh(1 / x), "abs": abs, "sign": m.sign, "floor": m.floor, "ceil": m.ceil, "round": near,
    "fix": lambda x: m.sign(x) * m.floor(abs(x)), "relu": lambda x: x if x > 0 else m.mpf(0), "erf": m.erf, "erfc": m.erfc,
    "gamma": m.gamma, "lgamma": lambda x: m.log(abs(m.gamma(x))), "sigmoid": lambda x: 1 / (1 + m.exp(-x)),
    "softplus": lambda x: m.log(1 + m.exp(x)),
    "add": lambda x, t: x + t, "sub": lambda x, t: x - t, "mul": lambda x, t: x * t, "div": lambda x, t: x / t,
    "pow": lambda x, t: m.power(x, t), "nthRoot": lambda x, t: m.power(x, 1 / t), "atan2": m.atan2,
    "hypot": lambda x, t: m.sqrt(x * x + t * t), "min": min, "max": max, "mod": lambda x, t: x - t * m.floor(x / t),
    "polygamma": lambda n, x: m.psi(int(n), x), "sincDerivative": lambda n, x: m.sin(x) / x,
}  # fmt: skip


def text(number):
    """A program of a few named steps, which see each other."""
    names = ["x", "y"]
    lines = ["f(s, t) = sin(s*t) + s"]
    for i in range(1, 5):
        form = FORMS[(number * 4 + i) % len(FORMS)] if i < 4 else R.choice(FORMS)
        u, w = R.sample(names[-3:], 2)
        lines.append(f"s{i} = " + re.sub(r"\b[uw]\b", lambda match: u if match.group() == "u" else w, form))
        names.append(f"s{i}")
    return "; ".join(lines) + "; s4 + 0.5*s3*sin(s2) + x*y*s1"


def lists(cases):
    """The lines of each, as the library has them."""
    code = """
      import { graph } from './dist/index.js';
      const cases = JSON.parse(process.argv[1]);
      const lists = [];
      for (const { expression, at } of cases)
        lists.push((await graph(expression, { at })).nodes.map(({ name, operation, inputs }) => [name, operation, ...inputs]));
      console.log(JSON.stringify(lists));
    """
    done = subprocess.run(["node", "--input-type=module", "-e", code, json.dumps(cases)], cwd=HERE.parent.parent, capture_output=True, text=True, check=True)  # fmt: skip
    return json.loads(done.stdout)


def run(lines, at, moved=None, by=0):
    values = {}
    for name, operation, *inputs in lines:
        value = m.mpf(at[name]) if operation == "input" else OPERATIONS[operation](*(values[i] if isinstance(i, str) else m.mpf(i) for i in inputs))
        values[name] = value + by if name == moved else value
    return values


def digits(x):
    return m.nstr(x, DIGITS, strip_zeros=False) if abs(x) > m.mpf(10) ** -60 else "0"


def difference(of):
    return (of(STEP) - of(-STEP)) / (2 * STEP)


def partials(line, values):
    """By each input that is a node; null by numbers."""
    _, operation, *inputs = line
    args = [values[i] if isinstance(i, str) else m.mpf(i) for i in inputs]
    return [digits(difference(lambda h: OPERATIONS[operation](*args[:slot], args[slot] + h, *args[slot + 1:]))) if isinstance(i, str) else None for slot, i in enumerate(inputs)]  # fmt: skip


def case(expression, at, lines):
    values = run(lines, at)
    output = lines[-1][0]
    by_x = {side: run(lines, at, "x", side * STEP) for side in (1, -1)}
    nodes = []
    for line in lines:
        name = line[0]
        nodes.append({
            "line": line,
            "value": digits(values[name]),
            "partials": partials(line, values),
            "tangent": digits((by_x[1][name] - by_x[-1][name]) / (2 * STEP)),
            "adjoint": digits(difference(lambda h: run(lines, at, name, h)[output])),
        })  # fmt: skip
    return {"expression": expression, "at": at, "nodes": nodes}


cases = [{"expression": text(i), "at": {"x": round(R.uniform(-2, 2), 3), "y": round(R.uniform(0.2, 2), 3)}} for i in range(COUNT)]
result = [case(c["expression"], c["at"], lines) for c, lines in zip(cases, lists(cases))]
out = "[\n" + ",\n".join(json.dumps(each, separators=(",", ":")) for each in result) + "\n]\n"
(HERE / "graphs.json").write_text(out)
nodes = sum(len(each["nodes"]) for each in result)
print(f"{len(result)} graphs, {nodes} nodes, {sum(len(n['partials']) for e in result for n in e['nodes'])} partials, {len(out)} bytes")
