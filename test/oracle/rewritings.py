"""The table of rewritings held to mpmath: both sides of each row at random numbers, at 120 digits.

Reads the rows of src/explain/remedies/rewritings.ts and writes rewritings.json beside this file: at how many points both sides have
real values, which agree to 80 digits at all of them (else nothing is written), and at how many the left side has one and the right
side hasn't. Shares nothing with diffcmp but the texts: parser and functions are those of the oracle.
Usage: python3 rewritings.py [seed]
"""
import json
import random
import re
import sys
from pathlib import Path

import mpmath as m

from language import Parser

m.mp.dps = 120
DIGITS = 80
DRAWS = 400
HERE = Path(__file__).parent
R = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 20261128)
RANGES = [(-1, 1), (0, 1), (-4, 4), (1, 5), (0, 0.001), (-30, 30), (2, 3)]
OPERATIONS = {
    "+": lambda x, t: x + t, "-": lambda x, t: x - t, "*": lambda x, t: x * t, "/": lambda x, t: x / t, "^": m.power,
    "sqrt": m.sqrt, "cbrt": lambda x: m.sign(x) * m.cbrt(abs(x)), "exp": m.exp, "expm1": lambda x: m.exp(x) - 1, "log": m.log,
    "log1p": lambda x: m.log(1 + x), "sin": m.sin, "cos": m.cos, "tan": m.tan, "cot": m.cot, "sec": m.sec, "asin": m.asin, "acos": m.acos,
    "atan": m.atan, "atan2": m.atan2, "sinh": m.sinh, "cosh": m.cosh, "tanh": m.tanh, "sech": m.sech, "asinh": m.asinh, "acosh": m.acosh,
    "atanh": m.atanh, "abs": abs, "hypot": lambda x, t: m.sqrt(x * x + t * t), "erf": m.erf, "erfc": lambda x: 1 - m.erf(x),
    "gamma": m.gamma, "lgamma": lambda x: m.log(m.gamma(x)), "sigmoid": lambda x: 1 / (1 + m.exp(-x)),
    "softplus": lambda x: m.log(1 + m.exp(x)), "sinc": lambda x: m.sin(x) / x,
}  # fmt: skip


def value(node, letters):
    kind = node[0]
    if kind == "num":
        return m.mpf(node[1])
    if kind == "name":
        return letters[node[1]]
    if kind == "neg":
        return -value(node[1], letters)
    if kind == "op":
        return OPERATIONS[node[1]](value(node[2], letters), value(node[3], letters))
    arguments = [value(each, letters) for each in node[2]]
    return OPERATIONS[node[1]](*arguments)


def real(node, letters):
    """A real number, or None where there is none on the way."""
    try:
        number = value(node, letters)
    except (ZeroDivisionError, ValueError, TypeError, OverflowError):
        return None
    return number if isinstance(number, m.mpf) and m.isfinite(number) else None


def names(node):
    if isinstance(node, tuple):
        own = {node[1]} if node[0] == "name" else set()
        return own.union(*[names(part) for part in node[1:]])
    return set().union(*[names(part) for part in node]) if isinstance(node, list) else set()


rows = []
source = (HERE / "../../src/explain/remedies/rewritings.ts").read_text()
for left, right in re.findall(r"row\('([^']+)', '([^']+)'\)", source):
    (_, one), (_, other) = Parser(left).program()[0], Parser(right).program()[0]
    both = narrower = 0
    for turn in range(DRAWS):
        letters = {name: m.mpf(R.uniform(*R.choice(RANGES))) for name in sorted(names(one))}
        if "n" in letters and turn % 2:
            letters["n"] = m.mpf(R.randint(1, 5))
        x, y = real(one, letters), real(other, letters)
        if x is None:
            continue
        if y is None:
            narrower += 1
            continue
        scale = max(abs(x), m.mpf(10) ** -20)
        assert abs(x - y) <= scale * m.mpf(10) ** -DIGITS, f"{left} is {x}, {right} is {y} at {letters}"
        both += 1
    rows.append({"from": left, "to": right, "agree": both, "narrower": narrower})
(HERE / "rewritings.json").write_text("[\n" + ",\n".join("  " + json.dumps(row) for row in rows) + "\n]\n")
print(len(rows), "rows, the fewest points", min(row["agree"] for row in rows))
