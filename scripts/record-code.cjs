// Writes V8's code of the files that command lines load beside them, with all that has been compiled when these end.
// `node record-code.cjs CLI LINE…`
'use strict';
const { recordCode } = require('../bin/code-cache.js');

const [cli, ...lines] = process.argv.slice(2);
/** Code that was there already can't import, as Node has it. */
const importing = /\bimport\(["']/;

const writers = [];
recordCode((text, write) => {
  if (!importing.test(text)) writers.push(write);
});

async function record() {
  const { runProcess } = require(cli);
  for (const line of lines) {
    process.argv = [process.argv[0], cli, ...line.split(' ')];
    await runProcess();
    if (process.exitCode !== 0) throw new Error(`diffcmp ${line} ended with ${process.exitCode}`);
  }
  for (const write of writers) write();
}
void record();
