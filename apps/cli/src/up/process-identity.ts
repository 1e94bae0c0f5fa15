import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Says which process has this pid now, so that a later reader can tell whether it is still that one: pids are given
 * out again. Returns undefined when there is none.
 */
export function identify(pid: number): string | undefined {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid);
}

/** Whether the process that `identity` was taken of is still running. */
export function isRunning(pid: number, identity: string): boolean {
  return identify(pid) === identity;
}

/**
 * Ends a process that is not our child: `signal`, then SIGKILL after `graceMs`.
 * Resolves when it is gone, at the latest five seconds after the kill.
 */
export async function end(pid: number, identity: string, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  send(pid, signal);
  const killAt = Date.now() + graceMs;
  let killed = false;
  while (isRunning(pid, identity) && Date.now() < killAt + 5_000) {
    await sleep(30);
    if (!killed && Date.now() >= killAt) {
      killed = true;
      send(pid, 'SIGKILL');
    }
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in between.
  }
}

/** The time of its start in ticks since the machine's, which is exact; `ps` rounds it and reckons from the clock. */
function fromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, startTicks] = [fields[0], fields[19]];
    if (state === 'Z' || state === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${startTicks ?? ''}`;
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): string | undefined {
  const ps = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [state = '', ...started] = ps.stdout.trim().split(/\s+/);
  return ps.status !== 0 || state === '' || state.startsWith('Z') ? undefined : started.join(' ');
}
