// Choices between two numbers as lines instead of guards: abs, relu, min and max over duals and tapes of lines.
import type { Line } from './lines.js';
import type { Arithmetic } from '../arithmetic.js';
import type { Dual } from '../arithmetics/dual.js';
import type { Tape, Taped } from '../arithmetics/tape.js';
import type { LineEmitter } from './emit.js';

/** The choices of an arithmetic. */
type Choices<N> = Pick<Arithmetic<N>, 'abs' | 'relu' | 'min' | 'max'>;

/** Nodes that a choice may be; with more of them its condition is a guard, since every adjoint would go to all. */
const mostAlternatives = 8;

const isNumber = ({ arithmetic: A }: LineEmitter, x: Line): boolean => A.decide('==', x, x);

/**
 * Tapes record what a choice may be, each with its condition. That nothing is NaN, or 0 under abs, is a guard: there the
 * rules say what else it is.
 */
export function tapeWithSelects(tape: Tape<Line>, emitter: LineEmitter): Arithmetic<Taped<Line>> {
  const { arithmetic: T } = tape;
  const { arithmetic: A, condition, masked, select, pinned } = emitter;
  const isConstant = ({ node }: Taped<Line>): boolean => node < 0;
  const given = (at: Line) => (adjoint: Line) => masked(at, adjoint);
  const isMany = (...numbers: Taped<Line>[]): boolean =>
    numbers.reduce((sum, each) => sum + tape.alternativesOf(each), 0) > mostAlternatives;
  const zero = (): Line => A.literal(0);

  const ofTwo = (name: 'min' | 'max') => (x: Taped<Line>, t: Taped<Line>) => {
    if (isConstant(x) && isConstant(t)) return T[name](x, t);
    const areNumbers = isNumber(emitter, x.value) && isNumber(emitter, t.value);
    if (!areNumbers || isMany(x, t)) return T[name](x, t);
    const [first, second] = name === 'min' ? (['<=', '>'] as const) : (['>=', '<'] as const);
    const isFirst = condition(first, x.value, t.value);
    return tape.choice(select(isFirst, x.value, t.value), [
      { node: x.node, given: given(isFirst) },
      { node: t.node, given: given(condition(second, x.value, t.value)) },
    ]);
  };
  const choices: Choices<Taped<Line>> = {
    abs: (x) => {
      // neither 0 nor NaN
      if (isConstant(x) || isMany(x) || !A.decide('>', A.abs(x.value), zero())) return T.abs(x);
      const negated = T.neg(x);
      return tape.choice(A.abs(x.value), [
        { node: x.node, given: given(condition('>', x.value, zero())) },
        { node: negated.node, given: given(condition('<', x.value, zero())) },
      ]);
    },
    relu: (x) => {
      if (isConstant(x) || isMany(x) || !isNumber(emitter, x.value)) return T.relu(x);
      return tape.choice(A.relu(x.value), [{ node: x.node, given: given(condition('>', x.value, zero())) }]);
    },
    min: ofTwo('min'),
    max: ofTwo('max'),
  };
  return { ...T, ...choices, known: (x) => (isConstant(x) ? pinned(x.value) : undefined) };
}

/** Duals have the tangent of the number that is chosen. That there is no tie, which tangents decide, is a guard. */
export function dualsWithSelects(duals: Arithmetic<Dual<Line>>, emitter: LineEmitter): Arithmetic<Dual<Line>> {
  const { arithmetic: A, condition, masked, select, pinned } = emitter;
  const isConstant = ({ tangent }: Dual<Line>): boolean => tangent === undefined;
  const zero = (): Line => A.literal(0);
  const part = (at: Line, tangent: Line | undefined): Line | undefined =>
    tangent === undefined ? undefined : masked(at, tangent);

  const ofTwo = (name: 'min' | 'max') => (x: Dual<Line>, t: Dual<Line>) => {
    if (isConstant(x) && isConstant(t)) return duals[name](x, t);
    // neither a tie nor NaN
    const isPlain = A.decide('!=', x.primal, t.primal) && isNumber(emitter, x.primal) && isNumber(emitter, t.primal);
    if (!isPlain) return duals[name](x, t);
    const [first, second] = name === 'min' ? (['<', '>'] as const) : (['>', '<'] as const);
    const isFirst = condition(first, x.primal, t.primal);
    const tangent = part(isFirst, x.tangent);
    const other = part(condition(second, x.primal, t.primal), t.tangent);
    return {
      primal: select(isFirst, x.primal, t.primal),
      tangent: tangent === undefined ? other : other === undefined ? tangent : A.add(tangent, other),
    };
  };
  const choices: Choices<Dual<Line>> = {
    abs: (x) => {
      const { primal, tangent } = x;
      if (tangent === undefined || !A.decide('>', A.abs(primal), zero())) return duals.abs(x);
      return { primal: A.abs(primal), tangent: select(condition('>', primal, zero()), tangent, A.neg(tangent)) };
    },
    relu: (x) => {
      const { primal, tangent } = x;
      if (tangent === undefined || !A.decide('>', A.abs(primal), zero())) return duals.relu(x);
      return { primal: A.relu(primal), tangent: part(condition('>', primal, zero()), tangent) };
    },
    min: ofTwo('min'),
    max: ofTwo('max'),
  };
  return { ...duals, ...choices, known: (x) => (isConstant(x) ? pinned(x.primal) : undefined) };
}
