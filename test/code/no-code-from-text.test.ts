// Where no code may be made from text, functions run by the list of their operations, to the same bits and errors.
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

const script = `
import { compile, grad } from './dist/index.js';
const said = (run) => { try { return run(); } catch (error) { return error.code + ': ' + error.message; } };
const engines = new Set();
const lines = [];
for (const text of ['x^2*y', 'abs(x) + y', 'x < y ? x : 2*y', 'log(x)*y', '3']) {
  const f = compile(text);
  const rooms = [new Float64Array(2), [0, 0], [0], new Int32Array(2), new BigInt64Array(2), null, {}];
  for (const point of [[], [3, 2], new Float64Array([-3, 2]), [1, NaN], [1], ['a', 2], 'ab', '', null, undefined, {}, [, 2]])
    for (const out of rooms) lines.push(said(() => [f.value(point), f.gradient(point, out), ...(out ?? [])]));
  const g = grad(text);
  for (let again = 0; again < 2; again++)
    for (const point of [{ x: 3, y: 2 }, [3, 2], { x: -3, y: 2 }, { x: 1 }, { x: 1, y: 'a' }, new Float64Array([-3, 2]), [0, 1], null])
      lines.push(JSON.stringify(said(() => g(point))));
  const slope = grad(text.replaceAll('y', '0.5'));
  for (const x of [1, 2, -1, 0, 3, NaN, '1']) lines.push(said(() => slope(x)));
  engines.add(f.engine);
}
console.log(JSON.stringify([lines.map(String), [...engines]]));
`;

const linesWith = (...flags: readonly string[]): readonly [readonly string[], readonly string[]] =>
  JSON.parse(execFileSync(process.execPath, [...flags, '--input-type=module', '-e', script], { encoding: 'utf8' })) as [
    string[],
    string[],
  ];

it('functions run by lists where no code may be made from text, and say the same', () => {
  const [said, engines] = linesWith();
  const [saidWithout, enginesWithout] = linesWith('--disallow-code-generation-from-strings');
  expect(engines).toEqual(['code']);
  expect(enginesWithout).toEqual(['tape']);
  expect(saidWithout).toEqual(said);
  expect(said.filter((line) => line.includes('bad-')).length).toBeGreaterThan(100);
  expect(said.filter((line) => line.startsWith('18,18'))).toHaveLength(4);
  expect(said.filter((line) => line.startsWith('{"x":12,"y":9}'))).toHaveLength(2);
});
