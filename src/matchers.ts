// Matchers for test runners: `expect.extend(matchers)` in Jest and in whatever takes Jest's matchers; `diffcmp/vitest` does it for Vitest.
import { checkGradient } from './check/check.js';
import type { CheckedFunction, CheckGradientOptions } from './index.js';
import { checkScreen } from './report/check/screen.js';
import { verdictSentence } from './report/check/sentences.js';

/** What a matcher says. */
export interface GradientMatch {
  readonly pass: boolean;
  readonly message: () => string;
}

/**
 * Whether what is expected is the gradient of `f`: `await expect(gradient).toBeGradientOf(f, { at: [1, 2] })`. It passes only if every
 * component is right at every point; what can't be judged (a kink, a point outside of the domain) fails with the reason. So does it
 * with `.not`, which says that the gradient is wrong.
 *
 * @param f as for `checkGradient`: a JavaScript function, an expression, a function of a file
 * @throws DiffcmpError for points and options that can't be read, and for what goes wrong when the functions are called
 */
async function toBeGradientOf(
  this: unknown,
  received: CheckedFunction | null,
  f: CheckedFunction,
  options: CheckGradientOptions = {},
): Promise<GradientMatch> {
  const check = await checkGradient(f, received, options);
  const isNot = (this as { readonly isNot?: boolean } | undefined)?.isNot === true;
  const screen = (): string => checkScreen(check, { width: 100 }).trimEnd();
  if (check.verdict === 'INCONCLUSIVE' && isNot)
    return { pass: true, message: () => `expected something else than the gradient, and nothing could be judged\n\n${screen()}` }; // prettier-ignore
  const pass = check.verdict === 'PASS';
  const message = (): string =>
    pass
      ? `expected something else than the gradient, and ${verdictSentence(check)}`
      : `expected the gradient of f\n\n${screen()}`;
  return { pass, message };
}

export const matchers = { toBeGradientOf };
export { toBeGradientOf };
export type { CheckedFunction, CheckGradientOptions };

/* eslint-disable @typescript-eslint/no-namespace, @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type -- as @types/jest has it */
declare global {
  namespace jest {
    /** Where the types of Jest are, they get the matcher too. */
    interface Matchers<R, T = {}> {
      /** Whether it is the gradient of `f`; a promise: `await expect(gradient).toBeGradientOf(f, { at: [1, 2] })`. */
      toBeGradientOf(f: CheckedFunction, options?: CheckGradientOptions): Promise<R>;
    }
  }
}
