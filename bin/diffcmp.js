#!/usr/bin/env node
// The executable: everything is in dist, which `npm run build` makes.
'use strict';
const { enableCompileCache } = require('node:module');

if (enableCompileCache) enableCompileCache();
else require('./code-cache.js').useCodeCache(); // before Node 22
void require('../dist/cli.cjs').runProcess();
