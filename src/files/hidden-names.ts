// Names beside a file for what belongs to it for a while: hidden, of limited length, and, where a process may leave one
// behind, with that process in the name.
import { hash, randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { lifeOf, thisProcess, type Owner } from './owner.js';

/** Bytes of a name that are kept; file systems have room for 255. */
const longestStem = 120;

/** `.NAME`: what all names that belong to a file begin with. */
function stemOf(target: string): string {
  const name = basename(target);
  if (Buffer.byteLength(name) <= longestStem) return `.${name}`;
  return `.${[...name].slice(0, 20).join('')}~${hash('sha256', name, 'hex').slice(0, 16)}`;
}

export function lockBeside(target: string): string {
  return join(dirname(target), `${stemOf(target)}.lock`);
}

/** A new name, for a file on its way. */
export function temporaryBeside(target: string): string {
  const { pid, start } = thisProcess();
  const random = randomBytes(6).toString('hex');
  return join(dirname(target), `${stemOf(target)}.${placeTag(thisProcess())}-${pid}-${start ?? ''}-${random}.tmp`);
}

/** Host, machine and its start in short. */
function placeTag({ host, machine, boot }: Owner): string {
  return hash('sha256', JSON.stringify([host, machine, boot]), 'hex').slice(0, 8);
}

/** Removes what processes left beside a file that died at work on it. Whoever calls holds its lock. */
export async function removeAbandoned(target: string): Promise<void> {
  const [folder, stem] = [dirname(target), stemOf(target)];
  const here = thisProcess();
  for (const name of await readdir(folder).catch(() => [])) {
    if (!name.startsWith(`${stem}.`)) continue;
    const rest = name.slice(stem.length);
    const [, place, pid, start = ''] = /^\.([0-9a-f]{8})-(\d+)-(\d*)-[0-9a-f]{12}\.tmp$/.exec(rest) ?? [];
    const owner = { ...here, pid: Number(pid), start: start === '' ? null : start };
    const isLeft = place === placeTag(here) && lifeOf(owner) === 'dead';
    // a claim on a lock that isn't there any more: whoever gets it sees that, and lets go
    if (isLeft || /^\.lock\.[0-9a-f]{24}$/.test(rest)) await rm(join(folder, name), { force: true });
  }
}
