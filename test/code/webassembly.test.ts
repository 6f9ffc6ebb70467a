// What runs straight code: as a JavaScript function, as WebAssembly and as a list it comes to the same bits.
import type { Line } from '../../src/code/lines.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { binaryNames, relations, unaryNames } from '../../src/arithmetic.js';
import { madeRunner } from '../../src/code/choose-runner.js';
import { NoWebAssembly, webAssemblyRunner } from '../../src/code/webassembly.js';
import type { StraightCode, Trace } from '../../src/code/trace.js';
import { compareRandomCode, differences, makers, outcomeBy, runnerNames } from './runners.js';
import { outcomeOf, samples, samplesBefore, written } from './straight-lines.js';

describe.each(runnerNames)('%s', (name) => {
  const make = makers[name];

  test.each(unaryNames)('%s has the bits of float64', (primitive) => {
    const code = written(1, (trace, [x]) => [trace.line(primitive, 0, x!)]);
    expect(
      differences(
        make(code),
        code,
        samples.map((x) => [x]),
      ),
    ).toEqual([]);
  });

  test.each([...binaryNames, ...relations])('%s has the bits of float64 for all pairs', (primitive) => {
    const code = written(2, (trace, [x, y]) => {
      const line = trace.line(primitive, 0, x!, y);
      return [(relations as readonly string[]).includes(primitive) ? trace.line('select', 0, line, x, y) : line];
    });
    const points = samplesBefore(primitive).flatMap((x) => samples.map((y) => [x, y]));
    expect(differences(make(code), code, points)).toEqual([]);
  });

  test.each([0, 1])('conditions are joined and choose, with literals as well: %i', (other) => {
    const code = written(2, (trace, [x, y]) => {
      const conditions = [trace.line('<', 0, x!, y), trace.line('>', 0, x!, trace.literal(0)), trace.literal(other)];
      const joined = conditions.flatMap((a) =>
        conditions.flatMap((b) => [trace.line('both', 0, a, b), trace.line('either', 0, a, b)]),
      );
      return joined.flatMap((at) => [trace.line('select', 0, at, x, y), trace.line('masked', 0, at, x)]);
    });
    const points = samples.flatMap((x) => [-0, 1, NaN].map((y) => [x, y]));
    expect(differences(make(code), code, points)).toEqual([]);
  });

  test('a number used twice at once, an input, a literal and the same output again are outputs', () => {
    const code = written(3, (trace, [x, y, z]) => {
      const square = trace.line('mul', 0, x!, x);
      return [z!, square, trace.literal(-0), z!, square, trace.literal(7), trace.line('square', 0, y!), y!, square];
    });
    expect(outcomeBy(make(code), code, [3, 0.5, -0])).toEqual([-0, 9, -0, -0, 9, 7, 0.25, 0.5, 9]);
  });

  test('literals are operands, of each sign', () => {
    const code = written(1, (trace, [x]) =>
      [-2, -0, 0, 2, -Infinity, NaN].flatMap((value) => {
        const literal = trace.literal(value);
        const of = [trace.line('neg', 0, literal), trace.line('sub', 0, x!, literal), trace.line('sub', 0, literal, x)];
        return [...of, trace.line('max', 0, literal, x), trace.line('neg', 0, of[0]!)];
      }),
    );
    expect(differences(make(code), code, [[1], [-0]])).toEqual([]);
  });

  test('code without a line of its own runs', () => {
    const code = written(2, (_, [x, y]) => [y!, x!]);
    expect(outcomeBy(make(code), code, [1, 2])).toEqual([2, 1]);
    const constant = written(0, (trace) => [trace.literal(4)]);
    expect(outcomeBy(make(constant), constant, [])).toEqual([4]);
  });

  test('points and outputs are arrays of any kind, and outputs may have more room', () => {
    const code = written(2, (trace, [x, y]) => [trace.line('add', 0, x!, y), y!, x!]);
    const run = make(code);
    const failed = new Int32Array(1);
    const given = [[1, 2], Float64Array.of(1, 2, 3), Float32Array.of(1, 2), { length: 2, 0: 1, 1: 2 }];
    for (const point of given)
      for (const out of [[], [0, 0, 9], new Float64Array(2), Float64Array.of(0, 0, 9)]) {
        expect(run(point, out, failed)).toBe(3);
        expect(Array.from(out)).toEqual(out.length === 3 ? [2, 1, 9] : [2, 1]);
      }
    const short = new Float64Array(1);
    expect(run([1, 2], short, failed)).toBe(3);
    expect([...short, failed[0]]).toEqual([2, 0]);
  });

  test('a point of other than numbers fails like a guard', () => {
    const code = written(2, (trace, [x, y]) => [trace.line('add', 0, x!, y), y!, x!]);
    const run = make(code);
    for (const strange of ['1', null, undefined, true, 5n, {}, [1]]) {
      const [out, failed] = [[7, 7], new Int32Array(1)];
      expect([run([1, strange] as number[], out, failed), failed[0], out]).toEqual([NaN, 1, [7, 7]]);
    }
  });

  test('a point that takes its own gradient is read before', () => {
    const code = written(2, (trace, [x, y]) => [trace.line('add', 0, x!, y), y!, x!]);
    const both = Float64Array.of(1, 2);
    expect(make(code)(both, both, new Int32Array(1))).toBe(3);
    expect([...both]).toEqual([2, 1]);
  });

  test('a guard that fails leaves outputs alone, and the next run is whole again', () => {
    const code = written(1, (trace, [x]) => {
      trace.guards.set(trace.line('<', 0, x!, trace.literal(1)), true);
      trace.guards.set(trace.line('<', 0, x!, trace.literal(-1)), false);
      return [x!, trace.line('neg', 0, x!)];
    });
    const run = make(code);
    const outcomes = [0.5, 1, -1, -2, NaN, 0].map((x) => outcomeBy(run, code, [x]));
    expect(outcomes).toEqual([[0.5, -0.5], null, [-1, 1], null, null, [0, -0]]);
  });

  test('a guard is one though nothing but the next line uses it', () => {
    const code = written(1, (trace, [x]) => {
      const early = trace.line('>', 0, x!, trace.literal(-5));
      const guard = trace.line('<', 0, x!, trace.literal(1));
      trace.guards.set(guard, true);
      return [trace.line('select', 0, trace.line('both', 0, guard, early), x, trace.literal(3))];
    });
    expect(differences(make(code), code, [[0], [2], [-7]])).toEqual([]);
  });

  test('two runners of one code have nothing in common', () => {
    const code = written(1, (trace, [x]) => [trace.line('exp', 0, x!), trace.line('sin', 0, x!)]);
    const [one, other] = [make(code), make(code)];
    outcomeBy(other, code, [5]);
    expect(outcomeBy(one, code, [2])).toEqual([Math.exp(2), Math.sin(2)]);
  });
});

/** Lines of which each is made of the last and of one `far` before; in the middle a guard and a condition that is used at the end. */
function chain(length: number, far: number): StraightCode {
  return written(2, (trace, [x, y]) => {
    const lines: Line[] = [x!, y!];
    const at = (place: number): Line => lines[Math.max(place, 0)]!;
    let early: Line = -1;
    const add = (trace: Trace): void => {
      const place = lines.length;
      const name = (['add', 'mul', 'sub', 'min'] as const)[place % 4]!;
      lines.push(
        place % 11 === 5 ? trace.line('sin', 0, at(place - 1)) : trace.line(name, 0, at(place - 1), at(place - far)),
      );
    };
    while (trace.count < length) {
      add(trace);
      if (early < 0 && trace.count * 4 > length) early = trace.line('<', 0, at(lines.length - 1), y);
      if (lines.length === length >> 1) trace.guards.set(trace.line('>', 0, y!, trace.literal(-9)), true);
    }
    const last = at(lines.length - 1);
    const chosen = early < 0 ? last : trace.line('select', 0, early, x, last);
    return [trace.line('add', 0, last, chosen), ...lines.filter((_, place) => place % 97 === 0), chosen];
  });
}

describe('Functions of WebAssembly', () => {
  // 700 lines are one
  const rows = [1, 2, 3, 350, 697, 698, 699, 700, 701, 702, 703, 1400, 1402, 1404, 2105, 5000].flatMap((length) =>
    [1, 2, 699, 700, 1500].map((far) => ({ length, far })),
  );
  test.each(rows)('pass on what others need: $length lines, from $far before', ({ length, far }) => {
    const code = chain(length, far);
    const points = [
      [0.3, 0.7],
      [-2, 0.1],
      [NaN, -0],
      [1, -10],
    ];
    expect(differences(webAssemblyRunner(code), code, points)).toEqual([]);
  });
});

describe('Random straight code', () => {
  test('is the same in all runners, at points where its guards hold and where they fail', () => {
    const seen = compareRandomCode({ numRuns: 60, longest: 1500 });
    expect(seen.failed).toBeGreaterThan(10);
    expect(seen.runs - seen.failed).toBeGreaterThan(60);
    expect(seen.numbers).toBeGreaterThan(500);
  });
});

describe('Where WebAssembly can not be made', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const code = chain(2000, 10);
  // its types come with browsers only
  const platform = (globalThis as unknown as { WebAssembly: { CompileError: new (message: string) => Error } })
    .WebAssembly;
  const refusing = (member: string, error: Error): object =>
    Object.create(platform, {
      [member]: {
        value: class {
          constructor() {
            throw error;
          }
        },
      },
    }) as object;
  const rows = [
    { name: 'there is none', refused: undefined },
    { name: 'it is not allowed', refused: refusing('Module', new platform.CompileError('disallowed by embedder')) },
    { name: 'there is no memory for it', refused: refusing('Memory', new RangeError('could not allocate memory')) },
  ];
  test.each(rows)('the list runs: $name', ({ refused }) => {
    vi.stubGlobal('WebAssembly', refused);
    expect(() => webAssemblyRunner(code)).toThrow(NoWebAssembly);
    expect(outcomeBy(madeRunner(code, 'auto').runner, code, [0.3, 0.7])).toEqual(outcomeOf(code, [0.3, 0.7]));
  });

  test('a fault of ours is no want of it', () => {
    vi.stubGlobal('WebAssembly', refusing('Memory', new TypeError('a fault')));
    expect(() => madeRunner(code, 'auto').runner).toThrow('a fault');
  });
});
