// A comparison as flat records, one per method and derivative: the rows of CSV, TSV and Markdown.
import type { Comparison } from '../../compare/comparison.js';
import { gradientBlocks, hessianBlocks, type Block, type Entry } from '../../compare/blocks.js';
import { numberText } from '../text/number-text.js';

export const recordFields = [
  'method', 'status', 'wrt', 'wrt2', 'derivative', 'truth', 'absolute', 'relative', 'ulps', 'bits', 'delta', 'estimate',
  'evaluations', 'passes', 'operations', 'ratio', 'tape_nodes', 'tape_bytes', 'time_ns', 'code', 'message',
] as const; // prettier-ignore

/** A row of texts per method and derivative, in the order of `recordFields`; unknown ones are empty. */
export function recordsOf(comparison: Comparison): string[][] {
  const blocks = [...gradientBlocks(comparison), ...hessianBlocks(comparison)];
  return blocks.flatMap((block) => block.entries.map((entry) => recordOf(block, entry, comparison.precision)));
}

function recordOf(block: Block, entry: Entry, precision: Comparison['precision']): string[] {
  const { result, error } = entry;
  const [wrt = '', wrt2 = ''] = block.inputs;
  const exact = (value: number | string | null | undefined): string => {
    if (value == null) return '';
    return typeof value === 'string' ? value : numberText(value);
  };
  const fields: Record<(typeof recordFields)[number], string> = {
    method: result.method,
    status: result.status,
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
  };
  return recordFields.map((field) => fields[field]);
}
