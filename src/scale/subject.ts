// What is scaled: a family, or a template of one's own; at each size a program at a point.
import type { Format } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import { readAsked } from '../language/asked.js';
import type { PointValue } from '../language/point-value.js';
import type { FailingText } from '../problem/attempt.js';
import { givenNames, valuesAt, type GivenPoint } from '../problem/point-of.js';
import { withRoundedLiterals, type Program } from '../program/program.js';
import { namesOfAll } from '../tensors/layout.js';
import { shapeText } from '../tensors/shape.js';
import { closest } from '../text/did-you-mean.js';
import { groupDigits } from '../text/numeral.js';
import { clip } from '../text/value-text.js';
import { elementText, expandTemplate } from './expansion.js';
import { doublings, families, familyNamed, genericValue, type CostFamily, type FamilyName } from './families.js';
import { checkUsesSize, readTemplate, type ScaleTemplate } from './template.js';

export interface ScaleSubject {
  readonly family: FamilyName | null;
  /** The template, or how a family is written. */
  readonly shown: string;
  readonly read: string;
  readonly meaning: string;
  readonly source: string | null;
  /** Unless told otherwise. */
  readonly sizes: readonly number[];
  readonly template: (size: number) => ScaleTemplate;
  readonly value: (k: number) => number;
}

/** Sizes of a template whose cost nobody knows yet. */
const usualMost = 64;

/** Values between them are in the domain of roots, logarithms and inverse circular functions. */
const templateValue = (k: number): number => genericValue(k, 0.5, 1);

/** A family by its name, or a template: whatever is more than a name. @throws DiffcmpError for one that can't be read */
export function scaleSubject(text: string): ScaleSubject {
  return /^\s*[A-Za-z][\w-]*\s*$/.test(text) && text.trim() !== 'n' ? familySubject(familyNamed(text)) : templateSubject(text); // prettier-ignore
}

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
    sizes: doublings(usualMost),
    template: () => template,
    value: templateValue,
  };
}

function familySubject(name: FamilyName): ScaleSubject {
  const family: CostFamily = families[name];
  const { shown, meaning, source, sizes, value } = family;
  let kept: { readonly text: string; readonly template: ScaleTemplate } | null = null;
  const template = (size: number): ScaleTemplate => {
    const text = family.text(size);
    if (kept?.text !== text) kept = { text, template: readTemplate(text) };
    return kept.template;
  };
  return { family: name, shown, read: shown, meaning, source, sizes, template, value };
}

/** The point, and what is differentiated by, as they are asked for. */
export interface SizedQuestion {
  readonly at?: GivenPoint | undefined;
  readonly wrt?: readonly string[] | undefined;
  readonly format: Format;
}

/** A subject at one size: a program of numbers at a point; `wrt` holds indices into its inputs. */
export interface Sized {
  readonly size: number;
  /** Where a place of the program is, for errors. */
  readonly where: FailingText['where'];
  readonly hasFunctions: boolean;
  readonly program: Program;
  readonly point: readonly number[];
  readonly wrt: readonly number[];
}

/**
 * @throws DiffcmpError for a template that can't be written out at that size, for a point or for `wrt` that don't fit it
 */
export function subjectAt(subject: ScaleSubject, size: number, { at, wrt, format }: SizedQuestion): Sized {
  const template = subject.template(size);
  const { program, elements, variables } = expandTemplate(template, size);
  const given = givenValues(template, at);
  let count = 0;
  const point = [...elements].flatMap(([name, all]) =>
    all.map((indices) => {
      count++;
      const value = given.get(name);
      return format.round(value === undefined ? subject.value(count) : elementAt(name, indices, value, size));
    }),
  );
  return {
    size,
    where: (span) => ({ source: template.text, span }),
    hasFunctions: template.parsed.statements.some(({ kind }) => kind === 'function'),
    program: format.name === 'float64' ? program : withRoundedLiterals(program, format.round),
    point,
    wrt: wrt === undefined ? point.map((_, index) => index) : askedInputs(wrt, program.inputs, variables),
  };
}

/** Values by the names of inputs, of those that have one. */
function givenValues({ text, inputs }: ScaleTemplate, at: GivenPoint | undefined): Map<string, PointValue> {
  if (at === undefined) return new Map();
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
