// The likely mistake of each component that fails: the first hypothesis that holds, certified, at every failing point.
import type { Laboratory } from '../../reference/laboratory.js';
import type { CheckedComponent } from '../check-data.js';
import { judgeFormulas, type FormulaJudgeOptions, type JudgedPoint } from '../formula-judge.js';
import { pairAt } from '../formula-pair.js';
import { branchMistakes } from './branches.js';
import { factorMistakes, signMistake } from './factors.js';
import { explainedComponents, rightFormula, type FailedPoint, type Hypothesis } from './hypothesis.js';
import { ignoredInput } from './ignored.js';
import { componentMistakes, degreeMistakes, orderMistake, swappedInputs } from './other-components.js';
import { partMistakes } from './subexpressions.js';

/** Components whose mistakes are looked for one by one; of many fewer, since each costs as much. */
const lookedAt = (components: number): number => Math.min(30, Math.max(3, Math.floor(600 / components)));
/** Points beside a failing one that a hypothesis must explain too: at one point a number explains everything. */
const probes = [0.8125, 1.3125];

/** The mistake of each component that fails somewhere, by its place; those without a name are left out. */
export function likelyMistakes(
  laboratory: Laboratory,
  judged: readonly JudgedPoint[],
  options: FormulaJudgeOptions,
): Map<number, string> {
  const failures = judged.filter(({ checked }) => checked.verdict === 'FAIL');
  const found = new Map<number, Pick<Hypothesis, 'text' | 'other'>>();
  let open = [...new Set(failures.flatMap(({ checked }) => checked.components.flatMap(({ verdict }, place) => (verdict === 'FAIL' ? [place] : []))))]; // prettier-ignore
  const points = [...failures, ...probePoints(laboratory, failures[0], options)].map((point) => ({ ...point, fails: (component: number) => point.checked.components[component]?.verdict === 'FAIL' })); // prettier-ignore
  const names = failures[0]?.pair.names ?? [];
  const deadline = performance.now() + options.timeout;
  for (let looked = 0; looked < lookedAt(names.length) && performance.now() < deadline; looked++) {
    const [component, ...others] = open;
    if (component === undefined) break;
    const mistake = mistakeOf(laboratory, component, points.filter(({ fails }) => fails(component))); // prettier-ignore
    const alike = mistake?.isGeneral === true ? explainedComponents(laboratory, mistake, others, points) : [];
    if (mistake !== null) for (const each of [component, ...alike]) found.set(each, mistake);
    const told = new Set(alike);
    open = others.filter((each) => !told.has(each));
  }
  const others = new Map([...found].flatMap(([component, { other }]) => (other === undefined ? [] : [[component, other] as const]))); // prettier-ignore
  return new Map(
    [...found].map(([component, { text }]) => [component, orderMistake(component, others, names) ?? text]),
  );
}

/** Points near the first failing one, where the formulas are judged as well. */
function probePoints(
  laboratory: Laboratory,
  failure: JudgedPoint | undefined,
  options: FormulaJudgeOptions,
): JudgedPoint[] {
  if (failure === undefined) return [];
  const { pair } = failure;
  const { point, wrt, format } = pair.problem;
  const moving = new Set(wrt);
  return probes.flatMap((factor, which) => {
    const moved = point.map((value, i) => (moving.has(i) ? format.round(value * (factor + i / 64) + (value === 0 ? (which + 1) / 16 + i / 64 : 0)) : value)); // prettier-ignore
    try {
      return [judgeFormulas(laboratory, pairAt(pair, moved), options)];
    } catch {
      return []; // where it can't be computed there is nothing to explain
    }
  });
}

function mistakeOf(
  laboratory: Laboratory,
  component: number,
  all: readonly (JudgedPoint & FailedPoint)[],
): Hypothesis | null {
  // a quotient tells most where neither side is 0
  const points = all.toSorted((a, b) => Number(isZero(a, component)) - Number(isZero(b, component)));
  const [first] = points;
  const seen = first?.checked.components[component];
  if (first === undefined || seen === undefined) return null;
  const { given, truth } = givenAndTruth(seen);
  const names = first.pair.names;
  const isLikely = (other: number): boolean => {
    const wanted = first.checked.components[other]?.truth;
    return typeof wanted === 'number' && Math.abs(wanted - given) <= 1e-12 * Math.abs(given);
  };
  const holds = (hypothesis: Hypothesis): boolean => explainedComponents(laboratory, hypothesis, [component], points).length > 0; // prettier-ignore
  const inTurn: (() => readonly Hypothesis[])[] = [
    () => [signMistake],
    () => factorMistakes(given / truth, meanLengths(first)),
    () => componentMistakes(component, names, isLikely),
    () => branchMistakes(first),
    () => partMistakes(first, component, given, truth),
    () => degreeMistakes,
    () => swappedInputs(first.pair.problem.program.inputs, first.pair.problem.wrt),
  ];
  if (holds(rightFormula)) return null; // a tolerance fails it: floating point's mistake
  for (const hypotheses of inTurn) {
    const found = hypotheses().find(holds);
    if (found !== undefined) return found;
  }
  const text = ignoredInput(laboratory, component, points);
  // a fact that was found, and no guess to be tried elsewhere
  return text === null ? null : { text, sides: ({ A }) => [A.literal(0), A.literal(0)] };
}

const isZero = ({ checked }: JudgedPoint, component: number): boolean => {
  const seen = checked.components[component];
  return seen === undefined || !(Number(seen.given) !== 0 && Number(seen.truth) !== 0);
};

const givenAndTruth = ({ given, truth }: CheckedComponent): { readonly given: number; readonly truth: number } => ({
  given: Number(given ?? NaN),
  truth: Number(truth ?? NaN),
});

/** How long arrays are that the function takes, and how many inputs it has. */
function meanLengths({ pair: { problem } }: JudgedPoint): number[] {
  const { layout, program, wrt } = problem;
  return [...(layout?.variables ?? []).flatMap(({ shape }) => [...shape]), program.inputs.length, wrt.length];
}
