"""One-sided slopes of programs, line by line: `{"expr": …, "at": {"x": 0}}` in, what values at 600 digits say of it out.

With `"order": 2` the slopes are those of the partial by the input that is moved.

`defined`: whether there is a value at the point (null: not known); `singular`: whether something that moves met a tie, a jump, an end of
a domain or a pole there; `sides`: for each input what is to its left and to its right (null: no values).
Usage: python3 singular_programs.py < programs.ndjson
"""
import json
import signal
import sys

import mpmath as m

from singular_sides import EXPONENTS, PARTIAL_EXPONENTS, Partials, Quotients, Unsure

SECONDS = 20  # of the processor: no answer depends on how busy a machine is


class Late(Exception):
    pass


def late(*_):
    raise Late


def answer(program):
    point = program["at"]
    quotients = Quotients(program["expr"])
    try:
        value, singular = quotients.center(point)
        defined = value is not None
    except Unsure:
        value, singular, defined = None, True, None
    # two steps are enough where the function is smooth
    exponents = EXPONENTS if singular else EXPONENTS[1:3]
    sides, second = {}, program.get("order") == 2
    if second:
        quotients, exponents = Partials(program["expr"]), PARTIAL_EXPONENTS
    for name in program.get("wrt", point):
        both = [quotients.side(point, name, way, value, exponents) for way in (-1, 1)]
        for side in both:
            if side is not None and defined is None:
                side.continuous = None
        sides[name] = [side and side.data() for side in both]
    return {"defined": defined, "singular": singular, "sides": sides}


if __name__ == "__main__":
    signal.signal(signal.SIGVTALRM, late)
    for line in sys.stdin:
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            told = answer(json.loads(line))
        except Late:
            told = {"late": True}
        except RecursionError:
            told = {"late": True}
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        print(json.dumps(told), flush=True)
