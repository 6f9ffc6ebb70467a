// What runs straight code: a JavaScript function while it is short or of loops, else WebAssembly, and the list itself where it is long.
import type { RunningEngine, TracingEngine } from './engine.js';
import { inParts } from './code-parts.js';
import { javascriptLoops } from './javascript-loops.js';
import { javascriptRunner } from './javascript.js';
import { listRunner } from './list.js';
import type { Runner } from './runner.js';
import type { StraightCode } from './trace.js';
import { NoWebAssembly, webAssemblyRunner } from './webassembly.js';

/**
 * Lines of a JavaScript function. About there WebAssembly has been as quick from the start to the thousandth run, and beyond it
 * sooner; V8 optimises a function of 5,000 lines too late, or never.
 */
const mostInFunction = 1_500;
/** Lines of WebAssembly. From there on making it costs about what a thousand runs by the list do. */
const mostInModule = 200_000;

interface MadeRunner {
  readonly runner: Runner;
  readonly engine: RunningEngine;
}

export function madeRunner(code: StraightCode, engine: TracingEngine): MadeRunner {
  if (engine !== 'tape' && code.count <= mostInModule) {
    try {
      return { runner: code.count > mostInFunction ? runnerOfLongCode(code) : javascriptRunner(code), engine: 'code' };
    } catch (error) {
      if (!(error instanceof EvalError || error instanceof NoWebAssembly)) throw error;
    }
  }
  return { runner: listRunner(code), engine: 'tape' };
}

/** @throws NoWebAssembly where it takes that */
function runnerOfLongCode(code: StraightCode): Runner {
  const arranged = inParts(code);
  return javascriptLoops(arranged) ?? webAssemblyRunner(code, arranged);
}
