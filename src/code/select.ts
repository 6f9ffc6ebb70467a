// Choices between two numbers as lines instead of guards: abs, relu, min, max and `?:` over duals and tapes of lines.
import type { Line } from './lines.js';
import type { Arithmetic, Choosing, Relation } from '../arithmetic.js';
import type { Dual } from '../arithmetics/dual.js';
import type { Tape, Taped } from '../arithmetics/tape.js';
import type { LineEmitter } from './emit.js';

/** The choices of an arithmetic. */
type Choices<N> = Pick<Arithmetic<N>, 'abs' | 'relu' | 'min' | 'max'> & Required<Pick<Choosing<N>, 'choose'>>;

/** The numbers that operations gave which chose by lines. */
class MadeChoices<N extends object> {
  private readonly numbers = new WeakSet<N>();

  keep(number: N): N {
    this.numbers.add(number);
    return number;
  }
  has(number: N): boolean {
    return this.numbers.has(number);
  }
}

/** What holds of two numbers where a relation doesn't, and neither is NaN. */
const opposite: Readonly<Record<Relation, Relation>> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

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
  const made = new MadeChoices<Taped<Line>>();
  const chosen = (...choice: Parameters<typeof tape.choice>): Taped<Line> => made.keep(tape.choice(...choice));

  const ofTwo = (name: 'min' | 'max') => (x: Taped<Line>, t: Taped<Line>) => {
    if (isConstant(x) && isConstant(t)) return T[name](x, t);
    const areNumbers = isNumber(emitter, x.value) && isNumber(emitter, t.value);
    if (!areNumbers || isMany(x, t)) return T[name](x, t);
    const relation = name === 'min' ? '<=' : '>=';
    return oneOf(condition(relation, x.value, t.value), x, condition(opposite[relation], x.value, t.value), t);
  };
  const oneOf = (isFirst: Line, first: Taped<Line>, isSecond: Line, second: Taped<Line>): Taped<Line> =>
    chosen(select(isFirst, first.value, second.value), [
      { node: first.node, given: given(isFirst) },
      { node: second.node, given: given(isSecond) },
    ]);
  const choices: Choices<Taped<Line>> = {
    abs: (x) => {
      // neither 0 nor NaN
      if (isConstant(x) || isMany(x) || !A.decide('>', A.abs(x.value), zero())) return T.abs(x);
      const negated = T.neg(x);
      return chosen(A.abs(x.value), [
        { node: x.node, given: given(condition('>', x.value, zero())) },
        { node: negated.node, given: given(condition('<', x.value, zero())) },
      ]);
    },
    relu: (x) => {
      if (isConstant(x) || isMany(x) || !isNumber(emitter, x.value)) return T.relu(x);
      return chosen(A.relu(x.value), [{ node: x.node, given: given(condition('>', x.value, zero())) }]);
    },
    min: ofTwo('min'),
    max: ofTwo('max'),
    choose: (relation, x, t, first, second) => {
      if (isMany(first, second) || !isNumber(emitter, x.value) || !isNumber(emitter, t.value)) return null;
      const holds = condition(relation, x.value, t.value);
      if (isConstant(first) && isConstant(second)) return { value: select(holds, first.value, second.value), node: -1 };
      return oneOf(holds, first, condition(opposite[relation], x.value, t.value), second);
    },
  };
  return {
    ...T,
    ...choices,
    isChoice: (x) => made.has(x),
    known: (x) => (isConstant(x) ? pinned(x.value) : undefined),
  };
}

/** Duals have the tangent of the number that is chosen. That there is no tie, which tangents decide, is a guard. */
export function dualsWithSelects(duals: Arithmetic<Dual<Line>>, emitter: LineEmitter): Arithmetic<Dual<Line>> {
  const { arithmetic: A, condition, masked, select, pinned } = emitter;
  const isConstant = ({ tangent }: Dual<Line>): boolean => tangent === undefined;
  const zero = (): Line => A.literal(0);
  const part = (at: Line, tangent: Line | undefined): Line | undefined =>
    tangent === undefined ? undefined : masked(at, tangent);

  const made = new MadeChoices<Dual<Line>>();

  /** Neither a tie nor NaN. */
  const arePlain = (x: Line, t: Line): boolean => A.decide('!=', x, t) && isNumber(emitter, x) && isNumber(emitter, t);
  const ofTwo = (name: 'min' | 'max') => (x: Dual<Line>, t: Dual<Line>) => {
    if (isConstant(x) && isConstant(t)) return duals[name](x, t);
    if (!arePlain(x.primal, t.primal)) return duals[name](x, t);
    const [first, second] = name === 'min' ? (['<', '>'] as const) : (['>', '<'] as const);
    return oneOf(condition(first, x.primal, t.primal), x, condition(second, x.primal, t.primal), t);
  };
  const oneOf = (isFirst: Line, first: Dual<Line>, isSecond: Line, second: Dual<Line>): Dual<Line> => {
    const tangent = part(isFirst, first.tangent);
    const other = part(isSecond, second.tangent);
    return made.keep({
      primal: select(isFirst, first.primal, second.primal),
      tangent: tangent === undefined ? other : other === undefined ? tangent : A.add(tangent, other),
    });
  };
  const choices: Choices<Dual<Line>> = {
    abs: (x) => {
      const { primal, tangent } = x;
      if (tangent === undefined || !A.decide('>', A.abs(primal), zero())) return duals.abs(x);
      return made.keep({
        primal: A.abs(primal),
        tangent: select(condition('>', primal, zero()), tangent, A.neg(tangent)),
      });
    },
    relu: (x) => {
      const { primal, tangent } = x;
      if (tangent === undefined || !A.decide('>', A.abs(primal), zero())) return duals.relu(x);
      return made.keep({ primal: A.relu(primal), tangent: part(condition('>', primal, zero()), tangent) });
    },
    min: ofTwo('min'),
    max: ofTwo('max'),
    choose: (relation, { primal: x }, { primal: t }, first, second) => {
      if (!arePlain(x, t)) return null;
      return oneOf(condition(relation, x, t), first, condition(opposite[relation], x, t), second);
    },
  };
  return {
    ...duals,
    ...choices,
    isChoice: (x) => made.has(x),
    known: (x) => (isConstant(x) ? pinned(x.primal) : undefined),
  };
}
