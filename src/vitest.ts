// `import 'diffcmp/vitest'` gives Vitest's `expect` the matcher `toBeGradientOf`.
import { expect } from 'vitest';
import type { CheckedFunction, CheckGradientOptions } from './check/check.js';
import { toBeGradientOf } from './matchers.js';

declare module 'vitest' {
  interface Matchers<T> {
    /** Whether it is the gradient of `f`; a promise: `await expect(gradient).toBeGradientOf(f, { at: [1, 2] })`. */
    toBeGradientOf(f: CheckedFunction, options?: CheckGradientOptions): Promise<T>;
  }
}

expect.extend({ toBeGradientOf });
