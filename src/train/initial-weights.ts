// Weights as a training begins: values that were written down, or drawn by the seed.
import type { Format } from '../arithmetics/formats.js';
import type { Mistake, Path } from '../batch/mistakes.js';
import type { Variable } from '../program/program.js';
import { elementCount, indicesAt, shapeText, type Shape } from '../tensors/shape.js';
import { closest } from '../text/did-you-mean.js';
import { groupDigits } from '../text/numeral.js';
import { clip, valueText } from '../text/value-text.js';
import { faultOfName } from './names.js';
import { RandomNumbers } from '../random-numbers.js';
import type { WeightFields } from './training-fields.js';

export interface InitialWeights {
  /** In the order of the file. */
  readonly variables: readonly Variable[];
  /** All numbers of all weights, of the format. */
  readonly values: readonly number[];
}

/** Numbers that all weights may have together. */
const mostWeights = 2_000_000;

/** Lists in lists, of a value. */
const mostAxes = 16;

/** The weights, or what is wrong with them, at `weights` in the document. */
export function initialWeights(
  fields: Readonly<Record<string, WeightFields>>,
  { seed, format }: { readonly seed: number; readonly format: Format },
): InitialWeights | { readonly mistakes: readonly Mistake[] } {
  const random = RandomNumbers.of(seed, 'weights');
  const variables: Variable[] = [];
  const values: number[] = [];
  const mistakes: Mistake[] = [];
  for (const [name, weight] of Object.entries(fields)) {
    const path = ['weights', name];
    const fault = faultOfName(name, 'weight');
    if (fault !== null) mistakes.push({ path, onKey: true, message: fault });
    const plan = planOf(name, weight);
    if ('message' in plan) {
      mistakes.push({ path: [...path, ...plan.path], onKey: false, message: plan.message });
      continue;
    }
    const { shape, fill } = plan;
    const count = elementCount(shape);
    if (values.length + count > mostWeights) {
      const message = `${name} has ${groupDigits(count)} numbers; all weights together may have ${groupDigits(mostWeights)}`;
      mistakes.push({ path: [...path, 'shape'], onKey: false, message });
      return { mistakes };
    }
    variables.push({ name, shape, start: values.length });
    for (let i = 0; i < count; i++) values.push(format.round(fill(random, i)));
    const beyond = values.findIndex((value, i) => i >= values.length - count && !Number.isFinite(value));
    if (beyond >= 0)
      mistakes.push({ path, onKey: false, message: `${name} has numbers beyond the range of ${format.name}` });
  }
  if (variables.length === 0 && mistakes.length === 0)
    mistakes.push({ path: ['weights'], onKey: false, message: 'there is no weight to train' });
  return mistakes.length > 0 ? { mistakes } : { variables, values };
}

interface WeightPlan {
  readonly shape: Shape;
  /** The number at a place in row-major order; places are asked for in order. */
  readonly fill: (random: RandomNumbers, place: number) => number;
}

interface Fault {
  readonly path: Path;
  readonly message: string;
}

function planOf(name: string, { shape, value, init }: WeightFields): WeightPlan | Fault {
  const at = (path: Path, message: string): Fault => ({ path, message });
  if (value !== undefined && init !== undefined) return at([], `${name} has both value and init; keep one`);
  if (value !== undefined) {
    const read = readNested(value);
    if ('message' in read) return at(['value', ...read.path], `${name}: ${read.message}`);
    if (shape !== undefined && shapeText(shape) !== shapeText(read.shape))
      return at(['value'], `${name} has the shape ${shapeText(shape)}, and its value ${shapeText(read.shape)}`);
    return { shape: read.shape, fill: (_, place) => read.leaves[place] as number };
  }
  if (init === undefined)
    return at([], `${name} needs a value, or init: glorot, normal(0, 0.1), uniform(-1, 1) or zeros`);
  if (shape === undefined) return at([], `${name} needs a shape, such as shape: [2, 1], or [] for a number`);
  const fill = readInit(init, shape);
  return typeof fill === 'string' ? at(['init'], `${name}: ${fill}`) : { shape, fill };
}

/** Arrays in arrays, level by level: the lengths must agree. */
function readNested(value: unknown): { readonly shape: Shape; readonly leaves: readonly number[] } | Fault {
  const shape: number[] = [];
  let level: readonly unknown[] = [value];
  while (Array.isArray(level[0])) {
    const { length } = level[0] as readonly unknown[];
    const odd = level.findIndex((part) => !Array.isArray(part) || part.length !== length);
    if (odd >= 0) {
      const message = `the lists beside each other must be of one length: ${valueText(level[0])}, and here ${valueText(level[odd])}`;
      return { path: indicesAt(shape, odd), message };
    }
    if (length === 0) return { path: indicesAt(shape, 0), message: 'an empty list holds no weight' };
    if (shape.length === mostAxes) return { path: [], message: `lists nest deeper than ${mostAxes} levels` };
    shape.push(length);
    level = (level as readonly (readonly unknown[])[]).flat(1);
  }
  const odd = level.findIndex((leaf) => typeof leaf !== 'number' || !Number.isFinite(leaf));
  if (odd < 0) return { shape, leaves: level as readonly number[] };
  return { path: indicesAt(shape, odd), message: `must be a finite number, got ${valueText(level[odd])}` };
}

type Fill = WeightPlan['fill'];

/** The ways to begin, by name; each takes so many numbers. */
const inits: Readonly<
  Record<string, { readonly usage: string; readonly takes: number; readonly make: (args: readonly number[], shape: Shape) => Fill | string }>
> = {
  glorot: { usage: 'glorot', takes: 0, make: (_, shape) => glorot(shape) },
  normal: { usage: 'normal(0, 0.1)', takes: 2, make: ([mean = 0, deviation = 0]) => (deviation < 0 ? `the deviation must not be negative, got ${deviation}` : (random) => mean + deviation * random.normal()) },
  uniform: { usage: 'uniform(-1, 1)', takes: 2, make: ([least = 0, greatest = 0]) => (greatest < least ? `the least number must come first, got ${least} and ${greatest}` : (random) => least + (greatest - least) * random.uniform()) },
  zeros: { usage: 'zeros', takes: 0, make: () => () => 0 },
}; // prettier-ignore

/** Even between ±√(6/(inputs + outputs)) (Glorot & Bengio 2010, equation 16). */
function glorot(shape: Shape): Fill {
  const [inputs = 1, outputs = inputs] = shape.slice(-2);
  const field = elementCount(shape.slice(0, -2)); // weights of several axes before the last two are one for each place
  const limit = Math.sqrt(6 / (field * (inputs + outputs)));
  return (random) => limit * (2 * random.uniform() - 1);
}

function readInit(text: string, shape: Shape): Fill | string {
  const [, name = text.trim(), list] = /^\s*(\w+)\s*\(([^()]*)\)\s*$/.exec(text) ?? [];
  const found = Object.hasOwn(inits, name) ? inits[name] : undefined;
  const usages = Object.values(inits).map(({ usage }) => usage);
  if (found === undefined) {
    const guess = closest(name, Object.keys(inits));
    return `there is no init '${clip(text)}'; ${guess === null ? `there are ${usages.join(', ')}` : `did you mean '${inits[guess]?.usage}'?`}`;
  }
  const parts = list === undefined || list.trim() === '' ? [] : list.split(',').map((part) => part.trim());
  const args = parts.map((part) => (part === '' ? NaN : Number(part)));
  if (args.length !== found.takes || !args.every(Number.isFinite))
    return `init '${clip(text)}' is written ${found.usage}`;
  return found.make(args, shape);
}
