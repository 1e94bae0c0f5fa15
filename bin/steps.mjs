import { spawn } from 'node:child_process';

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** Seconds as a person reads them. */
export function seconds(ms) {
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`;
}

/**
 * Runs `work` under a title on standard error: a spinner with the time elapsed on a terminal, elsewhere a plain line at
 * its beginning, one every 15 seconds while it lasts, and one at its end. Returns what `work` returns; rethrows its error.
 */
export async function step(title, work) {
  const started = Date.now();
  const tty = process.stderr.isTTY;
  const elapsed = () => seconds(Date.now() - started);
  let frame = 0;
  const line = (mark) => process.stderr.write(tty ? `\r\u001b[K${mark} ${title} ${elapsed()}` : '');
  if (!tty) process.stderr.write(`- ${title} ...\n`);
  const timer = tty
    ? setInterval(() => line(frames[frame++ % frames.length]), 100)
    : setInterval(() => process.stderr.write(`- ${title} ... ${elapsed()}\n`), 15_000);
  try {
    const result = await work();
    process.stderr.write(tty ? `\r\u001b[K✔ ${title} ${elapsed()}\n` : `✔ ${title} (${elapsed()})\n`);
    return result;
  } catch (error) {
    process.stderr.write(tty ? `\r\u001b[K✖ ${title} ${elapsed()}\n` : `✖ ${title} (${elapsed()})\n`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

/**
 * Runs a program to its end. Resolves with everything it printed; rejects with an error whose `output` holds that.
 * `live` names where its streams go instead, as `spawn` takes it.
 */
export function run(program, args, { cwd, env = process.env, live } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: live ?? ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => chunks.push(chunk));
    const output = () => Buffer.concat(chunks).toString('utf8');
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(output());
      const how = signal ? `was killed by ${signal}` : `ended with exit code ${code}`;
      reject(Object.assign(new Error(`${program} ${args[0] ?? ''} ${how}`), { output: output() }));
    });
  });
}
