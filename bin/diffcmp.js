#!/usr/bin/env node
// The executable: everything is in dist, which `npm run build` makes.
'use strict';
const { enableCompileCache } = require('node:module');

enableCompileCache?.();
void require('../dist/cli.cjs').runProcess();
