// Random programs of numbers with every primitive of the language: named steps, shared parts, calls, recursion and conditions.

export interface RandomProgram {
  readonly text: string;
  readonly at: Readonly<Record<string, number>>;
}

/** Draws that are a function of the seed alone (mulberry32): numbers from 0 to 1. */
export function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** With u and w any numbers: what keeps the argument in the domain, and values from running away. */
const forms: readonly string[] = [
  'u + w', 'u - w', 'u*w', 'u/(2 + sin(w))', '-u', 'square(u)', 'sqrt(abs(u) + 0.1)', 'cbrt(2 + sin(u))',
  'exp(sin(u))', 'expm1(sin(u))', 'log(1.5 + sin(u))', 'log2(2 + sin(u))', 'log10(1.5 + cos(u))', 'log1p(0.5*sin(u))',
  'log(2 + sin(u), 3)', 'ln(2 + sin(u))', 'sin(u)', 'cos(u)', 'tan(sin(u))', 'sec(sin(u))', 'csc(1.5 + sin(u))',
  'cot(1.5 + sin(u))', 'asin(0.9*sin(u))', 'acos(0.9*cos(u))', 'atan(u)', 'asec(2.5 + sin(u))', 'acsc(-2 + 0.5*sin(u))',
  'acot(1.5 + sin(u))', 'sinh(sin(u))', 'cosh(sin(u))', 'tanh(u)', 'sech(sin(u))', 'csch(1.5 + sin(u))',
  'coth(-1.5 + sin(u))', 'asinh(u)', 'acosh(2.5 + sin(u))', 'atanh(0.9*sin(u))', 'asech(0.5 + 0.4*sin(u))',
  'acsch(1.5 + sin(u))', 'acoth(2.5 + sin(u))', 'abs(u)', 'sign(u) + w', 'floor(3*u)*w', 'ceil(2*u) + w', 'round(u)*w',
  'fix(2*u) - w', 'relu(u)', 'erf(u)', 'erfc(sin(u))', 'gamma(2.5 + sin(u))', 'lgamma(2.5 + sin(u))',
  'digamma(2.5 + sin(u))', 'sigmoid(u)', 'softplus(u)', 'sinc(u)', 'cube(sin(u))', '(1.5 + sin(u))^cos(w)', 'u^2', 'sin(u)^3',
  '2^sin(u)', 'nthRoot(2 + sin(u), 3)', 'nthRoot(2 + sin(u), 2.5 + sin(w))', 'pow(2 + cos(u), 1.5)', 'atan2(u, 2 + sin(w))',
  'hypot(u, w)', 'hypot(u, w, 1)', 'min(u, w)', 'max(u, w)', 'max(u, w, 0.5)', 'mod(u, 2 + sin(w))', 'mod(u, 0.7)',
  'squaredDifference(u, sin(w))', 'u > w ? sin(u) : w*cos(u)', '(u < w and not (w < 0.3)) ? u + w : u - w',
  '(u > 0)*w', '-2 < u < 1 or w > 2 ? tanh(u*w) : u', 'first(u, w)', 'second(u)', 'turns(3, u)', 'up(2, u) + w',
]; // prettier-ignore

/** Functions of the text; some see inputs of the main program. */
const functions =
  'first(s, t) = sin(s*t) + s; second(t) = first(t, x) - first(x, t); turns(n, t) = n <= 0 ? t : turns(n - 1, sin(t) + 0.5*y); up(n, t) = n <= 0 ? cos(t) : 0.9*down(n - 1, t + 0.1); down(n, t) = n <= 0 ? t : up(n - 1, t*x)';

/** A program that is a function of the seed, with so many named steps. */
export function randomProgram(seed: number, steps: number): RandomProgram {
  const draw = drawing(seed);
  const oneOf = <V>(values: readonly V[]): V => values[Math.floor(draw() * values.length)] as V;
  const names = ['x', 'y', 'z'];
  const at = Object.fromEntries(names.map((name) => [name, Math.round((4 * draw() - 2) * 1e6) / 1e6 + 1e-7]));
  const lines = [functions];
  const operand = (): string => {
    const from = draw() < 0.5 ? names.slice(-6) : names;
    return draw() < 0.12 ? String(Math.round(draw() * 30) / 10 + 0.1) : oneOf(from);
  };
  const form = (depth: number): string => {
    const [u, w] = [0, 0].map(() => (depth > 0 && draw() < 0.35 ? `(${form(depth - 1)})` : operand()));
    return oneOf(forms).replace(/\b[uw]\b/g, (letter) => (letter === 'u' ? (u as string) : (w as string)));
  };
  for (let i = 1; i <= steps; i++) {
    const chance = draw();
    const last = names.at(-1) as string;
    // another name for a step, the same step again, a name given anew, or most often something new
    if (chance < 0.04 && i > 1) lines.push(`s${i} = ${last}`);
    else if (chance < 0.08 && i > 1)
      lines.push(`s${i} = ${(lines.at(-1) as string).split(' = ').slice(1).join(' = ')}`);
    else if (chance < 0.12 && i > 1) {
      lines.push(`${last} = tanh(${last}*0.7)`);
      continue;
    } else lines.push(`s${i} = ${form(2)}`);
    names.push(`s${i}`);
  }
  // whatever is computed has a part in the value
  const sums = names.slice(3).map((name) => `0.3*sin(${name})`);
  return { text: `${lines.join('; ')}; ${sums.slice(-12).join(' + ')} + ${names.at(-1) as string} + x*y*z`, at };
}
