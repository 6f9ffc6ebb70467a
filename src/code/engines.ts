// What runs straight code: a JavaScript function while it is short, then WebAssembly, and the list itself where it is long.
import { javascriptRunner, type Runner } from './javascript.js';
import { listRunner } from './list.js';
import type { StraightCode } from './trace.js';

/** How programs are run: by code, as the list of what they do, by the interpreter; `auto` is what pays. */
export const engines = ['auto', 'code', 'tape', 'interpret'] as const;
export type Engine = (typeof engines)[number];

/** Lines of a function that V8 optimises as a whole. */
const mostInFunction = 1_500;

export function runnerOf(code: StraightCode, engine: Exclude<Engine, 'interpret'>): Runner {
  if (engine === 'tape' || code.count > mostInFunction) return listRunner(code);
  try {
    return javascriptRunner(code);
  } catch (error) {
    if (error instanceof EvalError) return listRunner(code);
    throw error;
  }
}
