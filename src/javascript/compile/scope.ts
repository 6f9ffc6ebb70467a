// Where a name in the text leads: a variable of a block or function, one captured from around it, one of a module, or a builtin.
import type { DiffcmpError } from '../../errors.js';
import type { Module } from '../reading/module-graph.js';

/** A variable around a function: a cell among the locals of the function around it, or one that this has captured. */
export interface Capture {
  readonly name: string;
  readonly isLocal: boolean;
  readonly index: number;
}

/** `own`: the name of a function expression, which sloppy code may store in, to no effect. */
export type Declared = 'var' | 'let' | 'const' | 'class' | 'function' | 'parameter' | 'import' | 'own';

/** A variable of a function, in one of its places. */
export interface VariableBinding {
  readonly kind: Declared;
  readonly slot: number;
  /** Whether functions within may use it: then the place holds a cell. */
  readonly isCell: boolean;
}

/** A variable of a module. */
export interface GlobalBinding {
  readonly kind: Declared;
  readonly index: number;
}

/** A module's own variables; those that it imports are those of other modules, a namespace, or an obstacle. */
export interface ModuleScope {
  readonly module: Module;
  readonly globals: ReadonlyMap<string, GlobalBinding | ImportedName>;
  readonly isStrict: boolean;
  /** What another ES module exports, by the places of the variables. */
  readonly exportsOf: (module: Module) => ReadonlyMap<string, number>;
}

/** What is imported but is no variable of one module. */
export interface ImportedName {
  readonly kind: 'namespace' | 'missing';
  readonly exports: ReadonlyMap<string, number>;
  readonly obstacle: ImportObstacle | null;
}
export interface ImportObstacle {
  readonly message: string;
  readonly hint: string | null;
  readonly error: DiffcmpError | null;
}

export type Resolved =
  | { readonly kind: 'local'; readonly binding: VariableBinding }
  | { readonly kind: 'captured'; readonly index: number; readonly declared: Declared | null }
  | { readonly kind: 'global'; readonly binding: GlobalBinding }
  | { readonly kind: 'imported'; readonly name: ImportedName }
  | { readonly kind: 'unknown' };

/** A scope of the text; `captures` at the border of a function. */
export class LexicalScope {
  readonly names = new Map<string, VariableBinding>();

  constructor(
    readonly parent: LexicalScope | null,
    readonly module: ModuleScope,
    /** Variables around a function that it has captured, at its border. */
    readonly captures: ReadonlyMap<string, number> | null = null,
    /** What kind those are. */
    readonly capturedKinds: ReadonlyMap<string, Declared> = new Map(),
  ) {}

  resolve(name: string): Resolved {
    const binding = this.names.get(name);
    if (binding !== undefined) return { kind: 'local', binding };
    if (this.captures === null && this.parent !== null) return this.parent.resolve(name);
    const index = this.captures?.get(name);
    if (index !== undefined) return { kind: 'captured', index, declared: this.capturedKinds.get(name) ?? null };
    const global = this.module.globals.get(name);
    if (global === undefined) return { kind: 'unknown' };
    return 'exports' in global ? { kind: 'imported', name: global } : { kind: 'global', binding: global };
  }

  /** What a function that stands here captures of the variables around it, by the names that it mentions. */
  capturesOf(names: ReadonlySet<string>): { readonly captures: Capture[]; readonly kinds: Map<string, Declared> } {
    const captures: Capture[] = [];
    const kinds = new Map<string, Declared>();
    for (const name of names) {
      const found = this.resolve(name);
      if (found.kind === 'local' && found.binding.isCell) {
        captures.push({ name, isLocal: true, index: found.binding.slot });
        kinds.set(name, found.binding.kind);
      } else if (found.kind === 'captured') {
        captures.push({ name, isLocal: false, index: found.index });
        if (found.declared !== null) kinds.set(name, found.declared);
      }
    }
    return { captures, kinds };
  }
}
