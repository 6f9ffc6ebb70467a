// A smoke test of the built command and library on other versions of Node: `npm run smoke`, or `node scripts/smoke.mjs 22 24`.
// What they print must be what they print here. The last line is `N passed, N failed`.
import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = promisify(execFile);
const library = `
  import { compare, grad, sweep, batch } from ${JSON.stringify(join(root, 'dist/index.js'))};
  const { reference, results } = await compare('x*cos(x)', { at: 1.2 });
  const { series } = await sweep('sin(x)', { at: 0.8, methods: 'central-difference' });
  const lines = [];
  for await (const line of batch([{ expr: 'exp(x)', at: 1, tolerance: '4ulp' }], { jobs: 1 })) lines.push(line.type);
  console.log(JSON.stringify([reference.digits, results.length, series[0].best, lines, grad('x^2*y')({ x: 3, y: 2 })]));
`;
/** None of these uses pow, whose last bits differ from version to version of V8. */
const programs = [
  ['the command', [join(root, 'bin/diffcmp.js'), 'x*cos(x)', '--at', '1.2', '-f', 'json']],
  ['an error', [join(root, 'bin/diffcmp.js'), 'sni(x)', '--at', '1.2']],
  ['the library', ['--input-type=module', '--eval', library]],
];

async function outputOf(node, args) {
  const { stdout, stderr, code = 0 } = await run(node, args, { cwd: root }).catch((error) => error);
  return JSON.stringify({ code, stdout, stderr });
}

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24'];
let passed = 0;
let failed = 0;
for (const version of versions) {
  const { stdout } = await run('npx', ['-y', `node@${version}`, '-p', 'process.execPath'], { cwd: root });
  for (const [name, args] of programs) {
    const [here, there] = await Promise.all([outputOf(process.execPath, args), outputOf(stdout.trim(), args)]);
    if (here === there) passed++;
    else {
      failed++;
      console.log(`${name} on Node ${version}:\n  ${there}\nbut on ${process.version}:\n  ${here}`);
    }
  }
}
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
