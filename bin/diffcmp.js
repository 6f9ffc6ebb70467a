#!/usr/bin/env node
// The executable: everything is in dist, which `npm run build` makes.
'use strict';
require('./code-cache.js').useCodeCache();
void require('../dist/cli.cjs').runProcess();
