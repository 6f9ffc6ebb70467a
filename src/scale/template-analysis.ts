// What stands in a template: sums and products with their indices, inputs with indices, numbers that are known at a size.
import { builtins, namedConstants } from '../language/builtins.js';
import { fault } from '../language/fault.js';
import type { Call, Index, Statement, Tree } from '../language/tree.js';
import type { Span } from '../span.js';
import { closest } from '../text/did-you-mean.js';
import { sizeName, type Repetition, type TemplateForm } from './template-forms.js';

/** The indices around a place, the innermost first. */
interface Scope {
  readonly index: string;
  readonly outer: Scope | null;
}

interface Visited {
  readonly tree: Tree;
  readonly scope: Scope | null;
}

const example = 'for example sum(i, 1, n, x[i]^2)';

/** Reads statements one after another; then says what it found. */
export class TemplateAnalysis {
  readonly forms = new Map<Tree, TemplateForm>();
  /** How many indices each input has, 0 for a plain number, in the order of first appearance. */
  readonly inputs = new Map<string, number>();
  usesSize = false;
  private readonly indexNames = new Set<string>();
  /** Where names stand that are no index there. */
  private readonly names = new Map<string, Span | null>();
  /** Trees made of numbers, n and indices only. */
  private readonly known = new Set<Tree>();

  constructor(
    private readonly text: string,
    statements: readonly Statement[],
  ) {
    const own = new Map(statements.flatMap(({ name, parameters, span }) => [name, ...parameters].map((each) => [each, span] as const))); // prettier-ignore
    if (own.has(sizeName)) throw this.fault(`'${sizeName}' is the size in a template`, own.get(sizeName) ?? null, 'choose another name'); // prettier-ignore
    for (const { body, parameters } of statements) this.read(body, parameters, own);
    for (const [name, span] of this.names)
      if (this.indexNames.has(name))
        throw this.indexFault(`'${name}' is the index of a sum, and stands outside of it`, span, `give the input another name, or put it into the term: sum(${name}, 1, n, …)`); // prettier-ignore
  }

  private read(body: Tree, parameters: readonly string[], own: ReadonlyMap<string, unknown>): void {
    const visited = this.visitAll(body);
    // from the leaves up
    for (const { tree, scope } of visited.toReversed()) this.classify(tree, scope);
    for (const { tree } of visited) this.checkKind(tree);
    for (const { tree, scope } of visited) this.check(tree, scope, parameters, own);
  }

  /** All trees in the order of the text, parents first, each with the indices around it. */
  private visitAll(body: Tree): Visited[] {
    const visited: Visited[] = [];
    const todo: Visited[] = [{ tree: body, scope: null }];
    for (let next = todo.pop(); next; next = todo.pop()) {
      visited.push(next);
      const { tree, scope } = next;
      let inside: readonly Visited[] = tree.args.map((arg) => ({ tree: arg, scope }));
      if (isRepetition(tree)) {
        const repetition = this.repetitionOf(tree, scope);
        const { index, lower, upper, term } = repetition;
        this.forms.set(tree, { kind: 'repeat', repetition });
        this.indexNames.add(index);
        inside = [{ tree: lower, scope }, { tree: upper, scope }, { tree: term, scope: { index, outer: scope } }]; // prettier-ignore
      } else if (tree.kind === 'index') {
        this.forms.set(tree, { kind: 'element', name: this.nameOfElement(tree), element: tree });
        inside = inside.slice(1);
      }
      for (const each of inside.toReversed()) todo.push(each);
    }
    return visited;
  }

  private repetitionOf(call: Call, scope: Scope | null): Repetition {
    const { name, span, args } = call;
    const [first, lower, upper, term] = args;
    if (args.length !== 4 || lower === undefined || upper === undefined || term === undefined)
      throw fault(this.text, 'wrong-arity', `in a template '${name}' takes an index, its first and last value and a term, got ${args.length}`, span, `write ${name}(i, 1, n, …)`); // prettier-ignore
    if (first?.kind !== 'name') throw this.indexFault(`the index of ${name} must be a name`, span, `write ${name}(i, 1, n, …)`); // prettier-ignore
    const index = first.name;
    const taken = index === sizeName ? 'the size' : namedConstants.has(index) ? 'a constant' : isIn(scope, index) ? 'the index of a sum around this one' : null; // prettier-ignore
    if (taken !== null)
      throw this.indexFault(`'${index}' is ${taken}`, first.span, 'choose another name for the index');
    return { operator: name === 'sum' ? '+' : '*', index, lower, upper, term, call };
  }

  private nameOfElement({ args: [object], span }: Index): string {
    if (object.kind === 'name' && !namedConstants.has(object.name) && object.name !== sizeName) return object.name;
    throw this.fault('only an input has indices in a template', span, 'write x[i]');
  }

  private classify(tree: Tree, scope: Scope | null): void {
    if (this.forms.has(tree)) return;
    const isBound = tree.kind === 'name' && (tree.name === sizeName || isIn(scope, tree.name));
    if (isBound) this.usesSize ||= tree.name === sizeName;
    const inside: readonly Tree[] = tree.args;
    const isNumber = isBound || (isClosedKind(tree) && inside.every((arg) => this.known.has(arg)));
    if (isNumber) this.known.add(tree);
    if (!isBound && !inside.some((arg) => this.forms.has(arg))) return;
    this.forms.set(tree, { kind: isNumber ? 'number' : 'inner' });
  }

  private check(tree: Tree, scope: Scope | null, parameters: readonly string[], own: ReadonlyMap<string, unknown>): void {
    const form = this.forms.get(tree);
    if (form?.kind === 'repeat') {
      const { lower, upper, call } = form.repetition;
      this.checkNumber(lower, scope, `the first value of an index of ${call.name}`, call.span);
      this.checkNumber(upper, scope, `the last value of an index of ${call.name}`, call.span);
    } else if (form?.kind === 'element') {
      const { name, element } = form;
      if (own.has(name)) throw this.fault(`'${name}' is ${parameters.includes(name) ? 'a parameter' : 'a step'}, which is one number`, element.span, 'only inputs have indices in a template'); // prettier-ignore
      const [, ...indices] = element.args;
      for (const index of indices) this.checkNumber(index, scope, `an index of ${name}`, element.span);
      this.addInput(name, indices.length, element.span);
    } else if (tree.kind === 'name' && form === undefined && !namedConstants.has(tree.name)) {
      if (!this.names.has(tree.name)) this.names.set(tree.name, tree.span);
      if (!own.has(tree.name)) this.addInput(tree.name, 0, tree.span);
    }
  } // prettier-ignore

  /** @throws DiffcmpError for what is made of tensors */
  private checkKind(tree: Tree): void {
    const isOfTensors = tree.kind === 'call' && !this.forms.has(tree) && builtins.get(tree.name)?.isOfTensors === true;
    if (!isOfTensors && tree.kind !== 'list' && tree.kind !== 'range' && tree.kind !== 'end') return;
    const what = tree.kind === 'call' ? `'${tree.name}' is a function of tensors` : 'vectors, matrices and ranges are not for templates'; // prettier-ignore
    throw this.fault(what, tree.span, `a template is made of numbers; ${example}`);
  }

  /** @throws DiffcmpError where a bound or an index is made of more than numbers, n and indices: at what it is made of */
  private checkNumber(tree: Tree, scope: Scope | null, what: string, span: Span | null): void {
    if (this.known.has(tree)) return;
    const todo: Tree[] = [tree];
    for (let next = todo.pop(); next; next = todo.pop()) {
      if (next.kind === 'name' && !this.known.has(next)) {
        const indices = [sizeName, ...indicesOf(scope)];
        const guess = closest(next.name, indices);
        throw this.indexFault(`'${next.name}' is no index here: ${what} is made of whole numbers, n and the indices around it`, next.span, guess !== null ? `did you mean '${guess}'?` : indices.length > 1 ? `indices here: ${indices.join(', ')}` : `write sum(${next.name}, 1, n, …) around it`); // prettier-ignore
      }
      for (const arg of next.args.toReversed()) todo.push(arg);
    }
    throw this.indexFault(`${what} must be made of whole numbers, n and indices`, span, example);
  }

  private addInput(name: string, indices: number, span: Span | null): void {
    const before = this.inputs.get(name);
    this.inputs.set(name, indices);
    if (before === undefined || before === indices) return;
    const said = (count: number): string => (count === 0 ? 'no index' : count === 1 ? 'one index' : `${count} indices`);
    throw this.indexFault(`'${name}' has ${said(indices)} here, and ${said(before)} before`, span, 'give one of them another name'); // prettier-ignore
  }

  private fault(message: string, span: Span | null, hint: string): Error {
    return fault(this.text, 'bad-template', message, span, hint);
  }
  private indexFault(message: string, span: Span | null, hint: string): Error {
    return fault(this.text, 'bad-index', message, span, hint);
  }
}

function isRepetition(tree: Tree): tree is Call {
  return tree.kind === 'call' && (tree.name === 'sum' || tree.name === 'prod');
}

/** Whether a tree is a number once its parts are. */
function isClosedKind(tree: Tree): boolean {
  if (tree.kind === 'name') return namedConstants.has(tree.name);
  if (tree.kind === 'call') return builtins.has(tree.name) && builtins.get(tree.name)?.isOfTensors !== true;
  return !['list', 'index', 'range', 'end'].includes(tree.kind);
}

function isIn(scope: Scope | null, name: string): boolean {
  return indicesOf(scope).includes(name);
}

function indicesOf(scope: Scope | null): string[] {
  const names: string[] = [];
  for (let at = scope; at !== null; at = at.outer) names.push(at.index);
  return names;
}
