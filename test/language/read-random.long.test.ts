// All random texts.
import './read-random.test.js';
