// What the parts of a template become at a size, and what an index stands for there.
import { float64 } from '../arithmetics/float64.js';
import { namedConstants } from '../language/builtins.js';
import { lower } from '../language/lower.js';
import { visit, type Call, type Index, type Tree } from '../language/tree.js';
import { defaultMaxSteps, type Run } from '../program/program.js';

/** The name of the size. */
export const sizeName = 'n';

/** `sum(i, lower, upper, term)`, or the product. */
export interface Repetition {
  readonly operator: '+' | '*';
  readonly index: string;
  readonly lower: Tree;
  readonly upper: Tree;
  readonly term: Tree;
  readonly call: Call;
}

/**
 * What becomes of a tree that isn't the same at every size. `number`: it is made of numbers, n and indices only, and worked
 * out. `repeat`: a sum or product, written out. `element`: one number of an input with indices. `inner`: such a part is in it.
 */
export type TemplateForm =
  | { readonly kind: 'number' }
  | { readonly kind: 'repeat'; readonly repetition: Repetition }
  | { readonly kind: 'element'; readonly name: string; readonly element: Index }
  | { readonly kind: 'inner' };

/** The values of n and of the indices around a place, the innermost first. */
export interface IndexValues {
  readonly name: string;
  readonly value: number;
  readonly outer: IndexValues | null;
}

/** Works out trees of numbers, n and indices, each of them compiled once. */
export class KnownNumbers {
  private readonly compiled = new Map<Tree, { readonly names: readonly string[]; readonly run: Run<number> }>();

  /** The value of a tree of numbers, in floating point. */
  valueOf(tree: Tree, values: IndexValues): number {
    if (tree.kind === 'number') return tree.value;
    if (tree.kind === 'name') return namedConstants.get(tree.name) ?? valueNamed(tree.name, values);
    let found = this.compiled.get(tree);
    if (found === undefined) this.compiled.set(tree, (found = compiledTree(tree)));
    const inputs = found.names.map((name) => valueNamed(name, values));
    return found.run(inputs, { maxSteps: defaultMaxSteps });
  }
}

function compiledTree(body: Tree): { names: readonly string[]; run: Run<number> } {
  const names = new Set<string>();
  visit(body, (tree) => {
    if (tree.kind === 'name' && !namedConstants.has(tree.name)) names.add(tree.name);
  });
  const inputs = [...names];
  const statement = { kind: 'value', name: '', parameters: [], span: null, body } as const;
  return { names: inputs, run: lower([statement], { definitions: new Map(), inputs }).link(float64) };
}

function valueNamed(name: string, values: IndexValues): number {
  for (let at: IndexValues | null = values; at !== null; at = at.outer) if (at.name === name) return at.value;
  throw new Error(`no value of ${name}`);
}
