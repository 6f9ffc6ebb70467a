// The declarations of each entry of the library in one file: only what is public, with nothing to import.
import { join } from 'node:path';
import { rollup } from 'rollup';
import { dts } from 'rollup-plugin-dts';

/** Writes a `.d.ts` into the folder for each entry, by its name there: `{ index: 'src/index.ts' }`. */
export async function writeDeclarations(root, entries, folder) {
  const input = Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(root, path)]));
  const bundle = await rollup({
    input,
    plugins: [dts({ tsconfig: join(root, 'tsconfig.build.json') })],
    onLog(level, { message }) {
      throw new Error(`the declarations could not be made: ${message}`);
    },
  });
  await bundle.write({ dir: folder, format: 'es', entryFileNames: '[name].d.ts', chunkFileNames: 'types/[name].d.ts' });
  await bundle.close();
}
