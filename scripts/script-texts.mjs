// The scripts of pages as text: `import script from './page/main.js?script'` is that module with all it imports, for browsers.
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const asked = /\?script$/;
const fileOf = (importer, specifier) => join(dirname(importer), specifier.replace(asked, '').replace(/\.js$/, '.ts'));

async function moduleOf(entryPoint) {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'warning',
    write: false,
  });
  return `export default ${JSON.stringify(outputFiles[0].text.trim())};`;
}

/** For the build. */
export const scriptTexts = {
  name: 'script-texts',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: asked }, ({ importer, path }) => ({ path: fileOf(importer, path), namespace: 'script-text' }));
    onLoad({ filter: /./, namespace: 'script-text' }, async ({ path }) => ({ contents: await moduleOf(path) }));
  },
};

const prefix = '\0script-text:';

/** For the tests, which run the sources. */
export const scriptTextsInTests = {
  name: 'script-texts',
  enforce: 'pre',
  resolveId: (specifier, importer) => (asked.test(specifier) ? prefix + fileOf(importer, specifier) : undefined),
  load: (id) => (id.startsWith(prefix) ? moduleOf(id.slice(prefix.length)) : undefined),
};
