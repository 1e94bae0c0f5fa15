#!/usr/bin/env node
import { build, fail, install, requireNode, runCli } from './prepare.mjs';

// `npm start`: from a clean clone to a running ledger. What follows `--` goes to `newsledger up`.
requireNode();
endWithParent();
await install().then(build).catch(fail);
await runCli(['up', ...process.argv.slice(2)]);

/** A SIGTERM sent to npm ends the shell between npm and us, and does not reach us: the shell's end is the sign. */
function endWithParent() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 300);
  timer.unref();
}
