// The function of a file that a name means: what follows `#`; without one the default export, or the only function.
import { float64 } from '../arithmetics/float64.js';
import { DiffcmpError } from '../errors.js';
import { closest } from '../text/did-you-mean.js';
import { misfitHint } from './arguments/argument-misfits.js';
import type { FileFunction, ListedFunction } from './file-function.js';
import { exportsRoot, FileProgram, machineOver, openingBudget, type Root } from './file-program.js';
import { constructorOf, findCallable, hasMethod } from './find-callable.js';
import { functionsOfFile } from './functions-of-file.js';
import type { FunctionArgument } from './function-argument.js';
import { linkFunction } from './link-function.js';
import { Machines } from './machines.js';
import { defaultName } from './own-names.js';
import { functionParameters, treeOfSource } from './parameters.js';
import type { Module, ModuleGraph } from './reading/module-graph.js';
import { inProgram } from './run-failures.js';
import { tensorOfValue } from './run/result.js';
import { treeOfValue } from './run/value-tree.js';
import { hole, isJsFunction, JsFunction, JsObject } from './run/values.js';

/**
 * A function of a file, by its name; the default export or the only function without.
 *
 * @param asked what follows `#`, such as `root`, `Ball.energy`, `model.value`; null: nothing
 * @throws DiffcmpError unknown-program, program-not-supported, program-failed
 */
export function functionOfFile(graph: ModuleGraph, asked: string | null): FileFunction {
  const program = new FileProgram(graph);
  const root = rootOf(program, asked);
  const linked = program.linked([root]);
  const machine = machineOver(float64, linked);
  machine.begin(openingBudget());
  const { callee, ofClass, name, output } = inProgram(program, machine, () => {
    program.open(machine, [root]);
    return findCallable(machine, program.valueOf(machine, root), root);
  });
  if (!(callee instanceof JsFunction))
    throw new DiffcmpError('unknown-program', `${name} is a function of JavaScript itself`);
  const { source } = callee;
  const first = ofClass === null ? [] : functionParameters(constructorOf(ofClass));
  const parameters = [...first, ...functionParameters(source)];
  const call = { program, machines: new Machines(linked), root, parameters, own: first.length };
  const misfits = (args: readonly FunctionArgument[]) => () => misfitHint(found, args);
  const found: FileFunction = {
    name,
    graph,
    parameters,
    own: first.length,
    nodes: [ofClass === null ? null : treeOfSource(constructorOf(ofClass)), treeOfSource(source)],
    output,
    span: source.span,
    where: program.where,
    link: (args, arithmetic, observer) => linkFunction({ ...call, args, misfits: misfits(args) }, arithmetic, observer, (machine, { value, name, filled }) => tensorOfValue(machine, value, name, filled)), // prettier-ignore
    linkWhole: (args, arithmetic, observer) =>
      linkFunction(
        { ...call, args: args.given, misfits: misfits(args.given) },
        arithmetic,
        observer,
        (machine, { value, args: after }) => ({
          value: treeOfValue(machine, value),
          filled: args.toFill === null ? null : treeOfValue(machine, after[args.toFill]),
        }),
      ),
  };
  return found;
}

function rootOf(program: FileProgram, asked: string | null): Root {
  const { entry } = program.graph;
  const { names } = program;
  const path = asked === null || asked === '' ? [] : asked.split('.');
  const [first, ...rest] = path;
  if (first === undefined) return defaultRoot(program);
  if (entry.isEsModule) {
    const exported = exportedRoot(program, path);
    if (exported !== null) return exported;
  }
  if (names.index(entry, first) !== undefined && !(first === 'exports' || first === 'module'))
    return { name: first, module: entry, variable: first, path: rest };
  const inExports = entry.isEsModule ? null : exportedPath(program, path);
  if (inExports !== null) return { ...exportsRoot(entry), path: ['exports', ...inExports] };
  throw unknown(entry, `there is no function '${first}' in ${entry.file.name}`, functionsOfFile(program), first);
}

/** What an ES module exports, or a module that it exports as a whole. */
function exportedRoot({ names, graph: { entry } }: FileProgram, path: readonly string[]): Root | null {
  let module = entry;
  for (const [place, name] of path.entries()) {
    const whole = names.exportedModule(module, name);
    if (whole !== null) {
      module = whole;
      continue;
    }
    const exported = names.exportedVariable(module, name);
    if (exported === null) return null;
    return { name: path.slice(0, place + 1).join('.'), module: exported.module, variable: exported.name, path: path.slice(place + 1) }; // prettier-ignore
  }
  return null;
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
  const machine = machineOver(float64, program.linked([root]));
  machine.begin(openingBudget());
  return inProgram(program, machine, () => {
    program.open(machine, [root]);
    const exports = program.exportsOf(machine);
    if (!(exports instanceof JsObject)) return null;
    if (machine.properties.getOwn(exports, first) !== hole) return path;
    if (isJsFunction(exports) && exports.source.name === first) return rest;
    return isJsFunction(exports) && (exports.source.isClass || hasMethod(exports, first)) ? path : null;
  });
}

function defaultRoot(program: FileProgram): Root {
  const { entry } = program.graph;
  const { names } = program;
  const exported = entry.isEsModule ? names.exportedVariable(entry, 'default') : null;
  if (exported !== null) return { name: exported.name === defaultName ? 'default' : exported.name, module: exported.module, variable: exported.name, path: [] }; // prettier-ignore
  const all = functionsOfFile(program);
  const listed = all.filter(({ parameters }) => parameters !== null);
  const preferred = [all.filter(({ isDefault }) => isDefault), listed.filter(({ name }) => !name.includes('.') && isExported(program, name)), listed]; // prettier-ignore
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
