// What `--expect` says of derivatives, read: a value for each of them, from numbers, expressions, and tensors of both.
import { tensorOfData } from '../language/point-data.js';
import { readBrackets } from '../language/brackets.js';
import { derivativesOf, layoutOf, type Problem } from '../methods/method.js';
import { DiffcmpError } from '../errors.js';
import type { Coordinate, TensorData } from '../problem/point-of.js';
import type { Span } from '../span.js';
import { derivativesBy, type Layout } from '../tensors/layout.js';
import { elementNames, shapeText, type Shape, type TensorOf } from '../tensors/shape.js';
import { commaParts } from '../text/comma-list.js';
import { closest } from '../text/did-you-mean.js';
import { clip } from '../text/value-text.js';
import { readExpectedTexts, refuseExpected, type ExpectedValue, type Subject } from './expected-value.js';

/**
 * A derivative, or one per input: numbers, expressions, or arrays in arrays of them in its shape. Numbers of a tensor may
 * be given by name, `w[2,1]`, second derivatives under `x` and `x,y`.
 */
export type Expectation = Coordinate | Readonly<Record<string, Coordinate>>;

/** One value for each derivative that is asked for. */
export type Expected = ReadonlyMap<string, ExpectedValue>;

/** `x` for a first or an unmixed second derivative, `x,y` for a mixed one; with its indices among the derivatives. */
export type DerivativeName = readonly [name: string, i: number, j: number];

export function derivativeNames(names: readonly string[], order: 1 | 2): DerivativeName[] {
  if (order === 1) return names.map((name, i) => [name, i, i] as const);
  return names.flatMap((x, i) => names.slice(i).map((y, k) => [k === 0 ? x : `${x},${y}`, i, i + k] as const));
}

/** What one name may give values for: derivatives in the order of a shape. */
interface Target {
  readonly name: string;
  readonly shape: Shape;
  readonly derivatives: readonly string[];
}

/** Names shown of those that nothing is expected by. */
const mostShown = 8;

/** @throws DiffcmpError where a value can't be read, is for no derivative, has another shape, or is missing for one */
export function readExpectation(expect: Expectation, problem: Problem): Expected {
  const { order } = problem;
  const layout = layoutOf(problem);
  const names = derivativesOf(problem);
  const wanted = derivativeNames(names, order).map(([name]) => name);
  const [first] = wanted;
  if (first === undefined)
    throw new DiffcmpError('bad-option', 'there is no derivative to expect anything of', {
      hint: ['the expression has no variables; leave out ', { expect: null }],
    });
  const ofArrays = targetsOf(layout);
  const targets = order === 1 ? ofArrays : [];
  const [only] = targets;
  const isOne = order === 1 ? targets.length === 1 : wanted.length === 1;
  if (!isByName(expect) && !isOne)
    throw new DiffcmpError('bad-option', `one value is expected, but there are ${wanted.length} derivatives`, {
      hint: [{ expect: Object.fromEntries((only === undefined ? wanted : targets.map(({ name }) => name)).map((name) => [name, '…'])) }, ...(order === 1 ? [', or ', { wrt: only?.name ?? first }] : [])],
    }); // prettier-ignore
  const values: readonly (readonly [string, Coordinate])[] = isByName(expect)
    ? Object.entries(expect)
    : [[only?.name ?? first, expect]];
  const subject: Subject = { ...problem, layout, inputs: problem.program.inputs };
  const given = new Map<string, ExpectedValue>();
  const wholes = new Map(targets.map((target) => [target.name, target]));
  for (const [name, value] of values) {
    if (order === 2 && ofArrays.some((array) => array.name === name.trim() && array.shape.length > 0))
      throw new DiffcmpError('bad-option', `second derivatives are expected one by one, and '${clip(name)}' is an array`, {
        hint: [{ expect: wantedByName(wanted, given) }],
      }); // prettier-ignore
    const target = wholes.get(name.trim()) ?? partNamed(name, targets, wanted, names, order);
    valuesFor(target, value, subject).forEach((each, i) => given.set(target.derivatives[i] as string, each));
  }
  const missing = wanted.filter((name) => !given.has(name));
  if (missing.length > 0) throw missingError(missing, wanted, given, order);
  return new Map(wanted.map((name) => [name, given.get(name) as ExpectedValue]));
}

function isByName(expect: Expectation): expect is Readonly<Record<string, Coordinate>> {
  return typeof expect === 'object' && !Array.isArray(expect);
}

function targetsOf({ asked, output }: Layout): Target[] {
  return asked.map(({ name, shape }) => {
    return { name, shape: [...output, ...shape], derivatives: derivativesBy(elementNames(name, shape), output) };
  });
}

/** What a name that is no input's stands for: one derivative. */
function partNamed(
  name: string,
  targets: readonly Target[],
  wanted: readonly string[],
  names: readonly string[],
  order: 1 | 2,
): Target {
  const written = name.trim();
  const single = (derivative: string): Target => ({ name: derivative, shape: [], derivatives: [derivative] });
  const compact = written.replace(/\s*([[\],])\s*/g, '$1');
  if (order === 1 && wanted.includes(compact)) return single(compact);
  const parts = commaParts(written);
  const known = new Set([...names, ...targets.map((target) => target.name)]);
  for (const part of parts)
    if (!known.has(part)) {
      const guess = closest(part, [...known]);
      throw new DiffcmpError('unknown-variable', `the expression has no variable '${clip(part)}'`, {
        hint: guess === null ? `its variables: ${[...known].slice(0, mostShown).join(', ') || 'none'}` : `did you mean '${guess}'?`,
      }); // prettier-ignore
    }
  const [i = '', j = i] = parts;
  const found = [parts.join(','), `${j},${i}`, i === j ? i : ''].find((each) => wanted.includes(each));
  if (found !== undefined && parts.length <= 2) return single(found);
  throw new DiffcmpError('bad-option', `'${clip(name)}' is no derivative that is asked for`, {
    hint: parts.length === 2 ? [{ order: 2 }, ' asks for second derivatives'] : `there are ${wanted.slice(0, mostShown).join('; ')}`,
  }); // prettier-ignore
}

/** The values of a target, in its order. */
function valuesFor(
  { name, shape, derivatives }: Target,
  value: Coordinate,
  subject: Subject,
): readonly ExpectedValue[] {
  const tensor = tensorOf(name, value);
  const { shape: found, items } =
    typeof tensor === 'object'
      ? { shape: tensor.shape, items: tensor.items.flatMap((text) => readExpectedTexts(text, subject).items) }
      : readExpectedTexts(tensor, subject);
  const isOne = derivatives.length === 1 && items.length === 1;
  if (!isOne && shapeText(found) !== shapeText(shape))
    throw new DiffcmpError('shape-mismatch', `what is expected by ${name} has shape ${shapeText(found)}, and the derivative ${shapeText(shape)}`, {
      hint: [{ expect: `${name}=…` }, ' takes arrays in arrays of that shape'],
    }); // prettier-ignore
  return items;
}

/** The texts of the numbers of a tensor; a text that is none stays one. */
function tensorOf(name: string, value: Coordinate): TensorOf<number | string> | number | string {
  if (isData(value)) return tensorOfData<number | string>(value, { name, code: 'bad-option', read: (leaf) => leaf });
  if (typeof value === 'number') return value;
  const text = value.trim();
  if (!text.startsWith('[')) return text;
  const fail = (message: string, span: Span): never => refuseExpected(text, message, { span });
  const tensor = readBrackets<string>(text, { start: 0, end: text.length }, { part: ({ start, end }) => text.slice(start, end), fail }); // prettier-ignore
  return tensor ?? text;
}

const isData = (value: Coordinate): value is TensorData => typeof value === 'object';

/** What is expected of the first derivatives, with a gap for each that nothing is expected of. */
const wantedByName = (wanted: readonly string[], given: ReadonlyMap<string, ExpectedValue>): Record<string, string> =>
  Object.fromEntries(wanted.slice(0, mostShown).map((name) => [name, given.get(name)?.text ?? '…']));

function missingError(
  missing: readonly string[],
  wanted: readonly string[],
  given: ReadonlyMap<string, ExpectedValue>,
  order: 1 | 2,
): DiffcmpError {
  const kept = wanted.filter((name) => given.has(name)).slice(0, mostShown);
  const named = missing.length <= mostShown ? missing : [...missing.slice(0, mostShown), `${missing.length - mostShown} more`]; // prettier-ignore
  return new DiffcmpError('bad-option', `nothing is expected by ${named.join(' and by ')}`, {
    hint: [
      { expect: wantedByName(wanted, given) },
      ...(order === 1 && kept.length > 0 ? [', or ', { wrt: kept.join(',') }] : []),
    ],
  });
}
