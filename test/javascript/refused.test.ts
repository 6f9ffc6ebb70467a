// What isn't read is refused with its code and at its line.
import { expect, test } from 'vitest';
import { DiffcmpError, ProgramFailure } from '../../src/errors.js';
import { functionOfFile } from '../../src/javascript/find-function.js';
import { fileLine } from '../../src/javascript/reading/sources.js';
import { refusals, type Refusal } from './constructs/refused.js';
import { graphOf } from './graph-of.js';
import { valueOver } from './run-by-diffcmp.js';

function errorOf({ source }: Refusal): DiffcmpError | ProgramFailure {
  try {
    const value = valueOver(functionOfFile(graphOf({ source, language: 'js' }), 'f'), [1.5]);
    throw new Error(`its value is ${JSON.stringify(value)}`);
  } catch (error) {
    if (error instanceof DiffcmpError || error instanceof ProgramFailure) return error;
    throw error;
  }
}

test.each(refusals.map((refusal) => [refusal.name, refusal] as const))('%s', (_name, refusal) => {
  const { code, span, message } = errorOf(refusal);
  const line = span === null ? null : fileLine({ source: refusal.source, span });
  expect({ code, line }, message).toEqual({ code: refusal.code, line: refusal.line });
});
