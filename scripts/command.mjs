// The command as few files of CommonJS. esbuild cuts a file for each set of commands that share some code, over two hundred of them, and
// Node takes longer to find and link a hundred small modules than to run what is in them. rollup joins what is always loaded together.
import { basename } from 'node:path';
import { build, transform } from 'esbuild';
import { rollup } from 'rollup';

/** What each file holds, by the modules that it is loaded for, with all that they import. */
const files = {
  command: ['cli', 'commands', 'compare-command', 'appearance'],
  comparison: ['compare-action', 'compare', 'laboratory'],
  'other-commands': [
    ...['sweep', 'scan', 'check', 'graph', 'batch', 'merge', 'train', 'scale', 'derive', 'code', 'schema', 'methods'],
    ...['functions', 'completion', 'help'],
  ].map((name) => `${name}-command`),
};

/**
 * Writes `cli.cjs` to `folder`, and what it loads to `chunks` in it. Returns esbuild's metafile.
 * @param common options of esbuild, for modules
 */
export async function writeCommand(common, folder) {
  const { outputFiles, metafile } = await build({
    ...common,
    entryPoints: { cli: 'src/cli/run-process.ts' },
    splitting: true,
    banner: {}, // require is there
    plugins: [...common.plugins, withoutUnused],
    write: false,
  });
  const modules = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const { outputs } = metafile;
  const imports = new Map(Object.entries(outputs).map(([path, output]) => [basename(path), importsOf(output)]));
  const homes = homesOf(imports);
  const bundle = await rollup({
    input: 'cli.js',
    treeshake: false, // done
    external: (id) => !modules.has(basename(id)),
    plugins: [
      {
        name: 'modules',
        resolveId: (id) => resolved(id, modules),
        load: (id) => modules.get(id),
        renderChunk: (code) => inAscii(code, common),
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

/** Small, and in ASCII: a file with one other character in it takes V8 longer, and twice the memory. */
async function inAscii(code, { minify, lineLimit, target }) {
  const small = await transform(code, { format: 'cjs', minify, lineLimit, target });
  // what esbuild leaves stands in regular expressions
  return small.code.replaceAll(/[^\0-\x7f]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const resolved = (id, modules) => (modules.has(basename(id)) ? basename(id) : { id, external: true });

const importsOf = ({ imports }) =>
  imports.filter(({ kind, external }) => kind === 'import-statement' && !external).map(({ path }) => basename(path));

/** The file of each module that has one; what several need is in the first, which is always loaded. */
function homesOf(imports) {
  const homes = new Map();
  const [first] = Object.keys(files);
  for (const [file, names] of Object.entries(files))
    for (const module of reachedFrom(names, imports)) homes.set(module, homes.has(module) ? first : file);
  return homes;
}

/** The modules of these names, and all that they import. */
function reachedFrom(names, imports) {
  const reached = new Set(names.map((name) => moduleOf(name, [...imports.keys()])));
  for (const module of reached) for (const imported of imports.get(module)) reached.add(imported);
  return reached;
}

function moduleOf(name, modules) {
  const found = modules.filter((module) => module.replace(/(-[0-9A-Z]{8})?\.js$/, '') === name);
  if (found.length !== 1) throw new Error(`${found.length} modules are called ${name}, and not one`);
  return found[0];
}
