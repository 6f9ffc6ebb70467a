// What takes the oracle seconds.
import './singular-oracle.test.js';
