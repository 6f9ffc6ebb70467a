// Loads the parser when the first file is read: it is a quarter of a worker's code, and most programs read no file.
import { createRequire } from 'node:module';
import { bundleFile } from '../../files/bundle-file.js';
import type * as parser from './parser.js';

/** Synchronous, as reading is; `require` keeps what it loaded. */
export function theParser(): typeof parser {
  return createRequire(import.meta.url)(bundleFile('diffcmp-parser.cjs', import.meta.url)) as typeof parser;
}
