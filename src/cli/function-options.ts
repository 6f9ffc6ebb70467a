// The options of commands that take functions. Commands are described without what reads functions, which takes longer to load than a
// help text to print.
import { Option } from 'commander';
import type { DescribedCommand } from './described-command.js';
import { collect } from './option-values.js';

export interface ProgramOptions {
  readonly set?: string[] | undefined;
  readonly allowOutside?: boolean;
}

/** The option of commands that take functions of files. */
export function addFileOptions<C extends DescribedCommand>(command: C): C {
  return command.option(
    '--set <NAME=VALUE>',
    'of a function of a file: a constant that is no input, such as kind=put, p.on=true, n=5 or w=[1,2]; may be repeated',
    collect,
  );
}

/** Of commands that take several functions. */
export interface FurtherFunctions {
  readonly and?: string[];
}

/** @param where the further functions are taken */
export const furtherFunctions = (where: string): Option =>
  new Option('--and <EXPRESSION>', `another function ${where}; may be repeated`).argParser(collect);
