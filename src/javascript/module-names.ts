// The variables of all modules in one list, and what each name leads to through imports and exports.
import type { Statement } from 'acorn';
import type { Declared, GlobalBinding, ImportedName, ImportObstacle, ModuleScope } from './compile/scope.js';
import { isStrict, ownNames, type OwnNames } from './own-names.js';
import type { Module, ModuleGraph } from './reading/module-graph.js';

/** All modules with their variables in one list. */
export class ModuleNames {
  /** Whether each variable is undefined from the begin on. */
  readonly globals: boolean[] = [];
  private readonly own = new Map<Module, OwnNames>();
  private readonly bindings = new Map<Module, Map<string, GlobalBinding>>();
  private readonly scopes = new Map<Module, ModuleScope>();

  constructor(readonly graph: ModuleGraph) {
    for (const module of graph.modules) {
      const own = ownNames(module);
      this.own.set(module, own);
      const bindings = new Map<string, GlobalBinding>();
      for (const [name, kind] of own.declared)
        bindings.set(name, { kind, index: this.globals.push(kind === 'var') - 1 });
      this.bindings.set(module, bindings);
    }
  }

  statementsOf(module: Module): readonly Statement[] {
    return this.of(module).statements;
  }
  declaredIn(module: Module): ReadonlyMap<string, Declared> {
    return this.of(module).declared;
  }
  /** Where a variable of a module is. */
  index(module: Module, name: string): number | undefined {
    return this.bindings.get(module)?.get(name)?.index;
  }
  private of(module: Module): OwnNames {
    return this.own.get(module) as OwnNames;
  }

  scopeOf(module: Module): ModuleScope {
    const known = this.scopes.get(module);
    if (known !== undefined) return known;
    const globals = new Map<string, GlobalBinding | ImportedName>(this.bindings.get(module));
    const scope: ModuleScope = {
      module,
      globals,
      isStrict: isStrict(module),
      exportsOf: (other) => this.exportPlaces(other),
    };
    this.scopes.set(module, scope);
    for (const [local, { from, name }] of this.of(module).imports) {
      const found = this.imported(module, from, name);
      globals.set(local, found instanceof Map ? { kind: 'namespace', exports: found, obstacle: null } : 'index' in found ? found : missing(found)); // prettier-ignore
    }
    return scope;
  }

  private imported(
    module: Module,
    from: string,
    name: string | null,
  ): GlobalBinding | Map<string, number> | ImportObstacle {
    const target = module.imports.get(from);
    if (target === undefined) return { message: `'${from}' is not read`, hint: null, error: null };
    if (target instanceof Error) return { message: target.message, hint: target.hint, error: target };
    if (name === null) return this.exportPlaces(target);
    const whole = this.exportedModule(target, name);
    if (whole !== null) return this.exportPlaces(whole);
    const found = this.exportedVariable(target, name);
    if (found === null) return { message: `'${from}' exports no ${name}`, hint: null, error: null };
    return { kind: 'import', index: this.index(found.module, found.name) as number };
  }

  /** The module that another exports as a whole under a name: `export * as name from`, or what it imports as `* as name`. */
  exportedModule(module: Module, name: string): Module | null {
    const exported = this.of(module).exports.get(name);
    if (exported === undefined) return null;
    const { from, name: source } = exported.from === null ? this.importOf(module, exported.name ?? name) : exported;
    const target = from === null ? undefined : module.imports.get(from);
    if (target === undefined || target instanceof Error) return null;
    return source === null ? target : this.exportedModule(target, source);
  }
  private importOf(module: Module, local: string): { readonly from: string | null; readonly name: string | null } {
    return this.of(module).imports.get(local) ?? { from: null, name: local };
  }

  /** The variable that a module exports under a name, in whichever module it is. */
  exportedVariable(module: Module, name: string, seen = new Set<Module>()): { module: Module; name: string } | null {
    const own = this.of(module);
    const exported = own.exports.get(name);
    if (exported !== undefined) {
      if (exported.from === null) return this.variable(module, exported.name ?? name, seen);
      const target = module.imports.get(exported.from);
      return target === undefined || target instanceof Error || exported.name === null ? null : this.exportedVariable(target, exported.name, seen); // prettier-ignore
    }
    if (seen.has(module) || name === 'default') return null;
    seen.add(module);
    for (const from of own.starExports) {
      const target = module.imports.get(from);
      const found = target === undefined || target instanceof Error ? null : this.exportedVariable(target, name, seen);
      if (found !== null) return found;
    }
    return null;
  }

  /** A name of a module, which may be that of an import. */
  private variable(module: Module, name: string, seen: Set<Module>): { module: Module; name: string } | null {
    if (this.of(module).declared.has(name)) return { module, name };
    const imported = this.of(module).imports.get(name);
    const target = imported && module.imports.get(imported.from);
    return target === undefined || target instanceof Error || imported?.name == null ? null : this.exportedVariable(target, imported.name, seen); // prettier-ignore
  }

  exportNames(module: Module, seen = new Set<Module>()): string[] {
    if (seen.has(module)) return [];
    seen.add(module);
    const { exports, starExports } = this.of(module);
    const others = starExports.flatMap((from) => {
      const target = module.imports.get(from);
      return target === undefined || target instanceof Error ? [] : this.exportNames(target, seen).filter((name) => name !== 'default'); // prettier-ignore
    });
    return [...new Set([...exports.keys(), ...others])];
  }

  private exportPlaces(module: Module): Map<string, number> {
    const places = new Map<string, number>();
    for (const name of this.exportNames(module)) {
      const found = this.exportedVariable(module, name);
      const index = found && this.index(found.module, found.name);
      if (index != null) places.set(name, index);
    }
    return places;
  }

  /** The variables that a name of a module leads to: its own, or what it imports. */
  reached(module: Module, name: string): number[] {
    const own = this.index(module, name);
    if (own !== undefined) return [own];
    const imported = this.of(module).imports.get(name);
    const target = imported && module.imports.get(imported.from);
    if (target === undefined || target instanceof Error) return [];
    const names = imported?.name == null ? this.exportNames(target) : [imported.name];
    return names.flatMap((each) => {
      const whole = this.exportedModule(target, each);
      if (whole !== null) return [...this.exportPlaces(whole).values()];
      const found = this.exportedVariable(target, each);
      return found === null ? [] : (this.index(found.module, found.name) ?? []);
    });
  }

  /** What a module gives to whoever requires it. */
  requiredFrom(target: Module): number[] {
    const own = target.isEsModule ? [] : ['module', 'exports'].flatMap((name) => this.index(target, name) ?? []);
    return [...own, ...this.exportPlaces(target).values()];
  }
}

const missing = (obstacle: ImportObstacle): ImportedName => ({ kind: 'missing', exports: new Map(), obstacle });
