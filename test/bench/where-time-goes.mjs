import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpuSeconds } from './machine.mjs';

const warmUp = 500;
const measured = 2_000;

/** CPU seconds of each process with its children, as Postgres works in one process a connection. Linux only. */
export function cpuOf(processes) {
  const parents = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')[1]);
      parents.set(parent, [...(parents.get(parent) ?? []), Number(pid)]);
    } catch {
      // It has ended since the folder was listed.
    }
  }
  const below = (pid) => [pid, ...(parents.get(pid) ?? []).flatMap(below)];
  const sum = (pid) => below(pid).reduce((all, each) => all + (cpuSeconds(each) || 0), 0);
  return Object.fromEntries(processes.map(({ name, pid }) => [name, sum(pid)]));
}

/** Milliseconds of CPU an article that each process has used since `before`. */
export function perArticle(before, after, articles) {
  const ms = (name) => Number((((after[name] - before[name]) / articles) * 1_000).toFixed(3));
  return Object.fromEntries(Object.keys(after).map((name) => [name, ms(name)]));
}

/**
 * Milliseconds of CPU an article that the recorder's own code needs before it appends: to decode and adapt it, and to extract its claims.
 * Measured in this process, on the same articles, before the run.
 */
export async function beforeTheAppend(articles, root) {
  const dist = (lib) => import(join(root, `dist/libs/${lib}/src/index.js`));
  const [{ canonicalHash, contentDocument, deliveryKey, readKafkaCloudEvent, sha256, toArticle }, { ruleExtractor }] =
    await Promise.all([dist('articles'), dist('extraction')]);
  const records = articles.slice(0, warmUp + measured).map(({ key, value, headers }, n) => ({
    topic: 'bench',
    partition: 0,
    offset: String(n),
    timestamp: 0,
    key: Buffer.from(key),
    value,
    headers: Object.entries(headers).map(([name, text]) => ({ name, value: Buffer.from(text) })),
  }));
  const took = { decode: 0, extract: 0 };
  for (const [n, record] of records.entries()) {
    const started = process.cpuUsage();
    const { source, id, data, bytes } = readKafkaCloudEvent(record);
    const article = toArticle(data, { source, id });
    canonicalHash(data);
    sha256(bytes);
    contentDocument(article);
    deliveryKey(source, id);
    const decoded = process.cpuUsage();
    await ruleExtractor.extract(article);
    const extracted = process.cpuUsage();
    if (n < warmUp) continue;
    took.decode += decoded.user + decoded.system - started.user - started.system;
    took.extract += extracted.user + extracted.system - decoded.user - decoded.system;
  }
  const each = (micros) => Number((micros / 1_000 / Math.max(1, records.length - warmUp)).toFixed(3));
  return { decode: each(took.decode), extract: each(took.extract) };
}
