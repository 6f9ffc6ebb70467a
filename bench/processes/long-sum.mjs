// A process of its own: a long sum is read, differentiated and certified; milliseconds and megabytes.
import { libraryOf } from '../lib/library.mjs';

const { terms, isWritten, checkout } = JSON.parse(process.argv[2]);
const { grad, truth } = await libraryOf(checkout);
const limits = { timeout: 600_000, maxSteps: 1e9 };
// a text has a million words at the most, so that longer sums are those of an array
const text = isWritten ? Array.from({ length: terms }, (_, i) => `x/${i + 1}`).join(' + ') : 'sum(x.^2)';
const at = isWritten ? 1.2 : Array.from({ length: terms }, (_, i) => 0.5 + (i % 7) / 8);
const start = performance.now();
grad(text, limits)(at);
const byGrad = performance.now();
const certified = isWritten ? await truth(text, { at: { x: at }, ...limits }) : null;
const end = performance.now();
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ gradient: byGrad - start, truth: end - byGrad, status: certified?.status, megabytes }));
