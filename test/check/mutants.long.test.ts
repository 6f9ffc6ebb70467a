// Mutants of right gradients, of every function of the language and of every program in fixtures: all that aren't right must be seen, and no
// right one rejected, at whatever scale. `DIFFCMP_DIGITS=1` prints the table of docs/validation.md; `SEED=2` draws others.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkProgram } from '../../src/check/check-program.js';
import type { CheckGradientOptions } from '../../src/check/options.js';
import { DiffcmpError } from '../../src/errors.js';
import { RandomNumbers } from '../../src/random-numbers.js';
import { commandOf, isForCommand } from './mutation/command.js';
import { formulaRows } from './mutation/formula-corpus.js';
import { programRows } from './mutation/program-corpus.js';
import { formulaSubject, programSubject } from './mutation/subject.js';
import { Study } from './mutation/study.js';
import { sameInDoubles, Tally, type JudgedMutant } from './mutation/tally.js';

const seed = Number(process.env['SEED'] ?? 1);
const random = RandomNumbers.of(seed, 'shuffle');
const tally = new Tally();

const shown = ({ subject, kind, change, formulas, values, distance }: JudgedMutant): string =>
  `${subject} | ${kind} | ${change} | ${formulas} ${values} ${distance.toExponential(1)}`;

const print = (text: string): void => {
  if (process.env['DIFFCMP_DIGITS'] !== undefined) process.stdout.write(`${text}\n`);
};

test('mutants of programs are judged', { timeout: 600_000 }, async () => {
  for (const row of programRows) await tally.take(await programSubject(row), 12, random, seed);
  expect(tally.mutants.length).toBeGreaterThanOrEqual(250);
});

test('mutants of expressions are judged', { timeout: 600_000 }, async () => {
  for (const row of formulaRows) await tally.take(formulaSubject(row), 6, random, seed);
  expect(tally.mutants.length).toBeGreaterThanOrEqual(700);
});

test('no right gradient fails', () => {
  print(`seed ${seed}\n${tally.table()}`);
  expect(tally.right.filter(({ formulas, values }) => formulas !== 'PASS' || values === 'FAIL')).toEqual([]);
});

test('of formulas every mutant is seen that is not certified to be the right gradient', () => {
  print(`equivalent:\n${tally.equivalent.map(shown).join('\n')}`);
  expect(tally.wrong.filter(({ formulas }) => formulas !== 'FAIL').map(shown)).toEqual([]);
  // a mutant that passes is the same in doubles as well
  expect(tally.equivalent.filter(({ distance }) => distance > 1e-6).map(shown)).toEqual([]);
});

test('of programs 98 of 100 mutants are seen by their values', () => {
  const unseen = tally.wrong.filter(({ values }) => values !== 'FAIL');
  print(`the same in doubles:\n${tally.wrong.filter(({ distance }) => distance <= sameInDoubles).map(shown).join('\n')}`); // prettier-ignore
  print(`not seen by values:\n${unseen.map(shown).join('\n')}`);
  expect(unseen.length / tally.wrong.length, unseen.map(shown).join('\n')).toBeLessThanOrEqual(0.02);
});

test('right gradients pass in singles, and at all scales', { timeout: 600_000 }, async () => {
  const rejected: string[] = [];
  for (const [i, row] of formulaRows.entries())
    for (const subject of [
      formulaSubject(row, 'float32'),
      formulaSubject(row, 'float64', [1e-23, 1e-7, 1e19][i % 3]),
    ]) {
      const study = await Study.of(subject, seed);
      const [formulas, values] = [await study.byFormulas(subject.right, true), await study.byValues(subject.right, true)]; // prettier-ignore
      if (formulas !== 'PASS' || values === 'FAIL') rejected.push(`${subject.name} ${String(subject.options.precision)}: ${formulas} ${values}`); // prettier-ignore
    }
  expect(rejected).toEqual([]);
});

/** An error where a mutant doesn't end, or dies, at a point beside those at which it was run before. */
async function verdictOf(command: string, options: CheckGradientOptions): Promise<string> {
  try {
    return (await checkProgram(command, options)).verdict;
  } catch (error) {
    if (error instanceof DiffcmpError && error.code !== 'internal') return 'error';
    throw error;
  }
}

test('through a real command as well', { timeout: 600_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mutants-'));
  const [unseen, rejected]: [string[], string[]] = [[], []];
  let count = 0;
  try {
    for (const row of programRows.filter(isForCommand)) {
      const subject = await programSubject(row);
      const study = await Study.of(subject, seed);
      const options = { ...subject.values.options, points: 1 };
      const right = await checkProgram(commandOf(row, subject.right[0] as string, folder, 'right'), options);
      if (right.verdict === 'FAIL') rejected.push(row.f);
      let taken = 0;
      for (const mutant of random.shuffled(subject.mutants())) {
        if (taken === 9) break;
        const { texts, change } = mutant;
        if (!(await study.runs(texts)) || (await study.distance(texts)) <= sameInDoubles) continue;
        const command = commandOf(row, texts[0] as string, folder, `mutant${count}`);
        const found = await verdictOf(command, options);
        if (found === 'error') continue;
        taken++;
        count++;
        if (found !== 'FAIL') unseen.push(`${row.f} | ${change} | ${found}`);
      }
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  print(`through commands: ${count} mutants, not seen:\n${unseen.join('\n')}`);
  expect(count).toBeGreaterThanOrEqual(100);
  expect(rejected).toEqual([]);
  expect(unseen.length / count, unseen.join('\n')).toBeLessThanOrEqual(0.02);
});
