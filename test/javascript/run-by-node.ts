// Runs the function `f` of a file by Node itself: what diffcmp, which never runs it, is held to.
import { transformSync } from 'esbuild';
import type { Construct, Given, Numbers } from './construct.js';

type Called = (...args: readonly Given[]) => Numbers;

/** Loads the file anew, so that no state of its module is left from an earlier call. */
export async function loadInNode({ source, language }: Pick<Construct, 'source' | 'language'>): Promise<Called> {
  const text = language === 'ts' ? transformSync(source, { loader: 'ts', target: 'esnext' }).code : source;
  if (/^\s*(import|export)\b|;\s*export\b|\bexport (const|function)/m.test(text)) {
    const url = `data:text/javascript,${encodeURIComponent(text)}//${String(serial++)}`;
    const { f } = (await import(/* @vite-ignore */ url)) as { f: Called };
    return f;
  }
  const made = new Function(`${text}\nreturn f;`) as () => Called;
  return made();
}
let serial = 0;

/** Its value, or the exception. */
export async function runInNode(
  construct: Pick<Construct, 'source' | 'language'>,
  args: readonly Given[],
): Promise<{ readonly value: Numbers } | { readonly thrown: unknown }> {
  const f = await loadInNode(construct);
  try {
    return { value: f(...structuredClone(args)) };
  } catch (thrown) {
    return { thrown };
  }
}
