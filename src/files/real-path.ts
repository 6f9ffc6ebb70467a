// Where a path leads, through all links, and whether that is in a folder.
import { realpathSync } from 'node:fs';
import { dirname, isAbsolute, relative, sep } from 'node:path';
import { systemCode } from '../system-code.js';

/** Whether a path is that of the folder or of something in it; both are real paths. */
export function contains(home: string, path: string): boolean {
  const way = relative(home, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** Where a path leads, as far as it exists. */
export function nearestRealPath(path: string): string {
  for (let at = path; ; at = dirname(at)) {
    try {
      return realpathSync(at);
    } catch (error) {
      const code = systemCode(error);
      if ((code !== 'ENOENT' && code !== 'ENOTDIR') || at === dirname(at)) throw error;
    }
  }
}
