// Longer straight code, and code that V8 has optimised.
import { describe, expect, test } from 'vitest';
import { binaryNames, relations, unaryNames } from '../../src/arithmetic.js';
import { compareRandomCode, differences, makers, runnerNames } from './runners.js';
import { samples, samplesBefore, written } from './straight-lines.js';

test('random code of up to 5,000 lines is the same in all runners', () => {
  const seen = compareRandomCode({ numRuns: 500, longest: 5000 });
  expect(seen.failed).toBeGreaterThan(150);
  expect(seen.runs - seen.failed).toBeGreaterThan(500);
}, 300_000);

describe.each(runnerNames)(
  '%s, optimised',
  (name) => {
    test.each([...unaryNames, ...binaryNames, ...relations])('%s keeps its bits', (primitive) => {
      const isBinary = !(unaryNames as readonly string[]).includes(primitive);
      const isRelation = (relations as readonly string[]).includes(primitive);
      const firsts = samplesBefore(primitive);
      const code = written(2 * samples.length, (trace, inputs) =>
        samples.flatMap((_, k) =>
          firsts.slice(0, 10).map((first, place) => {
            const y = inputs[k]!;
            if (!isBinary) return trace.line(primitive, 0, inputs[(k + place) % samples.length]!);
            const x =
              firsts === samples ? inputs[samples.length + ((k + 7 * place) % samples.length)]! : trace.literal(first);
            const line = trace.line(primitive, 0, x, y);
            return isRelation ? trace.line('select', 0, line, x, y) : line;
          }),
        ),
      );
      const run = makers[name](code);
      const point = [...samples, ...samples];
      const [out, failed] = [new Float64Array(code.outputs.length - 1), new Int32Array(1)];
      for (let repeat = 0; repeat < 4000; repeat++) run(point, out, failed);
      expect(differences(run, code, [point])).toEqual([]);
    });
  },
  60_000,
);
