// The cases of a batch as rows: one per method and input; of a gradient that is checked, one per point and component.
import type { BatchCase, BatchResult } from '../../batch/record.js';
import type { CheckedComponent, GradientCheck } from '../../check/check-data.js';
import type { ErrorMeasures } from '../../compare/comparison.js';
import type { PlainNumber } from '../../compare/reference-data.js';
import { leavesByName } from '../../tensors/nested.js';
import { numberText } from '../text/number-text.js';

export const batchFields = [
  'index', 'file', 'number', 'id', 'status', 'code', 'message', 'expression', 'reference', 'method', 'method_status',
  'wrt', 'derivative', 'truth', 'absolute', 'relative', 'ulps', 'bits', 'evaluations', 'operations', 'method_message',
  'gradient', 'point', 'verdict', 'given', 'ratio', 'mistake', 'lost_bits', 'component_message', 'path', 'hint', 'kind',
] as const; // prettier-ignore

/** Columns of the case itself, before those of methods and components. */
const casesFields = batchFields.indexOf('method');

/** Rows of one case, in the order of `batchFields`; a case without results has one row. */
export function batchRows(record: BatchCase): string[][] {
  const { index, file, number, id, status, code, message, hint, expression, reference } = record;
  const head = [index, file, number, id, status, code, message, expression, reference?.status ?? null].map(cell);
  const behind: Readonly<Record<string, string | null | undefined>> = { hint, kind: reference?.kind };
  const rows = record.check === undefined ? record.results.flatMap((result) => resultRows(record, result)) : checkedRows(record.check); // prettier-ignore
  return (rows.length === 0 ? [[]] : rows).map((row) =>
    batchFields.map((field, i) => (field in behind ? cell(behind[field]) : ([...head, ...row][i] ?? ''))),
  );
}

/** Rows of a check, behind the columns of the case; those of methods are empty but for the component and its truth. */
function checkedRows({ gradient, points }: GradientCheck): string[][] {
  return points.flatMap(({ at, components, verdict, message }) => {
    const point = JSON.stringify(at);
    const rowOf = (component: CheckedComponent | null): string[] => {
      const own = { wrt: component?.name, truth: component?.truth, gradient, point, verdict: component?.verdict ?? verdict, given: component?.given, ratio: component?.ratio, mistake: component?.mistake, lost_bits: component?.lostBits, component_message: component?.message ?? message }; // prettier-ignore
      const byField: Readonly<Record<string, string | number | null | undefined>> = own;
      return batchFields.slice(casesFields).map((field) => cell(byField[field]));
    };
    return components.length === 0 ? [rowOf(null)] : components.map(rowOf);
  });
}

/** `1 of 2 at line 7`: of so many evaluations these left the path. */
const leftText = ({ left, of, line }: NonNullable<BatchResult['path']>): string =>
  `${left} of ${of}${line === null ? '' : ` at line ${line}`}`;

/** Columns of components, between those of methods. */
const ofComponents = new Array<null>(batchFields.indexOf('path') - batchFields.indexOf('gradient')).fill(null);

function resultRows({ reference }: BatchCase, result: BatchResult): string[][] {
  const { method, status, evaluations, operations, path, message } = result;
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
      ...ofComponents,
      path === undefined ? null : leftText(path),
    ].map(cell);
  });
}

function cell(value: string | number | null | undefined): string {
  if (value == null) return '';
  return typeof value === 'number' ? numberText(value) : value;
}
