// All random functions.
import './taylor-truncation.test.js';
