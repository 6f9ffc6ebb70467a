// All random programs.
import './derivative-runs-random.test.js';
