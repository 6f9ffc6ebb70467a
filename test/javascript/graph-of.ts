// The module of a text, as reading it from a file gives it.
import { parseText } from '../../src/javascript/reading/parse.js';
import type { ModuleGraph } from '../../src/javascript/reading/module-graph.js';
import type { Construct } from './construct.js';

export function graphOf({ source, language }: Pick<Construct, 'source' | 'language'>): ModuleGraph {
  const file = { name: `main.${language}`, text: source, start: 0 };
  const entry = { file, ...parseText(source, file.name, `.${language}`), imports: new Map() };
  return { entry, modules: [entry], files: [file] };
}
