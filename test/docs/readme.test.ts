// The documentation runs as it is written. Every `console` block of the README and of docs/ is run again, in this
// process, and must come out the same to the byte; the functions and the counts must be those of today.ts
// (`npx vitest run test/docs -u` writes what came out instead). The `ts` blocks are run by test/library/packed.long.test.ts;
// what takes seconds, by readme.long.test.ts.
import { describe, expect, test } from 'vitest';
import { documents, expectAsShown, isSlow, read } from './screens.js';

describe('the commands shown print what is shown, and lists and counts are up to date', () => {
  test.each(documents)('in %s', (document) => expectAsShown(document, (block) => !isSlow(block)));
});

test('the file of cases that the README shows is the one in docs/examples', () => {
  const [shown] = /(?<=^```yaml\n).*?(?=^```$)/ms.exec(read('README.md')) ?? [];
  expect(shown).toBe(read('docs/examples/cases.yaml'));
});
