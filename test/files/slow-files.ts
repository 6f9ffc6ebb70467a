// `node:fs/promises` where each step waits a moment first, so that the steps of processes come in every order.
import { promises } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const slow =
  <A extends unknown[], V>(step: (...given: A) => Promise<V>) =>
  async (...given: A): Promise<V> => {
    if (Math.random() < 0.3) await wait(10 * Math.random());
    return step(...given);
  };

export const link = slow(promises.link);
export const lstat = slow(promises.lstat);
export const open = slow(promises.open);
export const readdir = slow(promises.readdir);
export const readFile = slow(promises.readFile);
export const readlink = slow(promises.readlink);
export const realpath = slow(promises.realpath);
export const rename = slow(promises.rename);
export const rm = slow(promises.rm);
export const stat = slow(promises.stat);
