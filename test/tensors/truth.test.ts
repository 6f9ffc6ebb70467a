// The truth of tensor texts where they have kinks and jumps, or only seem to: equal maxima, lengths 0, indices that choose.
import { expect, test } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { readExpression } from '../../src/language/expression.js';
import { defaultMaxSteps } from '../../src/program/program.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { findTruth, type Side, type Verdict } from '../../src/reference/truth.js';

const laboratory = await theLaboratory();

const sideText = (side: Side): string => (side === null ? '-' : typeof side === 'string' ? side : String(side.nearest));

function shown(verdict: Verdict): string {
  if (verdict.status === 'certified') return String(verdict.number.nearest);
  if (verdict.status === 'undecided') return 'undecided';
  return `${verdict.status} ${sideText(verdict.left)} ${sideText(verdict.right)}`;
}

function verdictOf(text: string, x: number, order: 1 | 2 = 1): string {
  const { program } = readExpression(text);
  const question = {
    program,
    point: [x],
    wrt: [0],
    order,
    format: formats.float64,
    budget: { maxSteps: defaultMaxSteps },
  };
  const { gradient, hessian } = findTruth(laboratory, question);
  const [verdict] = order === 1 ? gradient : (hessian?.[0] ?? []);
  return verdict === undefined ? 'none' : shown(verdict);
}

test.each([
  ['softmax([x, 1])[1]', 1, '0.25'],
  ['softmax([x, x])[1]', 1, '0'],
  ['softmax([x, x, -x])[3]', 0, '-0.4444444444444444'],
  ['logsumexp([x, 1])', 1, '0.5'],
  ['logsumexp([x, x])', 3, '1'],
  ['logsumexp([1000*x, 1])', 1, '1000'],
  ['norm([x, 2])', 0, '0'],
  ['norm([3*x, 4*x])', 0, 'kink -5 5'],
  ['norm([x - 1, 0])', 1, 'kink -1 1'],
  ['norm([x, 1]*2^600)/2^600', 0, '0'],
  ['max([x, 1])', 1, 'kink 0 1'],
  ['max([x, x])', 1, '1'],
  ['argmax([x, 1])', 1, 'jump 0 0'],
  ['argmax([x, 2])', 1, '0'],
  ['where(x > 0, sqrt(x), 0)', 4, '0.25'],
  ['sum(where([x, 1] > 0, [x, 1] .^ 2, 0))', 3, '6'],
  ['sum([x, 1; 2, x]*[x; x^2])', 2, '22'],
  ['mean([x, x^2] > [0, 9])', 3, 'jump 0 0'],
  ['[1, 4, 9][2]*x', 1, '4'],
  ['prod([x, x, x])', 2, '12'],
])('the derivative of %s at x = %d is %s', (text, x, verdict) => {
  expect(verdictOf(text, x)).toBe(verdict);
});

test.each([
  ['softmax([x, 1])[1]', 1, '0'],
  ['logsumexp([x, 1])', 1, '0.25'],
  ['[x, x^2]*[x^2; x]', 2, '24'],
])('the second derivative of %s at x = %d is %s', (text, x, verdict) => {
  expect(verdictOf(text, x, 2)).toBe(verdict);
});
