// The function of a case that names a JavaScript or TypeScript file. Loaded when the first such case comes: it brings the parser.
import { programPath } from '../javascript/program-path.js';
import { programIn } from '../javascript/read-program.js';
import { namedFailure, namedPath } from './named-file.js';
import type { ProgramReader } from './prepare-case.js';

/** @throws DiffcmpError as `readProgram` does, and file-outside for one outside the folder of the cases */
export const readCaseProgram: ProgramReader = (file, set, caseFile, { allowOutside }) => {
  const { path, name } = programPath(file) ?? { path: file, name: null };
  try {
    return programIn(namedPath(path, caseFile, allowOutside), name, file, { set, allowOutside });
  } catch (error) {
    throw namedFailure(path, caseFile, error);
  }
};
