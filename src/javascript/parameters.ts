// The parameters of a function as they stand in its file.
import type { Function as FunctionNode, Pattern } from 'acorn';
import type { FunctionSource } from './compile/code.js';
import { keyName } from './compile/patterns.js';
import type { FileParameter } from './file-function.js';

/** The function as it stands in the tree; null for a constructor that isn't written. */
export const treeOfSource = ({ body }: FunctionSource): FunctionNode | null => ('node' in body ? body.node : null);

export const functionParameters = (source: FunctionSource): FileParameter[] => treeParameters(treeOfSource(source));

/** @param tree null: a constructor that isn't written */
export function treeParameters(tree: FunctionNode | null): FileParameter[] {
  return (tree?.params ?? []).map((parameter) => {
    const isRest = parameter.type === 'RestElement';
    const hasDefault = parameter.type === 'AssignmentPattern';
    const defaultSpan = hasDefault ? { start: parameter.right.start, end: parameter.right.end } : null;
    const target = patternName(isRest ? parameter.argument : hasDefault ? parameter.left : parameter);
    return { ...target, hasDefault, defaultSpan, isRest };
  });
}

function patternName(pattern: Pattern): Pick<FileParameter, 'name' | 'parts' | 'isArrayPattern'> {
  if (pattern.type === 'Identifier') return { name: pattern.name, parts: [], isArrayPattern: false };
  if (pattern.type === 'ArrayPattern')
    return { name: null, parts: pattern.elements.map((_, i) => String(i)), isArrayPattern: true };
  if (pattern.type !== 'ObjectPattern') return { name: null, parts: [], isArrayPattern: false };
  const parts = pattern.properties.flatMap((each) => (each.type === 'RestElement' ? [] : (keyName(each.key) ?? [])));
  return { name: null, parts, isArrayPattern: false };
}
