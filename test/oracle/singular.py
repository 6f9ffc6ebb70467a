"""One-sided slopes of random functions at ties, jumps and ends of domains, by mpmath.

Writes singular.json beside this file: expressions full of abs, min, max, steps, roots and conditions at small numbers,
with what differences of values at 600 digits say on either side of the point (singular_sides.py). Knows no derivative rule.
Usage: python3 singular.py [seed] [count]
"""
import json
import random
import re
import sys
from pathlib import Path

from singular_programs import answer

R = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else 20261123)
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 1500
un=['abs','abs','relu','sign','floor','ceil','round','sqrt','cbrt','sin','cos','exp','tanh','square','asin','acos','atan','log1p','sinc','erf','hyp','neg','acosh','log']
def tree(d):
    if d==0 or R.random()<.12: return R.choice(['x','x','x','x','0','1','-1','2','0.5'])
    r=R.random()
    if r<.5:
        f=R.choice(un)
        if f=='hyp': return f'hypot({tree(d-1)}, {tree(d-1)})'
        if f=='neg': return f'(-({tree(d-1)}))'
        return f'{f}({tree(d-1)})'
    if r<.62: return f'{R.choice(["min","max"])}({tree(d-1)}, {tree(d-1)})'
    if r<.67: return f'(({tree(d-1)}) {R.choice(["<","<=",">",">=","==","!="])} ({tree(d-1)}) ? ({tree(d-1)}) : ({tree(d-1)}))'
    if r<.72: return f'(({tree(d-1)})^({R.choice(["2","3","1.5","0.5","0","1","-1","x","4"])}))'
    if r<.75: return f'mod({tree(d-1)}, {R.choice(["1","2","0.5"])})'
    if r<.78: return f'atan2({tree(d-1)}, {tree(d-1)})'
    return f'(({tree(d-1)}) {R.choice("+-*/" if R.random()<.5 else "+-*")} ({tree(d-1)}))'


# every end of a domain at which the table says that the slope is infinite
ENDS = [("sqrt", 0), ("cbrt", 0), ("asin", -1), ("asin", 1), ("acos", -1), ("acos", 1), ("asec", -1), ("asec", 1),
        ("acsc", -1), ("acsc", 1), ("acosh", 1), ("asech", 1)]


def row(e, X):
    told = answer({"expr": e, "at": {"x": X}})
    left, right = told["sides"]["x"]
    return {"expr": e, "at": X, "defined": told["defined"], "left": left, "right": right}


rows = []
while len(rows) < COUNT:
    e = tree(R.randint(1, 4))
    if not re.search(r"\bx\b", e):
        continue
    rows.append(row(e, R.choice([0, 0, 0, 1, -1, 0.5, 2, -0.5])))
rows += [row(f"{name}(x)", X) for name, X in ENDS]
lines = ",\n".join(json.dumps(row) for row in rows)
Path(__file__).with_name("singular.json").write_text(f"[\n{lines}\n]\n")
