// A template at one size: its sums and products written out, its indices worked out, as a program of plain numbers.
import { fault } from '../language/fault.js';
import { lower } from '../language/lower.js';
import { resolve } from '../language/resolve.js';
import type { Index, Statement, Tree, Unary } from '../language/tree.js';
import type { TextProgram } from '../program/builder.js';
import type { Shaped } from '../tensors/layout.js';
import { groupDigits, numeral } from '../text/numeral.js';
import type { ScaleTemplate } from './template.js';
import { sizeName, type IndexValues, type Repetition } from './template-forms.js';

/** Parts that a template may have written out: with the instructions they become, about 400 MB. */
const mostParts = 3_000_000;

/** Stands where a subtree is still to come. */
const pending: Tree = { kind: 'number', value: NaN, args: [], span: null };

export interface Expansion {
  /** Its inputs are called `x[3]`, `A[2,1]`, or by a plain name. */
  readonly program: TextProgram;
  /** The inputs by their names: the elements that are used, in row-major order. */
  readonly elements: ReadonlyMap<string, readonly (readonly number[])[]>;
  /** As variables of the language, with the shapes that hold all elements. */
  readonly variables: readonly Shaped[];
}

/**
 * The template at a size.
 *
 * @param most parts that may be written out
 * @throws DiffcmpError with the place in the template: an index below 1, one or a bound that is no whole number there, a
 * program too large to write out
 */
export function expandTemplate(template: ScaleTemplate, size: number, most = mostParts): Expansion {
  const { text, parsed, inputs } = template;
  const writing = new TemplateWriter(template, size, most);
  const statements = parsed.statements.map((statement): Statement => ({ ...statement, body: writing.out(statement.body) }));
  const elements = new Map(inputs.map(({ name, indices }) => [name, indices === 0 ? [[]] : writing.elementsOf(name)]));
  const names = [...elements].flatMap(([name, all]) => all.map((indices) => elementText(name, indices)));
  const resolution = resolve(text, statements, names);
  return {
    program: lower(statements, resolution),
    elements,
    variables: inputs.map(({ name, indices }) => ({
      name,
      shape: Array.from({ length: indices }, (_, axis) =>
        (elements.get(name) ?? []).reduce((most, each) => Math.max(most, each[axis] ?? 0), 0),
      ),
    })),
  };
} // prettier-ignore

/** How the language calls an element. */
export function elementText(name: string, indices: readonly number[]): string {
  return indices.length === 0 ? name : `${name}[${indices.join(',')}]`;
}

/** A tree that is to become `parent.args[place]`. */
interface ToWrite {
  readonly tree: Tree;
  readonly values: IndexValues;
  readonly parent: Tree;
  readonly place: number;
}

/** Writes trees out, with a stack of what is to do. What is the same at every size is shared, not copied. */
class TemplateWriter {
  private readonly todo: ToWrite[] = [];
  private readonly leaves = new Map<string, Tree>();
  private readonly used = new Map<string, Map<string, readonly number[]>>();
  private readonly top: IndexValues;
  private parts = 0;

  constructor(
    private readonly template: ScaleTemplate,
    private readonly size: number,
    private readonly most: number,
  ) {
    this.top = { name: sizeName, value: size, outer: null };
  }

  out(body: Tree): Tree {
    const holder: Unary = { kind: 'unary', operator: 'not', args: [pending], span: null };
    this.todo.push({ tree: body, values: this.top, parent: holder, place: 0 });
    for (let next = this.todo.pop(); next; next = this.todo.pop()) this.write(next);
    return holder.args[0];
  }

  /** The elements of an input that were met, in row-major order. */
  elementsOf(name: string): readonly (readonly number[])[] {
    return [...(this.used.get(name)?.values() ?? [])].sort((a, b) => {
      const axis = a.findIndex((index, i) => index !== b[i]);
      return (a[axis] ?? 0) - (b[axis] ?? 0);
    });
  }

  private write({ tree, values, parent, place }: ToWrite): void {
    const { forms, numbers } = this.template;
    const form = forms.get(tree);
    switch (form?.kind) {
      case undefined:
        parent.args[place] = tree;
        return;
      case 'number':
        parent.args[place] = this.literal(numbers.valueOf(tree, values), tree, values);
        return;
      case 'element':
        parent.args[place] = this.element(form.name, form.element, values);
        return;
      case 'repeat':
        this.repeat(form.repetition, { tree, values, parent, place });
        return;
      case 'inner':
        this.inner(tree, { tree, values, parent, place });
    }
  }

  /** A copy, whose parts follow; of a choice that is known, the side taken. */
  private inner(tree: Tree, { values, parent, place }: ToWrite): void {
    const { forms, numbers } = this.template;
    if (tree.kind === 'choice') {
      const [condition, whenTrue, whenFalse] = tree.args;
      if (forms.get(condition)?.kind === 'number') {
        const side = numbers.valueOf(condition, values) === 0 ? whenFalse : whenTrue;
        this.todo.push({ tree: side, values, parent, place });
        return;
      }
    }
    this.count(tree.args.length, tree);
    const copy = { ...tree, args: tree.args.map(() => pending) } as Tree;
    parent.args[place] = copy;
    for (let i = tree.args.length - 1; i >= 0; i--)
      this.todo.push({ tree: tree.args[i] as Tree, values, parent: copy, place: i });
  }

  /** A chain of operators to the left, as `a + b + c` reads; of no terms 0, or 1 for a product. */
  private repeat({ operator, index, lower, upper, term, call }: Repetition, { values, parent, place }: ToWrite): void {
    const from = this.whole(lower, values, `the first value of ${index}`, call);
    const to = this.whole(upper, values, `the last value of ${index}`, call);
    const count = Math.max(0, to - from + 1);
    this.count(count, call);
    if (count === 0) {
      parent.args[place] = this.literal(operator === '+' ? 0 : 1, call, values);
      return;
    }
    let holder: Tree = parent;
    let at = place;
    for (let value = to; value > from; value--) {
      const link: Tree = { kind: 'binary', operator, args: [pending, pending], span: call.span, implicit: false };
      holder.args[at] = link;
      this.todo.push({ tree: term, values: { name: index, value, outer: values }, parent: link, place: 1 });
      holder = link;
      at = 0;
    }
    this.todo.push({ tree: term, values: { name: index, value: from, outer: values }, parent: holder, place: at });
  }

  private element(name: string, { args: [, ...indices], span }: Index, values: IndexValues): Tree {
    const places = indices.map((index) => {
      const place = this.whole(index, values, `an index of ${name}`, { span });
      if (place < 1) throw fault(this.template.text, 'bad-index', `${elementText(name, [place])} at n = ${groupDigits(this.size)}${indexText(values)}: indices begin at 1`, span, 'begin or end the sum where all of its indices are there'); // prettier-ignore
      return place;
    });
    const key = places.join(',');
    let used = this.used.get(name);
    if (used === undefined) this.used.set(name, (used = new Map<string, readonly number[]>()));
    used.set(key, places);
    const text = elementText(name, places);
    let leaf = this.leaves.get(text);
    if (leaf === undefined) this.leaves.set(text, (leaf = { kind: 'name', name: text, args: [], span }));
    return leaf;
  }

  private whole(tree: Tree, values: IndexValues, what: string, { span }: Pick<Index, 'span'>): number {
    const value = this.template.numbers.valueOf(tree, values);
    if (Number.isSafeInteger(value)) return value;
    throw fault(this.template.text, 'bad-index', `${what} is ${numeral(value)} at n = ${groupDigits(this.size)}${indexText(values)}, not a whole number`, span, 'floor(…) or ceil(…) makes one of it'); // prettier-ignore
  }

  private literal(value: number, tree: Tree, values: IndexValues): Tree {
    const span = spanOf(tree);
    if (Number.isFinite(value)) return { kind: 'number', value, args: [], span };
    throw fault(this.template.text, 'bad-template', `that is ${value} at n = ${groupDigits(this.size)}${indexText(values)}`, span, 'numbers of a template are finite'); // prettier-ignore
  }

  private count(parts: number, tree: Tree): void {
    this.parts += parts;
    if (this.parts <= this.most) return;
    const { text } = this.template;
    const message = `written out at n = ${groupDigits(this.size)} the template has more than ${groupDigits(this.most)} parts`;
    throw fault(text, 'bad-template', message, spanOf(tree), 'take smaller sizes, or fewer nested sums');
  }
}

function spanOf(tree: Tree): Index['span'] {
  return tree.kind === 'chain' ? (tree.links[0]?.span ?? null) : tree.span;
}

/** `, i = 3`, for the indices around a place. */
function indexText(values: IndexValues): string {
  let text = '';
  for (let at: IndexValues | null = values; at !== null; at = at.outer)
    if (at.name !== sizeName) text += `, ${at.name} = ${numeral(at.value)}`;
  return text;
}
