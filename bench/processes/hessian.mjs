// A process of its own: milliseconds of one comparison of second derivatives.
import { libraryOf } from '../lib/library.mjs';
import { rosenbrockOf } from '../lib/functions.mjs';

const { n, checkout } = JSON.parse(process.argv[2]);
const { compare } = await libraryOf(checkout);
const { text, at } = rosenbrockOf(n);
const start = performance.now();
await compare(text, { at, order: 2 });
console.log(JSON.stringify({ time: performance.now() - start }));
