// CodePaths: code while guards hold, another path where they don't, the interpreter where that happens too often.
import { describe, expect, it } from 'vitest';
import { formats } from '../../src/arithmetics/formats.js';
import { directCall } from '../../src/code/direct-call.js';
import type { Runner } from '../../src/code/runner.js';
import { CodePaths } from '../../src/code/paths.js';
import { gradientRun } from '../../src/code/program-code.js';
import { withOutputShape } from '../../src/program/outputs.js';
import { watchedProgram } from './watched-program.js';
import { readExpression } from '../../src/language/expression.js';

/** CodePaths of a function whose path is the whole part of x, with counts of what was traced and interpreted. */
function counted() {
  const counts = { traced: 0, interpreted: 0 };
  const valueAt = (x: number): number => 100 * Math.floor(x) + x;
  const paths = new CodePaths({
    trace: ({ 0: at = 0 }) => {
      counts.traced++;
      const path = Math.floor(at);
      return (([x = 0]: readonly number[], out: number[], failed: Int32Array) => {
        if (Math.floor(x) !== path) {
          failed[0] = 1;
          return NaN;
        }
        out[0] = 1;
        return valueAt(x);
      }) as Runner;
    },
    interpret: (point, out) => {
      counts.interpreted++;
      out[0] = 1;
      return valueAt(point[0] as number);
    },
  });
  const run = directCall(paths);
  const at = (x: number): void => {
    const out = [0];
    expect([run([x], out), out[0]]).toEqual([valueAt(x), 1]);
  };
  return { counts, paths, at };
}

describe('Paths', () => {
  it('trace once while the guards hold', () => {
    const { at, counts } = counted();
    for (let i = 0; i < 100; i++) at(0.5 + i / 1000);
    expect(counts).toEqual({ traced: 1, interpreted: 0 });
  });

  it('keep the paths that they know', () => {
    const { at, counts } = counted();
    for (let i = 0; i < 300; i++) at((i % 3) + 0.5);
    expect(counts).toEqual({ traced: 3, interpreted: 0 });
  });

  it('give up after four new paths in twenty runs', () => {
    const { at, counts, paths } = counted();
    for (let i = 0; i < 1000; i++) at(i + 0.5);
    expect(counts.traced).toBeLessThanOrEqual(4);
    expect(counts.traced + counts.interpreted).toBe(1000);
    expect(paths.isInterpreted).toBe(true);
  });

  it.each([
    ['where(x > 0, x, 0.1*x)'],
    ['where(x > 0.5, x.^2, where(x <= -0.5, 1, exp(x)))'],
    ['(x[1] > x[2] ? x[3] : x[4])*x + (x[5] > 0)*x'],
    [Array.from({ length: 6 }, (_, k) => `(x[${k + 1}] > x[${k + 7}] ? x[${k + 2}] : ${k})`).join('*') + '*x'],
    ['(x[1] > x[2] ? x : 2*x) + x'],
  ])('of tensors need one trace for all signs: sum(%s)', (text) => {
    const n = 12;
    const at = (i: number): number[] => Array.from({ length: n }, (_, k) => Math.sin((i + 1) * (k * k + 1.7)));
    const read = readExpression(`sum(${text})`);
    const program = withOutputShape(read.shaped([[n]]), []);
    const watched = watchedProgram(program);
    const question = { program: watched.program, wrt: program.inputs.map((_, i) => i), format: formats.float64, engine: 'code', maxSteps: 10_000 } as const; // prettier-ignore
    const { run, engine } = gradientRun(question, 'reverse');
    const out = new Float64Array(n);
    for (let i = 0; i < 300; i++) run(at(i), out);
    expect(engine()).toBe('code');
    expect(watched.runs).toBeLessThanOrEqual(2);
  });

  it('trace no more than one path in thirty runs after the first four', () => {
    const { at, counts } = counted();
    const runs = 3000;
    for (let i = 0; i < runs; i++) at(Math.floor(i / 10) + 0.5); // a new path every ten runs
    expect(counts.traced).toBeLessThanOrEqual(4 + runs / 30);
    expect(counts.traced).toBeGreaterThan(3);
    expect(counts.interpreted).toBeGreaterThan(0);
  });

  it('hold their numbers where the value is NaN', () => {
    const { program } = readExpression('log(x)');
    const question = { program, wrt: [0], format: formats.float64, engine: 'code', maxSteps: 1000 } as const; // prettier-ignore
    const { run, engine } = gradientRun(question, 'reverse');
    const out = [0];
    for (let i = 0; i < 50; i++) {
      expect(run([-1 - i], out)).toBeNaN();
      expect(out[0]).toBe(1 / (-1 - i));
    }
    expect(engine()).toBe('code');
  });

  it.each([
    ['relu', (u: string) => `relu(${u})`],
    ['a condition', (u: string) => `(${u} > 0 ? ${u} : 0.1*(${u}))`],
    [
      'joined conditions',
      (u: string) => `(${u} > -1 and ${u} < 1 ? ${u} : x > y or not (${u} < 2) ? 1 + 0.1*(${u}) : 2)`,
    ],
    ['a chain of conditions', (u: string) => `(-1 < ${u} < 1 ? ${u} : 2)`],
    ['conditions in conditions', (u: string) => `(${u} < -1 ? -1 : ${u} < 1 ? ${u} : x > y ? 1 : 2)`],
    ['a condition on both ways of another', (u: string) => `(x > y ? (${u} > 1 ? 1 : x) : (${u} <= y ? exp(x) : y))`],
  ])('of a network of %s need one trace for all signs', (_, unit) => {
    const layer = Array.from(
      { length: 6 },
      (__, i) => `${unit(`(${i - 2.5}*x + ${0.3 * i}*y - ${i % 3})`)}*${(-1) ** i}`,
    );
    const { program } = readExpression(layer.join(' + '));
    const question = { program, wrt: [0, 1], format: formats.float64, engine: 'code', maxSteps: 1000 } as const; // prettier-ignore
    for (const mode of ['forward', 'reverse'] as const) {
      const watched = watchedProgram(program);
      const { run, engine } = gradientRun({ ...question, program: watched.program }, mode);
      for (let i = 0; i < 200; i++) run([Math.sin(i) * 3, Math.cos(1.3 * i) * 3], [0, 0]);
      expect(engine()).toBe('code');
      expect(watched.runs).toBeLessThanOrEqual(mode === 'forward' ? 5 : 2); // at the first point some are ties, where the value is run for itself
    }
  });
});
