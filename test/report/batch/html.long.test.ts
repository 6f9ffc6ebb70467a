// The page of a batch: what it says of failures, and that nothing in a case gets out of its cell or its shell word.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runMain } from '../../cli/run-main.js';
import { ndjson, temporaryFolder } from '../../batch/temporary-files.js';

async function reportOf(cases: readonly object[], name = 'c.ndjson'): Promise<{ html: string; stderr: string }> {
  const folder = temporaryFolder();
  const [path, report] = [join(folder, name), join(folder, 'r.html')];
  writeFileSync(path, ndjson(cases));
  const { stderr } = await runMain(['batch', path, '-m', 'ad', '--report', report, '-q']);
  return { html: readFileSync(report, 'utf8').replaceAll(folder, ''), stderr };
}
const commandsIn = (html: string): string[] =>
  [...html.matchAll(/<code>(diffcmp .*?)<\/code>/gs)].map(([, code = '']) =>
    code
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );

test('failures come with their reason and the command that runs them again', async () => {
  const { html } = await reportOf([
    { expr: '-x^2', at: -1, expect: -7, tolerance: '1e-12abs', id: '<script>alert(1)</script>' },
    { expr: 'log(x)', at: { x: -1 } },
    { expr: 'x', at: 1, skip: true },
  ]);
  expect(html).toContain('3 cases: 0 passed, 1 failed, 1 error, 1 skipped.');
  expect(html).not.toContain('<script');
  expect(html).toMatch(/&lt;script&gt;[^]*-7 differs from the truth 2 by 9/);
  expect(html).toMatch(/c\.ndjson#2 at x=-1<\/td><td>outside-domain: /);
  expect(commandsIn(html)).toContain("diffcmp --at '-1' --method ad --expect '-7' --tolerance 1e-12abs -- '-x^2'");
  expect(commandsIn(html)).toContain("diffcmp 'log(x)' --at x=-1 --method ad");
});

test('commands keep their line breaks', async () => {
  const { html } = await reportOf([{ expr: 'a = x^2\na*x', at: 2, expect: 1 }]);
  expect(html).toContain("<code>diffcmp 'a = x^2\na*x' --at 2 ");
  expect(html).toMatch(/code\{[^}]*white-space:pre-wrap/);
});

test('a long expression is not repeated: its case is run again out of its file', async () => {
  const long = Array.from({ length: 700 }, (_, i) => `x*${i}`).join(' + ');
  const { html } = await reportOf(
    [
      { expr: long, at: 1, id: "it's" },
      { expr: `${long} + log(-x)`, at: 1 },
    ],
    'my c.ndjson',
  );
  expect(new Set(commandsIn(html))).toEqual(
    new Set([
      String.raw`diffcmp batch '/my c.ndjson' -k '/my c.ndjson#it'\''s' --method ad`,
      "diffcmp batch '/my c.ndjson' -k '/my c.ndjson#2' --method ad",
    ]),
  );
  expect(html).toContain('/my c.ndjson#2 at 1</td><td>outside-domain: ');
});

test('only the first hundred failures are listed, and the page says so', async () => {
  const failing = (count: number) => Array.from({ length: count }, () => ({ expr: 'log(x)', at: -1 }));
  const { html } = await reportOf(failing(103));
  expect(html).toContain('The first 100 of 103.');
  expect(html.match(/<td>outside-domain/g)).toHaveLength(100);
  expect((await reportOf(failing(1))).html).not.toContain('The first');
});

test('a batch that ends early says after how many cases, and what would continue it', async () => {
  const path = join(temporaryFolder(), 'c.ndjson');
  writeFileSync(path, '{"expr":"log(x)","at":-1}\n'.repeat(3));
  const { stderr } = await runMain(['batch', path, '--max-failures', '1', '-j', '1']);
  expect(stderr).toBe('stopped by --max-failures after 1 case.\n');
});
