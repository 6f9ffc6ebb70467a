"""diffcmp's expression language for the oracle: text -> statements, by a parser of its own (not mathjs).

Covers what the corpus uses: + - * / ^ (right-associative, above unary minus), comparisons, and/or/not, c ? a : b,
calls, named steps and function definitions separated by ';' or newlines. No implicit multiplication.
Nodes are tuples: ('num', float) ('name', s) ('neg', a) ('not', a) ('op', sign, a, b) ('rel', sign, a, b)
('and'|'or', a, b) ('if', c, a, b) ('call', s, args); statements ('value', a) ('set', s, a) ('def', s, params, a).
"""
import re

TOKEN = re.compile(r"[ \t]*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|(<=|>=|==|!=|[-+*/^(),;\n?:<>=]))")


def tokens(text):
    position, out = 0, []
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if not match:
            raise SyntaxError(f"unexpected {text[position:position + 10]!r} in {text!r}")
        number, name, sign = match.groups()
        out.append(("num", number) if number else ("name", name) if name else ("sign", sign))
        position = match.end()
    return out + [("end", None)]


class Parser:
    def __init__(self, text):
        self.text, self.tokens, self.at = text, tokens(text), 0

    def peek(self, *signs):
        kind, value = self.tokens[self.at]
        return value if (kind == "sign" or value in ("and", "or", "not")) and value in signs else None

    def take(self, *signs):
        value = self.peek(*signs)
        if value is not None:
            self.at += 1
        return value

    def expect(self, sign):
        if self.take(sign) is None:
            raise SyntaxError(f"expected {sign!r} at token {self.at} of {self.text!r}")

    def program(self):
        statements = []
        while True:
            while self.take(";", "\n"):
                pass
            if self.tokens[self.at][0] == "end":
                return statements
            statements.append(self.statement())
            if self.tokens[self.at][0] != "end" and not self.peek(";", "\n"):
                raise SyntaxError(f"unexpected {self.tokens[self.at]} in {self.text!r}")

    def statement(self):
        node = self.conditional()
        if not self.take("="):
            return ("value", node)
        if node[0] == "name":
            return ("set", node[1], self.conditional())
        if node[0] == "call" and all(a[0] == "name" for a in node[2]):
            return ("def", node[1], [a[1] for a in node[2]], self.conditional())
        raise SyntaxError(f"cannot assign in {self.text!r}")

    def conditional(self):
        condition = self.disjunction()
        if not self.take("?"):
            return condition
        yes = self.conditional()
        self.expect(":")
        return ("if", condition, yes, self.conditional())

    def disjunction(self):
        node = self.conjunction()
        while self.take("or"):
            node = ("or", node, self.conjunction())
        return node

    def conjunction(self):
        node = self.relation()
        while self.take("and"):
            node = ("and", node, self.relation())
        return node

    def relation(self):
        node = self.sum()
        sign = self.take("<", "<=", ">", ">=", "==", "!=")
        return ("rel", sign, node, self.sum()) if sign else node

    def sum(self):
        node = self.product()
        while sign := self.take("+", "-"):
            node = ("op", sign, node, self.product())
        return node

    def product(self):
        node = self.unary()
        while sign := self.take("*", "/"):
            node = ("op", sign, node, self.unary())
        return node

    def unary(self):
        if self.take("-"):
            return ("neg", self.unary())
        if self.take("not"):
            return ("not", self.unary())
        base = self.primary()
        return ("op", "^", base, self.unary()) if self.take("^") else base

    def primary(self):
        kind, value = self.tokens[self.at]
        self.at += 1
        if kind == "num":
            return ("num", float(value))
        if kind == "name":
            if not self.take("("):
                return ("name", value)
            arguments = [self.conditional()]
            while self.take(","):
                arguments.append(self.conditional())
            self.expect(")")
            return ("call", value, arguments)
        if (kind, value) == ("sign", "("):
            node = self.conditional()
            self.expect(")")
            return node
        raise SyntaxError(f"unexpected {value!r} in {self.text!r}")


def parse(text):
    return Parser(text).program()
