// A sample: what shows functions of files whose every text is hostile.
import { testHostileFiles } from './hostile-files.js';

testHostileFiles(['functions', 'derive'], (format) => format === 'table' || format === 'md');
