// Verdicts on all rows of singular-programs.json.
import { testSingularRows } from './singular-rows.js';

testSingularRows(1);
