// What a function does with a parameter, as far as its text says: whether it takes a number, or an array of them.
import type { AnyNode, CallExpression, Function as FunctionNode, MemberExpression, Node, Pattern } from 'acorn';
import type { FileFunction } from './file-function.js';
import { loopTests } from './loop-tests.js';
import { childrenOf, isFunction, namesOfPattern, walk } from './compile/tree-names.js';

/**
 * `number`: nothing speaks against it; `text`: it is compared with one. A `tuple` is an array of which so many items are used; `item` is
 * what is done with those.
 */
export type ParameterUse =
  | { readonly kind: 'number' | 'record' | 'function' }
  | { readonly kind: 'text'; readonly example: string }
  | { readonly kind: 'tuple'; readonly length: number; readonly item: ParameterUse }
  | { readonly kind: 'array'; readonly item: ParameterUse };

const number: ParameterUse = { kind: 'number' };

/** Where methods of arrays put an item into what they call. */
const itemPlaces: Readonly<Record<string, number>> = {
  map: 0, forEach: 0, filter: 0, some: 0, every: 0, find: 0, findIndex: 0, findLast: 0, findLastIndex: 0, flatMap: 0, reduce: 1, reduceRight: 1,
}; // prettier-ignore
const otherOfArrays: ReadonlySet<string> = new Set([
  'length', 'slice', 'fill', 'indexOf', 'includes', 'reverse', 'concat', 'at', 'sort', 'join', 'entries', 'keys', 'values', 'flat', 'subarray',
]); // prettier-ignore

/** Items of a tuple. */
const longestTuple = 100;

/** Calls, copies and items that are followed from one to the next. */
const longestTrail = 12;

/** What the function does with the parameter of that name; of a constructor's parameter, what the constructor does. */
export function useOfParameter(found: FileFunction, parameter: number, name: string): ParameterUse {
  const node = found.nodes[parameter < found.own ? 0 : 1];
  const pattern = node?.params[parameter < found.own ? parameter : parameter - found.own];
  if (node === null || pattern === undefined) return number;
  const search = new UseSearch(found.graph.modules.map(({ tree }) => tree));
  return isArrayPattern(pattern) ? search.ofTarget(pattern, node, 0) : search.ofName(name, node, 0);
}

/** Whether a parameter says where or how often: it is an index, the end of a loop, or a size. */
export function isCounter(found: FileFunction, parameter: number, name: string): boolean {
  const isOwn = parameter >= found.own;
  const node = found.nodes[isOwn ? 1 : 0];
  if (node == null) return false;
  const ends = found.graph.modules.flatMap(({ tree }) => loopTests(tree));
  const isName = (each: Node | null | undefined): boolean => each?.type === 'Identifier' && 'name' in each && each.name === name; // prettier-ignore
  let isOne = false;
  walk(node, (each) => {
    if (each.type === 'MemberExpression') isOne ||= each.computed && isName(each.property);
    if (each.type === 'NewExpression') isOne ||= each.callee.type === 'Identifier' && /Array$/.test(each.callee.name) && each.arguments.length === 1 && isName(each.arguments[0]); // prettier-ignore
    if (each.type === 'Property') isOne ||= isName(each.value) && each.key.type === 'Identifier' && each.key.name === 'length'; // prettier-ignore
    if (each.type === 'BinaryExpression' && /^[<>]=?$/.test(each.operator) && (isName(each.left) || isName(each.right))) isOne ||= ends.some(({ start, end }) => start <= each.start && each.end <= end); // prettier-ignore
  });
  return isOne;
}

/** Goes from use to use by recursion, no further than `longestTrail`. */
class UseSearch {
  private readonly parents = new Map<Node, AnyNode>();
  private readonly functions = new Map<string, FunctionNode>();

  constructor(private readonly trees: readonly Node[]) {
    const enter = (node: AnyNode): void => {
      for (const child of childrenOf(node)) this.parents.set(child, node);
      if (node.type === 'FunctionDeclaration' && node.id !== null) this.keep(node.id.name, node);
      if (node.type === 'VariableDeclarator' && node.id.type === 'Identifier' && isFunctionNode(node.init)) this.keep(node.id.name, node.init); // prettier-ignore
    };
    for (const tree of trees) walk(tree, enter);
  }

  private keep(name: string, node: FunctionNode): void {
    if (!this.functions.has(name)) this.functions.set(name, node);
  }

  /** Of a variable within a part of the tree. */
  ofName(name: string, within: Node, trail: number): ParameterUse {
    let use = number;
    walk(within, (node) => {
      if (node !== within && isFunctionNode(node) && node.params.some((each) => namesOfPattern(each).includes(name))) return false; // prettier-ignore
      if (node.type === 'Identifier' && node.name === name) use = merged(use, this.ofValue(node, trail));
      return true;
    });
    return use;
  }

  /** Of the value of an expression, by what stands around it. */
  private ofValue(node: Node, trail: number): ParameterUse {
    const parent = this.parents.get(node);
    if (parent === undefined || trail > longestTrail) return number;
    const next = trail + 1;
    switch (parent.type) {
      case 'MemberExpression': {
        if (parent.object !== node) return number;
        const { property } = parent;
        if (parent.computed) return this.ofItem(property, parent, next);
        const member = property.type === 'Identifier' ? property.name : '';
        if (otherOfArrays.has(member)) return arrayOf(number);
        if (!Object.hasOwn(itemPlaces, member)) return { kind: 'record' };
        const call = this.parents.get(parent);
        const [callback] = call?.type === 'CallExpression' && call.callee === parent ? call.arguments : [];
        return arrayOf(this.ofArgument(callback, itemPlaces[member] ?? 0, next));
      }
      case 'ForOfStatement': {
        if (parent.right !== node) return number;
        const target = parent.left.type === 'VariableDeclaration' ? parent.left.declarations[0]?.id : parent.left;
        return arrayOf(target === undefined ? number : this.ofTarget(target, parent.body, next));
      }
      case 'BinaryExpression': {
        const other: AnyNode = parent.left === node ? parent.right : parent.left;
        return /^[!=]==?$/.test(parent.operator) ? textLike(other) : number;
      }
      case 'SwitchStatement':
        return parent.discriminant === node ? textLike(parent.cases.find(({ test }) => test != null)?.test) : number;
      case 'LogicalExpression':
      case 'ConditionalExpression':
        return this.ofValue(parent, next);
      case 'AssignmentExpression':
        return parent.right === node && parent.operator === '=' ? this.ofAssigned(parent.left, parent, next) : number;
      case 'VariableDeclarator':
        return parent.init === node ? this.ofTarget(parent.id, this.functionAround(parent), next) : number;
      case 'SpreadElement':
        return this.parents.get(parent)?.type === 'ObjectExpression' ? { kind: 'record' } : arrayOf(number);
      case 'CallExpression':
        return parent.callee === node ? { kind: 'function' } : this.ofPassed(node, parent, next);
      default:
        return number;
    }
  }

  /** Of an array of which an item is used, at a place that the text says or that is worked out. */
  private ofItem(place: Node, member: MemberExpression, trail: number): ParameterUse {
    const value = literalIn(place);
    if (typeof value === 'string') return { kind: 'record' };
    const item = this.ofValue(member, trail);
    return typeof value === 'number' && Number.isInteger(value) && value < longestTuple
      ? { kind: 'tuple', length: value + 1, item }
      : arrayOf(item);
  }

  /** Of what is kept under a name, or in a field of an object, such as `this.weights`. */
  private ofAssigned(target: Pattern, assignment: Node, trail: number): ParameterUse {
    if (target.type !== 'MemberExpression') return this.ofTarget(target, this.functionAround(assignment), trail);
    const { object, property } = target;
    if (object.type !== 'ThisExpression' || target.computed) return number;
    const name = fieldName(property);
    let use = number;
    for (const tree of this.trees)
      walk(tree, (node) => {
        const isSame = node.type === 'MemberExpression' && node !== target && node.object.type === 'ThisExpression' && !node.computed && fieldName(node.property) === name; // prettier-ignore
        if (isSame) use = merged(use, this.ofValue(node, trail));
        return true;
      });
    return use;
  }

  /** Of what is passed to a function of the files, or to `Array.from`. */
  private ofPassed(node: Node, { callee, arguments: args }: CallExpression, trail: number): ParameterUse {
    const place = args.findIndex((each) => each === node);
    if (callee.type === 'Identifier') return this.ofArgument(callee, place, trail);
    const { object, property } = callee.type === 'MemberExpression' ? callee : { object: null, property: null };
    const isFrom = object?.type === 'Identifier' && /Array$/.test(object.name) && property?.type === 'Identifier' && property.name === 'from'; // prettier-ignore
    return isFrom && place === 0 ? arrayOf(this.ofArgument(args[1], 0, trail)) : number;
  }

  /** Of an argument of a function that is written there, or has that name. */
  private ofArgument(callee: Node | undefined, place: number, trail: number): ParameterUse {
    const called = callee as AnyNode | undefined;
    const node = called?.type === 'Identifier' ? this.functions.get(called.name) : called;
    const target = isFunctionNode(node) ? node.params[place] : undefined;
    return target === undefined || !isFunctionNode(node) ? number : this.ofTarget(target, node, trail);
  }

  /** Of what is bound to a pattern, by what is done with the names in it. */
  ofTarget(target: Pattern, within: Node, trail: number): ParameterUse {
    if (trail > longestTrail) return number;
    if (target.type === 'AssignmentPattern') return this.ofTarget(target.left, within, trail + 1);
    if (target.type === 'ArrayPattern') {
      const { elements } = target;
      const item = elements.map((each) => (each === null ? number : this.ofTarget(each, within, trail + 1))).reduce(merged, number); // prettier-ignore
      return elements.at(-1)?.type === 'RestElement'
        ? arrayOf(number)
        : { kind: 'tuple', length: elements.length, item };
    }
    if (target.type === 'ObjectPattern') return { kind: 'record' };
    return target.type === 'Identifier' ? this.ofName(target.name, within, trail) : number;
  }

  private functionAround(node: Node): Node {
    let around: Node = node;
    for (let next = this.parents.get(node); next !== undefined; next = this.parents.get(next)) {
      around = next;
      if (isFunction(next)) break;
    }
    return around;
  }
}

const arrayOf = (item: ParameterUse): ParameterUse => ({ kind: 'array', item });

function merged(a: ParameterUse, b: ParameterUse): ParameterUse {
  if (a.kind === 'number') return b;
  if (!('item' in a) || !('item' in b)) return a;
  const item = merged(a.item, b.item);
  return a.kind === 'tuple' && b.kind === 'tuple' ? { kind: 'tuple', length: Math.max(a.length, b.length), item } : arrayOf(item); // prettier-ignore
}

const literalIn = (node: Node | null | undefined): unknown => {
  const literal = node as AnyNode | null | undefined;
  return literal?.type === 'Literal' ? literal.value : undefined;
};

function textLike(node: Node | null | undefined): ParameterUse {
  const value = literalIn(node);
  return typeof value === 'string' ? { kind: 'text', example: value } : number;
}

const fieldName = (property: Node): string | null => ('name' in property ? String(property.name) : null);

const isArrayPattern = ({ type, ...pattern }: Pattern): boolean =>
  type === 'ArrayPattern' ||
  (type === 'AssignmentPattern' && 'left' in pattern && pattern.left.type === 'ArrayPattern');

const isFunctionNode = (node: Node | null | undefined): node is FunctionNode => node != null && isFunction(node);
