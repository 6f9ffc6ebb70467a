// Random functions in JavaScript that are a function of the seed: variables, arrays, records, loops, branches, calls, closures.
import { drawing } from '../graph/random-program.js';

export interface RandomJavaScript {
  /** A file; the function is `f(x, y)`. */
  readonly source: string;
  readonly at: readonly [number, number];
  /** Statements that were written. */
  readonly statements: number;
}

/** With u and w any numbers, and n a counter: what keeps numbers within reach, most of the time. */
const forms: readonly string[] = [
  'u + w', 'u - w', 'u * w', 'u / (2 + Math.sin(w))', '-(u)', '(u) ** 2', 'Math.pow(2 + Math.cos(u), w)', 'Math.sqrt(Math.abs(u) + 0.1)',
  'Math.cbrt(u)', 'Math.exp(Math.sin(u))', 'Math.expm1(Math.sin(u))', 'Math.log(1.5 + Math.sin(u))', 'Math.log2(2 + Math.sin(u))',
  'Math.log10(2 + Math.cos(u))', 'Math.log1p(0.5 * Math.sin(u))', 'Math.sin(u)', 'Math.cos(u)', 'Math.tan(Math.sin(u))',
  'Math.asin(0.9 * Math.sin(u))', 'Math.acos(0.9 * Math.cos(u))', 'Math.atan(u)', 'Math.atan2(u, 2 + Math.sin(w))',
  'Math.sinh(Math.sin(u))', 'Math.cosh(Math.sin(u))', 'Math.tanh(u)', 'Math.asinh(u)', 'Math.acosh(2.5 + Math.sin(u))',
  'Math.atanh(0.9 * Math.sin(u))', 'Math.abs(u)', 'Math.max(u, w + 0.017)', 'Math.min(u, w - 0.019, 0.53)', 'Math.hypot(u, w)', 'Math.hypot(u, w, 1)',
  'Math.floor(3 * u) * w', 'Math.ceil(u) + w', 'Math.round(2 * u) * w', 'Math.trunc(u) - w', 'Math.sign(u) * w', 'u % (2 + Math.sin(w))',
  'u % 0.7', '(u > w + 0.013 ? Math.sin(u) : w * Math.cos(u))', '(u < w + 0.011 && w > 0.103 ? u : w)', '(u > 0.007 || w > 0.003) * w', 'u * (n + 1)', 'u / (n + 2)',
  'Math.sin(u) ** n', '(n % 2 ? u : w)', '(n & 1 ? u : -(u))', '(n << 1) * u', '((n ^ 5) / 7) * u', '+(u)', '(w, u)', '1 / 3 * u', '(!(u > w + 0.023) + 1) * u',
]; // prettier-ignore

/** About so many statements. */
export function randomJavaScript(seed: number, size: number): RandomJavaScript {
  const draw = drawing(seed);
  const below = (count: number): number => Math.floor(draw() * count);
  const oneOf = <V>(values: readonly V[]): V => values[below(values.length)] as V;
  const at = [0, 0].map(() => (Math.round((3 * draw() - 1.5) * 1e6) + 0.5) / 1e6) as [number, number];
  let statements = 0;
  let names = 0;
  let loops = 0;

  /** What is in scope, from the outermost. Arrays have a length of 3 or more, records the fields a and b. */
  interface Scope {
    readonly numbers: string[];
    readonly arrays: string[];
    readonly records: string[];
    readonly functions: string[];
    readonly counters: string[];
  }
  const inner = ({ numbers, arrays, records, functions, counters }: Scope): Scope => ({
    numbers: [...numbers],
    arrays: [...arrays],
    records: [...records],
    functions: [...functions],
    counters: [...counters],
  });
  const fresh = (letter: string): string => `${letter}${String(++names)}`;
  const counter = ({ counters }: Scope): string => (counters.length > 0 && draw() < 0.8 ? oneOf(counters) : String(below(4))); // prettier-ignore
  const element = (scope: Scope): string => `${oneOf(scope.arrays)}[${counter(scope)} % 3]`;

  /** Something that can be assigned to. */
  function place(scope: Scope): string {
    const chance = draw();
    if (chance < 0.25 && scope.arrays.length > 0) return element(scope);
    if (chance < 0.35 && scope.records.length > 0) return `${oneOf(scope.records)}.${oneOf(['a', 'b'])}`;
    return oneOf(scope.numbers);
  }

  function operand(scope: Scope): string {
    const chance = draw();
    if (chance < 0.1) return oneOf(['0.1', '2', '-0.3', '1.7', '0.5', '1e-3']);
    if (chance < 0.2 && scope.functions.length > 0) return `${oneOf(scope.functions)}(${oneOf(scope.numbers)}, ${counter(scope)})`; // prettier-ignore
    if (chance < 0.23 && scope.arrays.length > 0) return `${oneOf(scope.arrays)}.reduce((s, v) => s + v, 0) / 5`;
    if (chance < 0.26) return `(${place(scope)} += 0.25)`;
    return place(scope);
  }

  function number(scope: Scope, depth = 1): string {
    const [u, w] = [0, 0].map(() => (depth > 0 && draw() < 0.35 ? `(${number(scope, depth - 1)})` : operand(scope)));
    const n = counter(scope);
    return oneOf(forms).replace(/(?<![\w.])[uwn](?!\w)/g, (letter) => ({ u, w, n })[letter] as string);
  }
  /** Two operands are often the same one; what is added keeps them from a tie. */
  const condition = (scope: Scope): string =>
    draw() < 0.3
      ? `${counter(scope)} % 2 === ${String(below(2))}`
      : `${operand(scope)} ${oneOf(['<', '>', '<=', '>=', '!=='])} ${operand(scope)} + 0.029`;

  function block(scope: Scope, count: number): string {
    const own = inner(scope);
    return `{ ${Array.from({ length: count }, () => statement(own)).join(' ')} }`;
  }

  /** Loops are few and short, for they are in each other. */
  function loop(scope: Scope, body: number): string {
    loops++;
    const i = fresh('i');
    const own = inner(scope);
    own.counters.push(i);
    const turns = 2 + below(3);
    const turn = block(own, body);
    loops--;
    return oneOf([
      `for (let ${i} = 0; ${i} < ${turns}; ${i}++) ${turn}`,
      `for (let ${i} = ${turns}; ${i}--; ) ${turn}`,
      `let ${i} = 0; while (${i} < ${turns}) { ${turn} ${i}++; }`,
      `let ${i} = 0; do ${turn} while (++${i} < ${turns});`,
      `for (const ${i} of [0, 2, 1]) { if (${condition(scope)}) continue; ${turn} }`,
      `for (let ${i} = 0; ; ${i} += 2) { if (${i} > ${turns}) break; ${turn} }`,
    ]);
  }

  function definition(scope: Scope): string {
    const [g, t, k, r] = [fresh('g'), fresh('t'), fresh('k'), fresh('r')];
    const own = inner(scope);
    own.numbers.push(t);
    own.counters.push(k);
    own.functions.length = 0; // so that calls don't multiply
    const body = oneOf([
      `function ${g}(${t}, ${k} = 1) { const ${r} = ${number(own)}; return Math.tanh(${r}); }`,
      `const ${g} = (${t}, ${k}) => Math.sin(${number(own)});`,
      `function ${g}(${t}, ${k}) { if (${k} <= 0) return ${t}; return Math.cos(${g}(${t} * 0.5, ${k} - 1)) + 0.1 * ${t}; }`,
      `const ${g} = ((${r}) => (${t}, ${k}) => ${r} * Math.atan(${t}) + ${k})(${number(scope)});`,
    ]);
    scope.functions.push(g);
    return body;
  }

  function statement(scope: Scope): string {
    statements++;
    const chance = draw();
    const some = 1 + below(4);
    if (chance < 0.2) {
      const line = `${oneOf(['let', 'let', 'var'])} ${fresh('v')} = ${number(scope)};`;
      scope.numbers.push(`v${String(names)}`);
      return line;
    }
    if (chance < 0.4) return `${place(scope)} ${oneOf(['=', '+=', '-='])} ${number(scope)};`;
    if (chance < 0.5) {
      const target = place(scope);
      return `${target} = Math.tanh(${target} * 0.7);`;
    }
    if (chance < 0.54) return `${place(scope)} ${oneOf(['*=', '/='])} 1.5 + Math.sin(${operand(scope)});`;
    if (chance < 0.6) {
      const line = `const ${fresh('a')} = [${number(scope)}, ${number(scope)}, ${number(scope)}];`;
      scope.arrays.push(`a${String(names)}`);
      return line;
    }
    if (chance < 0.63) {
      const line = `const ${fresh('p')} = { a: ${number(scope)}, b: ${number(scope)} };`;
      scope.records.push(`p${String(names)}`);
      return line;
    }
    if (chance < 0.66 && scope.arrays.length > 0) {
      const line = `const ${fresh('a')} = ${oneOf(scope.arrays)}.map((v, i) => v * 0.5 + Math.sin(${oneOf(scope.numbers)} + i));`;
      scope.arrays.push(`a${String(names)}`);
      return line;
    }
    if (chance < 0.7) return `[${oneOf(scope.numbers)}, ${place(scope)}] = [${number(scope)}, ${number(scope)}];`;
    if (chance < 0.74) return definition(scope);
    if (chance < 0.86) return `if (${condition(scope)}) ${block(scope, some)}${draw() < 0.5 ? ` else ${block(scope, some)}` : ''}`; // prettier-ignore
    if (chance < 0.9) return `switch (${counter(scope)} % 3) { case 0: ${place(scope)} = ${number(scope)}; ${oneOf(['break;', ''])} default: ${place(scope)} += 0.5; case 2: ${place(scope)} -= 0.25; }`; // prettier-ignore
    return loops < 2 ? loop(scope, some) : `${oneOf(scope.numbers)}++;`;
  }

  const scope: Scope = { numbers: ['x', 'y'], arrays: [], records: [], functions: [], counters: [] };
  const lines: string[] = [];
  while (statements < size) lines.push(`  ${statement(scope)}`);
  const all = [...scope.numbers, ...scope.arrays.map((a) => `${a}[1]`), ...scope.records.map((p) => `${p}.a`)];
  const sum = all.slice(-12).map((name) => `Math.sin(${name})`).join(' + '); // prettier-ignore
  return { source: `function f(x, y) {\n${lines.join('\n')}\n  return ${sum} + x * y;\n}\n`, at, statements };
}
