// JavaScript with a call at the begin of each turn of each loop, so that mutants whose loops don't end can be stopped.
import { parse, type AnyNode } from 'acorn';

export class Endless extends Error {}

/** A function of a module without imports, made anew; it throws `Endless` after so many turns. */
export function functionOfText(text: string, name: string, mostTurns = 20_000): (...args: unknown[]) => unknown {
  const tree = parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
  const inserts: { readonly at: number; readonly text: string }[] = [];
  const stack: AnyNode[] = [tree];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('body' in node && /^(For|While|DoWhile)/.test(node.type)) {
      const { start, end } = node.body as AnyNode;
      inserts.push({ at: start, text: '{ $turn(); ' }, { at: end, text: ' }' });
    }
    if (node.type === 'ExportNamedDeclaration') inserts.push({ at: node.start, text: '/*' }, { at: node.start + 'export'.length, text: '*/' }); // prettier-ignore
    stack.push(...Object.values(node as object).flat().filter((value: unknown): value is AnyNode => typeof value === 'object' && value !== null && 'type' in value)); // prettier-ignore
  }
  let guarded = text;
  for (const { at, text: inserted } of inserts.sort((a, b) => b.at - a.at)) guarded = guarded.slice(0, at) + inserted + guarded.slice(at); // prettier-ignore
  let turns = 0;
  const turn = (): void => {
    turns++;
    if (turns > mostTurns) throw new Endless('too many turns');
  };

  const made = new Function('$turn', `${guarded}\nreturn ${name};`)(turn) as (...args: unknown[]) => unknown;
  const call = (...args: unknown[]): unknown => {
    turns = 0;
    return made(...args);
  };
  return Object.defineProperty(call, 'length', { value: made.length });
}
