// V8's code of the command, for a Node that keeps none by itself: a comparison compiles for a fifth of its time.
import { execFile } from 'node:child_process';
import module from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What most command lines run: all that these compile needn't be compiled by another one. */
const lines = ['x*cos(x) --at 1.2', 'sweep x*cos(x) --at 1.2'];

/** Writes the code beside the files of the command in `folder`. The command runs without: a build goes on where none can be made. */
export async function writeCodeCache(folder) {
  if (module.enableCompileCache !== undefined) return; // Node 22 and later
  const script = join(import.meta.dirname, 'record-code.cjs');
  const env = { ...process.env, NODE_OPTIONS: '' }; // V8 refuses code that was made with other flags
  try {
    await promisify(execFile)(process.execPath, [script, join(folder, 'cli.cjs'), ...lines], { env });
  } catch (error) {
    console.warn(`no code cache: ${error.message}`);
  }
}
