// The time limit holds from the first run of a function of a file, however many steps it may take.
import { expect, test } from 'vitest';
import { grad, graph, sweep, truth } from '../../src/index.js';
import { programOfText } from './one-file.js';

const endless = programOfText('function f(x) { while (x > 0) x += 1; return x; }');
/** So many that, but for the time, a run would end by them soon. */
const options = { at: { x: 1 }, maxSteps: 3e6, timeout: 50 };

test.each([
  ['truth', () => truth(endless, options)],
  ['graph', () => graph(endless, options)],
  ['sweep', () => sweep(endless, { ...options, methods: 'central-difference' })],
  ['grad', async () => Promise.resolve(grad(endless, { maxSteps: 3e6, timeout: 50 })({ x: 1 }))],
])('%s', async (_, ask) => {
  await expect(ask()).rejects.toMatchObject({ code: 'timeout' });
});
