// The functions of a file: found by name, listed, linked to an arithmetic.
import type { Arithmetic } from '../arithmetic.js';
import { float64 } from '../arithmetics/float64.js';
import { DiffcmpError, EvaluationError, LevelLimit, ProgramFailure } from '../errors.js';
import type { Observer } from '../program/observer.js';
import { defaultMaxSteps, type Budget } from '../program/program.js';
import type { Span } from '../span.js';
import { closest } from '../text/did-you-mean.js';
import { groupDigits } from '../text/numeral.js';
import type { FunctionSource } from './compile/code.js';
import { topLevelSource } from './compile/functions.js';
import { LexicalScope } from './compile/scope.js';
import { codeOf } from './compile/functions.js';
import type { FileFunction, FileParameter, ListedFunction } from './file-function.js';
import type { FunctionArgument } from './function-argument.js';
import { defaultName, isStrict, ModuleNames } from './module-names.js';
import { NeededStatements } from './needed-statements.js';
import { obstaclesFrom } from './obstacles.js';
import { functionParameters, treeOfSource } from './parameters.js';
import type { Module, ModuleGraph } from './reading/module-graph.js';
import { fileLine, placeAmong, type SourcePlace } from './reading/sources.js';
import { uncaught } from './run/failed-steps.js';
import { builtinsFor } from './run/builtins.js';
import { JsMachine, type LinkedModule, type LinkedProgram } from './run/machine.js';
import { resultField, tensorOfValue, valueOfArgument } from './run/result.js';
import { treeOfValue } from './run/value-tree.js';
import {
  hole,
  isCallable,
  isJsFunction,
  JsArray,
  JsFunction,
  JsObject,
  Obstacles,
  Thrown,
  unset,
  type JsValue,
} from './run/values.js';

/** Where a function begins: a variable of a module, and what to take from its value. */
interface Root {
  readonly name: string;
  readonly module: Module;
  readonly variable: string;
  /** Of CommonJS: `module.exports` is where names are looked for. */
  readonly path: readonly string[];
}

/** A function as it is found in a run. */
interface Found<T> {
  readonly callee: JsValue<T>;
  /** Of a method: the class that makes its object. */
  readonly ofClass: JsFunction<T> | null;
  readonly self: JsValue<T>;
  readonly name: string;
  readonly output: readonly string[];
}

/** Time and steps for what a file does before its function is called. */
const openingBudget = (): Budget => ({ maxSteps: defaultMaxSteps, deadline: performance.now() + 10_000 });

class FileProgram {
  readonly names: ModuleNames;
  private readonly needed: NeededStatements;
  constructor(readonly graph: ModuleGraph) {
    this.names = new ModuleNames(graph);
    this.needed = new NeededStatements(this.names);
  }
  readonly where = (span: Span): SourcePlace | null => placeAmong(this.graph.files, span);

  /** What has to run before a root has its value. */
  linked(root: Root): LinkedProgram {
    const roots = root.variable === 'module' ? ['module', 'exports'] : [root.variable];
    const needed = this.needed.of(roots.flatMap((name) => this.names.index(root.module, name) ?? []));
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
    return { globals: this.names.globals, modules, isStrict: isStrict(this.graph.entry) };
  }

  /** A run that has come to where its function can be called. */
  opened<T>(machine: JsMachine<T>, root: Root): Found<T> {
    this.run(machine, root);
    return findCallable(machine, this.valueOf(machine, root), root);
  }

  run<T>(machine: JsMachine<T>, root: Root): void {
    for (const module of this.graph.modules) {
      if (module !== root.module && !module.isEsModule) continue; // CommonJS runs when it is required
      machine.initialise(module.file.start);
      machine.run(0);
    }
  }

  /** The variable that a root begins with, after a run. */
  valueOf<T>(machine: JsMachine<T>, root: Root): JsValue<T> {
    const { value } = machine.global(this.names.index(root.module, root.variable) as number);
    return value === unset ? undefined : value;
  }
  /** What a CommonJS module exports, after a run. */
  exportsOf<T>(machine: JsMachine<T>, root: Root): JsValue<T> {
    const module = this.valueOf(machine, root);
    return module instanceof JsObject ? machine.properties.get(module, 'exports') : undefined;
  }
}

function findCallable<T>(machine: JsMachine<T>, start: JsValue<T>, root: Root): Found<T> {
  const { properties } = machine;
  let value = start;
  let self: JsValue<T> = undefined;
  let { name } = root;
  let rest = [...root.path];
  while (rest.length > 0) {
    const [next = '', ...others] = rest;
    if (isJsFunction(value)) {
      const own = value.properties.get(next);
      if (isCallable(own) || (own instanceof JsObject && others.length > 0)) {
        self = value;
        value = own;
      } else if (value.source.isClass || hasMethod(value, next)) {
        const method = properties.get(properties.prototypeFor(value), next);
        if (isCallable(method)) return { callee: method, ofClass: value, self: undefined, name: `${name}.${next}`, output: others }; // prettier-ignore
        throw unknownMember(machine, value, name, next);
      } else return { callee: value, ofClass: null, self, name, output: rest };
    } else if (value instanceof JsObject && properties.getOwn(value, next) !== hole) {
      self = value;
      value = properties.get(value, next);
    } else if (value instanceof JsObject && value.prototype !== null && isCallable(properties.get(value, next))) {
      self = value;
      value = properties.get(value, next);
    } else throw unknownMember(machine, value, name, next);
    name = name === '' ? next : `${name}.${next}`;
    rest = others;
  }
  if (!isCallable(value) || (isJsFunction(value) && value.source.isClass)) throw notFunction(machine, value, name);
  return { callee: value, ofClass: null, self, name, output: [] };
}

function hasMethod<T>(value: JsFunction<T>, name: string): boolean {
  const prototype = value.properties.get('prototype');
  return prototype instanceof JsObject && isCallable(prototype.properties.get(name));
}

function unknownMember<T>(
  { realm, properties }: JsMachine<T>,
  value: JsValue<T>,
  name: string,
  wanted: string,
): DiffcmpError {
  const prototype = isJsFunction(value) ? properties.prototypeFor(value) : null;
  const known =
    value instanceof JsObject ? [...ownNames(value), ...(prototype === null ? [] : ownNames(prototype))] : [];
  const guess = closest(wanted, known);
  const hint =
    guess !== null ? `did you mean '${guess}'?` : known.length > 0 ? `it has ${known.slice(0, 20).join(', ')}` : null;
  return new DiffcmpError('unknown-program', `${name === '' ? 'the file' : name} is ${realm.inWords(value)} and has no '${wanted}'`, { hint }); // prettier-ignore
}

/** Names of the machine, and private ones, which begin with a NUL. */
const isUnlisted = (key: string): boolean => key === 'constructor' || key === 'prototype' || key.startsWith('\u0000');
const ownNames = <T>({ properties }: JsObject<T>): string[] => [...properties.keys()].filter((key) => !isUnlisted(key));

function notFunction<T>({ realm }: JsMachine<T>, value: JsValue<T>, name: string): DiffcmpError {
  const prototype = isJsFunction(value) ? value.properties.get('prototype') : null;
  const methods = prototype instanceof JsObject ? ownNames(prototype) : [];
  const fields = [...methods, ...(isJsFunction(value) ? ownNames(value) : realm.keys(value))].slice(0, 20);
  const hint = fields.length === 0 || value instanceof JsArray ? null : `it has ${fields.map((each) => `${name}.${each}`).join(', ')}`; // prettier-ignore
  return new DiffcmpError('unknown-program', `${name} is ${realm.inWords(value)} and no function`, { hint });
}

/**
 * A function of a file, by its name; the default export or the only function without.
 *
 * @param asked what follows `#`, such as `root`, `Ball.energy`, `model.value`; null: nothing
 * @throws DiffcmpError unknown-program, program-not-supported, program-failed
 */
export function functionOfFile(graph: ModuleGraph, asked: string | null): FileFunction {
  const program = new FileProgram(graph);
  const root = rootOf(program, asked);
  const opening = machineFor(float64, program, root);
  opening.begin(openingBudget());
  const { name, sources, self, output } = inProgram(program, opening, () => {
    const found = program.opened(opening, root);
    const { callee, ofClass } = found;
    return {
      ...found,
      sources: [
        ofClass === null ? null : constructorOf(ofClass),
        callee instanceof JsFunction ? callee.source : null,
      ] as const,
    };
  });
  void self;
  const [ofConstructor, ofFunction] = sources;
  if (ofFunction === null) throw new DiffcmpError('unknown-program', `${name} is a function of JavaScript itself`);
  const first = ofConstructor === null ? [] : functionParameters(ofConstructor);
  const parameters = [...first, ...functionParameters(ofFunction)];
  return {
    name,
    graph,
    parameters,
    own: first.length,
    nodes: [ofConstructor === null ? null : treeOfSource(ofConstructor), treeOfSource(ofFunction)],
    output,
    span: ofFunction.span,
    where: program.where,
    link: (args, arithmetic, observer) =>
      linkFunction({ program, root, parameters, own: first.length, args }, arithmetic, observer, (machine, { value, name }) => tensorOfValue(machine, value, name)), // prettier-ignore
    linkWhole: (args, arithmetic, observer) =>
      linkFunction({ program, root, parameters, own: first.length, args: args.given }, arithmetic, observer, (machine, { value, args: after }) => ({
        value: treeOfValue(machine, value),
        filled: args.toFill === null ? null : treeOfValue(machine, after[args.toFill]),
      })), // prettier-ignore
  };
}

/** What a class takes when its objects are made: its own constructor's parameters, or those of what it extends. */
function constructorOf<T>(class_: JsFunction<T>): FunctionSource {
  let each: JsFunction<T> = class_;
  while (
    each.source.body.kind === 'constructor' &&
    each.source.body.node === null &&
    each.prototype instanceof JsFunction
  )
    each = each.prototype as JsFunction<T>;
  return each.source;
}

function machineFor<T>(A: Arithmetic<T>, program: FileProgram, root: Root): JsMachine<T> {
  return new JsMachine(A, program.linked(root), builtinsFor);
}

interface CallOfFile {
  readonly program: FileProgram;
  readonly root: Root;
  readonly parameters: readonly FileParameter[];
  readonly own: number;
  readonly args: readonly FunctionArgument[];
}

/** What a call has given back, and its arguments as it leaves them. */
interface Called<T> {
  readonly value: JsValue<T>;
  /** As it was asked for: `#f.0`. */
  readonly name: string;
  readonly args: readonly JsValue<T>[];
}

function linkFunction<T, R>(
  { program, root, parameters, own, args }: CallOfFile,
  A: Arithmetic<T>,
  observer: Observer<T> | undefined,
  resultOf: (machine: JsMachine<T>, called: Called<T>) => R,
): (inputs: readonly T[], budget: Budget) => R {
  const linked = program.linked(root);
  const make = (): JsMachine<T> => new JsMachine(A, linked, builtinsFor, observer);
  let machine = make();
  return (inputs, budget) => {
    if (machine.realm.isChanged) machine = make();
    machine.begin(budget);
    return inProgram(program, machine, () => {
      const found = program.opened(machine, root);
      const values = Array.from({ length: Math.max(args.length, parameters.length) }, (_, i) => {
        const argument = args[i] ?? { kind: 'missing' as const };
        const parameter = parameters[i];
        // what a function is asked to fill needs an array to fill
        const isOutput = argument.kind === 'missing' && parameter?.name === found.output[0] && !parameter?.hasDefault;
        return isOutput ? machine.realm.array([]) : valueOfArgument(machine, argument, inputs);
      });
      const given = (from: number, to?: number): JsValue<T>[] => {
        const list = values.slice(from, to).flatMap((value, i) => {
          const isSpread = parameters[from + i]?.isRest === true && value instanceof JsArray;
          return isSpread ? machine.realm.items(value) : [value];
        });
        while (list.length > 0 && list.at(-1) === undefined) list.pop();
        return list;
      };
      const self = found.ofClass === null ? found.self : machine.construct(found.ofClass, given(0, own));
      let value = machine.call(found.callee, self, given(own));
      let { output } = found;
      const [filled] = output;
      const place = parameters.findIndex(({ name }) => name === filled);
      if (
        filled !== undefined &&
        place >= 0 &&
        (!(value instanceof JsObject) || machine.properties.getOwn(value, filled) === hole)
      ) {
        value = values[place];
        output = output.slice(1);
      }
      for (const field of output) value = resultField(machine, value, field);
      const name = `#${[found.name.replace(/^exports\./, ''), ...found.output].join('.')}`;
      const result = resultOf(machine, { value, name, args: values });
      observer?.leave();
      return result;
    });
  };
}

/** Runs a step of a machine; what goes wrong has its place, and the calls that were open. */
function inProgram<T, V>(program: FileProgram, machine: JsMachine<T>, step: () => V): V {
  try {
    return step();
  } catch (error) {
    if (error instanceof Obstacles) throw obstacleError([...new Set([...error.obstacles, ...reachable(machine)])]);
    if (error instanceof Thrown) throw uncaught(error as Thrown<T>, machine.properties); // by what the machine does before a call begins
    if (error instanceof RangeError) throw new ProgramFailure('program-not-supported', 'the function nests too deeply to be read'); // prettier-ignore
    if (error instanceof EvaluationError) {
      error.span ??= machine.place();
      if ((error instanceof ProgramFailure || error instanceof LevelLimit) && error.trace.length === 0)
        error.trace = traceOf(program, machine);
    }
    throw error;
  }
}

/** All obstacles of what is being run and what it may call. */
function reachable<T>(machine: JsMachine<T>): ReturnType<typeof obstaclesFrom> {
  const sources = machine.frames.map(({ code }) => code.source);
  return obstaclesFrom(sources, (index) => {
    const { value } = machine.global(index);
    return value instanceof JsFunction ? [value.source, ...(value.fields === null ? [] : [value.fields.source])] : [];
  });
}

/** Obstacles that one error lists. */
const mostObstacles = 20;

export function obstacleError(all: ReturnType<typeof obstaclesFrom>): DiffcmpError {
  const [first, ...others] = all;
  if (first === undefined) return new DiffcmpError('program-not-supported', 'something in the file is not read');
  if (first.error !== null) return first.error;
  const more = others.slice(0, mostObstacles - 1).map(({ message, place }) => (place === null ? message : `${placeText(place)}: ${message}`)); // prettier-ignore
  if (others.length >= mostObstacles) more.push(`and ${others.length - mostObstacles + 1} more`);
  return new DiffcmpError(first.code, first.message, { hint: first.hint, more, ...(first.place ?? {}) });
}

const placeText = (place: SourcePlace): string => {
  const before = place.source.slice(0, place.span.start);
  return `${place.sourceName}:${fileLine(place)}:${before.length - before.lastIndexOf('\n')}`;
};

/** Calls that an error lists. */
const mostCalls = 10;

function traceOf<T>(program: FileProgram, { frames }: JsMachine<T>): string[] {
  const open = frames
    .map(({ code, at }, i) => ({ code, span: code.spans[i === frames.length - 1 ? at : at - 1] ?? null }))
    .filter(({ code }) => !code.source.isInternal && code.source.body.kind !== 'module')
    .reverse();
  const line = ({ code, span }: (typeof open)[number]): string => {
    const place = span === null ? null : program.where(span);
    return `in ${code.source.name || 'a function'}${place === null ? '' : `, ${placeText(place)}`}`;
  };
  if (open.length <= mostCalls) return open.map(line);
  return [...open.slice(0, mostCalls - 2).map(line), `… ${groupDigits(open.length - mostCalls + 1)} more calls`, ...open.slice(-1).map(line)]; // prettier-ignore
}

function rootOf(program: FileProgram, asked: string | null): Root {
  const { entry } = program.graph;
  const { names } = program;
  const path = asked === null || asked === '' ? [] : asked.split('.');
  const [first, ...rest] = path;
  if (first === undefined) return defaultRoot(program);
  if (entry.isEsModule) {
    const exported = names.exportedVariable(entry, first);
    if (exported !== null) return { name: first, module: exported.module, variable: exported.name, path: rest };
  }
  if (names.index(entry, first) !== undefined && !(first === 'exports' || first === 'module'))
    return { name: first, module: entry, variable: first, path: rest };
  const inExports = entry.isEsModule ? null : exportedPath(program, path);
  if (inExports !== null) return { name: '', module: entry, variable: 'module', path: ['exports', ...inExports] };
  const listed = functionsOfFile(program.graph, program);
  throw unknown(entry, `there is no function '${first}' in ${entry.file.name}`, listed, first);
}

/**
 * Where a name stands in what a CommonJS module exports, which may be known only when it has run: a property, or the name of what it
 * exports as a whole. Null: nowhere.
 *
 * @throws what stands in the way of running it
 */
function exportedPath(program: FileProgram, path: readonly string[]): readonly string[] | null {
  const [first = '', ...rest] = path;
  const root = exportsRoot(program.graph.entry);
  const machine = machineFor(float64, program, root);
  machine.begin(openingBudget());
  return inProgram(program, machine, () => {
    program.run(machine, root);
    const exports = program.exportsOf(machine, root);
    if (!(exports instanceof JsObject)) return null;
    if (machine.properties.getOwn(exports, first) !== hole) return path;
    if (isJsFunction(exports) && exports.source.name === first) return rest;
    return isJsFunction(exports) && (exports.source.isClass || hasMethod(exports, first)) ? path : null;
  });
}

const exportsRoot = (entry: Module): Root => ({ name: '', module: entry, variable: 'module', path: ['exports'] });

function defaultRoot(program: FileProgram): Root {
  const { entry } = program.graph;
  const { names } = program;
  const exported = entry.isEsModule ? names.exportedVariable(entry, 'default') : null;
  if (exported !== null) return { name: exported.name === defaultName ? 'default' : exported.name, module: exported.module, variable: exported.name, path: [] }; // prettier-ignore
  const listed = functionsOfFile(program.graph, program);
  const preferred = [listed.filter(({ isDefault }) => isDefault), listed.filter(({ name }) => !name.includes('.') && isExported(program, name)), listed]; // prettier-ignore
  const only = preferred.find((list) => list.length === 1)?.[0];
  if (only === undefined) {
    if (listed.length === 0) throw unknown(entry, `there is no function in ${entry.file.name}`, listed, '');
    throw unknown(entry, `there are several functions in ${entry.file.name}`, listed, '');
  }
  if (only.isDefault && !entry.isEsModule) return exportsRoot(entry);
  return rootOf(program, only.name);
}

const isExported = ({ graph, names }: FileProgram, name: string): boolean =>
  graph.entry.isEsModule ? names.exportedVariable(graph.entry, name) !== null : true;

function unknown(entry: Module, message: string, listed: readonly ListedFunction[], wanted: string): DiffcmpError {
  const all = listed.map(({ name }) => name);
  const guess = wanted === '' ? null : closest(wanted, all);
  const list = all.slice(0, 30).map((name) => `${entry.file.name}#${name}`);
  const hint = guess !== null ? `did you mean ${entry.file.name}#${guess}?` : all.length === 0 ? 'a function is declared at the top of its file' : `ask for one of ${list.join(', ')}${all.length > 30 ? ', …' : ''}`; // prettier-ignore
  return new DiffcmpError('unknown-program', message, { hint });
}

/** What a file has under names that may be asked for, in the order of the text. */
export function functionsOfFile(graph: ModuleGraph, program = new FileProgram(graph)): ListedFunction[] {
  const { entry } = graph;
  const { names } = program;
  const found = new Map<string, ListedFunction>();
  const add = <T>(name: string, value: JsValue<T>, machine: JsMachine<T>, isDefault: boolean): void => {
    if (!(value instanceof JsFunction) || value.source.isInternal || found.has(name)) return;
    const { source } = value;
    if (!graph.files.some(({ start, text }) => start <= source.span.start && source.span.start <= start + text.length)) return; // prettier-ignore
    const methods = (holder: JsValue<T>): void => {
      if (!(holder instanceof JsObject)) return;
      for (const [key, each] of holder.properties)
        if (!isUnlisted(key) && isCallable(each)) add(`${name}.${key}`, each, machine, false); // prettier-ignore
    };
    if (source.isClass) {
      methods(value.properties.get('prototype'));
      methods(value);
      return;
    }
    const place = program.where(source.span);
    found.set(name, {
      name,
      parameters: functionParameters(source),
      isDefault,
      line: place === null ? 0 : fileLine(place),
      place,
      obstacles: obstaclesFrom([source], (index) => {
        const { value: other } = machine.global(index);
        return other instanceof JsFunction ? [other.source] : [];
      }),
    });
    methods(value);
    methods(value.properties.get('prototype'));
  };
  const tryRoot = (root: Root, use: (value: JsValue<number>, machine: JsMachine<number>) => void): void => {
    try {
      const machine = machineFor(float64, program, root);
      machine.begin(openingBudget());
      inProgram(program, machine, () => {
        program.run(machine, root);
        use(program.valueOf(machine, root), machine);
      });
    } catch (error) {
      if (!(error instanceof DiffcmpError || error instanceof EvaluationError)) throw error;
    }
  };
  if (!entry.isEsModule)
    tryRoot(exportsRoot(entry), (_value, machine) => {
      const exports = program.exportsOf(machine, exportsRoot(entry));
      if (exports instanceof JsFunction) add(exports.source.name || 'default', exports, machine, true);
      else if (exports instanceof JsObject) for (const key of machine.realm.keys(exports)) add(key, exports.properties.get(key), machine, false); // prettier-ignore
    });
  const exported = entry.isEsModule ? names.exportNames(entry) : [];
  for (const name of [...exported, ...names.declaredIn(entry).keys()]) {
    const variable = exported.includes(name) ? names.exportedVariable(entry, name) : { module: entry, name };
    if (variable === null || ['module', 'exports', defaultName].includes(name)) continue;
    const shown = name === 'default' && variable.name !== defaultName ? variable.name : name;
    tryRoot({ name, module: variable.module, variable: variable.name, path: [] }, (value, machine) => {
      if (value instanceof JsFunction) add(shown, value, machine, name === 'default');
      else if (value instanceof JsObject && !(value instanceof JsArray))
        for (const [key, each] of value.properties) if (each instanceof JsFunction && each.source.body.kind === 'function') add(`${shown}.${key}`, each, machine, false); // prettier-ignore
    });
  }
  return [...found.values()].sort((a, b) => a.line - b.line);
}
