// Runs the function `f` of a file by Node itself: what diffcmp, which never runs it, is held to.
import { runInNewContext } from 'node:vm';
import { transformSync } from 'esbuild';
import type { Construct, Given, Numbers } from './construct.js';

type Called = (...args: readonly Given[]) => Numbers;

/** Loads a file. */
export async function loadInNode({ source, language }: Pick<Construct, 'source' | 'language'>): Promise<Called> {
  const text = language === 'ts' ? transformSync(source, { loader: 'ts', target: 'esnext' }).code : source;
  if (/^\s*(import|export)\b|;\s*export\b|\bexport (const|function)/m.test(text)) {
    const url = `data:text/javascript,${encodeURIComponent(text)}//${String(serial++)}`;
    const { f } = (await import(/* @vite-ignore */ url)) as { f: Called };
    return f;
  }
  // in a world of its own, since files may change what is in it
  return runInNewContext(`${text}\nf`) as Called;
}
let serial = 0;

/** Its value, or the exception. */
export function runInNode(
  f: Called,
  args: readonly Given[],
): { readonly value: Numbers } | { readonly thrown: unknown } {
  try {
    return { value: f(...structuredClone(args)) };
  } catch (thrown) {
    return { thrown };
  }
}
