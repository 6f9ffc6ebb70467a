// The line of a case that ran, written. A fault in making it is one of diffcmp, and of this case alone.
import { jsonLine } from '../text/visible.js';
import { figuresOf } from './figures.js';
import type { LineWriter } from './line-bytes.js';
import { refusedCase } from './refused-case.js';
import type { RanCase } from './run-case.js';

/** Writes the line, and gives the figures that belong to it: where it can't be made, those of a case that failed for that. */
export function writeCase({ prepared, record, figures }: RanCase, lines: LineWriter): readonly number[] {
  try {
    lines.add(jsonLine(record()));
    return figures;
  } catch (fault) {
    const refused = refusedCase(prepared, fault);
    lines.add(jsonLine(refused));
    return figuresOf(refused);
  }
}
