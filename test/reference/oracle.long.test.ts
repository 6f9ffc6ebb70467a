// The certified truth against the whole oracle.
import { corpora } from '../oracle/corpus.js';
import { testOracle } from './oracle.js';

for (const corpus of corpora) testOracle(corpus, 1);
