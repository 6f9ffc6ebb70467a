// What a batch says on stderr before it starts.
import type { Survey } from '../batch/inputs.js';
import { warningReport } from '../report/text/error-text.js';
import { styleFor } from './appearance.js';
import type { BatchCommandOptions as Options } from './batch-options.js';
import type { Context } from './context.js';
import { toleranceRemark } from './tolerance-remark.js';

/** Files that a folder holds beside cases are left out, and named; so is a tolerance without its unit. */
export function batchRemarks({ foreign }: Survey, options: Options, { streams }: Context): void {
  if (options.quiet === true) return;
  const { stderr, env } = streams;
  const say = (code: string, message: string): unknown =>
    stderr.write(warningReport(code, message, styleFor(stderr, env, options)));
  if (foreign.length > 0) say('no-cases', `left out, since they hold no cases: ${foreign.join(', ')}`);
  const remark = toleranceRemark(options.tolerance);
  if (remark !== null) say('wide-tolerance', remark);
}
