#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { build, cliEntry, fail, install, requireNode, runCli } from './prepare.mjs';

// The CLI, from the build. A clone that was never built is built first; `npm start` is what notices changed sources.
requireNode();
if (!existsSync(cliEntry)) await install().then(build).catch(fail);
await runCli(process.argv.slice(2));
