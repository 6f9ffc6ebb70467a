// An enum as what it is when it runs: an object with its members, and of numbers the names by their values.
import { identifierName, isNode, nodeIn, nodesIn, writtenText, type LooseNode } from './loose-tree.js';
import { assigned, declared, elementOf, made, nameNode, numberNode, propertyOf, statementOf, textNode, unsupported } from './made-nodes.js'; // prettier-ignore

/**
 * `var E = (function (E) { E[E["A"] = 0] = "A"; …; return E; })(E || {});`, so that a second enum of that name goes on with the first.
 * Members name others of their enum without it: they become its properties.
 */
export function plainEnum(node: LooseNode): LooseNode {
  const id = nodeIn(node, 'id') ?? nameNode('', node);
  const name = identifierName(id) ?? '';
  const members = nodesIn(node, 'members').map((member) => ({ member, key: keyOf(member) }));
  const keys = new Set(members.map(({ key }) => key));
  const texts = new Set<string>();
  const statements: LooseNode[] = [];
  let following: Following = { kind: 'number', value: 0 };
  for (const { member, key } of members) {
    const given = nodeIn(member, 'initializer');
    const value: LooseNode = given === null ? valueOf(following, name, member) : withMembers(given, name, keys);
    const isText = isTextual(value, name, texts);
    if (isText) texts.add(key);
    const set = assigned(elementOf(nameNode(name, member), textNode(key, member), member), value, member);
    statements.push(
      statementOf(
        isText ? set : assigned(elementOf(nameNode(name, member), set, member), textNode(key, member), member),
      ),
    );
    following = isText ? { kind: 'none' } : nextAfter(value, key);
  }
  const body = [...statements, made('ReturnStatement', node, { argument: nameNode(name, node) })];
  const callee = made('FunctionExpression', node, {
    id: null,
    expression: false,
    generator: false,
    async: false,
    params: [nameNode(name, id)],
    body: made('BlockStatement', node, { body }),
  });
  const earlier = made('LogicalExpression', node, {
    operator: '||',
    left: nameNode(name, node),
    right: made('ObjectExpression', node, { properties: [] }),
  });
  return declared('var', id, made('CallExpression', node, { callee, arguments: [earlier], optional: false }), node);
}

function keyOf(member: LooseNode): string {
  const id = nodeIn(member, 'id');
  return identifierName(id) ?? writtenText(id) ?? '';
}

/** What a member without a value gets: a number, one more than a member that is computed, or nothing after a text. */
type Following =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'after'; readonly key: string }
  | { readonly kind: 'none' };

function nextAfter(value: LooseNode, key: string): Following {
  const isNegative = value.type === 'UnaryExpression' && value.operator === '-';
  const size = isNegative ? nodeIn(value, 'argument') : value;
  if (size?.type !== 'Literal' || typeof size.value !== 'number') return { kind: 'after', key };
  return { kind: 'number', value: (isNegative ? -size.value : size.value) + 1 };
}

function valueOf(following: Following, name: string, at: LooseNode): LooseNode {
  switch (following.kind) {
    case 'number':
      return numberNode(following.value, at);
    case 'after':
      return made('BinaryExpression', at, {
        operator: '+',
        left: propertyOrElement(name, following.key, at),
        right: numberNode(1, at),
      });
    case 'none':
      return unsupported('an enum member without a value, after a text', 'give it a value', at);
  }
}

function propertyOrElement(name: string, key: string, at: LooseNode): LooseNode {
  return elementOf(nameNode(name, at), textNode(key, at), at);
}

/** The value of a member, in which names of members are properties of the enum. */
function withMembers(value: LooseNode, name: string, keys: ReadonlySet<string>): LooseNode {
  const root: LooseNode = made('Root', value, { value });
  const rest: LooseNode[] = [root];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    for (const [field, inner] of Object.entries(node)) {
      const isLabel = (field === 'property' || field === 'key') && node.computed !== true;
      if (isLabel || typeof inner !== 'object' || inner === null) continue;
      const replaced = Array.isArray(inner)
        ? inner.map((each) => memberOr(each, name, keys))
        : memberOr(inner, name, keys);
      node[field] = replaced;
      rest.push(...[replaced].flat().filter(isNode));
    }
  }
  return nodeIn(root, 'value') ?? value;
}

function memberOr(node: unknown, name: string, keys: ReadonlySet<string>): unknown {
  const called = identifierName(node);
  return isNode(node) && called !== null && keys.has(called) ? propertyOf(nameNode(name, node), called, node) : node;
}

/** Whether a value is a text as far as its form tells, which is what TypeScript goes by. */
function isTextual(value: LooseNode, name: string, texts: ReadonlySet<string>): boolean {
  const rest = [value];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    if (node.type === 'TemplateLiteral' || writtenText(node) !== null) return true;
    if (node.type === 'BinaryExpression' && node.operator === '+')
      rest.push(...['left', 'right'].flatMap((side) => nodeIn(node, side) ?? []));
    if (node.type !== 'MemberExpression' || identifierName(node.object) !== name) continue;
    const key = node.computed === true ? writtenText(node.property) : identifierName(node.property);
    if (key !== null && texts.has(key)) return true;
  }
  return false;
}
