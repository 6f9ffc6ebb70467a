// Programs that are made of others are the same objects each time, since code and derivations are kept with them.
import { describe, expect, it } from 'vitest';
import { KeptPrograms } from '../../src/program/kept-programs.js';
import { givenFunction, readFunction } from '../../src/problem/read-function.js';
import { problemOf } from '../../src/problem/problem.js';
import type { ProblemOptions } from '../../src/problem/problem-options.js';

const rows: readonly { readonly text: string; readonly options: ProblemOptions & { readonly at: string }; readonly others: readonly ProblemOptions[] }[] = [
  { text: 'x*cos(x)', options: { at: 'x=1' }, others: [{ at: 'x=1', precision: 'float32' }] },
  { text: 'x*cos(x)', options: { at: 'x=1', precision: 'float32' }, others: [{ at: 'x=1' }] },
  {
    text: 'x*cos(x)',
    options: { at: 'x=1,y=2', wrt: 'x,y' },
    others: [{ at: 'x=1' }, { at: 'x=1,z=2', wrt: 'x,z' }],
  },
  { text: 'sum(x.^2)', options: { at: 'x=[1,2]' }, others: [{ at: 'x=[1,2,3]' }, { at: 'x=[[1,2]]' }] },
  {
    text: 'x.^2',
    options: { at: 'x=[1,2]' },
    others: [
      { at: 'x=[1,2]', reduce: 'sum' },
      { at: 'x=[[1,2]]' },
      { at: 'x=[1,2]', precision: 'float32' },
      { at: 'x=[1,2],y=[3]', wrt: 'x,y' },
    ],
  },
  { text: 'x.^2', options: { at: 'x=[1,2]', reduce: 'sum' }, others: [{ at: 'x=[1,2]' }] },
  {
    text: 'sum(x.^2)',
    options: { at: 'x=[1,2],y=[1,2]', wrt: 'x,y' },
    others: [{ at: 'x=[1,2],y=[1]', wrt: 'x,y' }, { at: 'x=[1,2],z=[1,2]', wrt: 'x,z' }],
  },
  // which way the condition goes says what shape the output has
  { text: 'x[1] > 0 ? x : [x, x]', options: { at: 'x=[1,2]' }, others: [{ at: 'x=[-1,2]' }] },
]; // prettier-ignore

describe('the program of a problem', () => {
  it.each(rows)('$text at $options.at is the same at each point, and another for another question', (row) => {
    const read = readFunction(givenFunction(row.text));
    const { program } = problemOf(read, row.options);
    const at = row.options.at.replace('2', '2.5');
    expect(problemOf(read, { ...row.options, at }).program).toBe(program);
    for (const other of row.others) expect(problemOf(read, other).program).not.toBe(program);
    expect(problemOf(read, row.options).program).toBe(program);
  });
  it('is kept for the last sixteen questions', () => {
    const [kept, owner] = [new KeptPrograms<object>(), {}];
    const of = (how: number): object => kept.of(owner, String(how), () => ({ how }));
    const [first, second] = [of(0), of(1)];
    for (let how = 2; how < KeptPrograms.capacity; how++) of(how);
    expect(of(0)).toBe(first);
    of(KeptPrograms.capacity);
    expect(of(1)).toBe(second);
    expect(of(0)).not.toBe(first);
  });
  it('is that of its owner', () => {
    const kept = new KeptPrograms<object>();
    const [one, other] = [{}, {}];
    expect(kept.of(one, '', () => ({}))).not.toBe(kept.of(other, '', () => ({})));
  });
});
