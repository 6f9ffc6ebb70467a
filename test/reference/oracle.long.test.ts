// The certified truth against the whole oracle.
import { testOracle } from './oracle.js';

for (const name of ['cases.json', 'held-out.json']) testOracle(name, 1);
