// What a study is of: an expression, which it reads, or a function of a file, which is read already.
import { givenText, withoutSurprise, type OptionKinds } from '../argument.js';
import { DiffcmpError } from '../errors.js';
import { ProgramFile } from '../javascript/program-file.js';
import { programPath } from '../javascript/program-path.js';
import { readExpression, type ReadProgram } from '../language/expression.js';
import type { RecentPrograms } from '../language/recent-programs.js';

export type ReadFunction = ReadProgram | ProgramFile;

/** The text of an expression, or a function of a file. @throws DiffcmpError for anything else */
export const givenFunction = (given: unknown): string | ProgramFile =>
  withoutSurprise('the expression', () => (given instanceof ProgramFile ? given : givenText(given)));

function readText(text: string, recent: RecentPrograms | undefined): ReadProgram {
  try {
    return recent?.read(text) ?? readExpression(text);
  } catch (error) {
    if (!(error instanceof DiffcmpError) || programPath(text) === null) throw error;
    throw error.withHint(
      `functions of files are read by readProgram('${text}') in the library, and named by the field 'file' of a case`,
    );
  }
}

/**
 * @param recent programs that may be known already
 * @throws DiffcmpError for a text that can't be read, with the place in it
 */
export const readFunction = (given: string | ProgramFile, recent?: RecentPrograms): ReadFunction =>
  typeof given === 'string' ? readText(given, recent) : given;

export const isOfFile = (read: ReadFunction): read is ProgramFile => read instanceof ProgramFile;

/** The kinds of options for it: a function of a file may be given more at its point. */
export function kindsFor<Options extends { readonly at?: unknown }>(
  given: string | ProgramFile,
  kinds: OptionKinds<Options>,
  atOfFile: OptionKinds<Options>['at'],
): OptionKinds<Options> {
  return typeof given === 'string' ? kinds : { ...kinds, at: atOfFile };
}
