// The declarations of each entry of the library in one file: only what is public, with nothing to import but what the library itself declares,
// so that a class is one class wherever it comes from.
import { join } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

/** Writes a `.d.ts` into the folder for each entry, by its name there: `{ index: 'src/index.ts' }`. */
export async function writeDeclarations(root, entries, folder) {
  await Promise.all(
    Object.entries(entries).map(([name, path]) => writeOne(join(root, path), folder, `${name}.d.ts`, root)),
  );
}

async function writeOne(input, folder, name, root) {
  const library = join(root, 'src/index.ts');
  const isLibrary = (id) => input !== library && id.replace(/\.js$/, '.ts') === library;
  const bundle = await rollup({
    input,
    external: isLibrary,
    plugins: [dts({ tsconfig: join(root, 'tsconfig.build.json') })],
    onLog(level, { message }) {
      throw new Error(`the declarations could not be made: ${message}`);
    },
  });
  await bundle.write({
    dir: folder,
    format: 'es',
    entryFileNames: name,
    paths: (id) => (isLibrary(id) ? './index.js' : id),
  });
  await bundle.close();
}
