// The engine of a study changes no number and no count of it.
import { expect, it } from 'vitest';
import { compare, sweep } from '../../src/index.js';
import { engines } from '../../src/code/engine.js';

const rows = [
  ['x*cos(x)', { x: 1.2 }],
  ['abs(x - 1)*max(x, y)^y', { x: 1.0000001, y: 2 }],
  ['f(n, t) = n <= 0 ? t : 3.7*f(n - 1, t)*(1 - f(n - 1, t)); f(3, x)', { x: 0.3 }],
  ['x > 1 ? x^2 : sqrt(x - 1)', { x: 1 + 1e-9 }],
  ['[x*y, sin(x)]', { x: 2, y: 3 }],
] as const;

it.each(rows)('compare and sweep are the same by every engine: %s', async (text, at) => {
  const compared = await Promise.all(engines.map((engine) => compare(text, { at, engine, methods: 'fd,richardson' })));
  for (const each of compared) expect(each).toEqual(compared[0]);
  if (text.startsWith('[')) return; // a sweep is of one number
  const short = { at, from: 1e-8, to: 1e-2, perDecade: 1 };
  const swept = await Promise.all(
    engines.map((engine) => sweep(text, { ...short, engine, methods: 'central-difference,five-point' })),
  );
  for (const each of swept) expect(each).toEqual(swept[0]);
});
