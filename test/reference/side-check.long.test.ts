// What takes many bits to see.
import './side-check.test.js';
