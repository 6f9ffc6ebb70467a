// A study of cost as flat records, one per method and size, and one per size of the function: the rows of CSV and TSV.
import type { Scale } from '../../scale/scale-data.js';
import { numberText } from '../text/number-text.js';

export const scaleFields = ['n', 'inputs', 'method', 'operations', 'ratio', 'evaluations', 'passes', 'nodes', 'bytes', 'tree', 'graph', 'time', 'stopped', 'estimate'] as const; // prettier-ignore

/** Rows of texts in the order of `scaleFields`; a method that was stopped has its reason at that size, what it would have cost, and no row beyond; so has the function. */
export function scaleRecords({ sizes, stopped, function: cost, series }: Scale): string[][] {
  const text = (value: number | null | undefined): string => (value == null ? '' : numberText(value));
  const records = sizes.flatMap((size, i) => {
    const at = cost[i];
    const place = [text(size), text(at?.inputs)];
    return [
      [...place, 'function', text(at?.operations), '1', '1', '1', '', '', '', '', '', '', ''],
      ...series.flatMap((each) => {
        const reason = each.stopped?.size === size ? each.stopped.reason : '';
        if (each.operations[i] == null && reason === '') return [];
        const { operations, ratio, evaluations, passes, nodes, bytes, tree, graph, times } = each;
        const numbers = [operations, ratio, evaluations, passes, nodes, bytes, tree, graph, times ?? []];
        const estimate = reason === '' ? '' : text(each.stopped?.estimate?.operations);
        return [[...place, each.method, ...numbers.map((values) => text(values[i])), reason, estimate]];
      }),
    ];
  });
  if (stopped === null) return records;
  const end = { n: text(stopped.size), method: 'function', stopped: stopped.reason };
  return [...records, scaleFields.map((field) => (field in end ? end[field as keyof typeof end] : ''))];
}
