// Writes a section's result into docs/benchmarks.md, between its markers.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { root } from './library.mjs';

const file = join(root, 'docs/benchmarks.md');

/** @throws Error where the page has no place for it */
export async function writeSection(id, text) {
  const page = readFileSync(file, 'utf8');
  const [begin, end] = [`<!-- bench ${id} -->`, `<!-- end ${id} -->`];
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/benchmarks.md: expected ${begin} and ${end}`);
  const whole = `${page.slice(0, from)}${begin}\n\n${text}\n\n${page.slice(to)}`;
  writeFileSync(file, await format(whole, { ...(await resolveConfig(file)), filepath: file }));
}
