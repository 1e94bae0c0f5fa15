import { createHash, randomUUID } from 'node:crypto';
import { percentile } from './machine.mjs';

/** Callers that each append one event to a new stream, wait for it, and go on. Rejects where not all is there that was told. */
export function append(store, { callers, seconds }) {
  return callersOf(store, callers, seconds, 1, (n) => store.append(randomUUID(), n));
}

/** The same with units of one event for each of three new streams. */
export function unit(store, { callers, seconds }) {
  return callersOf(store, callers, seconds, 3, (n) => store.unit([randomUUID(), randomUUID(), randomUUID()], n));
}

/** Batches of 500 events for 50 new streams, one after the other. */
export function importBatches(store, { seconds }) {
  const ids = () => Array.from({ length: 50 }, () => randomUUID());
  return callersOf(store, 1, seconds, 500, (n) => store.importBatch(ids(), 10, n));
}

/** Appends so many events at import speed, ten to each stream from number `from` on. Both are multiples of 500. */
export async function fill(store, { events, from = 0 }) {
  const began = performance.now();
  const batch = store.fillBatch ?? store.importBatch;
  for (let n = from; n < from + events; n += 500) {
    const ids = Array.from({ length: 50 }, (_, i) => streamOf(n / 10 + i));
    await batch(ids, 10, n);
  }
  return { perSecond: rate(events, began) };
}

export async function count(store) {
  return { events: await store.count() };
}

/** Reads everything and looks into each event's data. Memory is the most of each tenth of the way. */
export async function sweep(store, { pageSize, events }) {
  const tenth = Math.ceil(events / 10);
  const memory = [];
  let [count, sum] = [0, 0];
  const began = performance.now();
  await store.sweep(pageSize, ({ data }) => {
    sum += data.figure.value;
    if (++count % 1_000 > 0) return;
    const index = Math.floor((count - 1) / tenth);
    memory[index] = Math.max(memory[index] ?? 0, Math.round(process.memoryUsage.rss() / 2 ** 20));
  });
  const perSecond = rate(count, began);
  if (count !== events) throw new Error(`it read ${count} of ${events} events`);
  return { perSecond, sum, memoryOfTenthsMiB: memory };
}

/** Reads whole streams of a store that `fill` filled with so many events, each picked by chance, and says how long one takes. */
export function readStreams(store, { events, seconds }) {
  return timed(seconds, async () => {
    const found = await store.readStream(streamOf(Math.floor((Math.random() * events) / 10)));
    if (found !== 10) throw new Error(`a stream of 10 events gave ${found}`);
  });
}

/** Reads pages of 1,000 events from anywhere in the log. */
export function readPages(store, { events, seconds }) {
  return timed(seconds, async () => {
    const found = await store.readPage(Math.floor(Math.random() * (events - 1_000)), 1_000);
    if (found !== 1_000) throw new Error(`a page of 1,000 events gave ${found}`);
  });
}

/** The first append and the first read of a store that was opened just now. */
export async function first(store) {
  const began = performance.now();
  await store.append(randomUUID(), 1);
  await store.readStream(streamOf(0));
  return { ms: Math.round(performance.now() - began) };
}

async function timed(seconds, work) {
  const took = [];
  const began = performance.now();
  for (let now = began; now < began + seconds * 1_000; now = performance.now()) {
    await work();
    took.push(performance.now() - now);
  }
  return { perSecond: rate(took.length, began), p50: round(percentile(took, 50)), p99: round(percentile(took, 99)) };
}

async function callersOf(store, callers, seconds, size, call) {
  const before = await store.count();
  const took = [];
  let calls = 0;
  const began = performance.now();
  const end = began + seconds * 1_000;
  await Promise.all(
    Array.from({ length: callers }, async () => {
      while (performance.now() < end) {
        const start = performance.now();
        await call(calls++ * size);
        took.push(performance.now() - start);
      }
    }),
  );
  const events = calls * size;
  const perSecond = rate(events, began);
  const found = (await store.count()) - before;
  if (found !== events) throw new Error(`${events} events were acknowledged, ${found} are there`);
  return { perSecond, p50: round(percentile(took, 50)), p99: round(percentile(took, 99)) };
}

/** The id of the stream with this number, spread over the index as UUIDs are. */
export function streamOf(number) {
  return createHash('md5').update(String(number)).digest('hex');
}

export function rate(count, began) {
  return Math.round(count / ((performance.now() - began) / 1_000));
}

const round = (ms) => Number(ms.toFixed(2));
