// Names that the texts of a training may use, and what is wrong with others.
import { isFreeName } from '../language/point.js';
import { prototypeName, takenByRecords } from '../text/prototype-name.js';
import { clip } from '../text/value-text.js';

/** What the loss calls that which the model gives. */
export const outputName = 'output';

/** Why a column or a weight can't have a name; null: it can. */
export function faultOfName(name: string, what: 'column' | 'weight'): string | null {
  if (name === outputName) return `no ${what} can be called '${outputName}', which is what the model gives`;
  if (name === prototypeName) return `${takenByRecords}; call the ${what} otherwise, such as proto`;
  if (isFreeName(name)) return null;
  if (name === '') return `a ${what} has no name`;
  if (/^[A-Za-z]\w*$/.test(name))
    return `'${clip(name)}' means something else in model and loss; call the ${what} otherwise`;
  const way = name.trim().replace(/\W+/g, '_').replace(/^_+|_+$/g, '').replace(/^(?=\d)/, 'x'); // prettier-ignore
  const hint = isFreeName(way) && way.length <= 60 ? `, such as ${way}` : '';
  return `'${clip(name)}' is no name that model and loss could use; write one${hint}`;
}
