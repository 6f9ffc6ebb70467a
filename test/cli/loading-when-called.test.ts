// What the build puts off: a file is loaded at the first use of something of it, once, whatever the use looks like.
import { describe, expect, test } from 'vitest';
import { loadingWhenCalled } from '../../scripts/loading-when-called.mjs';

const parts = { twice: (x: number): number => 2 * x, list: (): number[] => [1, 2], half$: 0.5 };

/** Runs the code with `wing` put off: what is loaded before anything is called, what the call answers, what is loaded then. */
function run(code: string): { readonly before: string[]; readonly answer: unknown; readonly after: string[] } {
  const loaded: string[] = [];
  const load = (file: string): typeof parts => {
    loaded.push(file);
    return parts;
  };
  // the code of a file, as Node would wrap it
  const module = new Function('require', `${loadingWhenCalled(code, ['wing'])}\nreturn call;`) as (
    from: typeof load,
  ) => () => unknown;
  const call = module(load);
  const before = [...loaded];
  return { before, answer: call(), after: loaded };
}

const file = './wing-abcd_-12.cjs';

describe('A file that is put off is loaded once, when it is used', () => {
  test.each([
    ['by a call', 'var wing', 'wing.twice(1) + wing.twice(2)', 6],
    ['spread', 'var wing', '[0, ...wing.list()]', [0, 1, 2]],
    ['under a name with a dollar', 'const wing$1', 'wing$1.half$ + wing$1.twice(1)', 2.5],
    ['as a value', 'var wing', '[1, 2].map(wing.twice)', [2, 4]],
  ])('%s', (_, variable, expression, answer) => {
    const code = `${variable} = require('${file}');\nconst call = () => ${expression};`;
    expect(run(code)).toEqual({ before: [], answer, after: [file] });
  });
});

test('what uses nothing of it does not load it', () => {
  expect(run(`require('${file}');\nconst call = () => 1;`)).toEqual({ before: [], answer: 1, after: [] });
});

test('other files are loaded at once, also one whose name only begins alike', () => {
  const others = ['./wing-tip-abcd_-12.cjs', './other-abcd_-12.cjs'];
  const code = `var wing = require('${others[0]}');\nrequire('${others[1]}');\nconst call = () => wing.twice(2);`;
  expect(run(code)).toEqual({ before: others, answer: 4, after: others });
});
