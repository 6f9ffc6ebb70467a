// What a batch says on stderr before it starts.
import type { Survey } from '../batch/inputs.js';
import type { BatchSummary } from '../batch/record.js';
import { countOf } from '../text/numeral.js';
import { warningReport } from '../report/text/error-text.js';
import { styleFor } from './appearance.js';
import type { BatchCommandOptions as Options } from './batch-options.js';
import type { Context } from './context.js';
import { toleranceRemark } from './tolerance-remark.js';

/** Cases that were refused, and how they could run. */
export function outsideRemark({ codes }: BatchSummary, options: Options, { streams }: Context): void {
  const count = codes['file-outside'] ?? 0;
  if (count === 0 || options.quiet === true) return;
  const { stderr, env } = streams;
  const message = `outside the folder of the cases, and not read: the file of ${countOf(count, 'case')}; --allow-outside reads it`;
  stderr.write(warningReport('file-outside', message, styleFor(stderr, env, options)));
}

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
