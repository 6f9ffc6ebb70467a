// Screens of the documentation that take seconds: batches of all fixtures print what is shown.
import { describe, expect, test } from 'vitest';
import { documents, expectAsShown, isSlow, read } from './screens.js';

const slow = documents.filter((document) => isSlow(read(document)));

describe('the slow commands shown print what is shown', () => {
  test.each(slow)('in %s', (document) => expectAsShown(document, isSlow));

  test('of which there are two', () => {
    expect(slow).toEqual(['README.md', 'docs/programs.md']);
  });
});
