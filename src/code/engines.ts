// What runs straight code: a JavaScript function while it is short, then WebAssembly, and the list itself where it is long.
import type { Engine } from './engine.js';
import { javascriptRunner, type Runner } from './javascript.js';
import { listRunner } from './list.js';
import type { StraightCode } from './trace.js';
import { NoWebAssembly, webAssemblyRunner } from './webassembly.js';

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
