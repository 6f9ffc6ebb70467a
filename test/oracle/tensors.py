"""Makes tensors.json: python3 test/oracle/tensors.py (mpmath 1.3.0 and nothing else; about a minute; same bytes each run).

Random programs over tensors (random_tensors.py), a case a line:
  number    of the program, of all that were tried
  expr      it in diffcmp's language
  at        the point; each number is exactly the double that its text reads as
  singular  whether the point has many equal numbers, and zeros
  shape     that of the value
  value     its numbers, row-major
  gradient  by each input a row for each number of the value, with the derivatives by the numbers of the input; where the slopes to
            both sides differ, [left, right], null for one that is infinite, or where the function ends
  hessian   of values of one number at ordinary points: the second derivatives by all numbers of all inputs, row by row
Numbers are decimal strings, correctly rounded to 40 significant digits, trailing zeros dropped.

Derivatives are differences of values, with steps of 1e-60 (1e-50 for second ones) in arithmetic of 300 digits: so no rule is used,
and what a rule could do wrong at a tie it can't do here. Each is computed with a second step too, and a case in which the two don't agree
to 45 digits is left out. So is one whose value jumps.
"""
import json
import os

from mpmath import mp, mpf
from random_tensors import Program
from tensor_algebra import Refused, Tensor, evaluate
from tensor_text import program

SEED = 20261127
HERE = os.path.dirname(os.path.abspath(__file__))
ORDINARY, SINGULAR = 80, 60
# Programs whose truth at a tie beside transcendental values stays undecided after seconds of search: not for a quick test.
LONG = {43, 195, 269, 445}
STEPS = (mpf(10) ** -60, mpf(10) ** -61)
SECOND_STEPS = (mpf(10) ** -50, mpf(10) ** -51)
mp.dps = 300


class Uncertain(Exception):
    """What two steps don't agree on."""


def nested(tensor):
    items = iter(tensor.items)

    def part(shape):
        return [part(shape[1:]) for _ in range(shape[0])] if shape else float(next(items))

    return part(tensor.shape)


def agree(x, y, digits=45):
    return abs(x - y) <= mpf(10) ** -digits * max(abs(x), abs(y), 1)


def text(x):
    if abs(x) < mpf(10) ** -44:
        return "0"
    return mp.nstr(x, 40, min_fixed=-10, max_fixed=40).removesuffix(".0")


class Function:
    """The numbers of a program's value, at its point with some inputs moved."""

    def __init__(self, made):
        self.made = made
        self.inputs = [(name, i) for name, t in made.env.items() for i in range(len(t.items))]

    def __call__(self, *moves):
        env = {name: list(t.items) for name, t in self.made.env.items()}
        for (name, i), step in moves:
            env[name][i] += step
        tensors = {name: Tensor(self.made.env[name].shape, items) for name, items in env.items()}
        try:
            return evaluate(self.made.node, tensors, {}).items
        except Refused:
            return None


def slope(f, place, side, h):
    """By differences to one side, of second order: (-3f(x) + 4f(x+h) - f(x+2h))/2h; None where the function ends."""
    here, near, far = f(), f((place, side * h)), f((place, 2 * side * h))
    if near is None or far is None:
        return [None] * len(here)
    return [side * (4 * y - 3 * x - z) / (2 * h) for x, y, z in zip(here, near, far)]


def one_sided(f, place, side):
    """The slopes to one side; None for those that are infinite, or where the function ends."""
    found = []
    for x, y in zip(*[slope(f, place, side, h) for h in STEPS]):
        if y is not None and abs(y) > 1e15:
            if abs(y) > 5 * abs(x):
                raise Uncertain  # a jump: ten times as steep with a tenth of the step
            y = None
        elif y is not None and not agree(x, y):
            raise Uncertain
        found.append(y)
    return found


def derivative(left, right):
    if left is not None and right is not None and agree(left, right):
        return text((left + right) / 2)
    return [side if side is None else text(side) for side in (left, right)]


def second(f, a, b, h):
    """By central differences of values."""
    if a == b:
        return (f((a, h))[0] - 2 * f()[0] + f((a, -h))[0]) / h**2
    return sum(s * t * f((a, s * h), (b, t * h))[0] for s in (1, -1) for t in (1, -1)) / (4 * h**2)


def hessian(f):
    rows = []
    for a in f.inputs:
        found = [[second(f, a, b, h) for h in SECOND_STEPS] for b in f.inputs]
        if not all(agree(x, y) for x, y in found):
            raise Uncertain
        rows.append([text(y) for _, y in found])
    return rows


def case(made):
    f, value = Function(made), made.node.value
    if not made.env or not value.items:
        raise Uncertain
    gradient = {}
    for name, t in made.env.items():
        slopes = [[one_sided(f, (name, i), side) for side in (-1, 1)] for i in range(len(t.items))]
        gradient[name] = [[derivative(left[k], right[k]) for left, right in slopes] for k in range(len(value.items))]
    fields = {
        "expr": program(made.node),
        "at": {name: nested(t) for name, t in made.env.items()},
        "singular": made.singular,
        "shape": list(value.shape),
        "value": [text(x) for x in f()],
        "gradient": gradient,
    }
    if len(value.items) == 1 and not made.singular and len(f.inputs) <= 4:
        fields["hessian"] = hessian(f)
    return fields


def interesting(fields):
    """Not one of numbers alone, nor one whose derivatives are all 0 or 1."""
    found = {json.dumps(x) for rows in fields["gradient"].values() for row in rows for x in row}
    return any(isinstance(x, list) for x in fields["at"].values()) and not found <= {'"0"', '"1"', '"-1"'}


def main():
    lines, wanted, number = [], {False: ORDINARY, True: SINGULAR}, 0
    while any(wanted.values()):
        number += 1
        singular = number % 2 == 1
        if wanted[singular] == 0:
            continue
        made = Program(f"{SEED} {number}", singular, 5 if singular else 6).generate()
        if number in LONG or len(made.node.value.items) * sum(len(t.items) for t in made.env.values()) > 20:
            continue
        try:
            fields = case(made)
        except Uncertain:
            continue
        if interesting(fields) and len(fields["expr"]) < 240:
            wanted[singular] -= 1
            lines.append(json.dumps({"number": number, **fields}, separators=(",", ":")))
    with open(os.path.join(HERE, "tensors.json"), "w", encoding="utf-8") as file:
        file.write("[\n" + ",\n".join(lines) + "\n]\n")


if __name__ == "__main__":
    main()
