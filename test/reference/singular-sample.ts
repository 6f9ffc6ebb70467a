// Rows of random programs at singular points, with what the oracle says of them: the ones that are kept in singular-programs.json.
import type { Laboratory } from '../../src/reference/laboratory.js';
import type { Told } from './singular-judge.js';
import { Oracle } from './singular-oracle.js';
import { singularProgram, type PointedProgram } from './singular-programs.js';
import { truthOf } from './singular-run.js';

export interface SampleRow extends PointedProgram {
  readonly told: Told;
}

/** Longer ones are for the fuzzing: rows are read by people. */
const longestText = 110;

/** The first so many programs of a seed that are short, and singular, and of which the oracle says something. */
export async function sampleRows(lab: Laboratory, seed: number, count: number): Promise<SampleRow[]> {
  const oracle = new Oracle();
  const rows: SampleRow[] = [];
  for (let index = 0; rows.length < count; index++) {
    const program = singularProgram(seed, index);
    if (program.expr.length > longestText || !truthOf(lab, program).isSingular) continue;
    const told = await oracle.ask(program);
    if (told.late !== true) rows.push({ ...program, told });
  }
  oracle.close();
  return rows;
}
