// Who a process is, so that another one can tell whether it still lives: host, number, and when it started.
import { hash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemCode } from '../system-code.js';

export interface Owner {
  readonly host: string;
  /** Tells machines of one name apart, and containers, which don't see each other's processes; null: unknown. */
  readonly machine: string | null;
  /** Changes when the machine starts anew; null: unknown. */
  readonly boot: string | null;
  readonly pid: number;
  /** In the units of the system, counted from its start: tells a process from a later one of the same number; null: unknown. */
  readonly start: string | null;
}

export function thisProcess(): Owner {
  const machine = [read('/etc/machine-id'), linkTarget('/proc/self/ns/pid')];
  return {
    host: hostname(),
    machine: machine.every((part) => part === null) ? null : hash('sha256', machine.join(' '), 'hex').slice(0, 12),
    boot: read('/proc/sys/kernel/random/boot_id'),
    pid: process.pid,
    start: statusOf(process.pid)?.start ?? null,
  };
}

/** An owner from fields of any kind; null: they name none. */
export function ownerOf(fields: ReadonlyMap<string, unknown>): Owner | null {
  const [host, pid] = [fields.get('host'), fields.get('pid')];
  if (typeof host !== 'string' || typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return null;
  const text = (name: string): string | null => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : null;
  };
  return { host, machine: text('machine'), boot: text('boot'), pid, start: text('start') };
}

/** Whether an owner lives; what runs on another machine can't be told. A process that has ended and waits for its parent is dead. */
export function lifeOf(owner: Owner): 'alive' | 'dead' | 'unknown' {
  const here = thisProcess();
  if (owner.host !== here.host || owner.machine !== here.machine) return 'unknown';
  if (differ(owner.boot, here.boot)) return 'dead';
  const status = statusOf(owner.pid);
  if (status !== null) return status.hasEnded || differ(status.start, owner.start) ? 'dead' : 'alive';
  // asked last: a process may vanish between two questions
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return 'dead';
  }
  return 'alive'; // no such file system, or it hides the processes of others
}

/** What is unknown differs from nothing. */
function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

/** What Linux says of a process. Its name, which may hold anything, stands in parentheses. */
function statusOf(pid: number): { readonly hasEnded: boolean; readonly start: string | null } | null {
  const text = read(`/proc/${pid}/stat`);
  if (text === null) return null;
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // from the third on
  return { hasEnded: /^[ZXx]/.test(fields[0] ?? ''), start: fields[22 - 3] ?? null };
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
}

function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}
