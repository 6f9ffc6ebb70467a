// A file that appears with what is in it: written beside under a name of its own, then given the name that was meant.
import { link, lstat, open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { systemCode } from '../system-code.js';
import { temporaryBeside } from './hidden-names.js';
import { targetOf } from './target.js';

export class NewFile {
  private isPlaced = false;

  private constructor(
    /** What is written goes to its end. */
    readonly handle: FileHandle,
    /** Where it is until it has its name. */
    readonly temporary: string,
    private readonly target: string,
  ) {}

  /** Beside what a path leads to: links stay links. */
  static async beside(path: string): Promise<NewFile> {
    const target = await targetOf(path);
    const temporary = temporaryBeside(target);
    return new NewFile(await open(temporary, 'ax'), temporary, target);
  }

  /** Gives it the name, once it is on the disk; it stays open. `EEXIST` if there is such a file that it may not replace. */
  async takePlace(replaces: boolean): Promise<void> {
    await this.handle.sync();
    if (replaces) {
      const before = await stat(this.target).catch(() => null);
      if (before !== null) await this.handle.chmod(before.mode & 0o777).catch(() => undefined);
      await rename(this.temporary, this.target);
    } else await linkNew(this.temporary, this.target);
    this.isPlaced = true;
  }

  /** Once it has its place, it stays; before, it goes. */
  async close(): Promise<void> {
    await this.handle.close().catch(() => undefined);
    if (!this.isPlaced) await rm(this.temporary, { force: true });
  }
}

/** Renames, but never over a file. */
async function linkNew(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!lacksLinks.has(systemCode(error) ?? '')) throw error;
    if ((await lstat(to).catch(() => null)) !== null) throw Object.assign(new Error('it exists'), { code: 'EEXIST' });
    return rename(from, to);
  }
  await rm(from, { force: true });
}

/** What file systems without hard links say. */
export const lacksLinks: ReadonlySet<string> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EMLINK',
  'EINVAL',
]);
