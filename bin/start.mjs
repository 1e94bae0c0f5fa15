#!/usr/bin/env node
import { build, fail, install, requireNode, runCli } from './prepare.mjs';

// `npm start`: from a clean clone to a running ledger. What follows `--` goes to `newsledger up`.
requireNode();
await install().then(build).catch(fail);
await runCli(['up', ...process.argv.slice(2)]);
