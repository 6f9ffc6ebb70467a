// The rows that the sample leaves out.
import './classics.test.js';
