// A function with its right gradient, ready for both judges, and a way to set a mutant in the place of the gradient.
import { readFileSync } from 'node:fs';
import { formats, type Precision } from '../../../src/arithmetics/formats.js';
import type { CheckGradientOptions } from '../../../src/check/options.js';
import { readProgram } from '../../../src/javascript/read-program.js';
import type { ProgramFile } from '../../../src/javascript/program-file.js';
import { readExpression } from '../../../src/language/expression.js';
import { programOfText } from '../../javascript/one-file.js';
import type { FormulaRow } from './formula-corpus.js';
import { formulaMutants, gradientText } from './formula-mutants.js';
import { functionOfText } from './loop-guards.js';
import type { Mutant } from './mutant.js';
import type { ProgramRow } from './program-corpus.js';
import { programMutants } from './program-mutants.js';

export type AnyCall = (...args: never[]) => unknown;
type Values = Readonly<Record<string, unknown>>;

export interface Subject {
  readonly name: string;
  readonly right: readonly string[];
  readonly f: string | ProgramFile;
  readonly gradient: (texts: readonly string[]) => string | ProgramFile;
  readonly options: CheckGradientOptions;
  /** The same in doubles (singles): functions of one value, or of a record of them. */
  readonly values: {
    readonly f: AnyCall;
    readonly gradient: (texts: readonly string[]) => AnyCall;
    readonly options: CheckGradientOptions;
  };
  readonly mutants: () => Mutant[];
}

/** @param scale what F and its gradient are multiplied by */
export function formulaSubject(row: FormulaRow, precision: Precision = 'float64', scale = 1): Subject {
  const scaled = (text: string): string => (scale === 1 ? text : `${scale}*(${text})`);
  const f = scaled(row.f);
  const right = row.gradient.map(scaled);
  const names = readExpression(row.f).variables;
  const options = { range: row.range, precision };
  const byNames = (texts: readonly string[]): ((...args: readonly number[]) => number[]) => {
    const runs = texts.map((text) => computed(text, names, precision));
    return (...args) => runs.map((run) => run(args));
  };
  const withOne = ([text = '']: readonly string[]): AnyCall => {
    const run = computed(text, names, precision);
    return (x: number): number => run([x]);
  };
  const withAll = (texts: readonly string[]): AnyCall => {
    const all = byNames(texts);
    return (values: Readonly<Record<string, number>>) => (texts.length === 1 ? all(...Object.values(values))[0] : all(...Object.values(values))); // prettier-ignore
  };
  const called = names.length === 1 ? withOne : withAll;
  return {
    name: f,
    right,
    f,
    gradient: gradientText,
    options,
    values: { f: called([f]), gradient: called, options: { ...options, at: Object.fromEntries(names.map((name) => [name, 0.5])) } }, // prettier-ignore
    mutants: () => formulaMutants(right, names),
  };
}

const budget = { maxSteps: 1e6 };

/** An expression in a number format. */
function computed(text: string, names: readonly string[], precision: Precision): (point: readonly number[]) => number {
  const { program } = readExpression(text);
  const { arithmetic, round } = formats[precision];
  const run = program.link(arithmetic);
  return (point) =>
    run(
      program.inputs.map((name) => round(point[names.indexOf(name)] as number)),
      budget,
    );
}

const programs = new URL('../../../fixtures/programs/', import.meta.url);
const gradients = new URL('../gradients/', import.meta.url);

export async function programSubject({ f, gradient, at, range }: ProgramRow): Promise<Subject> {
  const [file = '', name = ''] = gradient.split('#');
  const text = readFileSync(new URL(file, gradients), 'utf8');
  const native = await nativeFunction(f);
  const parts = Object.entries(at);
  const flat = Object.fromEntries(parts.flatMap(([key, value]) => (isRecord(value) ? Object.entries(value) : [[key, value]]))); // prettier-ignore
  const argsOf = (values: Values): unknown[] =>
    parts.map(([key, value]) => (isRecord(value) ? Object.fromEntries(Object.keys(value).map((part) => [part, values[part]])) : values[key])); // prettier-ignore
  const only = parts.length === 1 ? (parts[0]?.[0] as string) : null;
  const called = (call: (...args: unknown[]) => unknown): AnyCall => {
    const ofRecord = (values: Values): unknown => flatResult(call(...argsOf(values)));
    if (only === null) return ofRecord;
    return call.length === 2 ? (x: unknown, out: unknown) => call(x, out) : (x: unknown) => flatResult(call(x));
  };
  return {
    name: f,
    right: [text],
    f: readProgram(`fixtures/programs/${f}`),
    gradient: ([mutant = '']) => programOfText(mutant, name),
    options: { at: at as NonNullable<CheckGradientOptions['at']>, range, maxSteps: 20_000 },
    values: {
      f: called((...args) => native(...args)),
      gradient: ([mutant = '']) => called(functionOfText(mutant, name)),
      options: { at: flat as NonNullable<CheckGradientOptions['at']>, range: range.replaceAll('market.', '') },
    },
    mutants: () => programMutants(text, name),
  };
}

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Records in a record as its own. */
const flatResult = (result: unknown): unknown =>
  isRecord(result)
    ? Object.fromEntries(Object.entries(result).flatMap(([key, value]) => (isRecord(value) ? Object.entries(value) : [[key, value]]))) // prettier-ignore
    : result;

type Callable = ((...args: unknown[]) => unknown) & { readonly prototype?: Values };

/** A function of fixtures/programs as Node runs it: `root`, a part of its result `state.height`, a method `Oscillator.energy`. */
async function nativeFunction(path: string): Promise<(...args: unknown[]) => unknown> {
  const [file = '', name = ''] = path.split('#');
  const text = readFileSync(new URL(file, programs), 'utf8');
  const [first = '', part] = name.split('.');
  // beside the box an iteration may never end
  const isGuarded = /^[a-z]/.test(first) && !/^(import|var)\b/m.test(text);
  const loaded = isGuarded ? {} : ((await import(/* @vite-ignore */ new URL(file, programs).href)) as Values);
  const whole = isGuarded ? functionOfText(text, first) : (loaded[first === '' ? 'default' : first] ?? (loaded['default'] as Values)[first]); // prettier-ignore
  const call = whole as Callable;
  if (part === undefined) return call;
  if (call.prototype !== undefined && part in call.prototype) {
    const Class = whole as new (...args: unknown[]) => Readonly<Record<string, Callable>>;
    return (...args) => {
      const made = new Class(...args.slice(0, Class.length));
      return made[part]?.(...args.slice(Class.length));
    };
  }
  return (...args) => (call(...args) as Values)[part];
}
