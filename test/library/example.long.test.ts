// The project in docs/examples that uses diffcmp from a vitest suite, with the package as it is packed.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Project } from './project.js';

const root = join(import.meta.dirname, '../..');
let project: Project;
beforeAll(() => {
  project = new Project();
});
afterAll(() => project.remove());

test('the example project passes its own tests', () => {
  cpSync(join(root, 'docs/examples/vitest'), join(project.folder, 'example'), { recursive: true });
  for (const name of ['typescript', 'vitest']) project.link(name);
  const words = (name: string, ...rest: string[]): string[] => [join(project.folder, 'node_modules', name), ...rest];
  expect(project.run(words('typescript/bin/tsc', '-p', 'example', '--skipDefaultLibCheck'))).toBe('');
  const report = project.run(words('vitest/vitest.mjs', 'run', '--reporter=json'), 'example');
  const { numPassedTests, numTotalTests } = JSON.parse(report) as { numPassedTests: number; numTotalTests: number };
  expect([numPassedTests, numTotalTests]).toEqual([15, 15]);
});
