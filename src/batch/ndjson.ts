// Cases from NDJSON: a case per line, read only when it is its turn.
import type { CaseFields } from './case-fields.js';
import { readFields } from './case.js';
import { isOutputLine, NoCases } from './foreign.js';
import { parseJson } from './json.js';
import { placeInJson } from './json-scan.js';
import { linesOf } from './lines.js';
import type { PlacedMistake } from './mistakes.js';
import type { CaseSource, ReadBatch } from './source.js';
import { mistakeAt } from './text-places.js';

/** The lines of a stream that hold something. @throws NoCases */
export async function* casesOfNdjson(
  bytes: AsyncIterable<Buffer | string>,
  file: string,
  size: number,
): AsyncGenerator<ReadBatch> {
  let number = 0;
  for await (const { first, lines, bytes: read } of linesOf(bytes, file)) {
    const cases: ReadBatch['cases'][number][] = [];
    lines.forEach((content, i) => {
      if (/^\s*$/.test(content)) return;
      if (number === 0 && isOutputLine(content)) throw new NoCases(file, 'output');
      cases.push({ file, number: ++number, line: first + i, content });
    });
    yield { cases, fraction: size > 0 ? read / size : 0 };
  }
}

export type ReadCase =
  { readonly fields: CaseFields; readonly mistakes: null } | { readonly mistakes: readonly PlacedMistake[] };

/** The fields of a case: of one that was read already, or of its line. */
export function readCase({ content, file, line }: Pick<CaseSource, 'content' | 'file' | 'line'>): ReadCase {
  if (typeof content !== 'string') return { fields: content, mistakes: null };
  const source = { file, text: content, line };
  const parsed = parseJson(source);
  if (parsed.mistake !== null) return { mistakes: [parsed.mistake] };
  const read = readFields(parsed.value, []);
  if (read.mistakes === null) return read;
  return {
    mistakes: read.mistakes.map(({ path, onKey, message }) => {
      const place = placeInJson(content, path, onKey) ?? { start: 0, length: 1 };
      return mistakeAt(source, 'bad-fixture', message.replace('the document', 'the case'), place.start, place.length);
    }),
  };
}
