// What stands in the way of running a function: in its code, and in that of the functions that it may call.
import { Op, type FunctionSource } from './compile/code.js';
import { codeOf } from './compile/functions.js';
import type { Obstacle } from './file-function.js';

/** @param functionsAt the functions that a variable of a module holds, by its place */
export function obstaclesFrom(
  roots: readonly FunctionSource[],
  functionsAt: (index: number) => readonly FunctionSource[],
): Obstacle[] {
  const seen = new Set<FunctionSource>();
  const open = [...roots].reverse();
  const found: Obstacle[] = [];
  for (let source = open.pop(); source !== undefined; source = open.pop()) {
    if (seen.has(source) || source.isInternal) continue;
    seen.add(source);
    const { code, obstacles, functions, classes } = codeOf(source);
    found.push(...obstacles);
    open.push(...functions);
    for (const { constructor_, methods, fields } of classes) {
      found.push(...methods.flatMap(({ obstacle }) => obstacle ?? []));
      const own = methods.filter(({ obstacle }) => obstacle === null).map((method) => method.source);
      open.push(constructor_, ...own, ...(fields === null ? [] : [fields]));
    }
    for (let at = 0; at < code.length; at += 3)
      if (code[at] === Op.loadGlobal) open.push(...functionsAt(code[at + 1] as number));
  }
  return found;
}
