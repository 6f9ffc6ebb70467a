// Text in Markdown means itself.
import { expect, test } from 'vitest';
import { shellWord } from '../../../src/report/text/shell.js';
import { markdownCode, markdownText } from '../../../src/report/text/markdown-text.js';

test('entities are escaped, spaces around code stay, and no shell of a person finds a ! in double quotes', () => {
  expect(markdownText('a &lt; b &c')).toBe('a \\&lt; b &c');
  expect(markdownCode(' a ')).toBe('`  a  `');
  expect(shellWord('\u001b!b')).not.toContain('!');
});
