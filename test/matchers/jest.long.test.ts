// The matcher in a real Jest, from the packed package: `npm ci --prefix test/jest` installs it, as .ci/run does.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Project } from '../library/project.js';

const modules = join(import.meta.dirname, '../jest/node_modules');
const isThere = existsSync(join(modules, 'jest'));

let project: Project | null = null;
afterAll(() => project?.remove());

const suite = `
  const { matchers } = require('diffcmp/matchers');
  expect.extend(matchers);
  const f = ([x, y]) => x ** 2 * Math.sin(y);
  const right = ([x, y]) => [2 * x * Math.sin(y), x ** 2 * Math.cos(y)];
  const wrong = ([x, y]) => [2 * x * Math.sin(y), -(x ** 2) * Math.cos(y)];
  test('right', async () => {
    await expect(right).toBeGradientOf(f, { at: [1.5, 0.3] });
    await expect('3*x^2').toBeGradientOf('x^3', { range: 'x=-2:2' });
    await expect(wrong).not.toBeGradientOf(f, { at: [1.5, 0.3] });
  });
  test('wrong', async () => {
    await expect(wrong).toBeGradientOf(f, { at: [1.5, 0.3] });
  });
`;

test.runIf(isThere)('Jest has the matcher, and shows what it says (left out without npm ci --prefix test/jest)', () => {
  project = new Project();
  project.write('package.json', JSON.stringify({ name: 'with-jest', private: true }));
  project.write('gradient.test.js', suite);
  const jest = join(modules, 'jest/bin/jest.js');
  const { stderr, status } = spawnSync(process.execPath, [jest, '--ci', '--colors=false'], { cwd: project.folder, encoding: 'utf8' }); // prettier-ignore
  expect(stderr).toContain('✓ right');
  expect(stderr).toContain('✕ wrong');
  expect(stderr).toMatch(/x\[2\] +FAIL +-2\.1495/);
  expect(stderr).toContain('Likely mistake: sign');
  expect(status).toBe(1);
});
