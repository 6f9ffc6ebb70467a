// Functions where their domains end: the rows that ends.test.ts leaves out.
import './ends.test.js';
