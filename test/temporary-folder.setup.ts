// All temporary files of a run lie in one folder, which goes when it ends: many tests make some, and none has to clear up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Workers are processes of their own, and take the environment over. @returns what clears up */
export default function inOneFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 't'));
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
