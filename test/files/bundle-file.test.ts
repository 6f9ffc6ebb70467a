// A bundle of the package that isn't where it should be.
import { pathToFileURL } from 'node:url';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { DiffcmpError } from '../../src/errors.js';
import { bundleFile } from '../../src/files/bundle-file.js';

test('a missing bundle is told with the folder that it belongs into', () => {
  const folder = join(tmpdir(), 'no such', 'app');
  const found = (): string => bundleFile('diffcmp-parser.cjs', pathToFileURL(join(folder, 'app.mjs')).href);
  expect(found).toThrow(DiffcmpError);
  expect(found).toThrow(
    expect.objectContaining({
      code: 'cannot-read',
      message: `diffcmp-parser.cjs, a part of diffcmp, is not in ${folder}`,
      hint: 'in a bundle, keep the package diffcmp external, or copy dist/diffcmp-parser.cjs of it into that folder',
    }) as Error,
  );
});
