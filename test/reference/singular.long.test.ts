// Verdicts at all singular points of the oracle.
import { testSingularPoints } from './singular.js';

testSingularPoints(1);
