// All random polynomials.
import './long-polynomial.test.js';
