// A process of the test of the lock: takes it, works, lets go, again and again, until it is killed or the time is over.
import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Lock } from '../../src/files/lock.js';
import { lifeOf, thisProcess, type Owner } from '../../src/files/owner.js';

const [output = '', milliseconds = '1000', killShare = '0'] = process.argv.slice(2);
const end = performance.now() + Number(milliseconds);
const inside = `${output}.inside`;
const say = (word: string): void => appendFileSync(`${output}.log`, `${word} ${process.pid}\n`);

/** Notes that it is at work; who else lives and is at work too is what must not be. */
function enter(): void {
  say('works');
  try {
    const other = JSON.parse(readFileSync(inside, 'utf8')) as Owner;
    if (lifeOf(other) !== 'dead') say(`meets ${other.pid}:`);
  } catch {
    // nobody is
  }
  writeFileSync(inside, JSON.stringify(thisProcess()));
}

const die = (): void => void process.kill(process.pid, 'SIGKILL');

while (performance.now() < end) {
  if (Math.random() < Number(killShare) / 10) setTimeout(die, 20 * Math.random());
  const lock = await Lock.take(output).catch(() => null);
  if (lock === null) {
    await wait(2 * Math.random());
    continue;
  }
  enter();
  if (Math.random() < Number(killShare)) die();
  await wait(10 * Math.random());
  rmSync(inside, { force: true });
  await lock.release();
}
