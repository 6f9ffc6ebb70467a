// Who computes the gradients of the rows, each by a name.
import { ownCopy, root } from '../lib/library.mjs';
import { handWritten } from './hand.mjs';
import { byGrad, compiled } from './ours.mjs';
import { byShapes } from './rows.mjs';

export const peerNames = ['rose', 'simplegrad', 'mathjs', 'tfjs', 'jax-js'];
export const ownNames = ['compile', 'grad'];

/**
 * What computes a row's gradients: `call(k)` at the next of its points, `gradient(k)` all numbers at one of them.
 * `compile@old` and `grad@old` are those of the checkout to compare with.
 */
export async function candidate(name, row, against) {
  const [who, isOld] = name.split('@');
  if (who === 'hand' || who === 'again') return { ...handWritten(row), tolerance: 0 };
  if (who === 'tuned') return { ...handWritten(row, { tuned: true }), tolerance: 1e-12 };
  if (ownNames.includes(who)) {
    const library = await ownCopy(isOld === undefined ? root : against, name);
    return { ...(who === 'compile' ? compiled : byGrad)(library, row), tolerance: 1e-6 };
  }
  const { make, tolerance = 1e-6 } = await import(`./peers/${who}.mjs`);
  return { ...(await make(row, { byShapes })), tolerance };
}

/** How far a gradient is from another, relative to the largest number of that. */
export function distance(gradient, wanted) {
  const size = Math.max(...Array.from(wanted, Math.abs));
  let far = 0;
  for (let i = 0; i < wanted.length; i++) far = Math.max(far, Math.abs(gradient[i] - wanted[i]) / size);
  return gradient.length === wanted.length ? far : Infinity;
}
