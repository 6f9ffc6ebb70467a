// What a gradient has a number for: the inputs of a function, in the trees in which it takes them.
import type { FunctionArgument } from '../../javascript/function-argument.js';

/** The inputs as a gradient may list them; leaves of trees are inputs, all else in them is none. */
export interface GradientInputs {
  /** By parameter, those without an input left out. */
  readonly inOrder: readonly FunctionArgument[];
  /** By name: those of parameters, and of what parameters are taken apart into. */
  readonly byName: ReadonlyMap<string, FunctionArgument>;
}

/** The places of the inputs in a tree, in its order. Goes down by recursion: trees of arguments have a bounded depth. */
export function inputPlaces(tree: FunctionArgument): number[] {
  if (tree.kind === 'input') return [tree.place];
  return argumentParts(tree).flatMap(inputPlaces);
}

export function argumentParts(tree: FunctionArgument): readonly FunctionArgument[] {
  if (tree.kind === 'array') return tree.items;
  return tree.kind === 'record' ? [...tree.fields.values()] : [];
}

/** Of the trees those that have inputs. */
export const withInputs = (trees: readonly FunctionArgument[]): FunctionArgument[] =>
  trees.filter((tree) => inputPlaces(tree).length > 0);

/** The names of the inputs in the order in which a gradient lists them. */
export const namesInOrder = ({ inOrder }: GradientInputs, names: readonly string[]): string[] =>
  inOrder.flatMap(inputPlaces).map((place) => names[place] as string);

/** The inputs that are asked for alone, in that order: whole trees where all of them is asked for, else one by one. */
export function onlyAsked(
  { byName }: GradientInputs,
  wrt: readonly number[],
  names: readonly string[],
): GradientInputs {
  const asked = new Map(wrt.map((place, i) => [place, i]));
  const named: [string, FunctionArgument][] = [];
  for (const [name, tree] of byName) {
    const left = restricted(tree, asked);
    if (left !== null && inputPlaces(left).length > 0) named.push([name, left]);
  }
  const covered = new Set(named.flatMap(([, tree]) => inputPlaces(tree)));
  for (const place of wrt) if (!covered.has(place)) named.push([names[place] as string, { kind: 'input', place }]);
  const firstOf = (tree: FunctionArgument): number => Math.min(...inputPlaces(tree).map((place) => asked.get(place) as number)); // prettier-ignore
  named.sort(([, one], [, other]) => firstOf(one) - firstOf(other));
  return { inOrder: named.map(([, tree]) => tree), byName: new Map(named) };
}

/** What is asked for of a tree; null: nothing, or of an array a part. */
function restricted(tree: FunctionArgument, asked: ReadonlyMap<number, unknown>): FunctionArgument | null {
  if (tree.kind === 'record') {
    const fields = [...tree.fields].flatMap(([name, field]) => {
      const left = restricted(field, asked);
      return left === null ? [] : [[name, left] as const];
    });
    return fields.length === 0 ? null : { kind: 'record', fields: new Map(fields) };
  }
  return inputPlaces(tree).every((place) => asked.has(place)) ? tree : null;
}
