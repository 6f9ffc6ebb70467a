"""Makes the oracle corpus: python3 test/oracle/generate.py (mpmath 1.3.0 and nothing else; some minutes; same bytes each run).

Writes cases.json (for developing) and held-out.json (kept aside), split by a hash of expression and point, one case a line:
  expr      a program in diffcmp's language
  at        the point; each number is exactly the double that its text reads as
  value     the function there, and
  gradient  its derivative by each input: decimal strings, correctly rounded to 40 significant digits, trailing zeros dropped
  nearest   the gradient rounded to the nearest double, ties to even
  hessian, hessianNearest   the same for second derivatives, of some cases
  zero      true: a component "0" of the gradient is exactly zero, not an underflow
  tags      kind (function, composition, program, cancellation, random, extreme, zero, identity-zero), subject,
            exact (the derivative is a double), midway (it lies exactly between two), underflow (nearest is 0, the derivative isn't), subnormal

Literals and inputs are the exact doubles; pi, e, tau, phi are the doubles of those names; all else is real arithmetic.
Every case is certified twice (certify.py): jets at two precisions, 60 digits and up, agreeing to 45 digits; and central
differences of values alone at 180 digits and up, agreeing with the jets to 25. What can't be certified is left out and
listed on stderr, unless it comes from the random trees. Nothing here is shared with diffcmp: parser, jets and rules are its own.
"""
import hashlib
import json
import math
import multiprocessing
import os
import random
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from cancellation import CASES, IDENTITIES  # noqa: E402
from certify import certify  # noqa: E402
from compositions import EXACT, EXTREMES, KINDS, ZEROS  # noqa: E402
from functions import ADDED, BINARY, UNARY  # noqa: E402
from jets import CONSTANTS, Refused  # noqa: E402
from language import parse  # noqa: E402
from random_trees import tree  # noqa: E402

SEED = 20261123
HERE = os.path.dirname(os.path.abspath(__file__))


def short(rng, x):
    """Half of the points with few digits, half with all."""
    return float(f"{x:.{rng.choice([2, 3, 4])}g}") if rng.random() < 0.5 else x


def draw(rng, spec):
    """A double from "lo..hi" (uniform), "lo~hi" (logarithmic), either with ± for both signs, or "[a|b]"."""
    if spec[0] == "[":
        return float(rng.choice(spec[1:-1].split("|")))
    sign = rng.choice([-1, 1]) if spec[0] == "±" else 1
    low, kind, high = re.fullmatch(r"±?(-?[\d.e+-]*?\d)(\.\.|~)(-?[\d.e+-]+)", spec).groups()
    low, high = float(low), float(high)
    while True:
        x = rng.uniform(low, high) if kind == ".." else math.exp(rng.uniform(math.log(low), math.log(high)))
        x = short(rng, x)
        if low <= x <= high and x != 0:
            return sign * x


def free_names(expr):
    """The inputs of a program: names that no step or parameter defines, in order of appearance."""
    found = {}

    def walk(node, bound):
        if node[0] == "name":
            if node[1] not in bound:
                found[node[1]] = True
            return
        for part in node[1:]:
            for child in part if isinstance(part, list) else [part]:
                if isinstance(child, tuple):
                    walk(child, bound)

    bound = set(CONSTANTS)
    for statement in parse(expr):
        walk(statement[-1], bound | set(statement[2]) if statement[0] == "def" else bound)
        if statement[0] == "set":
            bound.add(statement[1])
    return list(found)


def jobs():
    """Every candidate: (expression, point, tags, options)."""
    rng = random.Random(SEED)
    out = []

    def job(expr, at, *tags, **options):
        out.append((expr, at, [t for t in tags if t], options))

    for name, (ranges, points) in UNARY.items():
        drawn = [draw(rng, spec) for spec in ranges.split() for _ in range(-(-10 // len(ranges.split())))]
        for k, x in enumerate(points + drawn):
            job(f"{name}(x)", {"x": x}, "function", name, order=2 if k % 2 == 0 else 1)
    for expr, ranges in BINARY:
        for k in range(8):
            job(expr, {n: draw(rng, s) for n, s in ranges.items()}, "function", re.match(r"[A-Za-z]+\d*(?=\()|", expr)[0] or "operator",
                order=2 if k < 2 else 1)

    for kind, text in KINDS.items():
        for line in text.strip().splitlines():
            expr, ranges = line.split(" @ ")
            expr = expr.replace(" // ", "\n")
            specs = dict(part.strip().split(" ") for part in ranges.split(","))
            for name in free_names(expr):
                specs.setdefault(name, "0.5..3")
            for k in range(5 if kind in ("calculus", "program") else 4):
                job(expr, {n: draw(rng, s) for n, s in specs.items()}, "program" if kind == "program" else "composition",
                    kind if kind != "program" else None, order=2 if k == 0 and len(specs) <= 4 else 1)

    def by_hand(rows, *kinds, **options):
        for expr, points, *tags in rows:
            names = free_names(expr) or ["x"]
            for point in points:
                point = point if isinstance(point, tuple) else (point,)
                job(expr, dict(zip(names, point)), *kinds, *(tags[0] if tags else []), **options)

    by_hand(CASES, "cancellation")
    by_hand([(expr, [x]) for expr, x in IDENTITIES], "identity-zero", identity_zero=True)
    by_hand(EXTREMES, "extreme")
    by_hand(EXACT, "extreme", "exact")
    by_hand(ZEROS, "zero")

    for name, (_, ranges, points) in ADDED.items():
        rng, expr = random.Random(f"{SEED} {name}"), f"{name}({', '.join(ranges)})"
        specs = {n: text.split() for n, text in ranges.items()}
        drawn = [tuple(draw(rng, spec[k % len(spec)]) for spec in specs.values()) for k in range(10)]
        for k, point in enumerate(points + drawn):
            job(expr, dict(zip(ranges, point if isinstance(point, tuple) else (point,))), "function", name, order=2 if k % 2 == 0 else 1)
    return out


def record(expr, at, tags, fields):
    return {"expr": expr, "at": at, **fields, "tags": tags}


def work(task):
    expr, at, tags, options = task
    try:
        fields, exact, _ = certify(expr, at, **options)
        if "exact" in tags and not exact:
            raise Refused("the derivative is no double")
        nearest = fields["nearest"].values()
        strings = fields["gradient"].values()
        if any(x == 0 and s != "0" for x, s in zip(nearest, strings)) != ("underflow" in tags):
            raise Refused("underflow without the tag, or the reverse")
        if any(0 < abs(x) < 2.2250738585072014e-308 for x in nearest) and "subnormal" not in tags:
            tags = tags + ["subnormal"]
        if "identity-zero" in tags:
            fields.pop("zero")
        if fields.pop("midway", False):
            tags = tags + ["midway"]
        return record(expr, at, tags, fields)
    except Refused as why:
        if options.get("order") == 2:
            return work((expr, at, tags, {**options, "order": 1}))
        return f"left out: {expr} at {at}: {why}"
    except RecursionError:
        return f"left out: {expr} at {at}: recursion"


def random_work(number):
    """The number-th random case: trees are tried until one can be certified."""
    rng = random.Random(f"{SEED} tree {number}")
    for _ in range(400):
        inputs = ["x"] if rng.random() < 0.6 else ["x", "y"]
        expr = tree(rng, inputs, number)
        names = free_names(expr)
        if not names:
            continue
        at = {}
        for name in sorted(names):
            spec = rng.choice(["-3..3", "-3..3", "0.1..5", "-10..10", "±1e-6~1", "±1~1e4", "0.5..2"])
            at[name] = draw(rng, spec)
        try:
            fields, _, digits = certify(expr, at, order=2 if number % 10 == 0 else 1, guard=1e290, ladder=(60, 120, 240, 480),
                                        bounds=(1e-250, 1e250))
        except (Refused, OverflowError, ZeroDivisionError):
            continue
        if all(s == "0" for s in fields["gradient"].values()) and rng.random() < 0.9:
            continue
        midway = fields.pop("midway", False)
        return record(expr, at, ["random"] + (["cancellation"] if digits > 240 else []) + (["midway"] if midway else []), fields)
    return f"left out: random tree {number}"


def held_out(case):
    key = case["expr"] + json.dumps(case["at"])
    return hashlib.sha256(key.encode()).digest()[0] >= 102  # three fifths


def main():
    random_count = int(sys.argv[1]) if len(sys.argv) > 1 else 1600
    with multiprocessing.Pool() as pool:
        results = pool.map(work, jobs(), 20) + pool.map(random_work, range(random_count), 10)
    files, seen, counts = {False: [], True: []}, set(), {}
    for case in results:
        if isinstance(case, str):
            print(case, file=sys.stderr)
            continue
        key = (case["expr"], json.dumps(case["at"]))
        if key in seen:
            continue
        seen.add(key)
        files[held_out(case)].append(json.dumps(case, ensure_ascii=False, separators=(",", ":")))
        counts[case["tags"][0]] = counts.get(case["tags"][0], 0) + 1
        counts["hessian"] = counts.get("hessian", 0) + ("hessian" in case)
    for aside, name in ((False, "cases.json"), (True, "held-out.json")):
        with open(os.path.join(HERE, name), "w", encoding="utf-8") as file:
            file.write("[\n" + ",\n".join(files[aside]) + "\n]\n")
        print(name, len(files[aside]), file=sys.stderr)
    print(counts, file=sys.stderr)


if __name__ == "__main__":
    main()
