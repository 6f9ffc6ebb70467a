// What a function of a file is given at a size: values and constants that use n, and what parameters have that nothing is given for.
import { DiffcmpError } from '../errors.js';
import type { ArgumentRoot } from '../javascript/arguments/argument-roots.js';
import type { PointRules } from '../javascript/arguments/function-point.js';
import type { ArgumentValue, GivenConstants } from '../javascript/arguments/argument-data.js';
import { mostGivenItems, type Given } from '../javascript/arguments/given.js';
import type { ParameterUse } from '../javascript/parameter-uses.js';
import type { ProgramFile } from '../javascript/program-file.js';
import { readValue, type NamedNumbers } from '../language/point-value.js';
import type { OptionText } from '../option-text.js';
import { elementCount } from '../tensors/shape.js';
import { countOf, groupDigits } from '../text/numeral.js';
import { genericValue } from './families.js';
import { sizeName } from './template-forms.js';

/** Values between them are in the domain of roots, logarithms and inverse circular functions. */
export const usualValue = (k: number): number => genericValue(k, 0.5, 1);

/** The arguments at one size, and what was made up for them. */
export class SizedArguments {
  usesSize = false;
  /** What parameters have that nothing is given for. */
  readonly words: string[] = [];
  /** Constants that n is in. */
  readonly sized = new Set<string>();
  private count = 0;

  constructor(
    private readonly file: ProgramFile,
    private readonly size: number,
  ) {}

  /** How a point is read. */
  get rules(): PointRules {
    return {
      known: this.known,
      complete: (root, given) => (given === undefined ? this.fill(root) : this.spread(root, given)),
    };
  }

  /** A text that has n in it is a number, unless it is in quotes. @throws DiffcmpError bad-point */
  constants(set: GivenConstants): GivenConstants {
    return Object.fromEntries(Object.entries(set).map(([name, value]) => [name, this.constant(name, value)]));
  }

  private readonly known: NamedNumbers = (name) => {
    if (name !== sizeName) return undefined;
    this.usesSize = true;
    return this.size;
  };

  private constant(name: string, value: ArgumentValue): ArgumentValue {
    if (typeof value !== 'string') return value;
    const [, quoted] = /^"([^"\\]*)"$/.exec(value) ?? [];
    if (quoted !== undefined) return quoted;
    if (!mentionsSize(value)) return value;
    const refuse = (message: string, hint: OptionText | null): DiffcmpError =>
      new DiffcmpError('bad-point', message, { hint, source: { set: { [name]: value } }, span: 'set' });
    try {
      const number = readValue(value, { start: 0, end: value.length }, this.known);
      if (typeof number === 'number') {
        this.sized.add(name);
        this.words.push(`${name} = ${value.trim()}`);
        return number;
      }
    } catch (error) {
      if (!(error instanceof DiffcmpError)) throw error;
      throw refuse(error.message, [{ set: { [name]: sizeName } }, ` makes it the size; a text stands in quotes: `, { set: { [name]: `"${value}"` } }]); // prettier-ignore
    }
    throw refuse('a constant is one number', ['arrays are for ', { at: { [name]: value } }]);
  }

  /** @throws DiffcmpError unbound-variable */
  private fill(root: ArgumentRoot): Given | undefined {
    const { name, isOptional, isRest } = root;
    if (name === sizeName) {
      this.usesSize = true;
      this.words.push(`${name} is the size`);
      return { kind: 'constant', value: this.size };
    }
    if ((isOptional && !isRest) || name === this.file.filled) return undefined;
    const use = this.useOf(root);
    const shape = shapeOfUse(use, this.size);
    if (shape === null) throw new DiffcmpError('unbound-variable', `'${name}' has no value`, { hint: givingHint(name, use) }); // prettier-ignore
    if (use.kind === 'array') this.usesSize = true;
    this.words.push(`${shapeWords(use)} for ${name}`);
    checkCount(name, shape);
    return arrayOfShape(shape, () => this.generic());
  }

  /** A number stands for all that an array needs, as in a template. */
  private spread(root: ArgumentRoot, given: Given): Given {
    const use = given.kind === 'number' ? this.useOf(root) : null;
    const shape = use === null ? null : shapeOfUse(use, this.size);
    if (use?.kind === 'array' && shape !== null) this.usesSize = true;
    if (shape === null) return given;
    checkCount(root.name, shape);
    return arrayOfShape(shape, () => given);
  }

  private useOf(root: ArgumentRoot): ParameterUse {
    return root.isRest ? { kind: 'array', item: { kind: 'number' } } : this.file.useOf(root);
  }

  private generic(): Given {
    return { kind: 'number', value: usualValue(++this.count) };
  }
}

/** Whether n stands in a text as a name of its own. */
export const mentionsSize = (text: string): boolean =>
  [...text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)].some(([name]) => name === sizeName);

/** What suits a parameter: a number, an array of n or of so many numbers, n rows of so many; null where that can't be told. */
function shapeOfUse(use: ParameterUse, size: number): readonly number[] | null {
  if (use.kind === 'number') return [];
  if (use.kind !== 'array' && use.kind !== 'tuple') return null;
  const { item } = use;
  const length = use.kind === 'tuple' ? use.length : size;
  if (item.kind === 'number') return [length];
  return use.kind === 'array' && item.kind === 'tuple' && item.item.kind === 'number' ? [length, item.length] : null;
}

/** @throws DiffcmpError bad-template, which ends a study, where an array would be too long */
function checkCount(name: string, shape: readonly number[]): void {
  const count = elementCount(shape);
  if (count <= mostGivenItems) return;
  throw new DiffcmpError('bad-template', `'${name}' would have ${groupDigits(count)} numbers; ${groupDigits(mostGivenItems)} are the most`, { hint: 'take smaller sizes' }); // prettier-ignore
}

/** Arrays in arrays; of no axis, the item itself. */
function arrayOfShape([length, ...inner]: readonly number[], item: () => Given): Given {
  return length === undefined
    ? item()
    : { kind: 'array', items: Array.from({ length }, () => arrayOfShape(inner, item)) };
}

/** The same in words. */
function shapeWords(use: ParameterUse): string {
  if (use.kind === 'tuple') return countOf(use.length, 'generic number');
  if (use.kind !== 'array') return 'a generic number';
  return use.item.kind === 'tuple' ? `n rows of ${countOf(use.item.length, 'generic number')}` : 'n generic numbers';
}

/** How a parameter is given whose shape can't be told. */
function givingHint(name: string, use: ParameterUse): OptionText {
  switch (use.kind) {
    case 'function':
      return 'no option gives a function: ask for one that calls it with a function of its own';
    case 'text':
      return [{ set: { [name]: mentionsSize(use.example) ? `"${use.example}"` : use.example } }];
    case 'record':
      return ['the function reads fields of it, as in ', { at: { [name]: '{"x":0.5}' } }];
    case 'array':
      return use.item.kind === 'record'
        ? ['the function reads fields of what is in it, as in ', { at: { [name]: '[{"x":0.5},{"x":0.6}]' } }]
        : ['of n rows of n numbers: ', { at: { [name]: 'reshape(sin(1:n^2),[n,n])' } }];
    case 'tuple':
    case 'number':
      return [{ at: { [name]: '…' } }];
  }
}

/** How something may depend on n. */
export function dependingHint(roots: readonly ArgumentRoot[]): OptionText {
  const [first] = roots;
  const counts = roots.filter(({ isOptional, isRest }) => isOptional && !isRest);
  const last = counts.at(-1) ?? roots.at(-1);
  if (first === undefined || last === undefined) return 'it has no parameters';
  return [
    { set: { [last.name]: sizeName } },
    ` makes ${last.name} the size, `,
    { at: { [first.name]: `(1:${sizeName})/${sizeName}` } },
    ` makes ${first.name} an array of ${sizeName} numbers`,
  ];
}
