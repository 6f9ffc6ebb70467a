// What `--verbose` adds below a table: the enclosure, operations by kind, derivatives as text.
import type { Comparison, Operations } from '../../compare/comparison.js';
import { countOf } from '../../text/numeral.js';
import { wrap } from '../text/display-width.js';
import { lookOf } from '../looks.js';
import { ulpText } from '../text/number-text.js';
import { inCharacters, type Style } from '../text/style.js';

export function detailLines(comparison: Comparison, style: Style): string[] {
  const { value, reference, results } = comparison;
  const valueUlps = value.ulps === null ? '' : `, ${ulpText(value.ulps)} ulp from the truth ${reference.value ?? ''}`;
  const texts = [
    `f: ${operationsText(value.operations)}${valueUlps}`,
    ...Object.entries(reference.enclosure).flatMap(([input, range]) =>
      range === null ? [] : [`enclosure by ${input}: [${range[0]}, ${range[1]}]`],
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
