// Whether what the judge says of random programs holds: uncertainties, and verdicts on right gradients and on wrong ones.
// `SEED=7 COUNT=400` gives the numbers of docs/check-programs.md.
import { describe, expect, test } from 'vitest';
import { RandomNumbers } from '../../../src/random-numbers.js';
import { judged, kinds, randomCase, type RandomCase } from './random-functions.js';

const seed = Number(process.env['SEED'] ?? 1);
const count = Number(process.env['COUNT'] ?? 150);

/** What came of the components of random cases. */
class Tally {
  components = 0;
  known = 0;
  readonly uncovered: string[] = [];
  readonly rightFailed: string[] = [];
  readonly passed: Record<string, string[]> = { 'by 1 %': [], 'by its sign': [] };
  readonly missed: string[] = [];
  rightPassed = 0;

  async add(each: RandomCase): Promise<void> {
    const [right, percent, sign, millionth] = await Promise.all(
      [1, 1.01, -1, 1 + 1e-6].map((factor) => judged(each, each.slopes.map((slope) => factor * slope))), // prettier-ignore
    );
    each.slopes.forEach((slope, i) => {
      const [exact, where] = [each.truths[i] as number, `${each.text} at ${each.point.join(', ')}, component ${i}`];
      const { verdict, truth, uncertainty } = right?.components[i] ?? {};
      this.components++;
      if (verdict === 'FAIL') this.rightFailed.push(where);
      if (verdict === 'PASS') this.rightPassed++;
      // the program's own rounding moves the slope of its values too
      const rounding = 2 * Math.abs(slope - exact) + 4 * Number.EPSILON * Math.abs(exact);
      const isKnown = typeof truth === 'number' && typeof uncertainty === 'number';
      if (isKnown) this.known++;
      if (isKnown && Math.abs(truth - exact) > uncertainty + rounding) this.uncovered.push(`${where}: ${truth} ± ${uncertainty}, ${exact}`); // prettier-ignore
      if (slope === 0) return;
      if (percent?.components[i]?.verdict === 'PASS') this.passed['by 1 %']?.push(where);
      if (sign?.components[i]?.verdict === 'PASS') this.passed['by its sign']?.push(where);
      const isAccurate = isKnown && uncertainty < 1e-7 * Math.abs(slope);
      if (isAccurate && millionth?.components[i]?.verdict !== 'FAIL') this.missed.push(where);
    });
  }
}

describe(`of random programs, seed ${seed}`, () => {
  test.each(Object.entries(kinds))('%s', { timeout: 600_000 }, async (name, kind) => {
    const random = RandomNumbers.of(seed, 'points');
    const tally = new Tally();
    for (let made = 0; made < count;) {
      const each = await randomCase(random, kind);
      if (each === null) continue;
      made++;
      await tally.add(each);
    }
    const { components, known, uncovered, rightFailed, passed, missed, rightPassed } = tally;
    process.stdout.write(`${name}, seed ${seed}: ${components} components, ${known} estimated, ${uncovered.length} beyond their uncertainty; right: ${rightPassed} pass; missed 1e-6: ${missed.length}\n`); // prettier-ignore
    // noise of 1e-4 hides waves as high as itself, whose slopes nobody can tell from values
    const isVeryNoisy = kind.noise > 1e-6;
    expect(rightFailed.length, rightFailed.join('\n')).toBeLessThanOrEqual(isVeryNoisy ? 0.005 * components : 0);
    expect(passed).toEqual({ 'by 1 %': [], 'by its sign': [] });
    expect(missed).toEqual([]);
    expect(uncovered.length, uncovered.join('\n')).toBeLessThanOrEqual(0.005 * known);
    // and it does judge: what noise of 1e-4 hides is the most that stays open
    expect(rightPassed / components).toBeGreaterThan(isVeryNoisy ? 0.5 : 0.88);
  });
});
