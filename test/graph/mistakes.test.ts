// What is refused, with a code, a place in the text where there is one, and the way out.
import { describe, expect, test } from 'vitest';
import { graph, type GraphOptions } from '../../src/graph/graph.js';

const loop = 'f(n, t) = n <= 0 ? t : f(n - 1, sin(t)*x); f(2000, x)';

describe('refused:', () => {
  test.each<[string, unknown, string, RegExp, RegExp, [number, number] | null]>([
    ['alpha = x*2; alpha + 1', { at: { x: 1 }, wrt: 'alhpa' }, 'unknown-variable', /no node 'alhpa'/, /did you mean 'alpha'/, null],
    ['x*y', { at: { x: 1, y: 2 }, of: 'v9' }, 'unknown-variable', /no node 'v9'/, /v1/, null],
    ['x*y', { at: { x: 1, y: 2 }, of: '' }, 'unknown-variable', /no node ''/, /x, y, v1/, null],
    ['x*y', { at: { x: 1, y: 2 }, of: 'x[1]' }, 'bad-index', /x/, /./, null],
    ['w*2', { at: { w: [1, 2] }, wrt: 'w[3]' }, 'bad-index', /3 is outside 1 to 2/, /w\[1\]/, null],
    ['w*2', { at: { w: [1, 2] }, wrt: 'w[0]' }, 'bad-index', /0/, /w\[1\]/, null],
    ['w*2', { at: { w: [1, 2] }, wrt: 'w[1,1]' }, 'bad-index', /w\[1,1\]/, /one index/, null],
    ['w[5]', { at: { w: [1, 2] } }, 'bad-index', /index 5/, /1 to 2/, [1, 4]],
    ['x + log(x - 3)', { at: { x: 2 } }, 'outside-domain', /not defined at x = 2/, /log/, [4, 7]],
    ['0*log(x) + 1', { at: { x: 0 } }, 'outside-domain', /not defined at x = 0/, /log/, [2, 5]],
    ['a = 1/(x - 3); x', { at: { x: 3 } }, 'division-by-zero', /division by zero/, /denominator/, [5, 6]],
    ['[1, asin(x)]', { at: { x: 2 } }, 'outside-domain', /not defined at x = 2/, /asin/, [4, 8]],
    ['x*', { at: { x: 2 } }, 'expr-syntax', /expected a value/, /./, [2, 2]],
    ['x*y', { at: { x: 2 } }, 'unbound-variable', /y/, /./, [2, 3]],
    ['f(n) = n == 0.5 ? 0 : f(n - 1); f(x)', { at: { x: 1 }, maxSteps: 1000 }, 'step-limit', /1,000 steps/, /maxSteps/, null],
    [loop, { at: { x: 0.9 }, timeout: 1 }, 'timeout', /in time/, /timeout/, null],
    ['x', { at: { x: 1 }, trace: ['sideways'] }, 'bad-option', /forward or reverse/, /^$/, null],
    ['x', { at: { x: 1 }, trace: 'forward' }, 'bad-option', /trace/, /^$/, null],
    ['x', { at: { x: 1 }, certified: 'yes' }, 'bad-option', /certified/, /^$/, null],
    ['x', { at: { x: 1 }, wrt: ['x'] }, 'bad-option', /wrt/, /^$/, null],
    ['x', { at: { x: 1 }, source: 'x' }, 'bad-option', /source/, /./, null],
    ['1/(x - 3)', { at: { x: 3 }, wrt: 'x' }, 'division-by-zero', /division by zero at x = 3/, /denominator/, [1, 2]],
  ])('%s with %j', async (expression, options, code, message, hint, span) => {
    const error: unknown = await graph(expression, options as GraphOptions).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) as string });
    const { hint: way, span: place } = error as { hint: string | null; span: { start: number; end: number } | null };
    expect(way ?? '').toMatch(hint);
    if (span !== null) expect([place?.start, place?.end]).toEqual(span);
  }); // prettier-ignore
});

test('what is no text is refused before anything is read', async () => {
  await expect(graph(7 as unknown as string)).rejects.toMatchObject({ code: 'expr-syntax' });
});

test('what is only too large is no mistake', async () => {
  const { nodes } = await graph('exp(x)*2', { at: { x: 1000 } });
  expect(nodes.map(({ value }) => value)).toEqual([1000, 'Infinity', 'Infinity']);
});
