// One program, one point, all methods: values, errors against the certified truth, exact costs. Plain data.
import { checkClaims, defaultTolerance, readTolerance, type Claim } from './check.js';
import { operationKinds } from './arithmetic.js';
import type { OperationCounts } from './arithmetics/counting.js';
import type {
  Comparison,
  ErrorMeasures,
  PerInput,
  PlainNumber,
  Precision,
  Reference,
  ReferenceStatus,
  Result,
  Warning,
} from './comparison.js';
import { closest } from './did-you-mean.js';
import { DiffcmpError, EvaluationError, OutsideDomain, StepLimit, TimeLimit, Unsupported } from './errors.js';
import { readExpression, type ReadProgram } from './language/expression.js';
import { readPoint } from './language/point.js';
import { measure, plain, ulpsBetween } from './measure.js';
import { createGround } from './methods/grounds.js';
import { selectMethods } from './methods/index.js';
import type { Derivatives, Ground, Method, Problem } from './methods/method.js';
import { defaultMaxSteps, run, type Budget } from './program/machine.js';
import { roundLiterals } from './program/program.js';
import { formats, fromDecimal, type CertifiedNumber } from './reference/certified-number.js';
import { theLaboratory, type Laboratory } from './reference/laboratory.js';
import { findTruth, type Side, type Truth, type Verdict } from './reference/truth.js';
import { timePerGradient } from './timing.js';

/** A derivative, or one per input (for second derivatives also one per pair, under `x,y`). */
export type Expectation = number | string | Record<string, number | string>;

export interface CompareOptions {
  /** The point: one number for one variable, numbers by name, or text as for `--at`. */
  readonly at?: number | string | readonly string[] | Readonly<Record<string, number>> | undefined;
  /** The inputs to differentiate by; all unless given. */
  readonly wrt?: string | readonly string[] | undefined;
  /** Ids or groups, as for `--method`. */
  readonly methods?: string | readonly string[] | undefined;
  /** The step δ of every finite difference. */
  readonly delta?: number | undefined;
  readonly order?: 1 | 2 | undefined;
  readonly precision?: Precision | undefined;
  readonly expect?: Expectation | undefined;
  readonly tolerance?: string | undefined;
  /** Adds measured nanoseconds per gradient. */
  readonly time?: boolean | undefined;
  /** Instructions that one run of the program may execute; 10,000,000 unless given. */
  readonly maxSteps?: number | undefined;
  /** Milliseconds for this function and point; no limit unless given. */
  readonly timeout?: number | undefined;
}

const significandBits: Record<Precision, number> = { float64: 53, float32: 24 };

/** The instruments of methods take longer to make than a small comparison; every method resets them before use. */
const grounds = new Map<Precision, Ground>();
function groundOf(precision: Precision): Ground {
  const ground = grounds.get(precision) ?? createGround(precision);
  grounds.set(precision, ground);
  return ground;
}

/**
 * Differentiates an expression at a point by every method and measures each against certified truth.
 *
 * @throws DiffcmpError for text, points and options that can't be read, for points outside the domain, and when a
 * budget is spent
 */
export async function compare(expression: string, options: CompareOptions = {}): Promise<Comparison> {
  const laboratory = theLaboratory();
  laboratory.catch(() => undefined); // awaited below; a mistake in the input is reported first
  const read = readExpression(expression);
  const setting = readSetting(read, options);
  return new ComparisonOf(read, setting, await laboratory).make();
}

/** Options, read and checked. */
interface Setting {
  readonly precision: Precision;
  readonly order: 1 | 2;
  readonly point: readonly number[];
  readonly wrt: readonly number[];
  readonly methods: readonly Method[];
  readonly budget: Budget;
  readonly options: CompareOptions;
}

function readSetting(read: ReadProgram, options: CompareOptions): Setting {
  const { precision = 'float64', order = 1 } = options;
  if (precision !== 'float64' && precision !== 'float32')
    throw new DiffcmpError('bad-option', `'${String(precision)}' is not a precision`, { hint: 'float64 or float32' });
  if (order !== 1 && order !== 2)
    throw new DiffcmpError('bad-option', `order ${String(order)} is not offered`, { hint: '1 or 2' });
  if (options.delta !== undefined && !(options.delta > 0 && Number.isFinite(options.delta)))
    throw new DiffcmpError('bad-option', `the step ${options.delta} is not a positive number`, { hint: '--delta 1e-6' });
  const values = pointOf(options.at, read.variables);
  const { round } = groundOf(precision);
  const names = typeof options.wrt === 'string' ? options.wrt.split(',') : options.wrt;
  const methods = typeof options.methods === 'object' ? options.methods.join(',') : options.methods;
  return {
    precision,
    order,
    point: read.variables.map((name) => round(values.get(name) as number)),
    wrt: names?.map((name) => variableIndex(name.trim(), read.variables)) ?? read.variables.map((_, index) => index),
    methods: selectMethods(methods),
    budget: {
      maxSteps: options.maxSteps ?? defaultMaxSteps,
      deadline: options.timeout === undefined ? undefined : performance.now() + options.timeout,
    },
    options,
  };
}

function variableIndex(name: string, variables: readonly string[]): number {
  const index = variables.indexOf(name);
  if (index >= 0) return index;
  const suggestion = closest(name, variables);
  throw new DiffcmpError('unknown-variable', `the expression has no variable '${name}'`, {
    hint: suggestion === null ? `its variables: ${variables.join(', ') || 'none'}` : `did you mean '${suggestion}'?`,
  });
}

function pointOf(at: CompareOptions['at'], variables: readonly string[]): Map<string, number> {
  if (typeof at === 'number') return readPoint([String(at)], variables);
  if (typeof at === 'string') return readPoint([at], variables);
  if (at === undefined) return readPoint([], variables);
  if (Array.isArray(at)) return readPoint(at as readonly string[], variables);
  return readPoint(
    Object.entries(at as Record<string, number>).map(([name, value]) => `${name}=${value}`),
    variables,
  );
}

class ComparisonOf {
  private readonly names: readonly string[];
  private readonly problem: Problem;
  private readonly truth: Truth;
  private readonly computed: number;
  private readonly operations: OperationCounts;

  constructor(
    private readonly read: ReadProgram,
    private readonly setting: Setting,
    private readonly laboratory: Laboratory,
  ) {
    const { precision, point, wrt, order, budget, options } = setting;
    const ground = groundOf(precision);
    const program = precision === 'float32' ? roundLiterals(read.program, Math.fround) : read.program;
    this.names = wrt.map((index) => read.variables[index] as string);
    this.problem = { program, point, wrt, order, ground, delta: options.delta, maxSteps: budget };
    const evaluated = this.explained(() => {
      ground.instruments.begin();
      return run(program, ground.instruments.real, point, budget);
    });
    this.computed = evaluated;
    this.operations = ground.instruments.operations();
    this.truth = this.explained(() => findTruth(laboratory, { program, point, wrt, order, precision, budget }));
  }

  make(): Comparison {
    const { read, setting, truth } = this;
    const { precision, order, point, options } = setting;
    const format = formats[precision];
    const outcomes = setting.methods.map((method) => this.outcomeOf(method));
    const reference = this.reference();
    return {
      schema: 'diffcmp/compare@1',
      expression: read.text,
      read: read.read,
      point: Object.fromEntries(read.variables.map((name, index) => [name, point[index] as number])),
      wrt: this.names,
      order,
      precision,
      value: {
        computed: plain(this.computed),
        ulps: truth.value === null || !Number.isFinite(this.computed) ? null : plain(ulpsBetween(this.computed, truth.value, format)),
        operations: { total: total(this.operations), byKind: nonZero(this.operations) },
      },
      reference,
      results: outcomes.map(({ result }) => result),
      warnings: this.warnings(reference),
      check: options.expect === undefined && options.tolerance === undefined ? null : this.check(outcomes),
    };
  }

  /** Runs a step; what may go wrong at this point becomes an error that a user can act on. */
  private explained<V>(step: () => V): V {
    try {
      return step();
    } catch (error) {
      const at = this.read.variables.map((name, index) => `${name} = ${this.setting.point[index]}`).join(', ');
      const where = { source: this.read.text, span: error instanceof EvaluationError ? error.span : null };
      if (error instanceof OutsideDomain) {
        const isDivision = error.code === 'division-by-zero';
        throw new DiffcmpError(error.code, isDivision ? `${error.message} at ${at}` : `the function is not defined at ${at}`, {
          ...where,
          hint: isDivision ? 'the denominator is exactly zero there' : error.message,
        });
      }
      if (error instanceof StepLimit)
        throw new DiffcmpError('step-limit', error.message, { ...where, hint: `if it does end: --max-steps ${error.maxSteps * 10}` });
      if (error instanceof TimeLimit) throw new DiffcmpError('timeout', error.message, { ...where, hint: '--timeout 60s' });
      throw error;
    }
  }

  private outcomeOf(method: Method): { readonly result: Result; readonly derivatives: Derivatives | null } {
    const { names, operations } = this;
    try {
      const derivatives = method.differentiate(this.problem);
      const { tape, symbolic, hessian, delta, estimate } = derivatives;
      const badInput = this.firstBad(derivatives);
      const counted: { -readonly [K in keyof NonNullable<Result['operations']>]: NonNullable<Result['operations']>[K] } = {
        total: total(derivatives.operations),
        byKind: nonZero(derivatives.operations),
        ratio: plain(total(derivatives.operations) / total(operations)),
      };
      const result: { -readonly [K in keyof Result]: Result[K] } = {
        method: method.id,
        status: badInput === null ? 'ok' : 'failed',
        gradient: perInput(names, derivatives.gradient.map(plain)),
        error: perInput(names, derivatives.gradient.map((value, index) => this.errorOf(value, this.truth.gradient[index]))),
        delta: delta === undefined ? null : perInput(names, delta),
        estimate: estimate === undefined ? null : perInput(names, estimate.map(plain)),
        evaluations: derivatives.evaluations,
        passes: derivatives.passes,
        operations: counted,
        tape: tape ?? null,
        code: badInput === null ? null : 'non-finite',
        message: badInput === null ? null : `the derivative by ${badInput} is not a finite number`,
      };
      if (hessian !== undefined) {
        result.hessian = perInput(names, hessian.map((row) => perInput(names, row.map(plain))));
        result.hessianError = perInput(
          names,
          hessian.map((row, i) => perInput(names, row.map((value, j) => this.errorOf(value, this.truth.hessian?.[i]?.[j])))),
        );
      }
      if (symbolic !== undefined) {
        counted.tree = symbolic.tree;
        counted.graph = symbolic.graph;
        result.derivative = perInput(names, symbolic.texts);
      }
      if (this.setting.options.time === true) result.time = timePerGradient(() => method.differentiate(this.problem));
      return { result, derivatives };
    } catch (error) {
      if (!(error instanceof EvaluationError)) throw error;
      const unsupported = error instanceof Unsupported;
      return { derivatives: null, result: emptyResult(method, unsupported ? 'unsupported' : 'failed', error) };
    }
  }

  /** The first input whose derivative is no number, though the truth is not infinite there. */
  private firstBad({ gradient, hessian }: Derivatives): string | null {
    const isBad = (value: number | undefined, verdict: Verdict | undefined): boolean =>
      value !== undefined && !Number.isFinite(value) && (Number.isNaN(value) || verdict?.status !== 'infinite');
    const index = this.names.findIndex(
      (_, i) =>
        isBad(gradient[i], this.truth.gradient[i]) ||
        (hessian?.[i]?.some((value, j) => isBad(value, this.truth.hessian?.[i]?.[j])) ?? false),
    );
    return this.names[index] ?? null;
  }

  private errorOf(computed: number, verdict: Verdict | undefined): ErrorMeasures | null {
    const { precision } = this.setting;
    if (verdict?.status !== 'certified' || !Number.isFinite(verdict.number.nearest)) return null;
    return measure(computed, verdict.number, formats[precision], significandBits[precision]);
  }

  private reference(): Reference {
    const { names, truth } = this;
    const { gradient, hessian } = truth;
    const all = [...gradient, ...(hessian?.flat() ?? [])];
    const status = overallStatus(all);
    const odd = all.find((verdict) => verdict.status === status);
    const sides = (side: 'left' | 'right'): PerInput<PlainNumber | null> | null =>
      gradient.some((verdict) => 'left' in verdict)
        ? perInput(names, gradient.map((verdict) => ('left' in verdict ? plainSide(verdict[side]) : nearestOf(verdict))))
        : null;
    return {
      status,
      bits: truth.bits,
      value: truth.value?.digits ?? null,
      gradient: perInput(names, gradient.map(nearestOf)),
      digits: perInput(names, gradient.map(digitsOf)),
      enclosure: perInput(names, gradient.map(enclosureOf)),
      left: sides('left'),
      right: sides('right'),
      ...(hessian !== null && {
        hessian: perInput(names, hessian.map((row) => perInput(names, row.map(nearestOf)))),
        hessianDigits: perInput(names, hessian.map((row) => perInput(names, row.map(digitsOf)))),
      }),
      message: odd !== undefined && 'message' in odd ? odd.message : null,
    };
  }

  private warnings(reference: Reference): Warning[] {
    const warnings: Warning[] = [];
    if (!Number.isFinite(this.computed)) {
      const known = this.truth.value === null ? '' : `; its true value is ${this.truth.value.digits}`;
      const what = Number.isNaN(this.computed) ? 'is not a number' : 'overflows';
      warnings.push({ code: 'non-finite', message: `the function ${what} in ${this.setting.precision} there${known}` });
    }
    if (reference.status !== 'certified')
      warnings.push({ code: reference.status, message: reference.message ?? `the truth is ${reference.status}` });
    this.truth.gradient.forEach((verdict, index) => {
      if (verdict.status === 'certified' && !Number.isFinite(verdict.number.nearest))
        warnings.push({
          code: 'beyond-range',
          message: `the derivative by ${this.names[index]} is beyond the range of ${this.setting.precision}: ${verdict.number.digits}`,
        });
    });
    return warnings;
  }

  private check(outcomes: readonly { result: Result; derivatives: Derivatives | null }[]): NonNullable<Comparison['check']> {
    const { precision, order, options } = this.setting;
    const tolerance = readTolerance(options.tolerance ?? defaultTolerance);
    const expected = options.expect === undefined ? null : this.expectations(options.expect);
    const claims: Claim[] = [];
    const entries: readonly (readonly [string, number, number])[] =
      order === 1
        ? this.names.map((name, i) => [name, i, i] as const)
        : this.names.flatMap((x, i) => this.names.slice(i).map((y, k) => [k === 0 ? x : `${x},${y}`, i, i + k] as const));
    for (const [input, i, j] of entries) {
      const verdict = order === 1 ? this.truth.gradient[i] : this.truth.hessian?.[i]?.[j];
      const truth = verdict?.status === 'certified' ? verdict.number : null;
      const target = expected === null ? truth : expected.get(input);
      if (target === undefined) continue;
      if (expected !== null && truth !== null)
        claims.push({ method: 'reference', input, computed: truth.nearest, expected: target });
      for (const { result, derivatives } of outcomes) {
        if (result.status === 'unsupported') continue;
        const computed = order === 1 ? derivatives?.gradient[i] : derivatives?.hessian?.[i]?.[j];
        claims.push({ method: result.method, input, computed: computed ?? null, expected: target });
      }
    }
    const echo = expected === null ? null : Object.fromEntries([...expected].map(([name, number]) => [name, number.digits]));
    return checkClaims(claims, tolerance, echo, formats[precision], significandBits[precision]);
  }

  private expectations(expect: Expectation): Map<string, CertifiedNumber> {
    const { bench } = this.laboratory;
    const number = (value: number | string): CertifiedNumber => {
      const certified = fromDecimal(bench, String(value), formats[this.setting.precision]);
      if (certified === undefined)
        throw new DiffcmpError('bad-option', `'${value}' is not a decimal number to expect`, { hint: '--expect -0.756089148683998' });
      return certified;
    };
    if (typeof expect !== 'object') {
      const [name] = this.names;
      if (name === undefined || this.names.length > 1)
        throw new DiffcmpError('bad-option', `one number is expected, but there are ${this.names.length} derivatives`, {
          hint: `--expect ${this.names.map((input) => `${input}=…`).join(',')}, or --wrt ${name ?? 'x'}`,
        });
      return new Map([[name, number(expect)]]);
    }
    return new Map(
      Object.entries(expect).map(([name, value]) => {
        for (const part of name.split(',')) variableIndex(part, this.names);
        return [name, number(value)];
      }),
    );
  }
}

function emptyResult(method: Method, status: 'unsupported' | 'failed', error: EvaluationError): Result {
  return {
    method: method.id,
    status,
    gradient: null,
    error: null,
    delta: null,
    estimate: null,
    evaluations: 0,
    passes: 0,
    operations: null,
    tape: null,
    code: error instanceof StepLimit ? 'step-limit' : error instanceof TimeLimit ? 'timeout' : null,
    message: error.message,
  };
}

function perInput<V>(names: readonly string[], values: readonly V[]): PerInput<V> {
  const result: PerInput<V> = {};
  names.forEach((name, index) => {
    // an input may be called __proto__, which an assignment would not make a property of
    if (name === '__proto__') Object.defineProperty(result, name, { value: values[index], enumerable: true });
    else result[name] = values[index] as V;
  });
  return result;
}

function total(counts: OperationCounts): number {
  let sum = 0;
  for (const kind of operationKinds) sum += counts[kind];
  return sum;
}

function nonZero(counts: OperationCounts): Partial<OperationCounts> {
  const result: Partial<OperationCounts> = {};
  for (const kind of operationKinds) if (counts[kind] > 0) result[kind] = counts[kind];
  return result;
}

/** The status of the whole: certified only if every part is; else the first of these that occurs. */
const gravity: readonly ReferenceStatus[] = ['jump', 'kink', 'infinite', 'undefined', 'undecided', 'certified'];
function overallStatus(verdicts: readonly Verdict[]): ReferenceStatus {
  return gravity.find((status) => verdicts.some((verdict) => verdict.status === status)) ?? 'certified';
}

function plainSide(side: Side): PlainNumber | null {
  return side === null || typeof side === 'string' ? side : plain(side.nearest);
}

function nearestOf(verdict: Verdict): PlainNumber | null {
  return verdict.status === 'certified' && Number.isFinite(verdict.number.nearest) ? verdict.number.nearest : null;
}

function digitsOf(verdict: Verdict): string | null {
  return verdict.status === 'certified' ? verdict.number.digits : null;
}

function enclosureOf(verdict: Verdict): readonly [string, string] | null {
  return verdict.status === 'certified' ? verdict.number.enclosure : verdict.status === 'undecided' ? verdict.enclosure : null;
}
