// Every mutant of a gradient that is written in JavaScript: changes of its text at the places of acorn's nodes.
import { parse, type AnyNode, type Identifier, type Pattern, type Program } from 'acorn';
import { distinct, type MistakeKind, type Mutant } from './mutant.js';

interface Change {
  readonly kind: MistakeKind;
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** @param name the function at stake: what it doesn't need stays as it is */
export function programMutants(text: string, name: string): Mutant[] {
  const tree = parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
  const counting = countingNames(tree);
  const found: Change[] = [];
  const stack: { readonly node: AnyNode; readonly at: Place }[] = neededBy(tree, name).map((node) => ({
    node,
    at: { counts: false, names: [] },
  }));
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, at } = next;
    const inside = { ...at, names: isFunction(node) ? [...at.names, ...namesIn(node)] : at.names };
    found.push(...changesOf(text, node, inside));
    for (const child of childrenOf(node)) {
      stack.push({ node: child, at: placeOf(node, child, inside) });
      if (child.type !== 'Identifier' || isDeclared(node, child)) continue;
      const isCount = placeOf(node, child, inside).counts;
      found.push(...staleChanges(child, inside.names).filter(({ by }) => !isCount || counting.has(by)));
    }
  }
  const mutants = found.map(({ kind, start, end, by }): Mutant => {
    const line = text.slice(0, start).split('\n').length;
    return { kind, texts: [text.slice(0, start) + by + text.slice(end)], change: `line ${line}: ${text.slice(start, end)} → ${by}` }; // prettier-ignore
  });
  return distinct(mutants, [text]).filter(({ texts: [changed = ''] }) => isModule(changed));
}

/** A name that is put where another is declared may clash. */
function isModule(text: string): boolean {
  try {
    parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The statements of a module that a function stands in, or that it calls. */
function neededBy({ body }: Program, name: string): AnyNode[] {
  const wanted = new Set([name]);
  const needed = new Set<AnyNode>();
  for (const each of wanted)
    for (const statement of body) {
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      const names = declaration?.type === 'FunctionDeclaration' ? [declaration.id.name] : declaration?.type === 'VariableDeclaration' ? declaration.declarations.flatMap(({ id }) => namesOfPattern(id)) : []; // prettier-ignore
      if (!names.includes(each)) continue;
      needed.add(statement);
      for (const used of identifiersIn(statement)) wanted.add(used);
    }
  return [...needed];
}

function identifiersIn(root: AnyNode): string[] {
  const names: string[] = [];
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'Identifier') names.push(node.name);
    stack.push(...childrenOf(node));
  }
  return names;
}

/** Names that count: what stands in an index is taken for another of these only, since no array has a place 0.3. */
function countingNames(tree: Program): Set<string> {
  const names = new Set<string>();
  const stack: AnyNode[] = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'MemberExpression' && node.computed) for (const name of identifiersIn(node.property)) names.add(name); // prettier-ignore
    stack.push(...childrenOf(node));
  }
  return names;
}

/** Where a node stands: in an index or a loop, where numbers count; and the names that hold something there. */
interface Place {
  readonly counts: boolean;
  readonly names: readonly string[];
}

function placeOf(parent: AnyNode, child: AnyNode, at: Place): Place {
  const isIndex = parent.type === 'MemberExpression' && parent.computed && parent.property === child;
  const isHead = (parent.type === 'ForStatement' || parent.type === 'WhileStatement') && parent.body !== child;
  return isIndex || isHead ? { ...at, counts: true } : at;
}

const isNode = (value: unknown): value is AnyNode => typeof value === 'object' && value !== null && 'type' in value;

const childrenOf = (node: AnyNode): AnyNode[] =>
  Object.values(node as object).flatMap((value: unknown): AnyNode[] => (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isNode)); // prettier-ignore

const isFunction = (node: AnyNode): boolean =>
  node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';

/** Names that a function declares, or takes. */
function namesIn(root: AnyNode): string[] {
  const names: string[] = [];
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === 'VariableDeclarator') names.push(...namesOfPattern(node.id));
    if (node === root && 'params' in node) names.push(...node.params.flatMap(namesOfPattern));
    if (node === root || !isFunction(node)) stack.push(...childrenOf(node));
  }
  return names;
}

function namesOfPattern(pattern: Pattern): string[] {
  if (pattern.type === 'Identifier') return [pattern.name];
  if (pattern.type === 'ArrayPattern') return pattern.elements.flatMap((each) => (each === null ? [] : namesOfPattern(each))); // prettier-ignore
  return pattern.type === 'AssignmentPattern' ? namesOfPattern(pattern.left) : [];
}

const besideFunctions: Readonly<Record<string, string>> = { sin: 'cos', cos: 'sin', tanh: 'sinh', exp: 'expm1' };
const negated: Readonly<Record<string, string>> = { '<': '>=', '>=': '<', '>': '<=', '<=': '>', '===': '!==', '!==': '===' }; // prettier-ignore
const shifted: Readonly<Record<string, string>> = { '<': '<=', '<=': '<' };

function changesOf(text: string, node: AnyNode, at: Place): Change[] {
  const of = ({ start, end }: AnyNode): string => text.slice(start, end);
  const inBrackets = (each: AnyNode): string => `(${of(each)})`;
  const change = (kind: MistakeKind, by: string): Change => ({ kind, start: node.start, end: node.end, by });
  switch (node.type) {
    case 'BinaryExpression': {
      const [a, b] = [inBrackets(node.left), inBrackets(node.right)];
      if (at.counts) return [...countChanges(node.operator, a, b), ...(node.operator in shifted ? [`${a} ${shifted[node.operator]} ${b}`] : [])].map((by) => change('off by one', by)); // prettier-ignore
      return [...arithmeticChanges(node.operator, a, b), ...scaled(node.operator, of(node))].map(([kind, by]) => change(kind, `(${by})`)); // prettier-ignore
    }
    case 'UnaryExpression':
      return node.operator === '-' && !at.counts ? [change('sign', inBrackets(node.argument))] : [];
    case 'Literal':
      if (typeof node.value !== 'number') return [];
      return [node.value + 1, node.value - 1].map((value) => change('off by one', value < 0 ? `(${value})` : String(value))); // prettier-ignore
    case 'MemberExpression':
      return node.computed ? ['+', '-'].map((sign) => change('off by one', `${of(node.object)}[${of(node.property)} ${sign} 1]`)) : []; // prettier-ignore
    case 'ConditionalExpression':
      return [change('wrong branch', `(${of(node.test)} ? ${of(node.alternate)} : ${of(node.consequent)})`)];
    case 'IfStatement':
      return node.test.type === 'BinaryExpression' && node.test.operator in negated
        ? [{ kind: 'wrong branch', start: node.test.start, end: node.test.end, by: `${of(node.test.left)} ${negated[node.test.operator]} ${of(node.test.right)}` }]
        : []; // prettier-ignore
    case 'AssignmentExpression': {
      if (at.counts) return [];
      const [left, right] = [of(node.left), of(node.right)];
      const other = { '+=': '-=', '-=': '+=' }[node.operator as string];
      return other === undefined ? [] : [change('sign', `${left} ${other} ${right}`), change('dropped term', `${left} = ${other === '-=' ? '' : '-'}(${right})`)]; // prettier-ignore
    }
    case 'ExpressionStatement':
      return node.expression.type === 'AssignmentExpression' ? [change('stale variable', ';')] : [];
    case 'CallExpression': {
      const callee = of(node.callee);
      const [, before = '', name = ''] = /^(Math\.)?(\w+)$/.exec(callee) ?? [];
      const args = node.arguments.map(of).join(', ');
      return name in besideFunctions ? [change('wrong branch', `${before === '' ? '' : before}${besideFunctions[name]}(${args})`)] : []; // prettier-ignore
    }
    case 'Property':
    case 'ArrayExpression':
      return [];
    default:
      return [];
  }
}

const countChanges = (operator: string, a: string, b: string): string[] =>
  operator === '+' || operator === '-' ? [a, `${a} ${operator === '+' ? '-' : '+'} ${b}`] : [];

function arithmeticChanges(operator: string, a: string, b: string): (readonly [MistakeKind, string])[] {
  switch (operator) {
    case '+':
      return [['sign', `${a} - ${b}`], ['dropped term', a], ['dropped term', b]]; // prettier-ignore
    case '-':
      return [['sign', `${a} + ${b}`], ['dropped term', a], ['dropped term', `-${b}`], ['swapped arguments', `${b} - ${a}`]]; // prettier-ignore
    case '*':
      return [['dropped term', a], ['dropped term', b]]; // prettier-ignore
    case '/':
      return [['dropped term', a], ['swapped arguments', `${b} / ${a}`]]; // prettier-ignore
    case '**':
      return [['off by one', `${a} ** (${b} + 1)`], ['off by one', `${a} ** (${b} - 1)`], ['swapped arguments', `${b} ** ${a}`]]; // prettier-ignore
    default:
      return operator in negated ? [['wrong branch', `${a} ${negated[operator]} ${b}`]] : [];
  }
}

const scaled = (operator: string, text: string): (readonly [MistakeKind, string])[] =>
  ['+', '-', '*', '/', '**'].includes(operator)
    ? [['factor', `2 * (${text})`], ['1 % scale', `1.01 * (${text})`], ['1e-6 scale', `1.000001 * (${text})`]] // prettier-ignore
    : [];

/** What was computed just before or after, or is for another input. */
function staleChanges({ name, start, end }: Identifier, names: readonly string[]): Change[] {
  const place = names.indexOf(name);
  if (place < 0) return [];
  const others = [names[place + 1], names[place - 1]].filter((other) => other !== undefined && other !== name);
  return others.map((other) => ({ kind: 'stale variable', start, end, by: String(other) }));
}

/** Whether a name is made there, and not used. */
const isDeclared = (parent: AnyNode, child: AnyNode): boolean =>
  (parent.type === 'VariableDeclarator' && parent.id === child) ||
  (parent.type === 'Property' && parent.key === child) ||
  (parent.type === 'MemberExpression' && !parent.computed && parent.property === child) ||
  (parent.type === 'AssignmentExpression' && parent.left === child && child.type === 'Identifier') ||
  ('params' in parent && (parent.params as readonly unknown[]).includes(child));
