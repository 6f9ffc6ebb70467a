// Processes of node: what they print, within a limit of time.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { clearTimeout, setTimeout } from 'node:timers';

/**
 * @param limit milliseconds after which it is killed
 * @returns what it printed, and what is wrong with it, if anything is
 */
export async function runNode(args, { limit = 600_000, cwd } = {}) {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, messages] = [[], []];
  child.stdout.on('data', (chunk) => output.push(chunk));
  child.stderr.on('data', (chunk) => messages.push(chunk));
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, limit);
  const [status] = await once(child, 'close');
  clearTimeout(timer);
  const said = Buffer.concat(messages).toString();
  const line = /^\w*Error(?: \[\w+\])?: .*$/m.exec(said)?.[0] ?? said.trim().split('\n').at(-1);
  const failure = isLate ? `more than ${limit / 1000} s` : status === 0 ? null : line || `ended with ${status}`;
  return { output: Buffer.concat(output).toString(), failure };
}

/** What a script of the bench prints as JSON. @throws Error where it fails */
export async function jsonOf(script, question, { flags = [], ...limits } = {}) {
  const { output, failure } = await runNode([...flags, script, JSON.stringify(question)], limits);
  if (failure !== null) throw new Error(failure);
  return JSON.parse(output.trim().split('\n').at(-1));
}
