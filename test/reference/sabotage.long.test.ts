// Rules and facts broken on purpose: all the rows that sabotage.test.ts leaves out.
import './sabotage.test.js';
