// Builds dist before the tests that spawn the command, if it is missing or older than what it is made of.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const made = join(root, 'dist/diffcmp.1'); // the last file that the build writes

export default function setup(): void {
  if (existsSync(made) && newest(['src', 'scripts', 'package.json']) <= statSync(made).mtimeMs) return;
  execFileSync(process.execPath, [join(root, 'scripts/build.mjs')], { cwd: root, stdio: 'inherit' });
}

function newest(paths: readonly string[]): number {
  const times = paths.flatMap((path) => {
    const full = join(root, path);
    if (!statSync(full).isDirectory()) return [statSync(full).mtimeMs];
    const files = readdirSync(full, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return files.map((file) => statSync(join(file.parentPath, file.name)).mtimeMs);
  });
  return Math.max(...times);
}
