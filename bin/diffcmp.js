#!/usr/bin/env node
// The executable: everything is in dist, which `npm run build` makes.
import module from 'node:module';

module.enableCompileCache?.();
const { runProcess } = await import('../dist/cli.js');
await runProcess();
