// Pairs of functions and gradients: the rows that pairs.test.ts leaves out.
import './pairs.test.js';
