// A run over a tape that remembers each result and each use of one, in the order in which they are computed, with its formula: parts of a
// function, which a mistaken gradient may have too often, too rarely, or take for constants.
import { buildArithmetic, type Arithmetic } from '../../arithmetic.js';
import { Tape } from '../../arithmetics/tape.js';
import type { Taped } from '../../arithmetics/taped.js';
import type { Problem } from '../../methods/method.js';
import { component, outputCount } from '../../program/outputs.js';
import { callText, infixText, valueWording, symbolText, type PartText } from './part-text.js';

/** A number on the tape, with what it is as a formula. */
interface Worded<T> {
  readonly taped: Taped<T>;
  readonly text: PartText;
}

/** A result of the run, or its use in another. */
export interface Heard<T> {
  readonly taped: Taped<T>;
  readonly text: string;
  /** Of a use: what it is used in; null of a result. */
  readonly usedIn: string | null;
}

export interface ListenedRun<T> {
  readonly tape: Tape<T>;
  readonly inputs: readonly Taped<T>[];
  readonly heard: readonly Heard<T>[];
  readonly output: Taped<T>;
}

/** Results that are remembered at most; what comes later isn't. */
const mostHeard = 2000;

/**
 * Literals of the program are those of `L`, the point is exact.
 *
 * @param output which number of F's output, in row-major order
 */
export function listen<T>(
  A: Arithmetic<T>,
  L: Arithmetic<T>,
  { program, point, wrt, budget }: Problem,
  output: number,
): ListenedRun<T> {
  const tape = new Tape(L);
  const base = tape.arithmetic;
  const heard: Heard<T>[] = [];
  const hear = (taped: Taped<T>, text: PartText, usedIn: string | null): void => {
    if (heard.length < mostHeard) heard.push({ taped, text: text.text, usedIn });
  };
  /** A use is a node of its own, so that it has an adjoint of its own. */
  const use = ({ taped, text }: Worded<T>, usedIn: PartText): Taped<T> => {
    if (taped.node < 0 || heard.length >= mostHeard) return taped;
    const alias = tape.alias(taped);
    hear(alias, text, usedIn.text);
    return alias;
  };
  const result = (taped: Taped<T>, text: PartText): Worded<T> => {
    hear(taped, text, null);
    return { taped, text };
  };
  const listening = buildArithmetic<Worded<T>>(
    {
      literal: (value) => ({ taped: base.literal(value), text: valueWording(value) }),
      constant: (name) => ({ taped: base.constant(name), text: symbolText(name) }),
      decide: (relation, x, y) => base.decide(relation, x.taped, y.taped),
      known: (x) => base.known(x.taped),
      detached: (x) => ({ taped: base.detached(x.taped), text: x.text }),
    },
    (name) => (x) => {
      const text = callText(name, x.text);
      return result(base[name](use(x, text)), text);
    },
    (name) => (x, t) => {
      const text = infixText(name, x.text, t.text);
      return result(base[name](use(x, text), use(t, text)), text);
    },
  );
  const active = new Set(wrt);
  const inputs = point.map((value, i): Worded<T> => {
    const literal = A.literal(value);
    return { taped: active.has(i) ? tape.input(literal) : { value: literal, node: -1 }, text: symbolText(program.inputs[i] ?? '') }; // prettier-ignore
  });
  for (const { taped, text } of inputs) hear(taped, text, null);
  const one = outputCount(program) === 1 ? program : component(program, output);
  const { taped } = one.link(listening)(inputs, budget);
  return { tape, inputs: inputs.map((each) => each.taped), heard, output: taped };
}
