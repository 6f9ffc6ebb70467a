// What runs straight code: a JavaScript function while it is short, then WebAssembly, and the list itself where it is long.
import { javascriptRunner, type Runner } from './javascript.js';
import { listRunner } from './list.js';
import type { StraightCode } from './trace.js';
import { NoWebAssembly, webAssemblyRunner } from './webassembly.js';

/** How programs are run: by code, as the list of what they do, by the interpreter; `auto` is what pays. */
export const engines = ['auto', 'code', 'tape', 'interpret'] as const;
export type Engine = (typeof engines)[number];

/** Lines of a JavaScript function that V8 optimises as a whole. */
const mostInFunction = 1_500;
/** Lines of WebAssembly, whose optimising takes a second there. */
const mostInModule = 200_000;

export function runnerOf(code: StraightCode, engine: Exclude<Engine, 'interpret'>): Runner {
  if (engine === 'tape' || code.count > mostInModule) return listRunner(code);
  try {
    return code.count > mostInFunction ? webAssemblyRunner(code) : javascriptRunner(code);
  } catch (error) {
    if (error instanceof EvalError || error instanceof NoWebAssembly) return listRunner(code);
    throw error;
  }
}
