// Up to which precision an open derivative is asked, and that one evaluation of the value serves all scales.
import { describe, expect, it } from 'vitest';
import { TooFewTerms } from '../../src/arithmetics/series/one-sided-series.js';
import { compare } from '../../src/compare/compare.js';
import { Undecided } from '../../src/errors.js';
import { NotConfirmed } from '../../src/reference/disagreement.js';
import { BeyondBits, LastingReasons } from '../../src/reference/lasting-reasons.js';

type Step = readonly [said: string, reason: Undecided, bits: number] | 'told';
const wide = new Undecided('w');

describe('A reason is the last word', () => {
  /* prettier-ignore */
  it.each<[when: string, isLast: boolean, ...steps: Step[]]>([
    ['once, of terms',               false, ['a', new TooFewTerms('a'), 128]],
    ['twice in a row, of terms',     true,  ['a', new TooFewTerms('a'), 128], ['a', new TooFewTerms('a'), 256]],
    ['with jets in between',         false, ['a', new TooFewTerms('a'), 128], 'told', ['a', new TooFewTerms('a'), 512]],
    ['with another in between',      false, ['a', new TooFewTerms('a'), 128], ['b', wide, 256], ['a', new TooFewTerms('a'), 512]],
    ['where jets said another',      false, ['x; a', new TooFewTerms('a'), 128], ['y; a', new TooFewTerms('a'), 256]],
    ['twice, of values',             true,  ['v', new NotConfirmed('v'), 128], ['v', new NotConfirmed('v'), 256]],
    ['twice, where bits never help', true,  ['f', new BeyondBits('f'), 128], ['f', new BeyondBits('f'), 256]],
    ['twice, of wide enclosures',    false, ['w', wide, 128], ['w', wide, 256]],
    ['of those at 4,096 bits',       true,  ['w', wide, 2048], ['w', wide, 4096]],
    ['that is new at 4,096 bits',    false, ['v', wide, 2048], ['w', wide, 4096]],
  ])('said %s: %s', (_when, isLast, ...steps) => {
    const reasons = new LastingReasons<number>();
    for (const step of steps) {
      if (step === 'told') reasons.forget(7);
      else reasons.note(7, step[0], { reason: step[1], bits: step[2] });
    }
    expect(reasons.isClosed(7)).toBe(isLast);
    expect(reasons.isClosed(8)).toBe(false);
  });
});

describe('The precision', () => {
  /* prettier-ignore */
  it.each<[text: string, at: Record<string, number>, bits: number, status: string]>([
    ['x == 0 ? 0 : x*sin(1/x)*sin(1/x)',           { x: 0 }, 256,  'undecided'],     // no rule says what it does
    ['x > 0 ? x*(sin(1)^2 + cos(1)^2) : x',        { x: 0 }, 4096, 'undecided'],     // two numbers that no precision tells apart
    ['x > 0 ? x + x*(1/3 + 1e-300*1e-290 - 1/3) : x', { x: 0 }, 2048, 'kink'],       // these it does
    ['acosh(1 + x)^2 + y',                         { x: 0, y: 1 }, 128, 'undefined'], // the square of a root is what it was taken of
    ['abs(log(2 + x) - log(2)) + y + z',           { x: 0, y: 1, z: 1 }, 128, 'kink'], // three inputs, of which reverse mode tells none
  ])('of %s at %o ends at %d bits: %s', async (text, at, bits, status) => {
    const { reference } = await compare(text, { at, methods: 'none' });
    expect([reference.statuses['x'], reference.bits]).toEqual([status, bits]);
  });
  it('rises for what is open, beside what is open for good', async () => {
    const text = '(x == 0 ? 0 : x*(log(-log(abs(x))) + sin(1/x))) + (y > 0 ? y + y*(1/3 + 1e-300*1e-290 - 1/3) : y)';
    const { reference } = await compare(text, { at: { x: 0, y: 0 }, methods: 'none' });
    expect(reference.statuses).toEqual({ x: 'undecided', y: 'kink' });
  });
});
