// A text as the only module of a program, parsed by acorn alone.
import { parse } from 'acorn';
import type { GivenConstants } from '../../src/javascript/arguments/argument-data.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { ProgramFile } from '../../src/javascript/program-file.js';
import type { Module, ModuleGraph } from '../../src/javascript/reading/module-graph.js';

export function graphOfText(text: string, name = 'file.js'): ModuleGraph {
  const isEsModule = /^\s*(import|export)\b/m.test(text);
  const tree = parse(text, { ecmaVersion: 'latest', sourceType: isEsModule ? 'module' : 'script' });
  const file = { name, text, start: 0 };
  const entry: Module = { file, tree, isEsModule, imports: new Map() };
  return { entry, modules: [entry], files: [file] };
}

export function programOfText(text: string, asked: string | null = null, set: GivenConstants = {}): ProgramFile {
  const name = asked === null ? 'file.js' : `file.js#${asked}`;
  return new ProgramFile(name, functionOfFile(graphOfText(text), asked), set);
}
