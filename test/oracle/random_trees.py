"""Kind (d): random expressions as text, of depth 2 to 6, over every function of the language."""
UNARY = ("sqrt cbrt exp expm1 log log2 log10 log1p ln square cube sin cos tan sec csc cot asin acos atan asec acsc acot "
         "sinh cosh tanh sech csch coth asinh acosh atanh asech acsch acoth abs sign floor ceil round erf gamma sigmoid "
         "relu softplus sinc").split()
BINARY = "+ - * / ^ pow log atan2 hypot min max mod nthRoot min3 max3 if neg powi".split()
ROOTS = UNARY + BINARY
RARE = {"sign", "floor", "ceil", "round", "relu", "if", "mod"}
# what brings an argument into the domain, half of the time
WRAPS = {"sqrt": "abs({})", "log": "1 + square({})", "log2": "abs({})", "log10": "abs({})", "ln": "abs({})", "log1p": "abs({})",
         "asin": "sin({})", "acos": "tanh({})", "asec": "2 + abs({})", "acsc": "1 + exp({})", "acosh": "cosh({})", "atanh": "sin({})",
         "asech": "sigmoid({})", "acoth": "1.5 + abs({})", "gamma": "0.5 + abs({})", "exp": "sin({})", "sinh": "atan({})",
         "cosh": "atan({})"}
# precedence of a text: 1 sum, 2 product, 3 negation, 4 power, 5 atom; 0 conditional


def parens(part, least):
    text, level = part
    return text if level >= least else f"({text})"


def leaf(rng, inputs):
    if rng.random() < 0.72:
        return rng.choice(inputs), 5
    pick = rng.random()
    if pick < 0.35:
        return str(rng.randint(1, 9)), 5
    if pick < 0.8:
        return repr(rng.choice([0.5, 0.1, 0.25, 1.5, 2.5, 0.75, 0.3, 1.7, 3.14, 0.01, 10.5, round(rng.uniform(0, 5), 3)])), 5
    return rng.choice(["pi", "e", "tau", "phi"]), 5


def build(rng, inputs, depth, root=None):
    if depth <= 0 or (root is None and rng.random() < 0.12):
        return leaf(rng, inputs)
    if root is None:
        pool = BINARY if rng.random() < 0.5 else UNARY
        root = rng.choice(pool[:5] if pool is BINARY and rng.random() < 0.6 else pool)
        if root in RARE and rng.random() < 0.5:
            root = rng.choice(["+", "*", "sin", "tanh"])
    sub = lambda: build(rng, inputs, depth - 1)
    if root in ("+", "-", "*", "/"):
        level = 1 if root in "+-" else 2
        a, b = sub(), sub()
        gap = f" {root} " if level == 1 or rng.random() < 0.3 else root
        return parens(a, level) + gap + parens(b, level + 1 if root in "-/" or rng.random() < 0.5 else max(level, 1) + (b[1] == level)), level
    if root == "^":
        return parens(sub(), 5) + "^" + parens(sub(), 5), 4
    if root == "powi":
        return parens(sub(), 5) + "^" + rng.choice(["2", "3", "2", "3", "4", "5", "7", "-1", "-2", "0.5", "1.5"]), 4
    if root == "neg":
        return "-" + parens(sub(), 4), 3
    if root == "if":
        rel = rng.choice(["<", "<=", ">", ">=", "!="])
        return f"{parens(sub(), 1)} {rel} {parens(sub(), 1)} ? {parens(sub(), 1)} : {parens(sub(), 1)}", 0
    if root == "nthRoot":
        return f"nthRoot({sub()[0]}, {rng.randint(2, 7)})", 5
    if root in ("min3", "max3"):
        return f"{root[:3]}({sub()[0]}, {sub()[0]}, {sub()[0]})", 5
    if root in BINARY:
        return f"{root}({sub()[0]}, {sub()[0]})", 5
    a = sub()
    if root in WRAPS and rng.random() < 0.6:
        return f"{root}({WRAPS[root].format(parens(a, 1))})", 5
    return f"{root}({a[0]})", 5


def tree(rng, inputs, number):
    """A random text; the root, or a node near it, goes through all functions in turn, so that each is met equally often."""
    root = ROOTS[number % len(ROOTS)]
    depth = rng.choice([2, 2, 3, 3, 4, 4, 5, 6])
    chosen = build(rng, inputs, depth - 1, root)
    if rng.random() < 0.35:
        return chosen[0]
    outer = rng.choice(["+", "-", "*", "/", "sin", "exp", "tanh", "sqrt", "atan", "log1p", "square", "^"])
    other = build(rng, inputs, rng.randint(1, max(1, depth - 1)))
    if outer in "+-":
        return parens(chosen, 1) + f" {outer} " + parens(other, 2)
    if outer in "*/":
        return parens(chosen, 2) + outer + parens(other, 3)
    if outer == "^":
        return parens(chosen, 5) + "^" + rng.choice(["2", "3", "-1", "0.5"])
    return f"{outer}({chosen[0]})"
