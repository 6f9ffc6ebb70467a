// Builds dist: the command and the library bundled, declarations, the manual page, and the notices of what is bundled.
import { rmSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { makeAscii } from './ascii.mjs';
import { writeCodeCache } from './code-cache.mjs';
import { writeCommand } from './command.mjs';
import { writeDeclarations } from './declarations.mjs';
import { writeNotices } from './notices.mjs';
import { scriptTexts } from './script-texts.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const fresh = join(root, `dist.${process.pid}`); // renamed when complete, so that nobody meets half a dist
const { version, dependencies, peerDependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));

await mkdir(fresh);
process.on('exit', () => rmSync(fresh, { recursive: true, force: true }));
/** What can be imported: `index` is the package itself. */
const library = {
  index: 'src/index.ts',
  tape: 'src/tape/index.ts',
  matchers: 'src/matchers.ts',
  vitest: 'src/vitest.ts',
};
const common = {
  absWorkingDir: root,
  outdir: fresh,
  bundle: true,
  minify: true,
  lineLimit: 160, // of an error that nobody catches, node shows the whole line
  format: 'esm',
  platform: 'node',
  target: 'node20',
  chunkNames: 'chunks/[name]-[hash]',
  external: [...Object.keys(dependencies), ...Object.keys(peerDependencies)],
  define: { DIFFCMP_VERSION: JSON.stringify(version) },
  // What is CommonJS among the bundled packages calls require.
  banner: {
    js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
  },
  plugins: [scriptTexts],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
};
/** CommonJS in one file. */
const commonJs = {
  ...common,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  define: { ...common.define, 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl=require('node:url').pathToFileURL(__filename).href;" },
};
const [command, { metafile: main }, { metafile: worker }, { metafile: parser }, { metafile: matchers }] =
  await Promise.all([
    writeCommand(common, fresh),
    build({ ...common, entryPoints: library, splitting: true }),
    // Workers start sooner from one file than from twenty. They are CommonJS: Node 20 aborts the whole process when a worker is ended
    // at the moment at which it links an ES module that was required. So are matchers for Jest, which requires what it is given.
    build({ ...commonJs, entryPoints: { 'batch-worker': 'src/batch/worker.ts' } }),
    // What reads files is needed by few, and by those in one go: `require` loads it at the first file, in the worker too.
    build({ ...commonJs, entryPoints: { 'diffcmp-parser': 'src/javascript/reading/parser.ts' } }),
    build({ ...commonJs, entryPoints: { matchers: 'src/matchers.ts' } }),
    writeDeclarations(root, library, fresh),
  ]);
await writeNotices(root, {
  ...command.outputs,
  ...main.outputs,
  ...worker.outputs,
  ...parser.outputs,
  ...matchers.outputs,
});

await makeAscii(join(fresh, 'batch-worker.cjs'));
// What the command runs as a worker: by V8's code where that is there. The library has the worker itself, under flags of whoever runs it.
await writeFile(
  join(fresh, 'command-worker.cjs'),
  "'use strict';\nrequire('../bin/code-cache.js').useCodeCache();\nmodule.exports = require('./batch-worker.cjs');\n",
);

const { manual } = await import(pathToFileURL(join(fresh, 'cli.cjs')).href);
await writeFile(join(fresh, 'diffcmp.1'), await manual());
await writeCodeCache(fresh);

await rm(dist, { recursive: true, force: true });
await rename(fresh, dist);
