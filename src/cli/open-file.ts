// Opening a file with the program that the system has for it.
import { spawn } from 'node:child_process';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [command: string, ...words: string[]]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Starts the program and leaves it to itself; returns why that failed, or null. */
export async function openFile(path: string): Promise<string | null> {
  const [command, ...words] = openers[process.platform] ?? ['xdg-open'];
  return new Promise((resolve) => {
    const child = spawn(command, [...words, path], { detached: true, stdio: 'ignore' });
    child.on('error', ({ message }) => resolve(message));
    child.on('spawn', () => {
      child.unref();
      resolve(null);
    });
  });
}
