import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identify, isRunning } from './process-identity.js';

/**
 * Takes a lock file for this process, for the moment in which two starts that find the same folder must not both take
 * it. A lock whose owner is gone is taken over.
 * Returns the function that gives it back, or undefined when a living process has it.
 */
export function lock(file: string): (() => void) | undefined {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, `${process.pid} ${identify(process.pid) ?? ''}`);
  try {
    if (!link(own, file) && !(removeStale(file, own) && link(own, file))) return undefined;
    return () => rmSync(file, { force: true });
  } finally {
    rmSync(own, { force: true });
  }
}

/** A link is made whole or not at all: nobody reads a lock without its owner. */
function link(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch {
    return false;
  }
}

function removeStale(file: string, own: string): boolean {
  const aside = `${own}.stale`;
  try {
    const seen = readFileSync(file, 'utf8');
    const [pid = '', identity = ''] = seen.split(' ');
    if (isRunning(Number(pid), identity)) return false;
    renameSync(file, aside);
    // Another start may have replaced the stale lock between the look and the move: then it goes back.
    const stale = readFileSync(aside, 'utf8') === seen;
    if (!stale) link(aside, file);
    return stale;
  } catch {
    return false;
  } finally {
    rmSync(aside, { force: true });
  }
}
