// All random functions.
import './taylor-random.test.js';
