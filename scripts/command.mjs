// The command as few files of CommonJS. Node takes longer to find and link a hundred small modules than to run what is in them, so rollup
// joins what is always loaded together. V8 reads all of a file before it runs any of it: what few comparisons call has files of its own.
import { dirname, join, relative } from 'node:path/posix';
import { build, transform } from 'esbuild';
import { rollup } from 'rollup';
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
        renderChunk: (code) => inAscii(loadingWhenCalled(code, wingNames), common),
      },
    ],
  });
  await bundle.write({
    dir: folder,
    format: 'cjs',
    entryFileNames: 'cli.cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
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

/** Small, and in ASCII: a file with one other character in it takes V8 longer, and twice the memory. */
async function inAscii(code, { minify, lineLimit, target }) {
  const small = await transform(code, { format: 'cjs', minify, lineLimit, target });
  // what esbuild leaves stands in regular expressions
  return small.code.replaceAll(/[^\0-\x7f]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
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
        path.replace(/^src\//, ''),
      ),
    },
  ]);
  return new Map(described);
}

/** The file of each module that has one; what several need is in the first, which is always loaded. */
function homesOf(modules) {
  const homes = new Map();
  const [first] = Object.keys(files);
  for (const [file, names] of Object.entries(files))
    for (const path of reachedFrom(names, modules)) homes.set(path, homes.has(path) ? first : file);
  for (const [path, file] of homes)
    if (file === 'comparison') homes.set(path, wingOf(modules.get(path).sources) ?? file);
  return homes;
}

/** The modules that begin with these, and all that they import. */
function reachedFrom(names, modules) {
  const reached = new Set(names.map((name) => `${name}.js`));
  for (const path of reached) for (const imported of modules.get(path).imports) reached.add(imported);
  return reached;
}
