// The modules of a file as a program: what has to run before variables of it have their values, and a run of that.
import type { Arithmetic } from '../arithmetic.js';
import type { Observer } from '../program/observer.js';
import { defaultMaxSteps, type Budget } from '../program/program.js';
import type { Span } from '../span.js';
import { codeOf, topLevelSource } from './compile/functions.js';
import { LexicalScope } from './compile/scope.js';
import { ModuleNames } from './module-names.js';
import { NeededStatements } from './needed-statements.js';
import type { Module, ModuleGraph } from './reading/module-graph.js';
import { placeAmong, type SourcePlace } from './reading/sources.js';
import { builtinsFor } from './run/builtins.js';
import { JsMachine, type LinkedModule, type LinkedProgram } from './run/machine.js';
import { JsObject, unset, type JsValue } from './run/values.js';

/** Where a function begins: a variable of a module, and what to take from its value. */
export interface Root {
  readonly name: string;
  readonly module: Module;
  readonly variable: string;
  /** Of CommonJS: `module.exports` is where names are looked for. */
  readonly path: readonly string[];
}

/** Time and steps for what a file does before its function is called. */
export const openingBudget = (): Budget => ({ maxSteps: defaultMaxSteps, deadline: performance.now() + 10_000 });

export class FileProgram {
  readonly names: ModuleNames;
  private readonly needed: NeededStatements;
  constructor(readonly graph: ModuleGraph) {
    this.names = new ModuleNames(graph);
    this.needed = new NeededStatements(this.names);
  }
  readonly where = (span: Span): SourcePlace | null => placeAmong(this.graph.files, span);

  /** The statements that have to run before roots have their values, by module. */
  neededFor(roots: readonly Root[]): ReturnType<NeededStatements['of']> {
    const variables = roots.flatMap(({ module, variable }) =>
      (variable === 'module' ? ['module', 'exports'] : [variable]).flatMap(
        (name) => this.names.index(module, name) ?? [],
      ),
    );
    return this.needed.of(variables);
  }

  /** What has to run before roots have their values, over any arithmetic. */
  linked(roots: readonly Root[]): LinkedProgram {
    const needed = this.neededFor(roots);
    const modules = new Map<number, LinkedModule>();
    for (const module of this.graph.modules) {
      const statements = needed.get(module);
      if (statements === undefined) continue;
      const border = new LexicalScope(null, this.names.scopeOf(module), new Map());
      const source = topLevelSource(border, { kind: 'module', statements }, { name: '' });
      const places = module.isEsModule ? [] : ['module', 'exports'].map((name) => this.names.index(module, name));
      const [moduleAt, exportsAt] = places;
      const commonJs = moduleAt === undefined || exportsAt === undefined ? null : { module: moduleAt, exports: exportsAt }; // prettier-ignore
      modules.set(module.file.start, { init: () => codeOf(source), commonJs });
    }
    return { globals: this.names.globals, modules };
  }

  /** Runs the modules to where roots have their values. */
  open<T>(machine: JsMachine<T>, roots: readonly Root[]): void {
    const asked = new Set(roots.map(({ module }) => module));
    for (const module of this.graph.modules) {
      if (!asked.has(module) && !module.isEsModule) continue; // CommonJS runs when it is required
      machine.initialise(module.file.start);
      machine.run(0);
    }
  }

  /** What a root's variable holds, in a machine that was opened. */
  valueOf<T>(machine: JsMachine<T>, { module, variable }: Root): JsValue<T> {
    const { value } = machine.global(this.names.index(module, variable) as number);
    return value === unset ? undefined : value;
  }

  /** What a CommonJS file exports, in a machine that was opened for it. */
  exportsOf<T>(machine: JsMachine<T>): JsValue<T> {
    const module = this.valueOf(machine, exportsRoot(this.graph.entry));
    return module instanceof JsObject ? machine.properties.get(module, 'exports') : undefined;
  }
}

/** Of CommonJS. */
export const exportsRoot = (module: Module): Root => ({ name: '', module, variable: 'module', path: ['exports'] });

export function machineOver<T>(A: Arithmetic<T>, linked: LinkedProgram, observer?: Observer<T>): JsMachine<T> {
  return new JsMachine(A, linked, builtinsFor, observer);
}
