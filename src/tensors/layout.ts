// What the numbers of a problem belong to: variables, what is differentiated by, the output; and what its derivatives are called.
import { elementNames, type Shape } from './shape.js';

/** A name with the shape of what it stands for. */
export interface Shaped {
  readonly name: string;
  readonly shape: Shape;
}

export interface Layout {
  /** The variables of the point. */
  readonly variables: readonly Shaped[];
  /** What is differentiated by: a whole variable, or a number of one, such as `w[2,1]`, which has the shape []. */
  readonly asked: readonly Shaped[];
  /** Of one number [], whatever its shape. */
  readonly output: Shape;
}

/** What the output is called where its numbers are. */
const outputLetter = 'f';
const by = ' by ';

/** Every variable a number, and the output one. */
export function layoutOfNumbers(variables: readonly string[], asked: readonly string[]): Layout {
  const shaped = (names: readonly string[]): Shaped[] => names.map((name) => ({ name, shape: [] }));
  return { variables: shaped(variables), asked: shaped(asked), output: [] };
}

/** Whether there is nothing but numbers. */
export function isOfNumbers({ variables, asked, output }: Layout): boolean {
  return output.length === 0 && [...variables, ...asked].every(({ shape }) => shape.length === 0);
}

/** Whether a name is that of a part: `p.x` and `w[2]` of `p` and `w`. */
export const isPartOf = (name: string, whole: string): boolean =>
  name.startsWith(`${whole}.`) || name.startsWith(`${whole}[`);

/** The names of the numbers that a list of names stands for, each once. */
export function namesOfAll(shaped: readonly Shaped[]): string[] {
  return [...new Set(shaped.flatMap(({ name, shape }) => elementNames(name, shape)))];
}

/** The places of names in a list that has them all. */
export function placesIn(list: readonly string[], names: readonly string[]): number[] {
  const places = new Map(list.map((name, place) => [name, place]));
  return names.map((name) => places.get(name) as number);
}

/** What the derivatives of all outputs by some inputs are called, output by output: `w[2,1]`; `f[2] by w[2,1]`. */
export function derivativesBy(inputs: readonly string[], output: Shape): string[] {
  return outputNames(output).flatMap((name) => inputs.map((input) => nameOfDerivative(name, input)));
}

/** `f[1]`, `f[2]`; of one number `null`: it needs no name. */
export function outputNames(output: Shape): (string | null)[] {
  return output.length === 0 ? [null] : elementNames(outputLetter, output);
}

/** What the derivative of an output, or of the only one, by an input is called. */
export function nameOfDerivative(output: string | null, input: string): string {
  return output === null ? input : `${output}${by}${input}`;
}

/** The two names in that of a derivative. */
export function partsOfDerivative(name: string): { readonly output: string | null; readonly input: string } {
  const at = name.indexOf(by);
  return at < 0 ? { output: null, input: name } : { output: name.slice(0, at), input: name.slice(at + by.length) };
}
