// What the machine runs: the modules of a program.
import type { FunctionCode } from '../compile/code.js';

/** What is run: the modules' own code, by where their files begin. */
export interface LinkedProgram {
  /** The variables of all modules: whether they are undefined from the begin on, as those of `var`. */
  readonly globals: readonly boolean[];
  readonly modules: ReadonlyMap<number, LinkedModule>;
}
export interface LinkedModule {
  readonly init: () => FunctionCode;
  /** Of CommonJS: the places of `module` and `exports` among the globals. */
  readonly commonJs: { readonly module: number; readonly exports: number } | null;
}
