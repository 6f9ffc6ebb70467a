// A smoke test of the packed package, installed from the registry into a project of its own: it compiles there with the oldest
// and the newest TypeScript, its example passes its tests, and other versions of Node print what this one prints, by `import` and by
// `require`. `npm run smoke`, or `node scripts/smoke.mjs 22 24`. The last line is `N passed, N failed`.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const run = promisify(execFile);
const nodes = process.argv.length > 2 ? process.argv.slice(2) : ['20.19.0', '20', '22', '24'];
const compilers = ['5.9', '6'];

/** None of these uses pow, whose last bits differ from version to version of V8. */
const body = `
  const { reference, results } = await compare('x*cos(x)', { at: 1.2 });
  const { series } = await sweep('sin(x)', { at: 0.8, methods: 'central-difference' });
  const lines = [];
  for await (const line of batch([{ expr: 'exp(x)', at: 1, tolerance: '4ulp' }], { jobs: 1 })) lines.push(line.type);
  console.log(JSON.stringify([reference.digits, results.length, series[0].best, lines, grad('x^2*y')({ x: 3, y: 2 })]));
`;
const names = '{ batch, compare, grad, sweep }';
const tapeBody = `
  const w = new Variable([[0.25], [0.15]], { name: 'w' });
  const tape = new GradientTape({ persistent: true });
  const loss = tape.record(() => ops.squaredDifference(0.75, ops.matMul(constant([[1, 2]]), w)));
  console.log(JSON.stringify([tape.gradient(loss, w).toArray(), tape.jacobian(loss, w).shape, tape.explain(loss, constant(1))]));
`;
const tapeNames = '{ constant, GradientTape, ops, Variable }';
const programs = [
  ['the command', 0, ['node_modules/diffcmp/bin/diffcmp.js', 'x*cos(x)', '--at', '1.2', '-f', 'json']],
  ['an error', 2, ['node_modules/diffcmp/bin/diffcmp.js', 'sni(x)', '--at', '1.2']],
  ['import', 0, ['--input-type=module', '--eval', `import ${names} from 'diffcmp'; ${body}`]],
  [
    'require',
    0,
    ['--input-type=commonjs', '--eval', `const ${names} = require('diffcmp'); (async () => {${body}})();`],
  ],
  ['import of the tape', 0, ['--input-type=module', '--eval', `import ${tapeNames} from 'diffcmp/tape'; ${tapeBody}`]],
  [
    'require of the tape',
    0,
    ['--input-type=commonjs', '--eval', `const ${tapeNames} = require('diffcmp/tape'); ${tapeBody}`],
  ],
];

let passed = 0;
let failed = 0;
function report(name, problem) {
  if (problem === null) passed++;
  else {
    failed++;
    console.log(`${name}:\n  ${problem}`);
  }
}

const project = await mkdtemp(join(tmpdir(), 'diffcmp-smoke-'));
try {
  await smoke();
} finally {
  await rm(project, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

async function smoke() {
  await install();
  for (const version of compilers) await compile(version);
  report('the example', await problemOf('npm', ['test'], join(project, 'example')));
  for (const version of nodes) await compareWith(version);
}

/** The package in an empty project, and the example beside it, which finds it there. */
async function install() {
  const pack = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], { cwd: root });
  const [{ filename }] = JSON.parse(pack.stdout);
  const aliases = compilers.map((version) => `typescript-${version}@npm:typescript@${version}`);
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'empty', private: true, type: 'module' }));
  await cp(join(root, 'docs/examples/vitest'), join(project, 'example'), { recursive: true });
  const { devDependencies } = JSON.parse(await readFile(join(project, 'example/package.json'), 'utf8'));
  const others = Object.entries(devDependencies).flatMap(([name, range]) =>
    name === 'diffcmp' ? [] : [`${name}@${range}`],
  );
  await run('npm', ['install', '--no-audit', '--no-fund', `./${filename}`, ...aliases, ...others], { cwd: project });
}

async function compile(version) {
  await mkdir(join(project, version), { recursive: true });
  const files = ['README.md', 'docs/library.md'];
  for (const [i, file] of files.entries()) {
    const text = await readFile(join(root, file), 'utf8');
    for (const [j, [program]] of [...text.matchAll(/(?<=^```ts\n).*?(?=^```$)/gms)].entries())
      await writeFile(join(project, version, `${i}-${j}.ts`), program);
  }
  const config = {
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
    target: 'es2022',
    module: 'nodenext',
    types: [],
  };
  await writeFile(join(project, version, 'tsconfig.json'), JSON.stringify({ compilerOptions: config }));
  const tsc = join(project, `node_modules/typescript-${version}/bin/tsc`);
  report(`TypeScript ${version}`, await problemOf(process.execPath, [tsc, '-p', version], project));
}

/** What a command says that fails; null: it doesn't. */
async function problemOf(command, words, cwd) {
  return run(command, words, { cwd }).then(
    () => null,
    ({ stdout, stderr, message }) => [stdout, stderr, message].join('\n'),
  );
}

async function compareWith(version) {
  const { stdout } = await run('npx', ['-y', `node@${version}`, '-p', 'process.execPath'], { cwd: root });
  for (const [name, exit, args] of programs) {
    const [here, there] = await Promise.all([outputOf(process.execPath, args), outputOf(stdout.trim(), args)]);
    const isRight = here === there && JSON.parse(here).code === exit;
    report(`${name} on Node ${version}`, isRight ? null : `${there}\nand on ${process.version}:\n  ${here}`);
  }
}

async function outputOf(node, args) {
  const { stdout, stderr, code = 0 } = await run(node, args, { cwd: project }).catch((error) => error);
  return JSON.stringify({ code, stdout, stderr });
}
