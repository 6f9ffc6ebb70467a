// One writer at a time: a lock beside the output that names its owner, and is taken over from an owner that has died.
//
// A lock appears with its owner in it (linked, which fails if there is one). To take over the lock of a dead owner, a
// process first takes a second lock, the claim, whose name holds the token of the first: so it is for this one lock of
// this one owner. Under the claim it looks whether the lock is still the one that it judged, and only then renames its
// own over it. As long as the owner is dead, nobody else changes the lock: there is one claim at a time, and who comes later
// finds another token. A claim whose owner died is taken over in the same way, so that a kill at any moment does no harm.
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { link, open, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { DiffcmpError } from '../errors.js';
import { systemCode } from '../system-code.js';
import { lockBeside, removeAbandoned, temporaryBeside } from './hidden-names.js';
import { lacksLinks } from './new-file.js';
import { lifeOf, ownerOf, thisProcess, type Owner } from './owner.js';
import { targetOf } from './target.js';

interface Holder {
  /** Null: what the lock holds can't be read. */
  readonly owner: Owner | null;
  readonly token: string;
}

/** Milliseconds that another process may take to take a lock over, or to write its own where it can't be linked. */
const patience = 3000;

export class Lock {
  private constructor(
    private readonly path: string,
    private readonly token: string,
  ) {}

  /**
   * The lock of an output; what dead processes left beside that is removed.
   *
   * @throws DiffcmpError output-in-use that names the owner; errors of the file system
   */
  static async take(output: string): Promise<Lock> {
    const target = await targetOf(output);
    const path = lockBeside(target);
    const taken = await takeOver(path, () => temporaryBeside(target));
    if (typeof taken !== 'string') throw inUse(output, path, taken);
    await removeAbandoned(target);
    return new Lock(path, taken);
  }

  async release(): Promise<void> {
    if ((await holderOf(this.path))?.token === this.token) await rm(this.path, { force: true });
  }
}

/** The token of the lock once it is taken, or who has it. */
async function takeOver(path: string, temporaryName: () => string): Promise<string | Holder> {
  const deadline = performance.now() + patience;
  // from the lock on, each the claim on the one before
  const judged: { readonly name: string; readonly token: string }[] = [];
  for (let name = path; ;) {
    let token = await create(name, temporaryName());
    while (token !== null) {
      const below = judged.pop();
      if (below === undefined) return token;
      // this is the claim on it
      const claim = name;
      name = below.name;
      const isSame = (await holderOf(below.name))?.token === below.token;
      token = isSame ? await replace(below.name, temporaryName()) : null;
      await rm(claim, { force: true });
    }
    const holder = await holderOf(name);
    if (holder === null) continue; // released meanwhile
    const life = holder.owner === null ? 'unknown' : lifeOf(holder.owner);
    if (life === 'dead') {
      judged.push({ name, token: holder.token });
      name = `${path}.${holder.token}`;
      continue;
    }
    // somebody takes the lock over just now, or it is being written
    const isPassing = judged.length > 0 || holder.owner === null;
    if (!isPassing || performance.now() > deadline) return holder;
    await wait(10);
    judged.length = 0;
    name = path;
  }
}

/** Writes a lock where there is none; its token, or null if there is one. */
async function create(name: string, temporary: string): Promise<string | null> {
  const { token, text } = await writeOwn(temporary);
  try {
    await link(temporary, name);
    return token;
  } catch (error) {
    const code = systemCode(error) ?? '';
    // a server on the net may have lost its answer to the first request
    if (code === 'EEXIST') return (await holderOf(name))?.token === token ? token : null;
    if (!lacksLinks.has(code)) throw error;
    return (await createDirectly(name, text)) ? token : null;
  } finally {
    await rm(temporary, { force: true });
  }
}

/** Where there are no hard links: whoever reads it meanwhile waits a little. */
async function createDirectly(name: string, text: string): Promise<boolean> {
  try {
    const file = await open(name, 'wx');
    await file.writeFile(text).finally(() => file.close());
    return true;
  } catch (error) {
    if (systemCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Puts a lock in the place of one; its token. */
async function replace(name: string, temporary: string): Promise<string> {
  const { token } = await writeOwn(temporary);
  await rename(temporary, name);
  return token;
}

async function writeOwn(temporary: string): Promise<{ token: string; text: string }> {
  const token = randomBytes(12).toString('hex');
  const text = `${JSON.stringify({ ...thisProcess(), token })}\n`;
  const file = await open(temporary, 'wx');
  try {
    await file.writeFile(text);
    await file.sync(); // after a power cut there is no lock, or one that can be read
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    await file.close();
  }
  return { token, text };
}

/** Null: there is no lock. */
async function holderOf(name: string): Promise<Holder | null> {
  try {
    const fields = new Map<string, unknown>(Object.entries(JSON.parse(await lockText(name)) as object));
    const token = fields.get('token');
    const isToken = typeof token === 'string' && /^[0-9a-f]{24}$/.test(token);
    return isToken ? { owner: ownerOf(fields), token } : unreadable;
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null;
    return unreadable;
  }
}

/** Bytes of a lock that are looked at; names of hosts are short. */
const longestLock = 4096;

/** What may stand in its place is not followed, waited for or read without end: only a regular file has a text. */
async function lockText(name: string): Promise<string> {
  // Where a platform lacks a flag it is undefined, which counts as 0.
  const file = await open(name, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
  try {
    if (!(await file.stat()).isFile()) return '';
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestLock), 0, longestLock, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

const unreadable: Holder = { owner: null, token: '' };

function inUse(output: string, lock: string, { owner }: Holder): DiffcmpError {
  const wayOut = `if no diffcmp writes ${output} any more, delete ${lock}`;
  if (owner === null)
    return new DiffcmpError('output-in-use', `${output} is locked, and its lock does not say by whom`, {
      hint: wayOut,
    });
  const { host, pid } = owner;
  const isHere = host === hostname() && lifeOf(owner) === 'alive';
  const who = isHere ? `process ${pid}` : `process ${pid} on ${host}`;
  return new DiffcmpError('output-in-use', `${output} is being written by ${who}`, {
    hint: isHere ? 'wait until it has ended, or write to another file' : wayOut,
  });
}
