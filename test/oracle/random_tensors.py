"""Random programs over tensors of up to four axes, empty ones and those of length 1 among them, with the point of each."""
import random

from mpmath import mpf
from tensor_algebra import BINARY, REDUCTIONS, UNARY, Node, Refused, Tensor, apply, count

NAMES = "abcdgh"
SMOOTH = [name for name in UNARY if name not in ("abs", "relu")]


class Program:
    """What is made is a function of the seed alone. A singular one has many numbers that are equal, or 0."""

    def __init__(self, seed, singular, most_inputs):
        self.rng = random.Random(seed)
        self.singular = singular
        self.most_inputs = most_inputs
        self.env = {}
        self.steps = 0
        self.node = None

    def generate(self):
        node, size, tries = self.leaf(self.shape()), self.rng.randint(1, 5), 0
        while size > 0 and tries < 80:
            tries += 1
            env = dict(self.env)
            try:
                grown = self.rng.choice(GROWTHS)(self, node)
                if len(grown.value.items) > (8 if size == 1 else 24):
                    raise Refused
                node, size = grown, size - 1
            except Refused:
                self.env = env
        self.node = node
        used = set()
        pending = [node]
        while pending:
            part = pending.pop()
            pending.extend(part.args)
            if part.op == "input":
                used.add(part.param)
        self.env = {name: value for name, value in sorted(self.env.items()) if name in used}
        return self

    def make(self, op, param=None, *args):
        value = args[0].value if op == "step" else apply(op, param, [arg.value for arg in args])
        if any(abs(x) > 1e6 for x in value.items):
            raise Refused
        return Node(op, param, args, value)

    def draw(self):
        if self.singular:
            return self.rng.choice([0.0, 0.0, 1.0, 1.0, -1.0, 0.5, 2.0])
        x = self.rng.uniform(-2, 2)
        return float(f"{x:.2g}") if self.rng.random() < 0.6 else x

    def shape(self):
        return tuple(self.rng.choice([1, 1, 2, 2, 3]) for _ in range(self.rng.choice([0, 1, 1, 2, 2, 3, 4])))

    def literal(self, x):
        return self.make("literal", str(int(x)) if x == int(x) else repr(x))

    def filled(self, shape, entry):
        if shape[:1] == (0,) and len(shape) > 1:
            return self.make("filled", ("zeros", shape))
        return self.make("stack", None, *[self.filled(shape[1:], entry) for _ in range(shape[0])]) if shape else entry()

    def leaf(self, shape):
        size = count(shape)
        if self.rng.random() < 0.7 and size > 0:
            known = [name for name, value in self.env.items() if value.shape == shape]
            if known and self.rng.random() < 0.4:
                return Node("input", known[0], (), self.env[known[0]])
            if sum(len(t.items) for t in self.env.values()) + size <= self.most_inputs and len(self.env) < len(NAMES):
                name = NAMES[len(self.env)]
                self.env[name] = Tensor(shape, [mpf(self.draw()) for _ in range(size)])
                return Node("input", name, (), self.env[name])
        if shape and 0 not in shape and self.rng.random() < 0.2:
            return self.make("filled", ("identity" if len(shape) == 2 else "ones", shape))
        numbers = [Node("input", name, (), value) for name, value in self.env.items() if value.shape == ()]

        def entry():
            return self.rng.choice(numbers) if numbers and self.rng.random() < 0.5 else self.literal(self.draw())

        return self.filled(shape, entry)

    def beside(self, shape):
        """A leaf of a shape that broadcasts with this one."""
        kept = shape[self.rng.randint(0, len(shape)):] if self.rng.random() < 0.3 else shape
        return self.leaf(tuple(1 if self.rng.random() < 0.25 else length for length in kept))

    def unary(self, x):
        return self.make("unary", self.rng.choice(["abs", "relu", *SMOOTH] if self.singular else list(UNARY)), x)

    def binary(self, x):
        name = self.rng.choice([name for name in BINARY if name not in ("<", ">", ">=", "!=")] + ["max", "min"] * self.singular)
        if name == ".^":
            return self.make("binary", name, x, self.literal(self.rng.choice([2.0, 3.0, 1.5, 0.5])))
        y = self.unary(x) if self.rng.random() < 0.2 else self.beside(x.value.shape)
        return self.make("binary", name, *((x, y) if self.rng.random() < 0.5 else (y, x)))

    def where(self, x):
        y, z = self.beside(x.value.shape), self.beside(x.value.shape)
        return self.make("where", None, self.make("binary", self.rng.choice(["<", ">", ">=", "!="]), x, y), x, z)

    def product(self, x):
        shape = x.value.shape
        if not shape:
            return self.make("product", None, self.literal(self.draw()), x)
        outer = self.rng.choice([(), (), (2,), (1,)]) if len(shape) < 3 else shape[:-2]
        if self.rng.random() < 0.5:
            other = shape[-1:] if self.rng.random() < 0.3 else (*outer, shape[-1], self.rng.choice([1, 2]))
            return self.make("product", None, x, self.leaf(other))
        inner = shape[-2] if len(shape) > 1 else shape[0]
        other = (inner,) if self.rng.random() < 0.3 else (*outer, self.rng.choice([1, 2]), inner)
        return self.make("product", None, self.leaf(other), x)

    def reduce(self, x):
        name = self.rng.choice([*REDUCTIONS, *["max", "min", "norm"] * self.singular])
        axes = len(x.value.shape)
        whole = axes == 0 or name == "norm" or self.rng.random() < 0.4
        return self.make("reduce", (name, None if whole else self.rng.randrange(axes)), x)

    def softmax(self, x):
        axes = len(x.value.shape)
        return self.make("softmax", self.rng.choice([None, *range(axes)]), x) if axes > 0 else self.unary(x)

    def dot(self, x):
        if len(x.value.shape) != 1:
            raise Refused
        return self.make("dot", None, x, self.leaf(x.value.shape))

    def transpose(self, x):
        order = list(range(len(x.value.shape)))
        self.rng.shuffle(order)
        return self.make("transpose", self.rng.choice([None, tuple(order)]), x)

    def reshape(self, x):
        size = len(x.value.items)
        return self.make("reshape", self.rng.choice([(size,), (1, size), (size, 1), x.value.shape[::-1]]), x)

    def stack(self, x):
        return self.make("stack", None, x, self.leaf(x.value.shape))

    def concat(self, x):
        shape = x.value.shape
        if not shape:
            raise Refused
        axis = self.rng.randrange(len(shape))
        other = self.leaf((*shape[:axis], self.rng.choice([1, 2]), *shape[axis + 1:]))
        return self.make("concat", None if axis == len(shape) - 1 else axis, x, other)

    def index(self, x):
        if not x.value.shape:
            raise Refused
        return self.make("index", [self.chosen(length) for length in x.value.shape], x)

    def chosen(self, length):
        every = list(range(length))
        if length == 0:
            return every
        kinds = [every, every, every[::-1], self.rng.randrange(length), [self.rng.randrange(length) for _ in range(2)]]
        return self.rng.choice(kinds + [[]] * (length > 1 and self.rng.random() < 0.5))

    def step(self, x):
        """Names it, and uses it twice."""
        if x.op in ("step", "input", "literal"):
            raise Refused
        self.steps += 1
        named = self.make("step", f"t{self.steps}", x)
        return self.make("binary", self.rng.choice([".*", "-", "max"]), named, self.unary(named))


GROWTHS = [
    Program.unary, Program.unary, Program.binary, Program.binary, Program.where, Program.product, Program.reduce, Program.reduce,
    Program.softmax, Program.dot, Program.transpose, Program.reshape, Program.stack, Program.concat, Program.index, Program.index, Program.step,
]  # fmt: skip
