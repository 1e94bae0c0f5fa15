#!/usr/bin/env node
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, fail, install, requireNode, root } from './prepare.mjs';
import { run, seconds, step } from './steps.mjs';

// `npm test`: everything that takes minutes, not more. `-- --summary FILE` also writes the counts as JSON.
requireNode();
const started = Date.now();
const summaryFile = option('--summary');
const scratch = mkdtempSync(join(tmpdir(), 'newsledger-run-'));
const steps = [];

await install().catch(fail);
await Promise.all([
  check('Linting', 'npm', ['run', '--silent', 'lint']),
  check('Checking types', 'npm', ['run', '--silent', 'typecheck']),
]);
await build().then(
  () => passed('Building'),
  (error) => failed('Building', error),
);
const tests = await jest();
rmSync(scratch, { recursive: true, force: true });
report();

async function check(title, program, args) {
  await step(title, () => run(program, args, { cwd: root })).then(
    () => passed(title),
    (error) => failed(title, error),
  );
}

function passed(title) {
  steps.push({ title, ok: true });
}

function failed(title, error) {
  process.stderr.write(`${(error.output ?? '').trimEnd()}\n${error.message}\n`);
  steps.push({ title, ok: false });
}

async function jest() {
  const file = join(scratch, 'jest.json');
  // A machine that does other things beside must not fail a test that waits for a process.
  const projects = [
    '--testTimeout=30000',
    '--maxWorkers=2',
    '--selectProjects',
    'unit',
    'real',
    '--json',
    `--outputFile=${file}`,
  ];
  const args = ['--experimental-vm-modules', '--no-warnings', join(root, 'node_modules/jest/bin/jest.js'), ...projects];
  process.stderr.write('- Running the tests ...\n');
  // Jest's report goes to standard error; its JSON, which would fill standard output, is in the file.
  await run(process.execPath, args, { cwd: root, live: ['ignore', 'ignore', 'inherit'] }).catch(() => undefined);
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites, numRuntimeErrorTestSuites, numPendingTests } =
      JSON.parse(readFileSync(file, 'utf8'));
    const broken = Math.max(numRuntimeErrorTestSuites, numFailedTestSuites > 0 && numFailedTests === 0 ? 1 : 0);
    return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function report() {
  const total = {
    passed: tests.passed + steps.filter((entry) => entry.ok).length,
    failed: tests.failed + steps.filter((entry) => !entry.ok).length,
    skipped: tests.skipped,
  };
  if (summaryFile) writeFileSync(summaryFile, JSON.stringify(total));
  const lines = [
    ...steps.map((entry) => `${entry.ok ? '✔' : '✖'} ${entry.title}`),
    `${tests.failed === 0 ? '✔' : '✖'} Tests: ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped`,
  ];
  if (!process.env.NEWSLEDGER_CORPUS) {
    lines.push('  Only the tests on real articles were skipped: NEWSLEDGER_CORPUS names no folder with them.');
  }
  console.log(
    `\n${lines.join('\n')}\n\n${total.passed} passed, ${total.failed} failed in ${seconds(Date.now() - started)}`,
  );
  process.exitCode = total.failed === 0 ? 0 : 1;
}

function option(name) {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}
