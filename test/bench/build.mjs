import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of this checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Imports a module of `dist`, e.g. `libs/event-store/src/index.js`. The benches measure what is built. */
export function fromBuild(path) {
  const file = join(root, 'dist', path);
  if (!existsSync(file)) throw new Error(`${path} is not built: run npm run build first`);
  return import(pathToFileURL(file).href);
}
