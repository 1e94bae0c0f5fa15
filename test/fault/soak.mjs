// The kill loops for as long as is wanted: npm run soak -- --minutes 60 --seed 7
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } } });
for (const [name, value] of Object.entries(values)) {
  if (!/^\d+$/.test(value)) throw new Error(`--${name} must be a whole number, not ${value}`);
}
const root = fileURLToPath(new URL('../..', import.meta.url));
const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
const child = spawn(process.execPath, [...jest, '--selectProjects', 'fault', '--testPathPatterns', 'fault/kills'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    NEWSLEDGER_SOAK_MINUTES: values.minutes,
    ...(values.seed !== undefined && { NEWSLEDGER_SEED: values.seed }),
  },
});
child.on('exit', (code) => (process.exitCode = code ?? 1));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
