// A program of fixtures with a gradient as a command of its own: a process of Node that answers lines of JSON.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProgramRow } from './program-corpus.js';

const programs = new URL('../../../fixtures/programs/', import.meta.url);

/** Whether both are functions by name that return what they give, alone; Kepler's iteration may never end beside the box. */
export const isForCommand = ({ f, gradient, at }: ProgramRow): boolean =>
  /\.js#[a-z]+$/i.test(f) &&
  !/rosenbrock.js#value|elliptic|hermite|kepler/.test(gradient) &&
  Object.values(at).every((value) => typeof value === 'number' || Array.isArray(value));

/** Writes it. @param text the module of the gradient @returns the command */
export function commandOf({ f, gradient, at }: ProgramRow, text: string, folder: string, name: string): string {
  const [file = '', value = ''] = f.split('#');
  const path = join(folder, `${name}.mjs`);
  writeFileSync(
    path,
    `import { createInterface } from 'node:readline';
import { ${value} as valueAt } from ${JSON.stringify(new URL(file, programs).href)};
const gradientAt = (() => {
${text.replace(/^export /gm, '')}
return ${gradient.split('#')[1] ?? ''};
})();
const form = ${JSON.stringify(Object.values(at))};
const filled = (part, numbers) => (Array.isArray(part) ? part.map((each) => filled(each, numbers)) : numbers.shift());
const flat = (result) => (typeof result === 'object' ? Object.values(result).flatMap(flat) : [result]);
for await (const line of createInterface({ input: process.stdin })) {
  const { x } = JSON.parse(line);
  const at = () => filled(form, [...x]);
  console.log(JSON.stringify({ value: valueAt(...at()), gradient: flat(gradientAt(...at())) }));
}
`,
  );
  return `'${process.execPath}' '${path}'`;
}
