// For `record-code.cjs`, which it is loaded before: in a worker, writes V8's code of its files beside them.
'use strict';
const { isMainThread } = require('node:worker_threads');
const { recordCode } = require('../bin/code-cache.js');

/** A worker is ended from outside: its code is written behind each of its chunks, before somebody learns of these. */
function recordRuns(module, write) {
  const { default: run } = module.exports;
  if (run === undefined) return;
  const recorded = async (chunk) => {
    const result = await run(chunk);
    write();
    return result;
  };
  module.exports = { __esModule: true, default: recorded };
}

if (!isMainThread) recordCode(recordRuns);
