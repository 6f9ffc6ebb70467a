// What `--verbose` adds below a table: the enclosure, operations by kind, derivatives as text.
import type { FlatComparison, Operations } from '../../compare/comparison.js';
import { outputNames } from '../../tensors/layout.js';
import { countOf } from '../../text/numeral.js';
import { byText } from './operator-text.js';
import { wrap } from '../text/display-width.js';
import { lookOf } from '../looks.js';
import { ulpText } from '../text/number-text.js';
import { inCharacters, type Style } from '../text/style.js';

export function detailLines(comparison: FlatComparison, style: Style): string[] {
  const { value, reference, results } = comparison;
  const names = outputNames(comparison.layout.output);
  const errors = names.map((name, place) => {
    const ulps = value.ulps[place] ?? null;
    return ulps === null ? '' : `${name === null ? ', ' : `${name}: `}${ulpText(ulps)} ulp from the truth ${reference.value[place] ?? ''}`; // prettier-ignore
  });
  const [ofOne = '', ...ofMore] = errors;
  const texts = [
    ...(ofMore.length === 0
      ? [`f: ${operationsText(value.operations)}${ofOne}`]
      : [`f: ${operationsText(value.operations)}`, ...errors.filter((text) => text !== '')]),
    ...Object.entries(reference.enclosure).flatMap(([input, range]) =>
      range === null ? [] : [`enclosure ${byText(comparison, [[input]])}: [${range[0]}, ${range[1]}]`],
    ),
    ...results.flatMap((result) =>
      result.operations === null
        ? []
        : [
            `${lookOf(result.method).title}: ${operationsText(result.operations)}, ${countOf(result.passes, 'pass', 'passes')}`,
          ],
    ),
    ...results.flatMap((result) =>
      Object.entries(result.derivative ?? {}).map(([input, text]) => `${result.method} by ${input}: ${text}`),
    ),
    ...results.flatMap(({ method, operations }) =>
      operations?.tree === undefined
        ? []
        : [
            `${method}: ${countOf(operations.tree, 'operation')} as a tree, ${operations.graph ?? operations.tree} as a graph`,
          ],
    ),
  ];
  return texts.flatMap((text) => wrap(inCharacters(text, style), style.width, '  ', inCharacters('…', style)));
}

function operationsText({ total, byKind }: Operations): string {
  const kinds = Object.entries(byKind).filter(([, number]) => number > 0);
  return `${countOf(total, 'operation')}${kinds.length === 0 ? '' : ` (${kinds.map(([kind, number]) => `${number} ${kind}`).join(', ')})`}`;
}
