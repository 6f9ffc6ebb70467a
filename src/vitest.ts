// `import 'diffcmp/vitest'` gives Vitest's `expect` the matcher `toBeGradientOf`.
import { expect } from 'vitest';
import type { CheckedFunction, CheckGradientOptions } from './index.js';
import { toBeGradientOf } from './matchers.js';

declare module 'vitest' {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unused-vars -- as Vitest has it
  interface Matchers<T = any> {
    /** Whether it is the gradient of `f`; a promise: `await expect(gradient).toBeGradientOf(f, { at: [1, 2] })`. */
    toBeGradientOf(f: CheckedFunction, options?: CheckGradientOptions): Promise<void>;
  }
}

expect.extend({ toBeGradientOf });
