// The cases of a batch as rows: one per method and input.
import type { BatchCase, BatchResult } from '../../batch/record.js';
import type { ErrorMeasures, PlainNumber } from '../../compare/comparison.js';
import { leavesByName } from '../../tensors/nested.js';
import { numberText } from '../text/number-text.js';

export const batchFields = [
  'index', 'file', 'number', 'id', 'status', 'code', 'message', 'expression', 'reference', 'method', 'method_status',
  'wrt', 'derivative', 'truth', 'absolute', 'relative', 'ulps', 'bits', 'evaluations', 'operations', 'method_message',
] as const; // prettier-ignore

/** Rows of one case, in the order of `batchFields`; a case without results has one row. */
export function batchRows(record: BatchCase): string[][] {
  const { index, file, number, id, status, code, message, expression, reference } = record;
  const head = [index, file, number, id, status, code, message, expression, reference?.status ?? null].map(cell);
  if (record.results.length === 0) return [[...head, ...batchFields.slice(head.length).map(() => '')]];
  return record.results.flatMap((result) => resultRows(record, result).map((row) => [...head, ...row]));
}

function resultRows({ reference }: BatchCase, result: BatchResult): string[][] {
  const { method, status, evaluations, operations, message } = result;
  const gradient = leavesByName<PlainNumber>(result.gradient ?? {});
  const error = leavesByName<ErrorMeasures | null>(result.error ?? {});
  const truth = leavesByName<PlainNumber | null>(reference?.gradient ?? {});
  const inputs = result.gradient === null ? [null] : Object.keys(gradient);
  return inputs.map((input) => {
    const measures = input === null ? null : error[input];
    return [
      method,
      status,
      input,
      input === null ? null : gradient[input],
      input === null ? null : truth[input],
      measures?.absolute,
      measures?.relative,
      measures?.ulps,
      measures?.bits,
      evaluations,
      operations?.total,
      message,
    ].map(cell);
  });
}

function cell(value: string | number | null | undefined): string {
  if (value == null) return '';
  return typeof value === 'number' ? numberText(value) : value;
}
