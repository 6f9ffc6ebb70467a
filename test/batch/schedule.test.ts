// How lines come back from the pool. The pool is the test's own, so that it says when a chunk is done.
import { expect, test } from 'vitest';
import { schedule, type Finished, type Slot } from '../../src/batch/schedule.js';
import { lineBytes, textsOfLines } from '../../src/batch/line-bytes.js';
import type { CaseSource } from '../../src/batch/source.js';
import type { ChunkResult } from '../../src/batch/worker.js';

interface Task {
  readonly indexes: readonly number[];
  readonly end: () => void;
}

/** A pool of two workers that are done when told. */
function poolOf(tasks: Task[]) {
  return {
    jobs: 2,
    run: (cases: readonly CaseSource[]) =>
      new Promise<ChunkResult>((resolve) => {
        const indexes = cases.map(({ index }) => index);
        const result = { lines: lineBytes(indexes.map(String)), figures: new Float64Array(), mistakes: [], time: 1 };
        tasks.push({ indexes, end: () => resolve(result) });
      }),
  };
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* slotsOf(count: number): AsyncGenerator<readonly Slot[]> {
  yield Array.from({ length: count }, (_, index) => {
    const source = { index, file: '-', number: index + 1, line: 1, content: '' };
    return { source, known: null, moreKnown: false };
  });
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** The lines in the order in which they come, when the last chunk that was handed out is always the first to be done. */
async function linesBackwards(order: 'input' | 'done'): Promise<number[]> {
  const tasks: Task[] = [];
  const options = { order, signal: new AbortController().signal, patience: 0 };
  const lines: number[] = [];
  const reading = (async () => {
    for await (const finished of schedule(slotsOf(12), poolOf(tasks), options)) lines.push(...linesIn(finished));
  })();
  await turn();
  expect(tasks.map(({ indexes }) => indexes.length)).toEqual([4, 4, 4]);
  for (const { end } of tasks.reverse()) {
    end();
    await turn();
  }
  await reading;
  return lines;
}

const linesIn = ({ lines }: Finished): number[] => textsOfLines(lines).map(Number);

test('lines come in the order of the input, whatever is done first', async () => {
  expect(await linesBackwards('input')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test('with --order done, lines come as their chunks are done', async () => {
  expect(await linesBackwards('done')).toEqual([8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3]);
});
