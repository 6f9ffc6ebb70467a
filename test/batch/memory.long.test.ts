// What the largest documents take to read, as processes: the figures of docs/commands.md, with room.
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, test } from 'vitest';
import { temporaryFile } from './temporary-files.js';

const command = join(import.meta.dirname, '../../bin/diffcmp.js');
const tell = `data:text/javascript,process.on('exit', () => process.stderr.write('rss ' + process.resourceUsage().maxRSS))`;

const documents: readonly (readonly [name: string, content: () => string])[] = [
  ['cases.json', () => `[${'{"expr":"x","at":1},'.repeat(415_000)}{"expr":"x","at":1}]`],
  ['lists.json', () => `[${'{},'.repeat(2_700_000)}{}]`],
  ['fields.json', () => `{${Array.from({ length: 600_000 }, (_, i) => `"k${i}":1`).join(',')}}`],
  ['flow.yaml', () => '- {expr: x, at: 1}\n'.repeat(28_500)],
  ['long.yaml', () => `- expr: "${'x+'.repeat(300)}x"\n  at: 1\n`.repeat(6500)],
  ['comments.yaml', () => '# c\n'.repeat(1_000_000)],
  ['many.yaml', () => '- {expr: x, at: 1}\n'.repeat(100_000)],
];

test.each(documents)('%s is read in less than 400 MB', async (name, content) => {
  const path = temporaryFile(name, content());
  const words = ['batch', path, '-k', 'nothing', '--allow-empty', '-q', '-j', '1'];
  const { stderr, exitCode } = await execa(process.execPath, ['--import', tell, command, ...words], {
    reject: false,
  });
  expect([0, 3]).toContain(exitCode);
  const [, kilobytes] = /rss (\d+)$/.exec(stderr) ?? [];
  expect(Number(kilobytes) / 1024).toBeLessThan(400);
});
