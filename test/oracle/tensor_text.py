"""How diffcmp's language writes a program of tensor_algebra.py."""


def places(chosen, length):
    """An index along one axis, from 1."""
    if isinstance(chosen, int):
        return "end" if chosen == length - 1 and length > 2 else str(chosen + 1)
    if chosen == list(range(length)):
        return ":"
    if chosen == list(reversed(range(length))):
        return "end:-1:1"
    if len(chosen) > 1 and chosen == list(range(chosen[0], chosen[-1] + 1)):
        return f"{chosen[0] + 1}:{chosen[-1] + 1}"
    return "2:1" if not chosen else f"[{', '.join(str(i + 1) for i in chosen)}]"


def listed(numbers):
    return f"[{', '.join(map(str, numbers))}]"


def written(node):
    op, param = node.op, node.param
    texts = [written(arg) for arg in node.args]
    inner = ", ".join(texts)
    closed = [f"({text})" if is_open(arg) else text for text, arg in zip(texts, node.args)]
    if op in ("input", "step", "literal"):
        return param
    if op == "stack":
        if len(texts) > 1 and all(arg.op == "stack" and arg.args and len(arg.value.shape) == 1 for arg in node.args):
            return f"[{'; '.join(text[1:-1] for text in texts)}]"
        return f"[{inner}]"
    if op == "unary":
        return f"-{closed[0]}" if param == "neg" else f"{param}({inner})"
    if op == "binary":
        return f"{param}({inner})" if param.isalpha() else f"{closed[0]} {param} {closed[1]}"
    if op == "product":
        return "*".join(closed)
    if op == "reduce":
        name, axis = param
        middle = ", []" if name in ("max", "min") else ""
        return f"{name}({inner})" if axis is None else f"{name}({inner}{middle}, {axis + 1})"
    if op in ("softmax", "concat"):
        return f"{op}({inner})" if param is None else f"{op}({inner}, {param + 1})"
    if op == "transpose":
        return f"transpose({inner})" if param is None else f"transpose({inner}, {listed(axis + 1 for axis in param)})"
    if op == "reshape":
        return f"reshape({inner}, {listed(param)})"
    if op == "index":
        return f"{closed[0]}[{', '.join(map(places, param, node.args[0].value.shape))}]"
    if op == "filled":
        return f"{param[0]}({listed(param[1])[1:-1]})"
    return f"{op}({inner})"


def is_open(node):
    """Whether a text has to be in parentheses beside a sign."""
    if node.op in ("literal", "unary"):
        return node.param.startswith("-") or node.param == "neg"
    return node.op == "product" or (node.op == "binary" and not node.param.isalpha())


def program(node):
    """The text with its named steps first."""
    steps = {}

    def collect(part):
        for arg in part.args:
            collect(arg)
        if part.op == "step":
            steps.setdefault(part.param, written(part.args[0]))

    collect(node)
    return "; ".join([*(f"{name} = {text}" for name, text in steps.items()), written(node)])
