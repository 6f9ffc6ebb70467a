// A line of an output, read back and looked through: a break, or a hand, may have left anything in it.
import { isObject } from './is-object.js';
import { pathText, type Path } from './mistakes.js';
import type { BatchLine } from './record.js';
import { lineSchemas } from './schema/batch.js';

export type LineRead =
  { readonly record: BatchLine; readonly problem: null } | { readonly record: null; readonly problem: string };

/** What is said of a first line that is another one than a header. */
export const notHeader = 'it has no header';

const notWhole: LineRead = { record: null, problem: 'this line is not whole, or not of diffcmp batch' };

export function readBatchLine(text: string): LineRead {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return notWhole;
  }
  const type = isObject(value) ? value['type'] : null;
  if (type !== 'header' && type !== 'case' && type !== 'summary') return notWhole;
  const { error } = lineSchemas[type].safeParse(value);
  if (error === undefined) return { record: value as BatchLine, problem: null };
  const { path = [], message = '' } = error.issues[0] ?? {};
  const place: Path = path.filter((part) => typeof part !== 'symbol');
  const what = place.length === 0 ? message : `its ${pathText(place)} is missing or wrong`;
  return { record: null, problem: `this ${type} is not one of this version of diffcmp batch: ${what}` };
}
