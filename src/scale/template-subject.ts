// Families and templates as subjects: written out at each size, as programs at a point.
import { DiffcmpError } from '../errors.js';
import { readAsked } from '../language/asked.js';
import type { PointValue } from '../language/point-value.js';
import { givenNames, valuesAt, type GivenPoint } from '../problem/point-of.js';
import { inFormat } from '../problem/in-format.js';
import { namesOfAll } from '../tensors/layout.js';
import { shapeText } from '../tensors/shape.js';
import { closest } from '../text/did-you-mean.js';
import { groupDigits } from '../text/numeral.js';
import { clip } from '../text/value-text.js';
import { elementText, expandTemplate } from './expansion.js';
import { families, type CostFamily, type FamilyName } from './families.js';
import { usualValue } from './sized-arguments.js';
import { usualSizes, type ScaleSubject, type Sized, type SizedQuestion } from './subject.js';
import { checkUsesSize, readTemplate, type ScaleTemplate } from './template.js';

/** @throws DiffcmpError for a template that can't be read, or is the same at every size */
export function templateSubject(text: string): ScaleSubject {
  const template = readTemplate(text);
  checkUsesSize(template);
  return {
    family: null,
    shown: text,
    read: template.read,
    meaning: 'n as it stands in the template',
    source: null,
    sizes: usualSizes,
    at: (size, question) => templateAt({ template, value: usualValue }, size, question),
  };
}

/** A family of functions. */
export function familySubject(name: FamilyName): ScaleSubject {
  const family: CostFamily = families[name];
  const { shown, meaning, source, sizes, value } = family;
  let kept: { readonly text: string; readonly template: ScaleTemplate } | null = null;
  const template = (size: number): ScaleTemplate => {
    const text = family.text(size);
    if (kept?.text !== text) kept = { text, template: readTemplate(text) };
    return kept.template;
  };
  return {
    family: name,
    shown,
    read: shown,
    meaning,
    source,
    sizes,
    at: (size, question) => templateAt({ template: template(size), value }, size, question),
  };
}

/** What is written out, and the value of the k-th number of its inputs. */
interface ValuedTemplate {
  readonly template: ScaleTemplate;
  readonly value: (k: number) => number;
}

/**
 * @throws DiffcmpError for a template that can't be written out at that size, for a point or for `wrt` that don't fit it
 */
function templateAt({ template, value }: ValuedTemplate, size: number, { at, wrt, format }: SizedQuestion): Sized {
  const { program, elements, variables } = expandTemplate(template, size);
  const given = givenValues(template, at);
  let count = 0;
  const point = [...elements].flatMap(([name, all]) =>
    all.map((indices) => {
      count++;
      const own = given.get(name);
      return format.round(own === undefined ? value(count) : elementAt(name, indices, own, size));
    }),
  );
  return {
    size,
    where: (span) => ({ source: template.text, span }),
    hasFunctions: template.parsed.statements.some(({ kind }) => kind === 'function'),
    program: inFormat(program, format),
    point,
    wrt: wrt === undefined ? point.map((_, index) => index) : askedInputs(wrt, program.inputs, variables),
    place: placeText(at, template.inputs.map(({ name }) => name)),
  };
} // prettier-ignore

/** Where it is given; the rest, if there is one, has its default. */
function placeText(at: GivenPoint | undefined, inputs: readonly string[]): string {
  const given = givenNames(at);
  if (at === undefined || given.size === 0) return 'generic numbers';
  const names = inputs.filter((name) => given.has(name) || given.has(null));
  return `as given for ${names.join(', ')}${names.length === inputs.length ? '' : '; generic numbers for the rest'}`;
}

/** Values by the names of inputs, of those that have one. */
function givenValues({ text, inputs }: ScaleTemplate, at: GivenPoint | undefined): Map<string, PointValue> {
  if (at === undefined || (typeof at === 'object' && Object.keys(at).length === 0)) return new Map();
  const all = inputs.map(({ name }) => name);
  const given = givenNames(at);
  const unknown = [...given].find((name) => name !== null && !all.includes(name)) ?? null;
  if (unknown !== null) throw unknownInput(unknown, all);
  // a value without a name is for the reader of points: it may be clear which input it is for
  const names = given.size === 0 || given.has(null) ? all : all.filter((name) => given.has(name));
  const values = valuesAt(at, { text, firstUse: () => null }, names);
  return new Map(names.map((name, i) => [name, values[i] as PointValue]));
}

function unknownInput(name: string, known: readonly string[]): DiffcmpError {
  const guess = closest(name, known);
  return new DiffcmpError('unknown-variable', `the function has no input '${clip(name)}'`, {
    hint: guess === null ? `its inputs: ${known.join(', ') || 'none'}` : `did you mean '${guess}'?`,
  });
}

/** A number stands for every element of an input. */
function elementAt(name: string, indices: readonly number[], value: PointValue, size: number): number {
  if (typeof value === 'number') return value;
  const { shape, items } = value;
  const fits = shape.length === indices.length && indices.every((index, axis) => index <= (shape[axis] as number));
  if (fits) return items[indices.reduce((place, index, axis) => place * (shape[axis] as number) + index - 1, 0)] as number; // prettier-ignore
  throw new DiffcmpError('bad-point', `'${name}' has shape ${shapeText(shape)}, and at n = ${groupDigits(size)} the function uses ${elementText(name, indices)}`, {
    hint: 'one number is for all of them; an array needs as many as the largest size',
  }); // prettier-ignore
}

function askedInputs(names: readonly string[], inputs: readonly string[], variables: Parameters<typeof readAsked>[1]): number[] {
  const places = new Map(inputs.map((name, place) => [name, place]));
  // a variable may lack some of its elements: those that the function doesn't use
  return namesOfAll(readAsked(names, variables)).flatMap((name) => places.get(name) ?? []);
} // prettier-ignore
