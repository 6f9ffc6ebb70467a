// The command as few files of CommonJS. Node takes longer to find and link a hundred small modules than to run what is in them, so rollup
// joins what is always loaded together. V8 reads all of a file before it runs any of it: what few comparisons call has files of its own.
import { dirname, join, relative } from 'node:path/posix';
import { build, transform } from 'esbuild';
import { rollup } from 'rollup';
import { inAscii } from './ascii.mjs';
import { loadingWhenCalled } from './loading-when-called.mjs';
import { wingNames, wingOf } from './wings.mjs';

/** What each file holds, by the modules of `src` that it is loaded for, with all that they import. */
const files = {
  command: ['cli/run-process', 'cli/commands', 'cli/compare-command', 'cli/appearance'],
  comparison: ['cli/compare-action', 'compare/compare', 'reference/laboratory'],
  'other-commands': [
    ...['sweep', 'scan', 'check', 'graph', 'batch', 'merge', 'train', 'scale', 'derive', 'code', 'schema', 'methods'],
    ...['functions', 'completion', 'help'],
  ].map((name) => `cli/${name}-command`),
};
/** A batch loads little of a comparison, which its workers run: what it needs of that is not there. */
const besides = ['cli/batch-action'];

/**
 * Writes `cli.cjs` to `folder`, and what it loads to `chunks` in it. Returns esbuild's metafile.
 * @param common options of esbuild, for modules
 */
export async function writeCommand(common, folder) {
  const start = files.command[0];
  const { inputs } = (await esbuild(common, { entryPoints: [`src/${start}.ts`] })).metafile;
  // each module of src is an entry point then, and so in a module of its own: what nothing tells apart would be one
  const sources = Object.keys(inputs).filter((path) => path.startsWith('src/') && path.endsWith('.ts'));
  const { outputFiles, metafile } = await esbuild(common, { entryPoints: sources, outbase: 'src' });
  const texts = new Map(outputFiles.map(({ path, text }) => [relative(common.outdir, path), text]));
  const homes = homesOf(modulesOf(metafile, relative(common.absWorkingDir, common.outdir)));
  const bundle = await rollup({
    input: `${start}.js`,
    treeshake: false, // done
    // a wing is loaded when what calls it has been
    onwarn: (warning, warn) => (warning.code === 'CIRCULAR_CHUNK' ? undefined : warn(warning)),
    plugins: [
      {
        name: 'modules',
        resolveId: (id, importer) => resolved(id, importer, texts),
        load: (id) => texts.get(id),
        renderChunk: (code) => small(loadingWhenCalled(code, wingNames), common),
      },
    ],
  });
  await bundle.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: 'cli.cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    hoistTransitiveImports: false, // what is loaded later would be loaded first
    manualChunks: (id) => homes.get(id),
  });
  await bundle.close();
  return metafile;
}

/**
 * What packages load at their start for what nobody here asks of them: commander would start programs, chalk would look at the
 * terminal, and mathjs would draw random numbers, and write TeX.
 */
const unused = [
  { filter: /^node:child_process$/, importer: /[/\\]commander[/\\]/ },
  { filter: /^#supports-color$/, importer: /[/\\]chalk[/\\]/ },
  { filter: /^seedrandom$/, importer: /[/\\]mathjs[/\\]/ },
  { filter: /[/\\]latex\.js$/, importer: /[/\\]mathjs[/\\]/ },
];
const withoutUnused = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    for (const { filter, importer } of unused)
      onResolve({ filter }, (found) =>
        importer.test(found.importer) ? { path: found.path, namespace: 'unused' } : undefined,
      );
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Each of the entry points as a module, and what they share as others. */
const esbuild = (common, options) =>
  build({
    ...common,
    splitting: true,
    banner: {}, // require is there
    plugins: [...common.plugins, withoutUnused],
    write: false,
    ...options,
  });

async function small(code, { minify, lineLimit, target }) {
  return inAscii((await transform(code, { format: 'cjs', minify, lineLimit, target })).code);
}

/** An import between modules by its path in the folder of the build; packages are left to Node. */
function resolved(id, importer, modules) {
  const path = importer === undefined ? id : join(dirname(importer), id);
  return modules.has(path) ? path : { id, external: true };
}

/** By the path of each module what it imports at its start, and what of `src` it is made of. */
function modulesOf({ outputs }, outdir) {
  const inFolder = (path) => relative(outdir, path);
  const described = Object.entries(outputs).map(([path, { imports, inputs, entryPoint }]) => [
    inFolder(path),
    {
      imports: imports.flatMap((each) =>
        each.kind === 'import-statement' && !each.external ? inFolder(each.path) : [],
      ),
      sources: [...Object.keys(inputs), ...(entryPoint === undefined ? [] : [entryPoint])].map((path) =>
        path.replace(/^(src|.*node_modules)\//, ''),
      ),
    },
  ]);
  return new Map(described);
}

/** The file of each module that has one: what several files need is in the first, which is always loaded; else its wing comes before its file. */
function homesOf(modules) {
  const homes = new Map();
  const [first] = Object.keys(files);
  for (const [file, names] of Object.entries(files))
    for (const path of reachedFrom(names, modules)) homes.set(path, homes.has(path) ? first : file);
  const ofBatches = reachedFrom(besides, modules);
  for (const path of modules.keys()) {
    const isOfBatches = ofBatches.has(path);
    const home = homes.get(path);
    if (home !== 'comparison' && !(home === undefined && isOfBatches)) continue;
    const its = wingOf(modules.get(path).sources) ?? (isOfBatches && home === 'comparison' ? first : home);
    if (its !== undefined) homes.set(path, its);
  }
  return homes;
}

/** The modules that begin with these, and all that they import. */
function reachedFrom(names, modules) {
  const reached = new Set(names.map((name) => `${name}.js`));
  for (const path of reached) for (const imported of modules.get(path).imports) reached.add(imported);
  return reached;
}
