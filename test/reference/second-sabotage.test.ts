// Second derivatives at singular points, told wrongly on purpose: the values beside the point contradict them.
import { afterEach, expect, it, vi } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { theLaboratory } from '../../src/reference/laboratory.js';
import { SecondSides, type PartialSide } from '../../src/reference/second-sides.js';

const { bench } = await theLaboratory();
const honest = SecondSides.prototype.both;

afterEach(() => {
  vi.restoreAllMocks();
});

type Change = (side: PartialSide) => PartialSide;
const steeper: Change = (side) => (side.kind === 'finite' ? { ...side, slope: bench.add(side.slope, bench.literal(2 ** -40)) } : side); // prettier-ignore
const turned: Change = (side) => (side.kind === 'infinite' ? { ...side, sign: -side.sign as 1 | -1 } : side);
const bounded: Change = (side) => ({ kind: 'finite', limit: bench.literal(0), slope: bench.literal('slope' in side ? 0 : 1) }); // prettier-ignore

/* prettier-ignore */
it.each<[text: string, at: Record<string, number>, change: Change, side: 'left' | 'right']>([
  ['x*abs(x)',                { x: 0 },       steeper, 'left'],
  ['x*abs(x)',                { x: 0 },       steeper, 'right'],
  ['abs(x)^2',                { x: 0 },       steeper, 'right'],
  ['x == 0 ? 1 : sin(x)/x',   { x: 0 },       steeper, 'left'],
  ['x*abs(y) + x^2',          { x: 0, y: 0 }, steeper, 'right'],
  ['cbrt(x)^5',               { x: 0 },       turned,  'left'],
  ['cbrt(x)^5',               { x: 0 },       turned,  'right'],
])('%s at %j: what is wrong on one side is told by values there', async (text, at, change, side) => {
  vi.spyOn(SecondSides.prototype, 'both').mockImplementation(function (this: SecondSides, ...asked) {
    const [left, right] = honest.apply(this, asked);
    return side === 'left' ? [change(left), right] : [left, change(right)];
  });
  const names = Object.keys(at).length > 1 ? { wrt: ['x', 'y'] } : {};
  await expect(compare(text, { at, order: 2, methods: 'none', ...names })).rejects.toMatchObject({ code: 'internal' });
});

it('an infinite second derivative that is said to be finite is not certified', async () => {
  vi.spyOn(SecondSides.prototype, 'both').mockImplementation(function (this: SecondSides, ...asked) {
    const [left, right] = honest.apply(this, asked);
    return [bounded(left), bounded(right)];
  });
  const { reference } = await compare('cbrt(x)^4', { at: 0, order: 2, methods: 'none' });
  expect(reference.hessianStatuses).toEqual({ x: { x: 'undecided' } }); // differences that grow slowly settle on nothing
});

it.each(['x*abs(x)', 'x <= 0 ? x^4 : x^3', 'x == 0 ? 0 : x^4*sin(1/x)', 'x == 0 ? 0 : x^3*log(abs(x))'])(
  '%s, of which a slope is said to oscillate that has a limit, is not decided',
  async (text) => {
    for (const isContinuous of [true, false]) {
      vi.spyOn(SecondSides.prototype, 'both').mockImplementation(function (this: SecondSides, ...asked) {
        const [left, right] = honest.apply(this, asked);
        if (right.kind === 'outside') return [left, right];
        return [left, { kind: 'oscillates', limit: isContinuous ? right.limit : null }];
      });
      const { reference } = await compare(text, { at: 0, order: 2, methods: 'none' });
      expect(reference.hessianStatuses).toEqual({ x: { x: 'undecided' } });
    }
  },
);
