// The comment above a function: what it is, what it is given and gives, where it holds, what it costs, and a test.
import type { OperationKind } from '../../arithmetic.js';
import { formats } from '../../arithmetics/formats.js';
import { elementCount } from '../../tensors/shape.js';
import type { Shaped } from '../../tensors/layout.js';
import { nested, type Nested } from '../../tensors/nested.js';
import { countOf, shortestNumeral } from '../../text/numeral.js';
import { visible } from '../../text/visible.js';
import { version } from '../../version.js';
import type { CodeLanguage, CodeParameter } from './language.js';
import { codeWidth, wrapped } from './layout-of-code.js';
import type { CountedLines } from './counted-lines.js';
import type { CodeListing } from './listing-data.js';

/** Guards, names and numbers that a comment shows. */
const mostShown = 8;
const mostNumbers = 40;
/** Characters of a function's text. */
const longestText = 1_000;

/** What the comment is about; `asked` is what is differentiated by, as it was asked for. */
type Described = Omit<CodeListing, 'code'> & { readonly asked: readonly Shaped[]; readonly hasAbsentTerms: boolean };

export function codeRemarks(listing: Described, language: CodeLanguage, body: string): string {
  const { mode, read, expression, precision, guards, operations, valueOperations } = listing;
  const what = mode === null ? 'The value of a function' : `Value and gradient by ${mode} mode`;
  const text = read === '' || expression.includes('#') ? `${expression}: ${read}` : read;
  const { says } = language;
  const shown = guards.slice(0, mostShown);
  const more = guards.length - shown.length;
  // the first two lines are ours alone, since Python looks for the encoding of a file there
  return language.comment([
    `${what}. Made by diffcmp ${version}.`,
    '',
    ...remarkLines('Function: ', clipped(safe(text))),
    ...remarkLines('Inputs:   ', inputText(listing.parameters, says.arrays)),
    ...remarkLines('Returns:  ', mode === null ? 'the value' : `${says.result}; by ${namesText(listing.asked)}`),
    ...(precision === 'float32' ? remarkLines('Numbers:  ', 'float32; every operation is rounded to it') : []),
    ...(guards.length === 0 ? [] : remarkLines('Holds:    ', `where ${shown.join(', ')}${more > 0 ? `, and ${countOf(more, 'condition')} more` : ''}; elsewhere ${says.failing(mode === null)}`)),
    ...remarkLines('Costs:    ', costText(operations) + (mode === null ? '' : `; the value alone ${countOf(valueOperations.total, 'operation')}`)),
    ...remarkLines('Test:     ', testText(listing)),
    ...[...(listing.hasAbsentTerms ? ['A term of a sum that is absent is -0, which changes no sum.'] : []), ...says.remarks(body)].flatMap((remark, place) => [...(place === 0 ? [''] : []), ...wrapped(remark, commentWidth, '')]),
  ]); // prettier-ignore
}

const commentWidth = codeWidth - 3;

const remarkLines = (head: string, text: string): string[] =>
  wrapped(head + text, commentWidth, ' '.repeat(head.length));

/** Text of a user that can't end a comment. */
const safe = (text: string): string => visible(text).replaceAll('*/', '*\\/').replaceAll('/*', '/\\*');

const clipped = (text: string): string => (text.length > longestText ? `${text.slice(0, longestText)}…` : text);

function inputText(parameters: readonly CodeParameter[], arrays: string): string {
  if (parameters.length === 0) return 'none';
  const texts = parameters.slice(0, mostShown).map(({ name, of, shape }) => {
    const original = name === of ? '' : ` (${safe(of)})`;
    return shape.length === 0 ? `${name}${original}` : `${name}${original}, ${shape.join(' x ')} numbers ${shape.length > 1 ? arrays : ''}`.trimEnd(); // prettier-ignore
  });
  const more = parameters.length - texts.length;
  return (
    texts.join(parameters.every(({ name, of, shape }) => name === of && shape.length === 0) ? ', ' : '; ') +
    (more > 0 ? ` and ${more} more` : '')
  );
}

function namesText(asked: readonly Shaped[]): string {
  const texts = asked.slice(0, mostShown).map(({ name, shape }) => {
    const count = elementCount(shape);
    return shape.length === 0 ? safe(name) : `${safe(name)} (${countOf(count, 'number')}${shape.length > 1 ? ', row by row' : ''})`; // prettier-ignore
  });
  const more = asked.length - texts.length;
  return texts.join(', ') + (more > 0 ? `, and ${more} more` : '') + (asked.length > 1 ? ', in this order' : '');
}

function costText({ total, byKind }: CountedLines): string {
  const kinds = (Object.entries(byKind) as [OperationKind, number][]).map(([kind, count]) => `${count} ${kind}`);
  return `${countOf(total, 'operation')}${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}`;
}

function testText({ parameters, test, mode, precision }: Described): string {
  const numberText = (value: number): string => shortestNumeral(value, formats[precision].round);
  const nestedText = (value: Nested<number>): string => typeof value === 'number' ? numberText(value) : `[${value.map(nestedText).join(', ')}]`; // prettier-ignore
  const count = test.point.length + (test.gradient?.length ?? 0);
  if (count > mostNumbers) return 'the JSON of this listing has a point, and what comes out there';
  let start = 0;
  const given = parameters.map(({ name, shape }) => {
    const numbers = test.point.slice(start, (start += elementCount(shape)));
    return `${name} = ${nestedText(nested(shape, numbers))}`;
  });
  const gradient = test.gradient === null ? '' : ` and the gradient ${nestedText(test.gradient)}`;
  return `${given.join(', ')}${given.length === 0 ? '' : ' '}gives ${mode === null ? '' : 'the value '}${numberText(test.value)}${gradient}`; // prettier-ignore
}
