// The error for a file that can't be written.
import { DiffcmpError } from '../errors.js';
import { reasonOf } from '../files/write-failure.js';
import { systemCode } from '../system-code.js';

/** What the file system says of a file that can't be written, as an error that a user can act on. */
export function cannotWrite(output: string, error: unknown, hint: string | null = null): DiffcmpError {
  if (systemCode(error) === 'EEXIST')
    return new DiffcmpError('output-exists', `${output} exists`, { hint: '--force replaces it' });
  return new DiffcmpError('cannot-write', `cannot write ${output}: ${reasonOf(error)}`, { hint });
}
