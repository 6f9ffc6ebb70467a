// Processes that contend for a lock while they are killed at random, and what came of it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { temporaryFolder } from '../batch/temporary-files.js';

export interface Contention {
  /** How often a process had the lock, and how many processes were killed. */
  readonly works: number;
  readonly kills: number;
  /** Where two had it at a time. */
  readonly meetings: readonly string[];
  /** What is left beside the output in the end. */
  readonly left: readonly string[];
}

/** Milliseconds after which a process that wasn't killed makes way for another. */
const lifetime = 1000;

/**
 * Ends after so many kills, however long a machine takes for them.
 *
 * @param killShare of the attempts to take the lock, how many end with a kill soon after
 */
export async function contend(mostKills: number, contenders: number, killShare: number): Promise<Contention> {
  const folder = temporaryFolder();
  const script = join(folder, 'contender.mjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'contender.ts')],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    alias: { 'node:fs/promises': join(import.meta.dirname, 'slow-files.ts') },
  });
  const output = join(folder, 'out.ndjson');
  let kills = 0;
  const keepOneAlive = async (): Promise<void> => {
    while (kills < mostKills) {
      const words = [script, output, String(lifetime), String(killShare)];
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
      const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
      if (signal === 'SIGKILL') kills++;
    }
  };
  await Promise.all(Array.from({ length: contenders }, keepOneAlive));
  // one more, which ends well, clears up what the killed ones left
  const last = spawn(process.execPath, [script, output, '200', '0'], { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(last, 'exit');
  const log = existsSync(`${output}.log`) ? readFileSync(`${output}.log`, 'utf8').split('\n') : [];
  return {
    works: log.filter((line) => line.startsWith('works')).length,
    kills,
    meetings: log.filter((line) => line.startsWith('meets')),
    left: readdirSync(folder).filter((name) => name.startsWith('.')),
  };
}
