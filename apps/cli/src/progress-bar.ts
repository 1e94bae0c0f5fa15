import { SingleBar } from 'cli-progress';

/** Returns a progress bar on standard error, seen only where a person watches. */
export function progressBar(format: string): SingleBar {
  return new SingleBar({ format, stream: process.stderr, noTTYOutput: false, clearOnComplete: true, hideCursor: true });
}
