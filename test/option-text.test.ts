// The library speaks of its options in its own terms, the command line in its own; no text of the library knows of the other.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { runMain } from './cli/run-main.js';
import { compare, type CompareOptions } from '../src/compare/compare.js';
import { DiffcmpError } from '../src/errors.js';
import { errorCodes } from '../src/error-table.js';
import { knownOptions, wordText } from '../src/option-text.js';
import { commandLineWording } from '../src/report/text/command-line-wording.js';
import { sweep, type SweepOptions } from '../src/sweep/sweep.js';

async function failure(run: Promise<unknown>): Promise<DiffcmpError> {
  const error = await run.catch((thrown: unknown) => thrown);
  if (error instanceof DiffcmpError) return error;
  throw new Error(`no DiffcmpError: ${String(error)}`);
}

const endless = 'f(n) = f(n + 1); f(x)';

describe('a hint of the library, and what the command line makes of it', () => {
  test.each<[string, CompareOptions, string, string]>([
    ['x', { at: 1, delta: -1 }, 'delta: 1e-6', '--delta 1e-6'],
    ['5', { wrt: [] }, "leave out 'wrt'", 'leave out --wrt'],
    ['x*y', { at: { x: 1, y: 2 }, wrt: '' }, "wrt: 'x,y'", '--wrt x,y'],
    ['x', {}, "at: 'x=…'", '--at x=…'],
    ['x*y', { at: 'x=pi' }, "at: 'x=pi,y=…'", '--at x=pi,y=…'],
    ['x', { at: 'x=' }, "at: 'x=1.2,y=pi/4'", '--at x=1.2,y=pi/4'],
    ['5', { at: 1 }, "leave out 'at'", 'leave out --at'],
    ['5', { at: { x: 1 } }, "it has no variables; leave out x, or ask for its derivative, 0, by wrt: 'x'", 'it has no variables; leave out x, or ask for its derivative, 0, by --wrt x'],
    ['x*y', { at: 'x=0,5;y=1,5' }, "write at: 'x=0.5,y=1.5'", 'write --at x=0.5,y=1.5'],
    ['x*y', { at: '{x=1,y=2}' }, "write at: 'x=1,y=2'", 'write --at x=1,y=2'],
    ['sin(x) at 1', {}, "the point is an option: 'sin(x)', { at: 1 }", 'the point is an option: "sin(x)" --at 1'],
    ['x', { at: 1, expect: 'NaN' }, 'expect: -0.756, an expression over the inputs of the function, or a verdict such as kink', '--expect -0.756, an expression over the inputs of the function, or a verdict such as kink'],
    ['5', { expect: 0 }, "the expression has no variables; leave out 'expect'", 'the expression has no variables; leave out --expect'],
    ['x*y', { at: { x: 1, y: 2 }, expect: 1 }, "expect: { x: …, y: … }, or wrt: 'x'", '--expect x=…,y=…, or --wrt x'],
    [endless, { at: 1, maxSteps: 100 }, 'does the recursion end? If it does: maxSteps: 1000', 'does the recursion end? If it does: --max-steps 1000'],
    [endless, { at: 1, timeout: 1e-3, maxSteps: 1e9 }, 'timeout: 60000', '--timeout 60s'],
  ])('compare %s %j: %s', async (expression, options, inLibrary, onCommandLine) => {
    const error = await failure(compare(expression, options));
    expect(error.hint).toBe(inLibrary);
    expect(error.words(commandLineWording).hint).toBe(onCommandLine);
  }); // prettier-ignore

  test.each<[string, SweepOptions, string, string]>([
    ['5', {}, "sweep('x*cos(x)', { at: 1.2 })", 'diffcmp sweep "x*cos(x)" --at 1.2'],
    ['x', { at: Array.from({ length: 9 }, (_, i) => i + 1) }, "wrt: 'x'", '--wrt x'],
    ['x*y', { at: { x: 1, y: 1 }, methods: 'fd', perDecade: 5000 }, 'fewer methods, points or steps: perDecade: 2', 'fewer methods, points or steps: --per-decade 2'],
    ['x^2', { at: 0, error: 'relative' }, "error: 'absolute'", '--error absolute'],
    ['x', { at: 1, from: 1e-3, to: 1e-9 }, 'swap them: from: 1e-9, to: 0.001', 'swap them: --from 1e-9 --to 0.001'],
    ['x', { at: 1, from: 0 }, 'steps are greater than 0, for example from: 1e-16', 'steps are greater than 0, for example --from 1e-16'],
  ])('sweep %s %j: %s', async (expression, options, inLibrary, onCommandLine) => {
    const error = await failure(sweep(expression, options));
    expect(error.hint).toBe(inLibrary);
    expect(error.words(commandLineWording).hint).toBe(onCommandLine);
  }); // prettier-ignore
});

test('options that an error points into are written in the same terms, and so is its sentence', async () => {
  const error = await failure(sweep('x', { at: 1, from: 1e-3, to: -1 }));
  expect(error.message).toBe('to: -1 has no place on the axis: it is logarithmic');
  expect([error.source?.text, error.span]).toEqual(['from: 0.001, to: -1', { start: 17, end: 19 }]);
  const { message, source, span } = error.words(commandLineWording);
  expect(message).toBe('--to -1 has no place on the axis: it is logarithmic');
  expect([source?.text, span]).toEqual(['--from 0.001 --to -1', { start: 18, end: 20 }]);
});

test('the option whose value a source is names it', async () => {
  const error = await failure(compare('x', { at: 'x=1+' }));
  expect(error.source?.name).toBe('at');
  expect(error.words(commandLineWording).source?.name).toBe('--at');
});

test('a duration has the unit that the command line reads', () => {
  expect(wordText([{ timeout: 1500 }], commandLineWording)).toBe('--timeout 1500ms');
});

test('meanings of error codes', () => {
  expect(errorCodes['step-limit'].meaning).toBe("the program ran longer than 'maxSteps' allows");
  expect(Object.values(errorCodes).filter(({ meaning }) => meaning.includes('--'))).toEqual([]);
});

test('every option that a text may speak of is one of the command line', async () => {
  const helps = await Promise.all(
    ['compare', 'sweep', 'scan', 'check', 'graph', 'batch', 'train', 'scale'].map((command) =>
      runMain([command, '--help']),
    ),
  );
  const help = helps.map(({ stdout }) => stdout).join('');
  const missing = knownOptions.filter((name) => !new RegExp(`${commandLineWording.name(name)}(?![a-z-])`).test(help));
  expect(missing).toEqual([]);
});

/** Texts, whole or in pieces, of a source file. */
function textsIn(path: string): string[] {
  const texts: string[] = [];
  const source = readFileSync(path, 'utf8');
  // what may be an option, in a text or not; behind an escaped letter too
  if (!/(?:[^\w-]|\\[a-z])--?[a-z]/.test(source)) return texts;
  const rest: ts.Node[] = [ts.createSourceFile(path, source, ts.ScriptTarget.Latest)];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text);
    ts.forEachChild(node, (child) => void rest.push(child));
  }
  return texts;
}

test('no text of the library has the options of the command line in it', () => {
  // what a library says is read by people who wrote no command line; cli/ and report/ are the command line
  const source = join(import.meta.dirname, '../src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !/^(cli|report)\b/.test(name),
  );
  const found = files.flatMap((file) =>
    textsIn(join(source, file)).flatMap((text) =>
      /(^|[^\w-])--[a-z]|(^|\s)-[a-z](\s|$)/.test(text) ? [`${file}: ${text}`] : [],
    ),
  );
  expect(found.sort()).toEqual([
    // another command
    'batch/inputs.ts: convert it first: iconv -t UTF-8',
    'batch/lines.ts: convert it first: iconv -t UTF-8',
    // of the JSON Schemas that the command line prints
    'batch/schema/batch.ts: A line of what diffcmp batch writes, or all of it with -f json',
    'batch/schema/check.ts: What diffcmp check -f json prints',
    'batch/schema/code.ts: What diffcmp code -f json prints',
    'batch/schema/comparison.ts: What diffcmp compare -f json prints',
    'batch/schema/derive.ts: What diffcmp derive -f json prints',
    'batch/schema/graph.ts: What diffcmp graph -f json prints',
    'batch/schema/scale.ts: What diffcmp scale -f json prints',
    'batch/schema/scan.ts: What diffcmp scan -f json prints',
    'batch/schema/sweep.ts: What diffcmp sweep -f json prints',
    'batch/schema/train.ts: What diffcmp train -f json prints',
  ]);
});
