// Reads a function of a file, and what that imports; nothing is executed. Loaded for files only: it brings the parser with it.
import { flagKind, optionsFrom, textKind, withoutSurprise, type OptionKinds } from '../argument.js';
import { DiffcmpError } from '../errors.js';
import type { TextPlace } from '../language/expression.js';
import { attempt } from '../problem/attempt.js';
import { constantsKind } from '../problem/point-of.js';
import type { Span } from '../span.js';
import type { GivenConstants } from './arguments/argument-data.js';
import { functionOfFile } from './find-function.js';
import { ProgramFile } from './program-file.js';
import { checkAddress, programPath } from './program-path.js';
import type { ModuleGraph } from './reading/module-graph.js';
import { readModules } from './reading/modules.js';
import { placeAmong } from './reading/sources.js';

export interface ReadProgramOptions {
  /** Whether files outside the folder of the file, or of its package, may be imported; false unless given. */
  readonly allowOutside?: boolean | undefined;
  /**
   * Constants that the function is given, by the names of parameters, or of fields such as `p.kind`: numbers, texts, true, false,
   * null, and arrays and records of them. They are no inputs.
   */
  readonly set?: GivenConstants | undefined;
}

/** Of what each option is. */
const readProgramKinds: OptionKinds<ReadProgramOptions> = {
  allowOutside: flagKind,
  set: constantsKind,
};

const example = "such as 'newton.js#root'";

/**
 * A function of a JavaScript or TypeScript file, for everything that takes an expression. The file is read, and never run.
 *
 * @param path from the working directory, with the name behind `#`: `newton.js#root`, `#Ball.energy` for a method,
 * `#root.value` for a part of what it returns. Without a name: the default export, or the only function.
 * @example await compare(readProgram('newton.js#root'), { at: { x: 2 } })
 * @throws DiffcmpError no-such-file, cannot-read, program-syntax, program-not-supported, unknown-program, program-failed
 */
export function readProgram(path: string, options: ReadProgramOptions = {}): ProgramFile {
  const { set, ...rules } = optionsFrom(options, readProgramKinds);
  const text = withoutSurprise('the path', () => textKind({ wanted: `the path of a file, ${example}`, code: 'bad-option' })(path, 'path')); // prettier-ignore
  checkAddress(text);
  const asked = programPath(text);
  if (asked === null)
    throw new DiffcmpError('bad-option', `'${text}' is no path of a JavaScript or TypeScript file`, { hint: `write one ${example}` }); // prettier-ignore
  return programIn(asked.path, asked.name, text, { set, allowOutside: rules.allowOutside ?? false });
}

/** @param shown how the function is written where it is asked for */
export function programIn(
  path: string,
  name: string | null,
  shown: string,
  { set, allowOutside }: { readonly set?: ReadProgramOptions['set']; readonly allowOutside: boolean },
): ProgramFile {
  const graph = readModules(path, { allowOutside });
  return new ProgramFile(
    shown,
    inFiles(graph, shown, () => functionOfFile(graph, name)),
    set,
  );
}

/** What the modules do before the function is called may go wrong too. */
function inFiles<V>({ files }: ModuleGraph, shown: string, step: () => V): V {
  const where = (span: Span | null): TextPlace => (span && placeAmong(files, span)) ?? { source: shown, span: null };
  return attempt({ where, hasFunctions: true }, { program: { inputs: [] }, point: [] }, step);
}
