// More redirections that would make an input an output; each is a process.
import { test } from 'vitest';
import { expectRefused } from './files-and-links.js';

test.each([
  ['batch - -o out.ndjson >> cases/a.ndjson < cases/a.ndjson', 'standard output is the same file'],
  ['batch cases -f ndjson >> hard.ndjson', 'standard output is the same file as the input cases/a.ndjson'],
  ['merge - -o part.ndjson --force < part.ndjson', 'what standard input reads'],
  ['compare - --at 1 -o f.txt --force < f.txt', 'what standard input reads'],
  ['sweep - --at 1 --html f.html --force < f.html', 'what standard input reads'],
] as const)('%s is refused, and nothing changes', expectRefused);
