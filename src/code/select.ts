// Choices between two numbers as lines instead of guards: abs, relu, min, max and `?:` over duals and tapes of lines.
import type { Line } from './lines.js';
import type { Arithmetic, Choosing, Relation } from '../arithmetic.js';
import type { Dual } from '../arithmetics/dual.js';
import type { Tape } from '../arithmetics/tape.js';
import type { Taped } from '../arithmetics/taped.js';
import type { LineEmitter } from './emit.js';

/** The choices of an arithmetic. */
type Choices<N> = Pick<Arithmetic<N>, 'abs' | 'relu' | 'min' | 'max'> & Required<Pick<Choosing<N>, 'choose'>>;

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
 * Thrown where plain numbers know 0 and -0 apart, and rules don't, as in the larger one of both: the value isn't that which
 * derivatives go through, and no line is both.
 */
export const zerosTie = new Error('a choice between 0 and -0');

/** That they aren't 0 and -0 is a guard. @throws zerosTie */
function holdApart({ trace, arithmetic: A, condition, either, guarded, pinned }: LineEmitter, x: Line, t: Line): void {
  if ([x, t].some((each) => trace.isLiteral(each) && trace.valueOf(each) !== 0)) return;
  const zero = A.literal(0);
  const isZero = (each: Line): boolean => trace.isLiteral(each);
  const areApart = isZero(x) ? condition('!=', t, zero) : isZero(t) ? condition('!=', x, zero) : either(condition('!=', x, t), condition('!=', x, zero)); // prettier-ignore
  if (!guarded(areApart) && !Object.is(pinned(x), pinned(t))) throw zerosTie;
}

/** That it isn't -0 is a guard. @throws zerosTie */
function holdZeros({ trace, arithmetic: A, pinned }: LineEmitter, x: Line): void {
  if (!trace.isLiteral(x) && A.decide('==', x, A.literal(0)) && Object.is(pinned(x), -0)) throw zerosTie;
}

const isOffTape = ({ node }: Taped<Line>): boolean => node < 0;
const hasNoTangent = ({ tangent }: Dual<Line>): boolean => tangent === undefined;

/** Which number a constant is. */
const pinnedBy = <N>({ pinned }: LineEmitter, isConstant: (x: N) => boolean, lineOf: (x: N) => Line) => ({
  known: (x: N): number | undefined => (isConstant(x) ? pinned(lineOf(x)) : undefined),
});
const pinnedOnTape = (emitter: LineEmitter) => pinnedBy(emitter, isOffTape, ({ value }: Taped<Line>) => value);
const pinnedDual = (emitter: LineEmitter) => pinnedBy(emitter, hasNoTangent, ({ primal }: Dual<Line>) => primal);

/** Every choice is decided. */
export const pinnedTape = ({ arithmetic }: Tape<Line>, emitter: LineEmitter): Arithmetic<Taped<Line>> => ({ ...arithmetic, ...pinnedOnTape(emitter) }); // prettier-ignore
export const pinnedDuals = (duals: Arithmetic<Dual<Line>>, emitter: LineEmitter): Arithmetic<Dual<Line>> => ({ ...duals, ...pinnedDual(emitter) }); // prettier-ignore

/** What plain numbers choose. Nothing is recorded but whether a number depends on an input: no adjoints are asked for. */
export function choicesOfValues(tape: Tape<Line>, emitter: LineEmitter): Arithmetic<Taped<Line>> {
  const { arithmetic: A, condition, select } = emitter;
  const of = (operation: 'abs' | 'relu') => (x: Taped<Line>) => ({ value: A[operation](x.value), node: x.node });
  const ofTwo = (operation: 'min' | 'max') => (x: Taped<Line>, t: Taped<Line>) => ({
    value: A[operation](x.value, t.value),
    node: Math.max(x.node, t.node),
  });
  return {
    ...pinnedTape(tape, emitter),
    abs: of('abs'),
    relu: of('relu'),
    min: ofTwo('min'),
    max: ofTwo('max'),
    holdZeros: ({ value }) => holdZeros(emitter, value),
    choose: (relation, x, t, first, second) => ({
      value: select(condition(relation, x.value, t.value), first.value, second.value),
      node: Math.max(first.node, second.node),
    }),
  };
}

/**
 * Tapes record what a choice may be, each with its condition. That nothing is NaN, or 0 under abs, is a guard: there the
 * rules say what else it is.
 */
export function tapeWithSelects(tape: Tape<Line>, emitter: LineEmitter): Arithmetic<Taped<Line>> {
  const { arithmetic: T } = tape;
  const { arithmetic: A, condition, masked, select } = emitter;
  const given = (at: Line) => (adjoint: Line) => masked(at, adjoint);
  const isMany = (...numbers: Taped<Line>[]): boolean =>
    numbers.reduce((sum, each) => sum + tape.alternativesOf(each), 0) > mostAlternatives;
  const zero = (): Line => A.literal(0);

  const ofTwo = (name: 'min' | 'max') => (x: Taped<Line>, t: Taped<Line>) => {
    if (isOffTape(x) && isOffTape(t)) return T[name](x, t);
    const areNumbers = isNumber(emitter, x.value) && isNumber(emitter, t.value);
    if (areNumbers) holdApart(emitter, x.value, t.value);
    if (!areNumbers || isMany(x, t)) return T[name](x, t);
    const relation = name === 'min' ? '<=' : '>=';
    return oneOf(condition(relation, x.value, t.value), x, condition(opposite[relation], x.value, t.value), t);
  };
  const oneOf = (isFirst: Line, first: Taped<Line>, isSecond: Line, second: Taped<Line>): Taped<Line> =>
    tape.choice(select(isFirst, first.value, second.value), [
      { node: first.node, given: given(isFirst) },
      { node: second.node, given: given(isSecond) },
    ]);
  const choices: Choices<Taped<Line>> = {
    abs: (x) => {
      // neither 0 nor NaN
      if (isOffTape(x) || isMany(x) || !A.decide('>', A.abs(x.value), zero())) return T.abs(x);
      const negated = T.neg(x);
      return tape.choice(A.abs(x.value), [
        { node: x.node, given: given(condition('>', x.value, zero())) },
        { node: negated.node, given: given(condition('<', x.value, zero())) },
      ]);
    },
    relu: (x) => {
      if (isOffTape(x) || isMany(x) || !isNumber(emitter, x.value)) return T.relu(x);
      return tape.choice(A.relu(x.value), [{ node: x.node, given: given(condition('>', x.value, zero())) }]);
    },
    min: ofTwo('min'),
    max: ofTwo('max'),
    choose: (relation, x, t, first, second) => {
      if (isMany(first, second) || !isNumber(emitter, x.value) || !isNumber(emitter, t.value)) return null;
      const holds = condition(relation, x.value, t.value);
      if (isOffTape(first) && isOffTape(second)) return { value: select(holds, first.value, second.value), node: -1 };
      return oneOf(holds, first, condition(opposite[relation], x.value, t.value), second);
    },
  };
  return { ...T, ...choices, ...pinnedOnTape(emitter), holdZeros: ({ value }) => holdZeros(emitter, value) };
}

/** Duals have the tangent of the number that is chosen. That there is no tie, which tangents decide, is a guard. */
export function dualsWithSelects(duals: Arithmetic<Dual<Line>>, emitter: LineEmitter): Arithmetic<Dual<Line>> {
  const { arithmetic: A, condition, masked, select, isPresent } = emitter;
  const zero = (): Line => A.literal(0);
  const part = (at: Line, tangent: Line | undefined): Line | undefined =>
    tangent === undefined ? undefined : masked(at, tangent);

  /** Neither a tie nor NaN. */
  const arePlain = (x: Line, t: Line): boolean => A.decide('!=', x, t) && isNumber(emitter, x) && isNumber(emitter, t);
  const ofTwo = (name: 'min' | 'max') => (x: Dual<Line>, t: Dual<Line>) => {
    if (hasNoTangent(x) && hasNoTangent(t)) return duals[name](x, t);
    if (!arePlain(x.primal, t.primal)) {
      holdApart(emitter, x.primal, t.primal);
      return duals[name](x, t);
    }
    const [first, second] = name === 'min' ? (['<', '>'] as const) : (['>', '<'] as const);
    return oneOf(condition(first, x.primal, t.primal), x, condition(second, x.primal, t.primal), t);
  };
  const oneOf = (isFirst: Line, first: Dual<Line>, isSecond: Line, second: Dual<Line>): Dual<Line> => {
    const tangent = part(isFirst, first.tangent);
    const other = part(isSecond, second.tangent);
    return {
      primal: select(isFirst, first.primal, second.primal),
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
    choose: (relation, { primal: x }, { primal: t }, first, second) => {
      if (!arePlain(x, t)) return null;
      return oneOf(condition(relation, x, t), first, condition(opposite[relation], x, t), second);
    },
  };
  /** Where tangents decide whether there is one, it is decided whether they are there. */
  const known = ({ primal, tangent }: Dual<Line>): Dual<Line> =>
    tangent === undefined || isPresent(tangent) ? { primal, tangent } : { primal, tangent: undefined };
  const hypot = (x: Dual<Line>, t: Dual<Line>): Dual<Line> =>
    A.decide('==', A.hypot(x.primal, t.primal), zero()) ? duals.hypot(known(x), known(t)) : duals.hypot(x, t);
  return { ...duals, ...choices, hypot, ...pinnedDual(emitter), holdZeros: ({ primal }) => holdZeros(emitter, primal) };
}
