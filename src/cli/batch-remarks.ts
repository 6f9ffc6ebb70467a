// What a batch says on stderr before it starts.
import type { Survey } from '../batch/inputs.js';
import { warningReport } from '../report/text/error-text.js';
import { styleFor } from './appearance.js';
import type { BatchCommandOptions as Options } from './batch-options.js';
import type { Context } from './context.js';

/** Files that a folder holds beside cases are left out, and named. */
export function batchRemarks({ foreign }: Survey, options: Options, { streams }: Context): void {
  if (foreign.length === 0 || options.quiet === true) return;
  const { stderr, env } = streams;
  const message = `left out, since they hold no cases: ${foreign.join(', ')}`;
  stderr.write(warningReport('no-cases', message, styleFor(stderr, env, options)));
}
