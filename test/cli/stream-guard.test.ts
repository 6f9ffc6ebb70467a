// The last gate before a terminal: what no report has written out, and diffcmp's own colours, which pass.
import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { guardStreams } from '../../src/cli/stream-guard.js';
import type { OutputStream } from '../../src/cli/streams.js';
import { temporaryFile } from '../batch/temporary-files.js';
import { runMain } from './run-main.js';

class Terminal extends EventEmitter implements OutputStream {
  written = '';
  readonly isTTY = true;
  columns = 80;
  write(text: string): boolean {
    this.written += text;
    return true;
  }
}

const guarded = (terminal: Terminal): OutputStream => {
  const rest = { stdin: { [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error()) }) }, env: {} };
  return guardStreams({ ...rest, stdout: terminal, stderr: terminal }).stdout;
};

test.each([
  ['a\u001b[2J\u001b[31mb\u001b[39m\n\tc', 'a\\u001b[2J\u001b[31mb\u001b[39m\n\tc'],
  ['\r\u001b[K3/4\r', '\r\u001b[K3/4\\r'],
  ['\u001b[8m\u001b]0;t\u0007', '\\u001b[8m\\u001b]0;t\\u0007'],
  ['\u001b[38;5;208ma\u001b[38;5;1234mb\u001b[38m', '\u001b[38;5;208ma\\u001b[38;5;1234mb\\u001b[38m'],
  ['∂ × 10⁻¹² ⠿', '∂ × 10⁻¹² ⠿'],
])('of %j arrives %j', (text, arrived) => {
  const terminal = new Terminal();
  guarded(terminal).write(text);
  expect(terminal.written).toBe(arrived);
});

test('all else is the stream itself', () => {
  const terminal = new Terminal();
  const stream = guarded(terminal) as unknown as Terminal;
  let heard = 0;
  const listener = (): void => void heard++;
  stream.once('drain', listener);
  terminal.emit('drain');
  stream.on('drain', listener);
  stream.removeListener('drain', listener);
  terminal.emit('drain');
  terminal.columns = 40;
  expect([heard, stream.isTTY, stream.columns]).toEqual([1, true, 40]);
});

test("diffcmp's own colours and its line of progress pass", async () => {
  const cases = temporaryFile('c.ndjson', '{"expr":"log(x)","at":-1}\n{"expr":"x","at":1}\n');
  for (const words of [
    ['x*cos(x)', '--at', '1.2', '-v'],
    ['sweep', 'x*cos(x)', '--at', '1.2', '-v'],
    ['batch', cases, '-j', '1'],
    ['x +'],
  ]) {
    const { stdout, stderr } = await runMain(words, { columns: 80 });
    expect(stdout + stderr).toContain('\u001b[');
    expect(stdout + stderr).not.toContain('\\u');
  }
});
