// Components where the gradient as a whole has no value, and what is remarked of lost bits.
import { expect, test } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import type { CheckedComponent } from '../../src/check/check-data.js';
import { withoutValue, type KnownAtPoint } from '../../src/check/components.js';
import { floatingRemarks } from '../../src/check/floating-remarks.js';
import type { JudgedPoint } from '../../src/check/formula-judge.js';
import type { FormulaPair } from '../../src/check/formula-pair.js';
import { OutsideDomain } from '../../src/errors.js';
import type { Verdict } from '../../src/reference/verdict.js';

const certified = { status: 'certified', number: { nearest: 3 } } as Verdict;
const undecided: Verdict = { status: 'undecided', message: 'open', enclosure: null };
const component = (verdict: CheckedComponent['verdict']): CheckedComponent => ({ verdict }) as CheckedComponent;
const errorOf = (): OutsideDomain => new OutsideDomain('outside-domain', 'log', 'no logarithm');

test.each<[what: string, truth: Verdict, floating: number | null, others: number, beside: CheckedComponent['verdict'][], verdict: string, message: RegExp]>([
  ['a number while nothing tells which has none', certified, 3, 0, [], 'INCONCLUSIVE', /^not judged: another component/],
  ['a number beside components that have a value', certified, 3, 1, [], 'FAIL', /no logarithm$/],
  ['NaN', certified, NaN, 0, [], 'FAIL', /no logarithm$/],
  ['an error', certified, null, 0, [], 'FAIL', /no logarithm$/],
  ['NaN, and what is right on both sides', certified, NaN, 0, ['PASS', 'PASS'], 'INCONCLUSIVE', /; beside the point it is right$/],
  ['NaN, and what is right on one side', certified, NaN, 0, ['PASS', 'FAIL'], 'FAIL', /no logarithm$/],
  ['NaN, where the truth is open', undecided, NaN, 0, [], 'INCONCLUSIVE', /no logarithm$/],
])('without a value, floating point gives %s', (_what, truth, floating, others, beside, verdict, message) => {
  const names = ['y', 'x'].slice(1 - others);
  const known: KnownAtPoint = { truths: names.map(() => truth), floating: floating === null ? null : names.map(() => floating), tolerance: null };
  const judged = new Map(others === 0 ? [] : [[0, component('PASS')]]);
  const sides = beside.map((each) => names.map(() => component(each)));
  expect(withoutValue({ names } as unknown as FormulaPair, known, { errorOf, judged, beside: sides }).at(-1)).toMatchObject({ verdict, message: expect.stringMatching(message) as string });
}); // prettier-ignore

test.each([
  [[7.9], null],
  [[8], '8'],
  [[9, 20.4, 11], '20'],
])('of %j lost bits %s are remarked on, the worst', (lost, told) => {
  const components = lost.map((lostBits) => ({ ...component('PASS'), lostBits, name: 'x', given: 1 }));
  const problem = { point: [1], program: { inputs: ['x'] }, format: formats.float64 };
  const point = { pair: { problem }, checked: { components }, floating: lost.map(() => 1) };
  const messages = floatingRemarks([point as unknown as JudgedPoint]).map(({ message }) => message);
  expect(messages).toEqual(told === null ? [] : [expect.stringContaining(`loses ${told} of 53 bits at x = 1:`)]);
});
