// What a file has under names that may be asked for: its top level is run once for all of them, over floats.
import { float64 } from '../arithmetics/float64.js';
import { DiffcmpError, EvaluationError } from '../errors.js';
import type { Budget } from '../program/program.js';
import type { Span } from '../span.js';
import type { ListedFunction } from './file-function.js';
import { exportsRoot, machineOver, openingBudget, type FileProgram, type Root } from './file-program.js';
import { isUnlisted } from './find-callable.js';
import { obstaclesFrom } from './obstacles.js';
import { defaultName } from './own-names.js';
import { ownUses } from './own-uses.js';
import { functionParameters } from './parameters.js';
import { fileLine } from './reading/sources.js';
import { inProgram } from './run-failures.js';
import type { JsMachine } from './run/machine.js';
import { isCallable, isJsFunction, JsArray, JsFunction, JsObject, type JsValue } from './run/values.js';
import { unmadeFunctions } from './unmade-functions.js';

type FloatMachine = JsMachine<number>;
type FloatValue = JsValue<number>;

/** In the order of the text; those whose values can't be made have the reason as their obstacle. */
export function functionsOfFile(program: FileProgram): ListedFunction[] {
  const roots = namedRoots(program);
  const { machines, failures } = openedMachines(program, roots);
  const found = new Map<string, ListedFunction>();
  for (const root of roots) {
    const machine = machines.get(root);
    if (machine === undefined) continue;
    try {
      inProgram(program, machine, () => {
        for (const each of valuesOf(program, machine, root))
          for (const { name, value, isDefault } of functionsIn(each)) {
            const { source } = value;
            const place = program.where(source.span);
            if (place === null || found.has(name)) continue; // null: the machine's own
            const own = ownUses(value);
            const further = obstaclesFrom(own.sources, (index) => {
              const { value } = machine.global(index);
              return value instanceof JsFunction ? [value.source] : [];
            });
            const obstacles = [...further, ...own.obstacles];
            found.set(name, { name, parameters: functionParameters(source), isDefault, line: fileLine(place), place, obstacles }); // prettier-ignore
          }
      });
    } catch (error) {
      if (!isFailure(error)) throw error;
      failures.set(root, error);
    }
  }
  for (const [root, error] of failures)
    for (const each of unmadeFunctions(program, root, error)) if (!found.has(each.name)) found.set(each.name, each);
  const { name: own } = program.graph.entry.file;
  return [...found.values()].sort((a, b) => byFile(own, a, b) || a.line - b.line || startOf(a) - startOf(b));
}

const startOf = ({ place }: ListedFunction): number => place?.span.start ?? 0;

/** The file's own first. */
function byFile(own: string, a: ListedFunction, b: ListedFunction): number {
  const [first, second] = [a, b].map(({ place }) => (place === null || place.sourceName === own ? '' : place.sourceName)) as [string, string]; // prettier-ignore
  return first < second ? -1 : first > second ? 1 : 0;
}

interface NamedValue {
  readonly name: string;
  readonly value: FloatValue;
  /** Whether it is what the file means without a name. */
  readonly isDefault: boolean;
}
interface NamedRoot extends Root {
  /** Of `export default`, and of `module.exports`. */
  readonly isDefault: boolean;
  readonly isExported: boolean;
}

/** The variables whose values have names. */
function namedRoots({ graph: { entry }, names }: FileProgram): NamedRoot[] {
  const ofCommonJs = entry.isEsModule ? [] : [{ ...exportsRoot(entry), isDefault: true, isExported: true }];
  const exported = entry.isEsModule ? names.exportNames(entry) : [];
  const others = [...exported, ...names.declaredIn(entry).keys()].flatMap((name): NamedRoot[] => {
    const found = exported.includes(name) ? names.exportedVariable(entry, name) : { module: entry, name };
    if (found === null || ['module', 'exports', defaultName].includes(name)) return [];
    const isDefault = name === 'default';
    const shown = isDefault && found.name !== defaultName ? found.name : name;
    return [{ name: shown, module: found.module, variable: found.name, path: [], isDefault, isExported: exported.includes(name) }]; // prettier-ignore
  });
  return [...ofCommonJs, ...others];
}

/** What a root has under names: itself, or the functions of an object. */
function valuesOf(program: FileProgram, machine: FloatMachine, root: NamedRoot): NamedValue[] {
  const { name, isDefault } = root;
  const value = name === '' ? program.exportsOf(machine) : program.valueOf(machine, root);
  if (value instanceof JsFunction) return [{ name: name === '' ? value.source.name || 'default' : name, value, isDefault }]; // prettier-ignore
  if (!(value instanceof JsObject) || value instanceof JsArray) return [];
  const { properties } = value;
  if (name === '') return machine.realm.keys(value).map((key) => ({ name: key, value: properties.get(key), isDefault: false })); // prettier-ignore
  return [...properties].flatMap(([key, each]) =>
    each instanceof JsFunction && each.source.body.kind === 'function'
      ? [{ name: `${name}.${key}`, value: each, isDefault: false }]
      : [],
  );
}

interface NamedFunction extends NamedValue {
  readonly value: JsFunction<number>;
}

/** A function and the functions that are its properties; of a class, its methods. */
function functionsIn(first: NamedValue): NamedFunction[] {
  const found: NamedFunction[] = [];
  const open = [{ ...first, owners: new Set<FloatValue>() }];
  for (const each of open) {
    const { name, value, isDefault, owners } = each;
    if (!isJsFunction(value) || value.source.isInternal || owners.has(value)) continue;
    const { source } = value;
    if (!source.isClass) found.push({ name, value, isDefault });
    const holders = [value.properties.get('prototype'), value];
    for (const holder of source.isClass ? holders : holders.reverse()) {
      if (!(holder instanceof JsObject)) continue;
      for (const [key, method] of holder.properties)
        if (!isUnlisted(key) && isCallable(method))
          open.push({ name: `${name}.${key}`, value: method, isDefault: false, owners: new Set([...owners, value]) });
    }
  }
  return found;
}

interface Opened {
  readonly machines: Map<NamedRoot, FloatMachine>;
  /** Why a root that is run alone has no value. */
  readonly failures: Map<NamedRoot, Failure>;
}
type Failure = DiffcmpError | EvaluationError;

/**
 * Machines in which roots have their values: one for all, but for those that fail. Where a statement fails, the roots that need
 * it are run alone, and the others once more together, without it.
 */
function openedMachines(program: FileProgram, roots: readonly NamedRoot[]): Opened {
  const opened: Opened = { machines: new Map(), failures: new Map() };
  const alone: NamedRoot[] = [];
  const budget = openingBudget();
  for (let left = roots; left.length > 0;) {
    const stop = tryOpening(program, left, budget, opened.machines);
    if (stop === null) break;
    const failing = left.filter((root) => stop.at !== null && needs(program, root, stop.at));
    alone.push(...(failing.length === 0 ? left : failing));
    left = failing.length === 0 ? [] : left.filter((root) => !failing.includes(root));
  }
  for (const root of alone) {
    const stop = tryOpening(program, [root], budget, opened.machines);
    if (stop !== null) opened.failures.set(root, stop.error);
  }
  return opened;
}

/** @returns null if it went well; else why it did not, and where at the top of a file */
function tryOpening(
  program: FileProgram,
  roots: readonly NamedRoot[],
  budget: Budget,
  machines: Map<NamedRoot, FloatMachine>,
): { readonly at: Span | null; readonly error: Failure } | null {
  const machine = machineOver(float64, program.linked(roots));
  machine.begin(budget);
  try {
    inProgram(program, machine, () => program.open(machine, roots));
  } catch (error) {
    if (!isFailure(error)) throw error;
    return { at: machine.outermostPlace(), error };
  }
  for (const root of roots) machines.set(root, machine);
  return null;
}

/** Whether a root's value needs the statement that stands there. */
function needs(program: FileProgram, root: Root, { start, end }: Span): boolean {
  return [...program.neededFor([root]).values()].some((statements) =>
    statements.some(({ statement, isOptional }) => !isOptional && statement.start <= start && end <= statement.end),
  );
}

const isFailure = (error: unknown): error is Failure =>
  error instanceof DiffcmpError || error instanceof EvaluationError;
