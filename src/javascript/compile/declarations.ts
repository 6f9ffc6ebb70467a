// What a block declares: its names at its begin, and the functions among them with their values.
import type { Statement } from 'acorn';
import type { Emitter } from './emitter.js';
import type { VariableBinding } from './scope.js';
import { namesOfPattern } from './tree-names.js';

/** Declares the `let`, `const`, classes and functions of a block in the scope that is open. */
export function declareBlock(to: Emitter, nodes: readonly Statement[]): VariableBinding[] {
  const bindings: VariableBinding[] = [];
  for (const node of nodes) {
    if (node.type === 'VariableDeclaration' && node.kind !== 'var')
      for (const { id } of node.declarations)
        for (const name of namesOfPattern(id)) bindings.push(to.declare(name, node.kind === 'const' ? 'const' : 'let'));
    else if (node.type === 'ClassDeclaration') bindings.push(to.declare(node.id.name, 'class'));
    else if (node.type === 'FunctionDeclaration') bindings.push(to.declare(node.id.name, 'function'));
  }
  for (const binding of bindings) to.open(binding, false);
  return bindings;
}

/** Functions have their values from the begin of the block on. */
export function hoistFunctions(to: Emitter, nodes: readonly Statement[]): void {
  for (const node of nodes) {
    if (node.type !== 'FunctionDeclaration') continue;
    const { name } = node.id;
    to.at(node, () => to.closure(to.parts.functionSource(to, { kind: 'function', node }, { name, at: node })));
    to.initialise(name);
  }
}
