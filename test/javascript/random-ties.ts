// Random functions in JavaScript of choices, and points of few numbers: ties are frequent, and so is what is one number twice.
import { drawing } from '../graph/random-program.js';

/** With u, w and v what was computed before, and c one of few constants. */
const forms: readonly string[] = [
  'u + w', 'u - w', 'u - w', 'u * w', 'u / w', 'u / (w - v)', '1 / u', 'c * u', '-u', 'u ** 2', 'Math.sqrt(u)', 'Math.exp(u - w)',
  'Math.max(u, w)', 'Math.min(u, w)', 'Math.max(u, w, v)', 'Math.min(u, w, c)', 'Math.max(u, c)', 'Math.max(c, u, w, v)', 'Math.max(0, u)',
  'Math.abs(u)', 'Math.abs(u - w)', 'Math.hypot(u, w)', 'Math.hypot(u)', 'Math.hypot(u, w, v)', 'Math.max(Math.min(u, w), v)',
  '(u > w ? u : w)', '(u < w ? v : u)', '(u >= w ? u : v)', '(u === w ? v : u)', '(u > c ? u : w)', '(u !== w ? u : c * w)', '(u > 0 && w < v ? u : w)',
  '(u > 0 ? u : 0)', '(u < w ? c : u)', '(u > w ? c : 0)', '(u > 0 ? u : c * u)', '(u > 0 ? Math.max(u, w) : Math.abs(v))',
]; // prettier-ignore

const constants = ['0', '-0', '1', '-1', '0.5', '2', '0.1'];
const coordinates = [0, -0, 1, -1, 0.5, 2, 1, 0, -1, 3, Infinity, NaN];

export interface TiedFunction {
  /** A file; the function is `f(x, y)`. */
  readonly source: string;
  readonly points: readonly (readonly number[])[];
}

/** Of so many steps, at so many points. */
export function randomTies(seed: number, steps: number, count: number): TiedFunction {
  const draw = drawing(seed);
  const oneOf = <V>(values: readonly V[]): V => values[Math.floor(draw() * values.length)] as V;
  const names = ['x', 'y'];
  const lines: string[] = [];
  for (let step = 0; step < steps; step++) {
    const text = oneOf(forms).replace(/\b[uwv]\b/g, () => oneOf(names)).replace(/\bc\b/g, () => oneOf(constants)); // prettier-ignore
    const name = `t${String(step)}`;
    lines.push(draw() < 0.15 ? `let ${name} = ${oneOf(names)}; if (${oneOf(names)} > ${oneOf(names)}) ${name} = ${text};` : `const ${name} = ${text};`); // prettier-ignore
    names.push(name);
  }
  const last = names.slice(-4).join(' + ');
  return {
    source: `function f(x, y) {\n  ${lines.join('\n  ')}\n  return ${last};\n}\n`,
    points: Array.from({ length: count }, () => [oneOf(coordinates), oneOf(coordinates)]),
  };
}
