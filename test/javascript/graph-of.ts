// The module of a text, as reading it from a file gives it.
import { parse } from 'acorn';
import { transformSync } from 'esbuild';
import type { ModuleGraph } from '../../src/javascript/reading/module-graph.js';
import type { Construct } from './construct.js';

export function graphOf({ source, language }: Pick<Construct, 'source' | 'language'>): ModuleGraph {
  const text = language === 'ts' ? transformSync(source, { loader: 'ts', target: 'esnext' }).code : source;
  const isEsModule = /^\s*(import|export)\b|;\s*export\b|\bexport (const|function|\{)/m.test(text);
  const file = { name: 'main.js', text, start: 0 };
  const tree = parse(text, { ecmaVersion: 'latest', sourceType: isEsModule ? 'module' : 'commonjs' });
  const entry = { file, tree, isEsModule, imports: new Map() };
  return { entry, modules: [entry], files: [file] };
}
