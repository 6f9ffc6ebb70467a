// How the tests run: dist is built first if it is missing or older than the sources.
import { defineConfig } from 'vitest/config';
import { scriptTextsInTests } from './scripts/script-texts.mjs';

/** `vitest run --mode long` runs the long suites, `*.long.test.ts`; without it everything else runs. */
export default defineConfig(({ mode }) => ({
  plugins: [scriptTextsInTests],
  test: {
    include: [mode === 'long' ? 'test/**/*.long.test.ts' : 'test/**/!(*.long).test.ts'],
    globalSetup: ['test/temporary-folder.setup.ts', 'test/cli/fresh-dist.setup.ts'],
    // By default one core is left free; on two, half the machine would stand idle.
    maxWorkers: '100%',
    // Files share the modules of their worker, whose loading took a third of the time: no result may depend on what ran before.
    isolate: false,
    // No result may depend on how busy a machine is: this ends only what would never end.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['src/**'] },
  },
}));
