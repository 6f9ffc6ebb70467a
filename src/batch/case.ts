// A case as the batch runs it: fields checked, defaults and the options of the command line applied.
import type { Precision } from '../arithmetics/formats.js';
import type { CompareOptions } from '../compare/compare.js';
import { isObject } from './is-object.js';
import type { CaseFields, DefaultFields } from './case-fields.js';
import { caseSchema, fieldNames } from './schema/fixture.js';
import { prototypeName, takenByRecords } from '../text/prototype-name.js';
import { mistakesOf, pathText, type Path, type Mistake } from './mistakes.js';

/** What is said for every case; it wins over what a case says. */
export interface Overrides {
  /** Ids, printed names or groups with commas between them. Default: those of the case, else those of `compare()`. */
  readonly methods?: string | undefined;
  /**
   * How far a derivative may be off: `4ulp`, `1e-10` (relative) or `1e-12abs`. A case then passes only if each of its
   * methods keeps it, and what it expects; if it expects a value and names no methods, only that is judged. Default: that of the case.
   */
  readonly tolerance?: string | undefined;
  /** `sum`: of a value of several numbers, the gradient of their sum. Default: that of the case, else their Jacobian. */
  readonly reduce?: 'sum' | undefined;
  /** The floating-point format that methods compute in. Default: that of the case, else float64. */
  readonly precision?: Precision | undefined;
  /**
   * The step δ of finite differences and of the complex step, in the unit of the input. Default: that of the case, else
   * each method chooses its own.
   */
  readonly delta?: number | undefined;
  /**
   * Instructions that one run of a program may execute; a case that needs more fails. Default: those of
   * the case, else 10,000,000.
   */
  readonly maxSteps?: number | undefined;
}

/** Fields of a case that are options of a comparison. */
const optionNames = [
  'set',
  'wrt',
  'reduce',
  'methods',
  'order',
  'precision',
  'delta',
  'expect',
  'tolerance',
  'maxSteps',
] as const;
const isOption: ReadonlySet<string> = new Set(optionNames);
/** Fields of a case that are options of a check of a gradient. */
const checkNames = [
  'set',
  'wrt',
  'order',
  'precision',
  'tolerance',
  'maxSteps',
  'range',
  'points',
  'seed',
  'jacobian',
  'verdict',
] as const;
/** Fields that one kind of case has alone. */
const onlyCompared = ['reduce', 'methods', 'delta', 'expect'] as const;
const onlyChecked = ['gradient', 'range', 'points', 'seed', 'jacobian', 'verdict'] as const;

/** `gradient` is there where one is checked: null where `f` gives it itself. */
export type CaseOptions = Partial<Pick<CaseFields, (typeof optionNames | typeof checkNames)[number]>> & {
  readonly gradient?: string | null;
};

export type FieldsRead =
  { readonly fields: CaseFields; readonly mistakes: null } | { readonly mistakes: readonly Mistake[] };

/** A value that should be a case: as one, or what is wrong with it; `base` is its path in the document. */
export function readFields(value: unknown, base: Path): FieldsRead {
  if (isPlainCase(value)) return { fields: value, mistakes: null };
  const hidden = hiddenNames(value, base);
  const checked = caseSchema.safeParse(value);
  const found = checked.success ? [] : mistakesOf(checked.error.issues, value, base, fieldNames.case);
  if (hidden.length + found.length > 0) return { mistakes: [...hidden, ...found] };
  const fields = value as CaseFields; // the value itself: its order counts in the key, and the schema's copy has its own
  const mistake = mistakeOfKind(fields, base);
  return mistake === null ? { fields, mistakes: null } : { mistakes: [mistake] };
}

/** A case compares methods, or checks a gradient: what has the fields of both is neither. */
function mistakeOfKind(fields: CaseFields, base: Path): Mistake | null {
  const owner = base.length === 0 ? 'the case' : pathText(base);
  const [first, second] = (['expr', 'file', 'f'] as const).filter((name) => fields[name] !== undefined);
  const stray = (first === 'f' ? onlyCompared : onlyChecked).find((name) => fields[name] !== undefined);
  const about = (message: string): Mistake => ({ path: base, onKey: false, message: `${owner} ${message}` });
  if (second !== undefined) return about(`has both ${first} and ${second}; keep one`);
  if (first === undefined) return about(stray === 'gradient' ? 'has a gradient, and needs f' : 'needs expr (or file)');
  if (stray === undefined) return null;
  const kind = first === 'f' ? 'a comparison of methods, not for f with its gradient' : 'f with its gradient';
  return { path: [...base, stray], onKey: true, message: `${pathText([...base, stray])} is for ${kind}` };
}

/** Most cases are an expression and numbers: they need no schema to be seen through. */
function isPlainCase(value: unknown): value is CaseFields {
  if (!isObject(value)) return false;
  const { expr, at } = value;
  if (typeof expr !== 'string' || expr === '' || !isObject(at) || Array.isArray(at)) return false;
  for (const name in value) if (name !== 'expr' && name !== 'at') return false;
  for (const name in at) if (name === prototypeName || !Number.isFinite(at[name])) return false;
  return true;
}

/** Lists in lists in the values of a point: schemas go down by recursion. */
const deepest = 32;

function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((part) =>
      Array.isArray(part) ? (part as unknown[]) : isObject(part) ? Object.values(part) : [],
    );
  }
  return false;
}

/** What schemas pass over in silence, as `__proto__` as a variable, or go down too far. */
function hiddenNames(value: unknown, base: Path): Mistake[] {
  if (!isObject(value)) return [];
  const fieldOf = (name: string): unknown => (Object.hasOwn(value, name) ? value[name] : null);
  const points = fieldOf('points');
  return [
    ...['at', 'set', 'expect', 'range'].map((name): [Path, unknown] => [[...base, name], fieldOf(name)]),
    ...(Array.isArray(points) ? (points as unknown[]).map((each, i): [Path, unknown] => [[...base, 'points', i], each]) : []), // prettier-ignore
  ].flatMap(([path, inner]): Mistake[] => {
    if (isTooDeep(inner)) return [{ path, onKey: false, message: `${pathText(path)} holds lists or records in each other, more than ${deepest} deep` }]; // prettier-ignore
    if (!isObject(inner) || !Object.hasOwn(inner, prototypeName)) return [];
    return [{ path: [...path, prototypeName], onKey: true, message: `${takenByRecords}; call the variable otherwise` }];
  });
}

/** The case with what the file says for all. */
export function withDefaults(fields: CaseFields, defaults: DefaultFields | null): CaseFields {
  if (defaults === null) return fields;
  const tags = [...(defaults.tags ?? []), ...(fields.tags ?? [])];
  return { ...defaults, ...fields, ...(tags.length > 0 && { tags }) };
}

/** Most cases are plain ones: their two names tell sooner than those of all options do. */
function hasOption(fields: CaseFields | CaseOptions): boolean {
  for (const name in fields) if (isOption.has(name)) return true;
  return false;
}

/** The options that a case and the command line set, in a fixed order; none that nobody set. */
export function optionsOf(fields: CaseFields, overrides: Overrides): CaseOptions {
  const given: CaseOptions = overrides;
  const isChecked = fields.f !== undefined;
  if (!isChecked && !hasOption(fields) && !hasOption(given)) return {};
  const options: Record<string, unknown> = isChecked ? { gradient: fields.gradient ?? null } : {};
  for (const name of isChecked ? checkNames : optionNames) {
    const value = given[name] ?? fields[name];
    if (value !== undefined) options[name] = value;
  }
  return options;
}

/** The same for `compare()`. */
export function examineOptions(fields: CaseFields, options: CaseOptions, timeout: number): CompareOptions {
  const { wrt, reduce, methods, order, precision, delta, expect, tolerance, maxSteps } = options;
  const { at } = fields;
  const limit = tolerance === undefined ? undefined : String(tolerance);
  return { at, wrt, reduce, methods, order, precision, delta, expect, maxSteps, timeout, tolerance: limit };
}

/** A whole name, or the end of one: `cases.yaml#1` isn't meant to be `cases.yaml#12` as well. */
const namePattern = /.#.|^#\d+$/;

/** Whether a case is meant by `--filter`: its name, its expression or a tag holds the text; a name with `#` is one as a whole. */
export function matches(fields: CaseFields, name: string, filter: string): boolean {
  const wanted = filter.toLowerCase();
  if (namePattern.test(wanted) && name.toLowerCase().includes(wanted)) return name.toLowerCase().endsWith(wanted);
  return [name, fields.f ?? fields.expr ?? fields.file ?? '', ...(fields.tags ?? [])].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

/** What a case is called: its file with its id, or with its number in the file. */
export function caseName({ file, number, id }: { file: string; number: number; id: string | null }): string {
  return `${file}#${id ?? number}`;
}
