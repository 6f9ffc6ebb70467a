import type { Plugin } from 'esbuild';
import type { Plugin as TestPlugin } from 'vitest/config';

export const scriptTexts: Plugin;
export const scriptTextsInTests: TestPlugin;
