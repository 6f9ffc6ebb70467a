// Losses known by construction: node and cause that each method is told.
import { expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import type { MethodId } from '../../src/methods/table.js';
import { formula, knownLosses, type KnownLoss } from './known-causes.js';

interface Trial {
  readonly loss: KnownLoss;
  readonly method: MethodId;
  readonly said: string;
  readonly isRight: boolean;
}

async function trialsOf(loss: KnownLoss): Promise<Trial[]> {
  const { expression, at, methods, delta, cause, node } = loss;
  const { results } = await compare(expression, { at, methods, delta, explain: true });
  return results.map(({ method, why }) => {
    const isNode = why != null && (node === formula ? why.line === null : why.node === node);
    const said = why == null ? 'nothing' : `${why.cause} at ${why.node}, ${why.lostBits} bits`;
    return { loss, method, said, isRight: why?.cause === cause && isNode };
  });
}

test('node and cause are named of every loss that is known by construction', async () => {
  const trials = (await Promise.all(knownLosses.map(trialsOf))).flat();
  const wrong = trials.filter(({ isRight }) => !isRight);
  const told = wrong.map(({ loss, method, said }) => [`${loss.expression} at ${loss.at}, ${method}`, said]);
  expect(trials.length).toBeGreaterThanOrEqual(200);
  expect(told).toEqual([]);
});
