"""Programs over tensors as trees: what they are worth in mpmath, and how diffcmp's language writes them.

A tensor is a shape and its numbers in row-major order. A node is an operation with its parameter and its arguments; axes, places
and orders of axes count from 0 here, and from 1 in the language. Rules of differentiation have no part in this.
"""
import itertools
from dataclasses import dataclass

from mpmath import mp, mpf


class Refused(Exception):
    """Shapes that don't fit, or numbers outside a domain."""


def count(shape):
    product = 1
    for length in shape:
        product *= length
    return product


@dataclass(frozen=True)
class Tensor:
    shape: tuple
    items: list

    def at(self, place):
        index = 0
        for length, i in zip(self.shape, place):
            index = index * length + i
        return self.items[index]


@dataclass(frozen=True, eq=False)
class Node:
    op: str
    param: object
    args: tuple
    value: Tensor


def number(x):
    return Tensor((), [x])


def build(shape, f):
    return Tensor(tuple(shape), [f(place) for place in itertools.product(*map(range, shape))])


def shared(shapes):
    """The shape that all of these broadcast to."""
    rank = max(map(len, shapes), default=0)
    out = []
    for column in zip(*[(1,) * (rank - len(shape)) + tuple(shape) for shape in shapes]):
        lengths = set(column) - {1}
        if len(lengths) > 1:
            raise Refused
        out.append(lengths.pop() if lengths else 1)
    return tuple(out)


def clipped(shape, place):
    """A place of a shape to which this one broadcasts, as one of this shape."""
    return tuple(0 if length == 1 else i for length, i in zip(shape, place[len(place) - len(shape):]))


def broadcast(f, *tensors):
    return build(shared([t.shape for t in tensors]), lambda place: f(*[t.at(clipped(t.shape, place)) for t in tensors]))


def matrix_product(a, b):
    if not a.shape or not b.shape:
        return broadcast(lambda x, y: x * y, a, b)
    left = Tensor((1,) + a.shape, a.items) if len(a.shape) == 1 else a
    right = Tensor(b.shape + (1,), b.items) if len(b.shape) == 1 else b
    (*outer_left, rows, inner), (*outer_right, inner_too, columns) = left.shape, right.shape
    if inner != inner_too:
        raise Refused

    def entry(place):
        *outer, i, j = place
        before, behind = clipped(outer_left, outer), clipped(outer_right, outer)
        return total([left.at((*before, i, k)) * right.at((*behind, k, j)) for k in range(inner)])

    full = build((*shared([outer_left, outer_right]), rows, columns), entry)
    kept = full.shape[:-2] + full.shape[-2:-1] * (len(a.shape) > 1) + full.shape[-1:] * (len(b.shape) > 1)
    return Tensor(kept, full.items)


def total(numbers):
    return sum(numbers, mpf(0))


def some(numbers):
    if not numbers:
        raise Refused
    return numbers


def within(holds, f):
    def run(*numbers):
        if not holds(*numbers):
            raise Refused
        return f(*numbers)

    return run


def truth(relation):
    return lambda x, y: mpf(1) if relation(x, y) else mpf(0)


exp = within(lambda x: abs(x) < 300, mp.exp)
UNARY = {
    "exp": exp, "expm1": within(lambda x: abs(x) < 300, mp.expm1), "log": within(lambda x: x > 0, mp.log),
    "log1p": within(lambda x: x > -1, mp.log1p), "sqrt": within(lambda x: x >= 0, mp.sqrt), "sin": mp.sin, "cos": mp.cos,
    "tanh": mp.tanh, "atan": mp.atan, "asinh": mp.asinh, "erf": mp.erf, "sigmoid": lambda x: 1 / (1 + exp(-x)),
    "softplus": lambda x: mp.log1p(exp(x)), "square": lambda x: x * x, "neg": lambda x: -x, "abs": abs, "relu": lambda x: max(x, mpf(0)),
}
BINARY = {
    "+": lambda x, y: x + y, "-": lambda x, y: x - y, ".*": lambda x, y: x * y, "./": within(lambda x, y: y != 0, lambda x, y: x / y),
    ".^": within(lambda x, y: x > 0 or y == int(y) >= 0, lambda x, y: x**y), "squaredDifference": lambda x, y: (x - y) ** 2,
    "max": max, "min": min, "hypot": lambda x, y: mp.sqrt(x * x + y * y),
    "<": truth(lambda x, y: x < y), ">": truth(lambda x, y: x > y), ">=": truth(lambda x, y: x >= y), "!=": truth(lambda x, y: x != y),
}
REDUCTIONS = {
    "sum": total, "mean": lambda xs: total(some(xs)) / len(xs), "prod": lambda xs: mp.fprod(xs), "max": lambda xs: max(some(xs)),
    "min": lambda xs: min(some(xs)), "norm": lambda xs: mp.sqrt(total([x * x for x in xs])),
    "logsumexp": lambda xs: mp.log(total([exp(x) for x in some(xs)])),
}  # fmt: skip


def along(f, t, axis):
    """The numbers along an axis, all without one, reduced to one."""
    if axis is None:
        return number(f(t.items))
    shape = t.shape[:axis] + t.shape[axis + 1:]
    return build(shape, lambda place: f([t.at((*place[:axis], i, *place[axis:])) for i in range(t.shape[axis])]))


def softmax(t, axis):
    axis = len(t.shape) - 1 if axis is None else axis
    sums = along(lambda xs: total([exp(x) for x in xs]), t, axis)
    return build(t.shape, lambda place: exp(t.at(place)) / sums.at(place[:axis] + place[axis + 1:]))


def stack(parts):
    if any(part.shape != parts[0].shape for part in parts):
        raise Refused
    return Tensor((len(parts), *(parts[0].shape if parts else ())), [x for part in parts for x in part.items])


def concat(parts, axis):
    axis = len(parts[0].shape) - 1 if axis is None else axis
    places = [(part, i) for part in parts for i in range(part.shape[axis])]
    shape = (*parts[0].shape[:axis], len(places), *parts[0].shape[axis + 1:])

    def entry(place):
        part, i = places[place[axis]]
        return part.at((*place[:axis], i, *place[axis + 1:]))

    return build(shape, entry)


def transpose(t, order):
    order = tuple(reversed(range(len(t.shape)))) if order is None else order
    return build([t.shape[axis] for axis in order], lambda place: t.at([place[order.index(axis)] for axis in range(len(order))]))


def index(t, chosen):
    """Of each axis a place, which takes the axis away, or a list of places."""
    lists = [axis for axis in chosen if isinstance(axis, list)]

    def entry(place):
        rest = iter(place)
        return t.at([axis[next(rest)] if isinstance(axis, list) else axis for axis in chosen])

    return build([len(places) for places in lists], entry)


def filled(kind, shape):
    return build(shape, lambda place: mpf(kind == "ones" or (kind == "identity" and place[0] == place[1])))


def apply(op, param, args):
    """What an operation makes of the values of its arguments."""
    if op == "literal":
        return number(mpf(float(param)))
    if op == "stack":
        return stack(args)
    if op == "unary":
        return Tensor(args[0].shape, [UNARY[param](x) for x in args[0].items])
    if op == "binary":
        return broadcast(BINARY[param], *args)
    if op == "where":
        return broadcast(lambda c, x, y: x if c != 0 else y, *args)
    if op == "product":
        return matrix_product(*args)
    if op == "reduce":
        return along(REDUCTIONS[param[0]], args[0], param[1])
    if op == "dot":
        return number(total([x * y for x, y in zip(args[0].items, args[1].items)]))
    if op == "reshape":
        return Tensor(tuple(param), args[0].items)
    if op == "filled":
        return filled(*param)
    if op == "concat":
        return concat(args, param)
    return {"softmax": softmax, "transpose": transpose, "index": index}[op](args[0], param)


def evaluate(node, env, memo):
    """The value of a node at the tensors of `env`; `memo` keeps those of nodes that occur again."""
    if node.op == "input":
        return env[node.param]
    if id(node) not in memo:
        args = [evaluate(arg, env, memo) for arg in node.args]
        memo[id(node)] = args[0] if node.op == "step" else apply(node.op, node.param, args)
    return memo[id(node)]
