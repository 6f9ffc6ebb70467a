// A function that writes its result into a parameter and returns nothing: the way out is the parameter as an output.
import { expect, test } from 'vitest';
import { compare, type GivenPoint } from '../../src/index.js';
import { DiffcmpError } from '../../src/errors.js';
import { programOfText } from './one-file.js';

const parallel = 'does it return on every path? What it writes into a parameter is #f.parameter';
const lacks = "parameter 'out' of f has no value: ";
const written = "; what it writes into 'out' is #f.out, which needs no value";

test.each<[body: string, at: GivenPoint, hint: string | null]>([
  ['out[0] = a * a;', { a: 3, out: [0] }, "what it writes into 'out' is #f.out"],
  ['out.push(a * a);', { a: 3, out: [] }, "what it writes into 'out' is #f.out"],
  ['const o = out; o[0] = a;', { a: 3, out: [0, 0] }, "what it writes into 'out' is #f.out"],
  ['out.x.y = a;', { a: 3, out: { x: { y: 1 } } }, "what it writes into 'out' is #f.out"],
  ['out.z = a;', { a: 3, out: { x: 1 } }, "what it writes into 'out' is #f.out"],
  ['out[1][0] = a;', { a: 3, out: [[0], [0]] }, "what it writes into 'out' is #f.out"],
  ['out[0] = a[0]; a[1] = 0;', { a: [3, 1], out: [0] }, "what it writes into 'a' is #f.a, into 'out' is #f.out"],
  ['if (a > 5) out[0] = a;', { a: 3, out: [0] }, parallel],
  ['out = [a];', { a: 3, out: [0] }, parallel],
  ['out[0] = a * a;', { a: 3 }, `${lacks}at: 'out=[…]'${written}`],
  ['for (let i = 0; i < 2; i++) out[i] = i * a;', { a: 3 }, `${lacks}at: 'out=[…]'${written}`],
  ['out[0] += a;', { a: 3 }, `${lacks}at: 'out=[…]'`],
  ['out[0].x = a;', { a: 3 }, `${lacks}at: 'out=[…]'`],
  ['out.n = a;', { a: 3 }, `${lacks}at: 'out.FIELD=…'`],
  ['return a * out.length;', { a: 3 }, `${lacks}at: 'out=[…]'`],
])('f(a, out) { %s } at %j', async (body, at, hint) => {
  const asked = compare(programOfText(`function f(a, out) { ${body} }`, 'f'), { at, methods: 'forward' });
  const error: unknown = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DiffcmpError)) throw new Error(`no error of ours: ${String(error)}`);
  expect(error.hint).toBe(hint);
});

test('what the way out says is what can be asked for', async () => {
  const file = 'function cross(a, b, out) { out[0] = a[1] * b[2] - a[2] * b[1]; out[1] = 0; }';
  const asked = compare(programOfText(file, 'cross.out.0'), { at: { a: [1, 2, 3], b: [4, 5, 6] }, methods: 'ad' });
  await expect(asked).resolves.toMatchObject({
    reference: { status: 'certified', gradient: { a: [0, 6, -5], b: [0, -3, 2] } },
  });
});

test('the name of what CommonJS exports has no exports before it', async () => {
  const file = 'exports.f = (a, out) => { out[0] = a; };';
  const asked = compare(programOfText(file, 'f'), { at: { a: 1 } });
  await expect(asked).rejects.toMatchObject({ hint: expect.stringContaining("'out' is #f.out") as string });
});
