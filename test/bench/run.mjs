#!/usr/bin/env node
// npm run bench -- NAME [OPTIONS]: each bench prints a table for people and, last, one line of JSON for machines.
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(folder).flatMap((file) => /^(.+)\.bench\.mjs$/.exec(file)?.[1] ?? []);
const [name, ...args] = process.argv.slice(2);
if (!names.includes(name)) {
  process.stderr.write(`usage: npm run bench -- ${names.join(' | ')} [--help]\n`);
  process.exit(64);
}
const { run } = await import(pathToFileURL(join(folder, `${name}.bench.mjs`)).href);
await run(args);
