// Classes as JavaScript has them: parameters of the constructor that are fields become fields that it sets.
import { identifierName, isNode, nodeIn, nodesIn, type LooseNode } from './loose-tree.js';
import { assigned, made, nameNode, propertyOf, statementOf, unsupported } from './made-nodes.js';

/** What stands for a class that can't be one in plain JavaScript; null: it can. */
export function classObstacle(node: LooseNode): LooseNode | null {
  const elements = nodesIn(nodeIn(node, 'body') ?? node, 'body');
  const parts = [node, ...elements, ...elements.flatMap(parametersOf)];
  const decorator = parts.flatMap((part) => nodesIn(part, 'decorators'))[0];
  if (decorator !== undefined) return unsupported('a decorator', 'write what it does into the class', decorator);
  const accessor = elements.find((element) => element.accessor === true);
  return accessor === undefined ? null : unsupported('an accessor field', 'write a plain field', accessor);
}

function parametersOf(element: LooseNode): LooseNode[] {
  const parameters = nodesIn(nodeIn(element, 'value') ?? element, 'params');
  return parameters.map((each) => nodeIn(each, 'parameter') ?? each);
}

/** Whether a node is there for types only: what is declared; of a class what is abstract, overloads, index signatures. */
export function isForTypes({ type, declare, abstract, value }: LooseNode): boolean {
  if (type === 'TSIndexSignature' || declare === true) return true;
  if (type !== 'MethodDefinition' && type !== 'PropertyDefinition') return false;
  return abstract === true || (isNode(value) && value.type === 'TSDeclareMethod');
}

/** In a class body: `constructor(private x)` is a field `x`, and `this.x = x` first of all, or right after `super(…)`. */
export function setFields(body: LooseNode): void {
  const elements = nodesIn(body, 'body');
  const own = elements.find(({ kind, value }) => kind === 'constructor' && isNode(value) && isNode(value.body));
  const run = own === undefined ? null : nodeIn(own, 'value');
  const block = run === null ? null : nodeIn(run, 'body');
  if (run === null || block === null) return;
  const names = nodesIn(run, 'params')
    .filter(({ type }) => type === 'TSParameterProperty')
    .flatMap(({ parameter }) => {
      const id = isNode(parameter) && parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
      const name = identifierName(id);
      return isNode(id) && name !== null ? { name, at: { start: id.start, end: id.start + name.length } } : [];
    });
  if (names.length === 0) return;
  const fields = names.map(({ name, at }) =>
    made('PropertyDefinition', at, { static: false, computed: false, key: nameNode(name, at), value: null }),
  );
  const settings = names.map(({ name, at }) =>
    statementOf(assigned(propertyOf(made('ThisExpression', at, {}), name, at), nameNode(name, at), at)),
  );
  body.body = [...fields, ...elements];
  block.body = nodesIn(block, 'body').toSpliced(placeOfSettings(nodesIn(block, 'body')), 0, ...settings);
}

/** After the call of `super`, or first. */
function placeOfSettings(statements: readonly LooseNode[]): number {
  return (
    1 +
    statements.findIndex(({ expression }) => {
      const callee = isNode(expression) && expression.type === 'CallExpression' ? expression.callee : null;
      return isNode(callee) && callee.type === 'Super';
    })
  );
}
