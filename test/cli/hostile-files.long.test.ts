// Every command that takes functions of files, in every format, with files whose every text is hostile.
import { commandsOfFiles, testHostileFiles } from './hostile-files.js';

testHostileFiles(commandsOfFiles, () => true);
