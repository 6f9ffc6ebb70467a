// Numbers of points and texts that a format has no number near: refused, as those beyond doubles are where they are read.
import { defaultPrecision, isBeyond, type Format } from '../arithmetics/formats.js';
import { DiffcmpError } from '../errors.js';
import type { ReadProgram } from '../language/expression.js';
import { visit, type Tree } from '../language/tree.js';
import type { OptionText } from '../option-text.js';
import { numeral } from '../text/numeral.js';

const inDoubles: OptionText = [{ precision: 'float64' }, ' has it'];

/** The numbers of a point in a format. @throws DiffcmpError bad-point, with the name of the input */
export function pointInFormat(values: readonly number[], names: readonly string[], format: Format): number[] {
  const beyond = values.findIndex((value) => isBeyond(value, format));
  if (beyond < 0) return values.map(format.round);
  const message = `${names[beyond] as string} = ${numeral(values[beyond] as number)} is beyond the range of ${format.name}`;
  throw new DiffcmpError('bad-point', message, { hint: inDoubles });
}

/** @throws DiffcmpError bad-option */
export function checkStep(delta: number | undefined, format: Format): void {
  if (delta === undefined || !isBeyond(delta, format)) return;
  throw new DiffcmpError('bad-option', `the step ${numeral(delta)} is beyond the range of ${format.name}`, { hint: inDoubles }); // prettier-ignore
}

/** What was found in texts, by their format: the first number that this has none near; null where there is no such. */
const found = new WeakMap<ReadProgram, Map<Format, Tree | null>>();

/** @throws DiffcmpError literal-overflow, with the place in the text */
export function checkLiterals(read: ReadProgram, format: Format): void {
  if (format.name === defaultPrecision) return; // which they were read in
  let byFormat = found.get(read);
  if (byFormat === undefined) found.set(read, (byFormat = new Map<Format, Tree | null>()));
  let literal = byFormat.get(format);
  if (literal === undefined) byFormat.set(format, (literal = firstBeyond(read, format)));
  if (literal === null || literal.kind !== 'number') return;
  throw new DiffcmpError('literal-overflow', `${numeral(literal.value)} is beyond the range of ${format.name}`, {
    hint: inDoubles,
    source: read.text,
    span: literal.span,
  });
}

function firstBeyond({ syntax: { statements } }: ReadProgram, format: Format): Tree | null {
  let first: Tree | null = null;
  for (const { body } of statements)
    visit(body, (tree) => {
      if (first === null && tree.kind === 'number' && isBeyond(tree.value, format)) first = tree;
    });
  return first;
}
