// All random repetitions.
import './loops.test.js';
