// V8's compiler in a batch whose workers use every processor.
import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 compile every function simply at once, and inline little. Its defaults suppose that a processor stands idle for
 * its optimising compiler, which each worker runs for itself: over 10,000 small cases that compiler takes a sixth of the
 * processor time, and less inlining is less to compile, while cases take no longer. Only how code is made changes, not what
 * it does. For the whole process, so for the command line only; and only where it was measured, since other versions of V8
 * have other compilers, and complain of flags that they don't know.
 */
export function inlineLess(): void {
  if (!process.versions.v8.startsWith('11.3.')) return; // Node 20
  setFlagsFromString('--always-sparkplug');
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=60');
}
