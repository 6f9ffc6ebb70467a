// All random functions.
import './choices-random.test.js';
