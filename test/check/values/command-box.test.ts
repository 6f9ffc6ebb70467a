// A command that is asked over a pipe: the clients of the documentation, and what commands do wrong.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { commandBox } from '../../../src/check/values/command-box.js';
import { judgeByValues } from '../../../src/check/values/judge.js';
import { DiffcmpError } from '../../../src/errors.js';

const clients = 'fixtures/check-clients';
const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'check-clients-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A program of Node that does that with each line. */
const node = (body: string, before = ''): string =>
  `"${process.execPath}" -e '${before}; require("readline").createInterface({ input: process.stdin }).on("line", (line) => { const { x } = JSON.parse(line); ${body} })'`;
const answer = 'console.log(JSON.stringify({ value: x[0] ** 3, gradient: [3 * x[0] ** 2] }))';

/** The same, quicker, for what doesn't look at the point. */
const says = (text: string): string => `while read line; do printf '%s\\n' '${text}'; done`;

async function failureOf(command: string, timeout = 10_000, points = [[2], [3]]): Promise<DiffcmpError> {
  const box = commandBox(command, { inputs: 1, timeout });
  let closing: unknown;
  try {
    await box.ask(points);
    await box.ask(points);
  } catch (error) {
    if (error instanceof DiffcmpError) return error;
    throw error;
  } finally {
    closing = await box.close().catch((error: unknown) => error);
  }
  if (closing instanceof DiffcmpError) return closing;
  throw new Error('it answered');
}

async function verdictsOf(command: string, inputs: number, at: readonly number[]): Promise<string[]> {
  const box = commandBox(command, { inputs, timeout: 10_000 });
  try {
    const { components } = await judgeByValues(
      box,
      at,
      at.map((_, i) => `x${i}`),
    );
    return components.map(({ verdict }) => verdict);
  } finally {
    await box.close();
  }
}

describe('clients', () => {
  test.skipIf(!has('python3'))('in Python pass', async () => {
    expect(await verdictsOf(`python3 ${clients}/model.py`, 2, [0.3, 2])).toEqual(['PASS', 'PASS']);
  });
  test.skipIf(!has('g++'))('in C++ pass', async () => {
    const program = join(folder, 'model');
    expect(spawnSync('g++', ['-o', program, `${clients}/model.cpp`]).status).toBe(0);
    expect(await verdictsOf(program, 2, [0.3, 2])).toEqual(['PASS', 'PASS']);
  });
  test('in JavaScript pass and fail', async () => {
    expect(await verdictsOf(node(answer), 1, [2])).toEqual(['PASS']);
    expect(await verdictsOf(node(answer.replace('3 * x', '2 * x')), 1, [2])).toEqual(['FAIL']);
  });
});

describe('a command', () => {
  test('answers in order, with numbers that JSON does not have', async () => {
    const box = commandBox(node('console.log(`{"value": ${x[0]}.0e0, "gradient": [${["NaN", "-Infinity", "\\"inf\\"", "null", "[1.5]"][x[0]]}]}`)'), { inputs: 1, timeout: 10_000 }); // prettier-ignore
    const answers = await box.ask([[0], [1], [2], [3], [4]]);
    await box.close();
    expect(answers.map(({ value, gradient }) => [value, ...gradient])).toEqual([[0, NaN], [1, -Infinity], [2, Infinity], [3, NaN], [4, 1.5]]); // prettier-ignore
  });
  test('may give null for a value that is no number, as JSON.stringify does', async () => {
    const box = commandBox(node('console.log(JSON.stringify({ value: Math.log(x[0]), gradient: [1 / x[0]] }))'), { inputs: 1, timeout: 10_000 }); // prettier-ignore
    const answers = await box.ask([[-1], [1]]);
    await box.close();
    expect(answers.map(({ value }) => value)).toEqual([NaN, 0]);
  });
  test('says that there is no value', async () => {
    const box = commandBox(node('console.log(JSON.stringify({ error: "no \\u001b[31m luck" }))'), { inputs: 1, timeout: 10_000 }); // prettier-ignore
    const judged = await judgeByValues(box, [1], ['x']);
    await box.close();
    expect(judged.failure).toMatchObject({ code: 'command-failed' });
    expect(judged.message).toBe('the command says: no \\u001b[31m luck');
  });

  test.each<[what: string, command: string, said: RegExp]>([
    ['is not there', 'no-such-command-here', /ended before it answered anything: exit code 127\nIt says: .*no-such-command-here/],
    ['dies', 'echo first >&2; printf "second \\\\033[2J\\\\n" >&2; exit 3', /exit code 3\nIt says: first\nIt says: second \\u001b\[2J/],
    ['dies after an answer', node(`${answer}; if (x[0] === 3) process.exit(0)`), /ended after 2 lines: exit code 0/],
    ['is killed', 'kill -9 $$', /ended before it answered anything: (signal SIGKILL|exit code 137)/],
    ['writes garbage', node('console.log("hello \\u0007")'), /^line 1 of what the command writes is no JSON\nThe line: hello \\u0007$/],
    ['writes a banner', node(answer, 'console.log("Loading")'), /^line 1 .* is no JSON\nThe line: Loading/],
    ['answers a list', says('[1, 2]'), /is no object with a value and a gradient/],
    ['has no value', says('{}'), /has no "value"/],
    ['has no gradient', says('{"value": 1}'), /has no "gradient"/],
    ['has a text as value', says('{"value": "a", "gradient": [1]}'), /has as number the text "a"/],
    ['has a gradient too long', says('{"value": 1, "gradient": [1, 2]}'), /has a gradient of 2, and the point has 1/],
    ['answers twice', node(`${answer}; ${answer}; ${answer}`), /answers nothing: no point is left/],
    ['answers once more in the end', `${says('{"value": 1, "gradient": [1]}')}; echo '{"value": 1, "gradient": [1]}'`, /answers nothing: no point is left/],
    ['writes without end', 'yes | tr -d "\\n"', /a line of its output has more than 1,000,100 letters: y+…/],
  ])('that %s', async (_, command, said) => {
    const error = await failureOf(command);
    expect(error.code).toBe('command-failed');
    expect(error.message).toMatch(said);
  }); // prettier-ignore

  test('that answers once too often after all that was asked says so when it is closed', async () => {
    const box = commandBox(node(`${answer}; ${answer}`), { inputs: 1, timeout: 10_000 });
    await box.ask([[2]]);
    // until the second answer is surely read: the failure then has no asker
    await new Promise((resolve) => setTimeout(resolve, 200));
    await expect(box.close()).rejects.toThrow(/answers nothing: no point is left/);
  });

  test('that never answers is killed, with what it started', async () => {
    const error = await failureOf('echo waiting >&2; sleep 61.5 & sleep 61.5; true', 300);
    expect(error).toMatchObject({
      code: 'timeout',
      message: 'the command did not answer within 300 ms\nIt says: waiting',
    });
    const { stdout } = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    expect(stdout).not.toContain('sleep 61.5');
  });
});

test('a command of nothing', () => {
  expect(() => commandBox(' ', { inputs: 1, timeout: 100 })).toThrow('the command is empty');
});
