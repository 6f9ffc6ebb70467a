// Opening a file with the program that the system has for it. No shell reads its name, and no program takes it for an option.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A program and what it is told. */
export interface Opener {
  readonly command: string;
  readonly words: readonly string[];
}

/** What starts a program; tests put their own in its place. */
export type Spawner = (opener: Opener) => Promise<string | null>;

/** The program that opens files there: it gets the whole path, or an address without spaces. */
export function openerOf(path: string, platform: NodeJS.Platform): Opener {
  if (platform !== 'win32') return { command: platform === 'darwin' ? 'open' : 'xdg-open', words: [resolve(path)] };
  // `start` belongs to cmd, which reads & % ^ in names; this entry of a system library takes the address as it is
  const { href } = pathToFileURL(path, { windows: true });
  return { command: 'rundll32.exe', words: ['url.dll,FileProtocolHandler', href] };
}

/** Starts the program and leaves it to itself; returns why that failed, or null. */
export async function openFile(
  path: string,
  spawner: Spawner = spawnAlone,
  platform = process.platform,
): Promise<string | null> {
  return spawner(openerOf(path, platform));
}

function spawnAlone({ command, words }: Opener): Promise<string | null> {
  return new Promise((settle) => {
    const child = spawn(command, words, { detached: true, stdio: 'ignore', shell: false });
    child.on('error', ({ message }) => settle(message));
    child.on('spawn', () => {
      child.unref();
      settle(null);
    });
  });
}
