// What a file has under names that may be asked for, as plain data; nothing is executed.
import { FileProgram } from './file-program.js';
import { functionsOfFile } from './functions-of-file.js';
import { parameterText } from './arguments/argument-roots.js';
import { readModules } from './reading/modules.js';
import { fileLine, type SourcePlace } from './reading/sources.js';

export interface FileFunctions {
  readonly file: string;
  readonly functions: readonly FileFunctionFacts[];
}

export interface FileFunctionFacts {
  /** As behind `#`; `module.exports` where making what a file exports fails, and no name is written. */
  readonly name: string;
  /** As they stand in the file: `n = 20`; null where it isn't known whether it is a function, since making its value fails. */
  readonly parameters: readonly string[] | null;
  /** Whether the file means it where no name is given. */
  readonly isDefault: boolean;
  /** Where it stands: `line` of the file itself, or of one that it takes it from. */
  readonly file: string;
  readonly line: number;
  readonly readable: boolean;
  /** What stands in the way of reading it. */
  readonly obstacles: readonly ObstacleFacts[];
}

export interface ObstacleFacts {
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  /** Null where it has no place. */
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
}

/** @throws DiffcmpError as reading a file does */
export function listFunctions(path: string, rules: { readonly allowOutside: boolean }): FileFunctions {
  const graph = readModules(path, rules);
  const functions = functionsOfFile(new FileProgram(graph)).map((each): FileFunctionFacts => {
    const { name, parameters, isDefault, line, place, obstacles } = each;
    return {
      name,
      parameters:
        parameters === null ? null : parameters.map((parameter) => parameterText(parameter, place?.source ?? null)),
      isDefault,
      file: place?.sourceName ?? graph.entry.file.name,
      line,
      readable: obstacles.length === 0,
      obstacles: obstacles.map(({ code, message, hint, place }) => ({ code, message, hint, ...placed(place) })),
    };
  });
  return { file: graph.entry.file.name, functions };
}

function placed(place: SourcePlace | null): Pick<ObstacleFacts, 'file' | 'line' | 'column'> {
  if (place === null) return { file: null, line: null, column: null };
  const before = place.source.slice(0, place.span.start);
  return { file: place.sourceName, line: fileLine(place), column: before.length - before.lastIndexOf('\n') };
}
