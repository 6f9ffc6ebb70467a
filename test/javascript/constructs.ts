// The table of constructs: what of JavaScript is read, one construct a row, over all subjects.
import type { Construct } from './construct.js';
import { arrays } from './constructs/arrays.js';
import { builtins } from './constructs/builtins.js';
import { flow } from './constructs/flow.js';
import { functions } from './constructs/functions.js';
import { kinds } from './constructs/kinds.js';
import { names } from './constructs/names.js';
import { numbers } from './constructs/numbers.js';
import { objects } from './constructs/objects.js';

export const constructs: readonly (readonly [subject: string, rows: readonly Construct[]])[] = [
  ['names', names],
  ['flow', flow],
  ['functions', functions],
  ['objects', objects],
  ['arrays', arrays],
  ['numbers', numbers],
  ['builtins', builtins],
  ['kinds', kinds],
];
