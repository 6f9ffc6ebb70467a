// `import 'diffcmp/vitest'` gives Vitest's `expect` the matcher `toBeGradientOf`.
import { expect } from 'vitest';
import type { CheckedFunction, CheckGradientOptions } from './index.js';
import { toBeGradientOf } from './matchers.js';

declare module 'vitest' {
  interface Matchers<T = any> {
    // eslint-disable-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars -- as Vitest has it
    /** Whether it is the gradient of `f`; a promise: `await expect(gradient).toBeGradientOf(f, { at: [1, 2] })`. */
    toBeGradientOf(f: CheckedFunction, options?: CheckGradientOptions): Promise<void>;
  }
}

expect.extend({ toBeGradientOf });
