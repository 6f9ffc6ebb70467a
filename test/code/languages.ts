// Runs listings in their languages: JavaScript here, C by gcc, Python by python3; and what the interpreter gives beside them.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { formats, type Precision } from '../../src/arithmetics/formats.js';
import type { CodeListing } from '../../src/code/languages/listing-data.js';
import type { LanguageName } from '../../src/code/languages/language.js';
import { writtenListing } from '../../src/code/languages/written-listing.js';
import { javascriptRunner } from '../../src/code/javascript.js';
import { gradientRun } from '../../src/code/program-code.js';
import type { Mode } from '../../src/code/engine.js';
import { gradientCode } from '../../src/code/tracing.js';
import { withRoundedLiterals, type Program } from '../../src/program/program.js';

const has = (command: string, ...words: string[]): boolean => spawnSync(command, words).status === 0;
export const hasGcc = has('gcc', '--version');
export const hasPython = has('python3', '-c', 'import math; math.cbrt(8.0)');

/** The value, then the gradient; null: a guard fails, or the language says that there is no number. */
export type Numbers = readonly number[] | null;

/** A listing with points to run it at, and what must come out there. */
export interface LanguageSample {
  readonly name: string;
  readonly listing: CodeListing;
  readonly points: readonly (readonly number[])[];
  readonly wanted: readonly Numbers[];
}

const budget = { maxSteps: 1_000_000 };

/** A program traced at its first point; where the guards of that trace fail nothing is wanted. */
export function languageSample(
  language: LanguageName,
  { name, program: given, points, precision, mode }: { name: string; program: Program; points: readonly (readonly number[])[]; precision: Precision; mode: Mode },
): LanguageSample {
  const format = formats[precision];
  const program = precision === 'float64' ? given : withRoundedLiterals(given, format.round);
  const wrt = program.inputs.map((_, place) => place);
  const rounded = points.map((point) => point.map(format.round));
  const [point = []] = rounded;
  const code = gradientCode({ program, point, format, budget }, wrt, mode);
  const run = javascriptRunner(code);
  const { run: interpret } = gradientRun({ program, wrt, format, engine: 'interpret', maxSteps: budget.maxSteps, timeout: Infinity }, mode);
  const wanted = rounded.map((each) => {
    const [out, failed] = [wrt.map(() => 0), new Int32Array(1)];
    run(each, [...out], failed);
    return failed[0] === 1 ? null : [interpret(each, out), ...out];
  });
  const listing = writtenListing({ expression: name, read: name, problem: { program, point, wrt, format, budget, order: 1 }, code, mode }, language); // prettier-ignore
  return { name, listing, points: rounded, wanted };
} // prettier-ignore

/** Samples of a program that have a path for each of the points. */
export function pathSamples(language: LanguageName, question: Omit<Parameters<typeof languageSample>[1], 'points'>, points: readonly (readonly number[])[]): LanguageSample[] {
  const samples: LanguageSample[] = [];
  for (let left = points; left.length > 0; ) {
    const sample = languageSample(language, { ...question, points: left });
    samples.push(sample);
    left = left.filter((_, place) => place > 0 && sample.wanted[place] === null);
  }
  return samples;
} // prettier-ignore

/** A call of the library, as it was made in JavaScript. */
export type Call = readonly [name: string, x: number, y: number, result: number];

/** Runs JavaScript; `calls` gets the calls of Math that were made. */
export const runJavascript = (samples: readonly LanguageSample[], calls: Call[] | null = null): Numbers[][] =>
  samples.map(({ listing, points }) => {
    const make = runInNewContext(`(function (Math) { "use strict";\n${listing.code}\nreturn ${listing.function}; })`) as (math: object) => (...given: readonly number[]) => { value: number; gradient: number[] }; // prettier-ignore
    const run = make(calls === null ? Math : recordingMath(calls));
    return points.map((point) => {
      try {
        const { value, gradient } = run(...point);
        return [value, ...gradient];
      } catch (error) {
        if ((error as Error).name !== 'RangeError') throw error;
        return null;
      }
    });
  });

const recordingMath = (calls: Call[]): object =>
  new Proxy(Math, {
    get: (math, name: keyof Math & string) => {
      const own = math[name] as unknown;
      if (typeof own !== 'function') return own;
      return (x: number, y = 0): number => {
        const result = (own as (x: number, y: number) => number)(x, y);
        calls.push([name, x, y, result]);
        return result;
      };
    },
  });

const bitsOf = (value: number): string => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
};
const fromBits = (text: string): number => {
  const view = new DataView(new ArrayBuffer(8));
  view.setBigUint64(0, BigInt(`0x${text}`));
  return view.getFloat64(0);
};

/** Library functions that compute; the others are exact. */
const computed1 = ['cbrt', 'exp', 'expm1', 'log', 'log2', 'log10', 'log1p', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'asinh', 'acosh', 'atanh']; // prettier-ignore
const computed2 = ['pow', 'hypot', 'atan2'];

/** In the place of the library: the results of JavaScript, and where there is none a message. */
function recordedInC(calls: readonly Call[]): string {
  const ids = [...computed1, ...computed2];
  const rows = calls.filter(([name]) => ids.includes(name)).map(([name, x, y, result]) => `{${ids.indexOf(name)}, 0x${bitsOf(x)}, 0x${bitsOf(computed2.includes(name) ? y : 0)}, 0x${bitsOf(result)}}`); // prettier-ignore
  const one = computed1.map((name) => `#define ${name}(x) recorded(${ids.indexOf(name)}, x, 0, "${name}")\n`);
  const two = computed2.map((name) => `#define ${name}(x, y) recorded(${ids.indexOf(name)}, x, y, "${name}")\n`);
  return `struct call { int id; unsigned long long x, y, result; };
static const struct call calls[] = { {-1, 0, 0, 0}, ${rows.join(', ')} };
static unsigned long long bits_of(double v) { unsigned long long b; memcpy(&b, &v, 8); return b; }
static double recorded(int id, double x, double y, const char *name) {
  for (size_t i = 0; i < sizeof calls / sizeof calls[0]; i++)
    if (calls[i].id == id && calls[i].x == bits_of(x) && calls[i].y == bits_of(y)) { double v; memcpy(&v, &calls[i].result, 8); return v; }
  fprintf(stderr, "no call %s(%a, %a)\\n", name, x, y); return NAN;
}
${one.join('')}${two.join('')}`;
}

/** One program of all listings, whose functions get numbers of their own. */
export function runC(samples: readonly LanguageSample[], calls: readonly Call[] | null = null, flags = ['-O1']): Numbers[][] {
  const folder = mkdtempSync(join(tmpdir(), 'c-'));
  try {
    const parts = samples.map(({ listing }, number) => {
      const functions = [...listing.code.matchAll(/^(?:static )?(?:double|float) (\w+)\(/gm)].map(([, name = '']) => name);
      return functions.reduce((text, name) => text.replace(new RegExp(`\\b${name}\\(`, 'g'), `${name}_${number}_(`), listing.code);
    }); // prettier-ignore
    const runs = samples.flatMap(({ listing, points }, number) => {
      const type = listing.precision === 'float32' ? 'float' : 'double';
      return points.map((point) => {
        const given = [...point.map((_, i) => `p[${i}]`), 'g'].join(', ');
        return `  { static volatile double p[] = { ${[...point.map((each) => cNumber(each)), '0'].join(', ')} }; ${type} g[${point.length}]; show(${listing.function}_${number}_(${given})); ${point.map((_, i) => `show(g[${i}]);`).join(' ')} puts(""); }`; // prettier-ignore
      });
    });
    const main = `static void show(double v) { unsigned long long b; memcpy(&b, &v, 8); printf("%016llx ", b); }\nint main(void) {\n${runs.join('\n')}\n  return 0;\n}\n`;
    const source = `#include <math.h>\n#include <stdio.h>\n#include <string.h>\n${calls === null ? '' : recordedInC(calls)}\n${parts.join('\n')}\n${main}`; // prettier-ignore
    writeFileSync(join(folder, 'all.c'), source);
    const warnings = ['-Wall', '-Wextra', '-Werror', '-Wno-unused-parameter', '-Wno-unused-variable', '-Wno-unused-function'];
    execFileSync('gcc', [...flags, '-std=c99', '-ffp-contract=off', ...warnings, join(folder, 'all.c'), '-o', join(folder, 'all'), '-lm'], { stdio: ['ignore', 'ignore', 'pipe'] }); // prettier-ignore
    const { stdout, stderr } = spawnSync(join(folder, 'all'), { encoding: 'utf8', maxBuffer: 2 ** 28 });
    if (stderr !== '') throw new Error(stderr.slice(0, 500));
    const lines = stdout.trimEnd().split('\n').map((line) => line.trim().split(' ').map(fromBits)); // prettier-ignore
    return samples.map(({ points }) => lines.splice(0, points.length).map((numbers) => (numbers.every(Number.isNaN) ? null : numbers))); // prettier-ignore
  } finally {
    rmSync(folder, { recursive: true });
  }
} // prettier-ignore

const cNumber = (value: number): string =>
  Number.isNaN(value) ? 'NAN' : !Number.isFinite(value) ? `${value < 0 ? '-' : ''}INFINITY` : Object.is(value, -0) ? '-0.0' : `${value}${Number.isInteger(value) && Math.abs(value) < 1e21 ? '.0' : ''}`; // prettier-ignore

const pythonRunner = `
import json, math, struct, sys
def bits(v): return struct.pack('>d', v).hex()
def double(text): return struct.unpack('>d', bytes.fromhex(text))[0]
class Recorded:
    def __init__(self, calls): self.calls = {(n, x, y): double(r) for n, x, y, r in calls}
    def __getattr__(self, name):
        own = getattr(math, name)
        if name not in NAMES: return own
        def called(x, y=0.0):
            return self.calls[(name, bits(x), bits(y))]
        return called
asked = json.load(sys.stdin)
NAMES = set(asked['names'])
out = []
for sample in asked['samples']:
    space = {}
    exec(sample['code'], space)
    if asked['calls'] is not None: space['math'] = Recorded(asked['calls'])
    run = space[sample['function']]
    results = []
    for point in sample['points']:
        try:
            value, gradient = run(*map(double, point))
            results.append([bits(value)] + [bits(each) for each in gradient])
        except (ValueError, ZeroDivisionError, OverflowError) as error:
            results.append(type(error).__name__ + ': ' + str(error))
    out.append(results)
json.dump(out, sys.stdout)
`;

/** One process for all listings. What Python itself raises comes as null too. */
export function runPython(samples: readonly LanguageSample[], calls: readonly Call[] | null = null): Numbers[][] {
  const names = [...computed1, ...computed2];
  const input = JSON.stringify({
    names,
    calls: calls?.map(([name, x, y, result]) => [name, bitsOf(x), bitsOf(computed2.includes(name) ? y : 0), bitsOf(result)]) ?? null,
    samples: samples.map(({ listing, points }) => ({ code: listing.code, function: listing.function, points: points.map((point) => point.map(bitsOf)) })),
  }); // prettier-ignore
  const out = execFileSync('python3', ['-c', pythonRunner], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  return (JSON.parse(out) as (string | string[])[][]).map((results) => results.map((each) => (typeof each === 'string' ? null : each.map(fromBits)))); // prettier-ignore
}

/** Distance in units in the last place; 0 where both are the same double or NaN. @param wanted what is right */
export function ulpsApart(got: number, wanted: number, precision: Precision): number {
  if (Object.is(got, wanted)) return 0;
  if (!Number.isFinite(got) || !Number.isFinite(wanted)) return Infinity;
  return Math.abs(got - wanted) / formats[precision].ulp(wanted);
}

/** Where samples come to other numbers than wanted, in words. @param most ulps that are allowed */
export function misses(samples: readonly LanguageSample[], results: readonly Numbers[][], most: (name: string) => number, mayRaise = false): string[] {
  const found: string[] = [];
  samples.forEach(({ name, points, wanted, listing }, k) =>
    points.forEach((point, i) => {
      const [got, right] = [results[k]?.[i] ?? null, wanted[i] ?? null];
      const where = `${name} in ${listing.language}, ${listing.precision}, ${String(listing.mode)}, at ${point.join(', ')}`;
      if (got === null || right === null) {
        // NaN alone is no number in C; Python raises where a number on the way isn't finite
        const isSame = got === right || (got === null && (right?.every(Number.isNaN) === true || (mayRaise && right?.some((each) => !Number.isFinite(each)) === true)));
        if (!isSame) found.push(`${where}: ${String(got)} and not ${String(right)}`);
        return;
      }
      right.forEach((each, place) => {
        const apart = ulpsApart(got[place] as number, each, listing.precision);
        if (apart > most(name)) found.push(`${where}: ${place}: ${String(got[place])} and not ${String(each)}, ${apart} ulps`);
      });
    }),
  );
  return found;
} // prettier-ignore
