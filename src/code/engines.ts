// What runs straight code: a JavaScript function while it is short, then WebAssembly, and the list itself where it is long.
import type { Engine } from './engine.js';
import { javascriptRunner, type Runner } from './javascript.js';
import { listRunner } from './list.js';
import type { StraightCode } from './trace.js';
import { NoWebAssembly, webAssemblyRunner } from './webassembly.js';

/**
 * Lines of a JavaScript function. About there WebAssembly has been as quick from the start to the thousandth run, and beyond it
 * sooner; V8 optimises a function of 5,000 lines too late, or never.
 */
const mostInFunction = 1_500;
/** Lines of WebAssembly. From there on making it costs about what a thousand runs by the list do. */
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
