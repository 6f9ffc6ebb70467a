// Writes V8's code of the files that command lines load beside them, with all that has been compiled when these end.
// `node --require record-worker.cjs record-code.cjs CLI LINE…`, each line as JSON of its words
'use strict';
const { recordCode } = require('../bin/code-cache.js');

const [cli, ...lines] = process.argv.slice(2);
const writers = [];
recordCode((module, write) => writers.push(write));

async function record() {
  const { runProcess } = require(cli);
  for (const line of lines) {
    const words = JSON.parse(line);
    process.argv = [process.argv[0], cli, ...words];
    await runProcess();
    if (process.exitCode !== 0) throw new Error(`diffcmp ${words.join(' ')} ended with ${process.exitCode}`);
  }
  for (const write of writers) write();
}
void record();
