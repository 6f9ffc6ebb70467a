// A comparison as flat records, one per method and derivative: the rows of CSV, TSV and Markdown.
import type { Comparison } from '../../compare/comparison.js';
import { gradientBlocks, hessianBlocks, type Block, type Entry } from '../../compare/blocks.js';
import { flatComparison } from '../../compare/forms.js';
import { partsOfDerivative } from '../../tensors/layout.js';
import { numberText } from '../text/number-text.js';

const recordFields = [
  'method', 'status', 'output', 'wrt', 'wrt2', 'derivative', 'truth', 'absolute', 'relative', 'ulps', 'bits', 'delta', 'estimate',
  'evaluations', 'passes', 'operations', 'ratio', 'tape_nodes', 'tape_bytes', 'time_ns', 'code', 'message', 'kind',
  'truth_status',
] as const; // prettier-ignore
type RecordField = (typeof recordFields)[number];

/** The fields, and a row of texts per method and derivative; unknown ones are empty. `output` where there are several. */
export function recordsOf(comparison: Comparison<'tensors'>): string[][] {
  const flat = flatComparison(comparison);
  const fields = recordFields.filter((field) => field !== 'output' || flat.layout.output.length > 0);
  const blocks = [...gradientBlocks(flat), ...hessianBlocks(flat)];
  const records = blocks.flatMap((block) => block.entries.map((entry) => recordOf(block, entry, flat.precision)));
  // with the truth a method agrees to `bits`
  const others = flat.matrix === null ? [] : flat.results.map(({ method }) => method);
  const agreeing = (method: string): string[] => others.map((other) => String(flat.matrix?.[method]?.[other] ?? ''));
  return [
    [...fields, ...others.map((other) => `agrees_${other}`)],
    ...records.map((record) => [...fields.map((field) => record[field]), ...agreeing(record.method)]),
  ];
}

function recordOf(block: Block, entry: Entry, precision: Comparison['precision']): Record<RecordField, string> {
  const { result, error } = entry;
  const [name = '', wrt2 = ''] = block.inputs;
  const { output, input: wrt } = partsOfDerivative(name);
  const exact = (value: number | string | null | undefined): string => {
    if (value == null) return '';
    return typeof value === 'string' ? value : numberText(value);
  };
  return {
    method: result.method,
    status: result.status,
    output: output ?? '',
    wrt,
    wrt2,
    derivative: entry.derivative === null ? '' : numberText(entry.derivative, precision),
    truth: block.truth === null ? '' : numberText(block.truth, precision),
    absolute: exact(error?.absolute),
    relative: exact(error?.relative),
    ulps: exact(error?.ulps),
    bits: exact(error?.bits),
    delta: exact(entry.delta),
    estimate: exact(entry.estimate),
    evaluations: exact(result.evaluations),
    passes: exact(result.passes),
    operations: exact(result.operations?.total),
    ratio: exact(result.operations?.ratio),
    tape_nodes: exact(result.tape?.nodes),
    tape_bytes: exact(result.tape?.bytes),
    time_ns: exact(result.time),
    code: exact(result.code),
    message: exact(result.message),
    kind: block.kind ?? '',
    truth_status: block.status,
  };
}
