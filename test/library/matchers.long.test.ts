// The matchers in the packed package: their types beside those of Vitest, which take the compiler seconds, and both ways to load them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Project } from './project.js';

let project: Project;
beforeAll(() => {
  project = new Project();
});
afterAll(() => project.remove());

describe('the matchers', () => {
  test('are typed for Vitest, and take what the library reads', () => {
    for (const name of ['vitest', '@vitest/expect', '@vitest/runner', '@vitest/utils', '@vitest/spy', '@vitest/snapshot', '@vitest/mocker', '@vitest/pretty-format', 'vite', 'tinybench', '@types/chai', '@types/deep-eql', 'assertion-error', 'tinyrainbow', 'expect-type', '@types/node', 'undici-types', 'magic-string']) project.linkIfThere(name); // prettier-ignore
    project.write('matcher.ts', `
      import { readProgram } from 'diffcmp';
      import { matchers } from 'diffcmp/matchers';
      import 'diffcmp/vitest';
      import { expect } from 'vitest';
      export const done: Promise<void> = expect((x: number) => 2 * x).toBeGradientOf((x: number) => x * x, { at: 3 });
      export const read = expect(readProgram('loss.js#gradient')).not.toBeGradientOf(readProgram('loss.js#f'), { at: 'x=[1,2]', points: 5 });
      export const plain = matchers.toBeGradientOf('2*x', 'x^2', { at: 3 });
      void expect('2*x').toBeGradientOf('x^2', { att: 3 });
    `); // prettier-ignore
    const said = project.compile(['matcher.ts'], { skipLibCheck: true, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'] });
    expect(said).toEqual([expect.stringMatching(/^matcher\.ts:9: Object literal may only specify known properties, .*'att'/)]); // prettier-ignore
  });

  test('can be required and imported', () => {
    project.write('required-matchers.cjs', `
      const { matchers } = require('diffcmp/matchers');
      (async () => {
        const imported = await import('diffcmp/matchers');
        for (const { toBeGradientOf } of [matchers, imported.matchers]) {
          const { pass, message } = await toBeGradientOf('2*x^2', 'x^3', { at: 2 });
          console.log(pass, /likely mistake/.test(message()));
        }
      })();
    `); // prettier-ignore
    expect(project.run(['required-matchers.cjs'])).toBe('false true\nfalse true\n');
  });
});
