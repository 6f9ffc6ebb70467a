// The table of constructs with constants for inputs, and every operator on every pair of kinds of values.
import { constructSuite } from './construct-suite.js';
import { constructs } from './constructs.js';

constructSuite(constructs, true);
constructSuite(constructs.filter(([subject]) => subject === 'kinds'), false); // prettier-ignore
