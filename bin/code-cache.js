// V8's code of our files, as it was when they were built: read here, it needn't be compiled again.
'use strict';
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { createRequire, enableCompileCache, wrap } = require('node:module');
const { basename, dirname } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

/** Beside a file, its code for the V8 that runs; V8 itself refuses what was made with other flags. */
const cacheOf = (file) => `${file}.${process.versions.v8}`;
/** Before the code stand the checksums of the text that it is of, and of itself: V8 looks at neither. */
const headLength = 8;

/** Code that was there already can't import, as Node has it. */
const importing = /\bimport\(["']/;

/** As stack traces have it: code is kept with its name, and the folder may be another one later. Copied, since V8 keeps a part of a text with all of it. */
const nameOf = (file) => Buffer.from(basename(file)).toString();

/** Undefined where there is none: made by no build, or for another V8. */
function cacheBeside(file) {
  try {
    return readFileSync(cacheOf(file));
  } catch {
    return undefined;
  }
}

/** Undefined where it isn't of this text, or isn't whole. */
function codeIn(cache, text) {
  const code = cache.subarray(headLength);
  const isWhole = cache.length > headLength && cache.readUInt32LE(4) === crc32(code);
  return isWhole && cache.readUInt32LE(0) === crc32(text) ? code : undefined;
}

function writeCode(file, text, code) {
  const head = Buffer.alloc(headLength);
  head.writeUInt32LE(crc32(text), 0);
  head.writeUInt32LE(crc32(code), 4);
  writeFileSync(cacheOf(file), Buffer.concat([head, code]));
}

/** Runs a file of CommonJS as Node does, which has no place for code that is there already. */
function runFile(module, script, file) {
  script.runInThisContext().call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
}

let isRecording = false;

/** From now on, of the files that end in `.cjs` those that have code beside them are run by it; for Node 22 and later, which keeps code by itself, it does. */
function useCodeCache() {
  if (enableCompileCache) return void enableCompileCache();
  if (isRecording) return;
  const byNode = require.extensions['.js'];
  require.extensions['.cjs'] = (module, file) => {
    const cache = cacheBeside(file);
    if (cache === undefined) return byNode(module, file);
    const text = readFileSync(file, 'utf8');
    const cachedData = codeIn(cache, text);
    if (cachedData === undefined) byNode(module, file);
    else runFile(module, new Script(wrap(text), { filename: nameOf(file), cachedData }), file);
  };
}

/**
 * For the build: from now on, calls back with each file that has been loaded, its module, and what writes all that has been compiled of it by then,
 * where nothing is written yet.
 */
function recordCode(onLoaded) {
  isRecording = true;
  require.extensions['.cjs'] = (module, file) => {
    const text = readFileSync(file, 'utf8');
    const script = new Script(wrap(text), { filename: nameOf(file) });
    const isThere = existsSync(cacheOf(file)) || importing.test(text);
    runFile(module, script, file);
    onLoaded(module, () => {
      if (!isThere) writeCode(file, text, script.createCachedData());
    });
  };
}

module.exports = { useCodeCache, recordCode };
