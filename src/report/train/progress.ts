// The progress of a training on one line: steps, epoch, loss, how long still.
import { groupDigits } from '../../text/numeral.js';
import type { TrainingProgress } from '../../train/session.js';
import { spanText } from '../batch/progress.js';
import { displayWidth } from '../text/display-width.js';
import { lossText } from './tables.js';

export interface TrainingProgressFacts extends TrainingProgress {
  /** Steps that were made now, and in how many seconds. */
  readonly made: number;
  readonly seconds: number;
}

/** `step 412/1,000  epoch 5/12  loss 0.12345  0.3 s left`; what doesn't fit is left out, from the end. */
export function trainProgressText(facts: TrainingProgressFacts, width = Infinity): string {
  const { step, steps, epoch, epochs, loss, made, seconds } = facts;
  const parts = [
    `step ${groupDigits(step)}/${groupDigits(steps)}`,
    ...(loss === null ? [] : [`loss ${lossText(loss)}`]),
    `epoch ${groupDigits(epoch)}/${groupDigits(epochs)}`,
    ...(made > 0 ? [`${spanText(((steps - step) / made) * seconds)} left`] : []),
  ];
  while (parts.length > 1 && displayWidth(parts.join('  ')) > width) parts.pop();
  return parts.join('  ').slice(0, width);
}
