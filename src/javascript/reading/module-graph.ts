// The modules that a file's functions may need: the file itself and the local files that it imports, parsed, nothing executed.
import type { Program as SyntaxTree } from 'acorn';
import type { DiffcmpError } from '../../errors.js';
import type { SourceFile } from './sources.js';

/** A file as a module. Its tree is plain ESTree: types are erased, enums are objects; `start` and `end` count from the file's first character. */
export interface Module {
  readonly file: SourceFile;
  readonly tree: SyntaxTree;
  /** Whether it has `import` or `export`; else it is CommonJS, with `require`, `module` and `exports`. */
  readonly isEsModule: boolean;
  /** What it imports, exports from, or requires, by the text in quotes: a module, or why there is none to read. */
  readonly imports: ReadonlyMap<string, Module | DiffcmpError>;
}

export interface ModuleGraph {
  readonly entry: Module;
  /** All modules, each after those that it imports, but for circles. */
  readonly modules: readonly Module[];
  readonly files: readonly SourceFile[];
}

/** Stands in a tree, as an expression, for what TypeScript has beyond JavaScript and types: an obstacle if a function needs it. */
export interface UnsupportedSyntax {
  readonly type: 'UnsupportedSyntax';
  /** With its article: `a namespace`. */
  readonly construct: string;
  readonly hint: string | null;
  readonly start: number;
  readonly end: number;
}
