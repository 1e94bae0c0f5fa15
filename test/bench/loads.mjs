import { randomUUID } from 'node:crypto';
import { percentile } from './machine.mjs';
import { event } from './payload.mjs';

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

/** Appends at least so many events at import speed, unmeasured. */
export async function fill(store, { events }) {
  const batches = Math.ceil(events / 500);
  for (let batch = 0; batch < batches; batch++) {
    const ids = Array.from({ length: 50 }, () => randomUUID());
    await store.importBatch(ids, 10, batch * 500);
  }
  return { events: batches * 500 };
}

/** Reads everything and looks into each event's data. Memory is the most of each tenth of the way. */
export async function readAll(store, { pageSize, events }) {
  const tenth = Math.ceil(events / 10);
  const memory = [];
  let [count, sum] = [0, 0];
  const began = performance.now();
  for await (const { data } of store.readAll(pageSize)) {
    sum += data.figure.value;
    if (++count % 1_000 === 0) {
      const index = Math.floor((count - 1) / tenth);
      memory[index] = Math.max(memory[index] ?? 0, process.memoryUsage.rss());
    }
  }
  const seconds = (performance.now() - began) / 1_000;
  if (count !== events) throw new Error(`it read ${count} of ${events} events`);
  return {
    perSecond: Math.round(count / seconds),
    sum,
    memoryOfTenthsMiB: memory.map((bytes) => Math.round(bytes / 2 ** 20)),
  };
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
  const perSecond = Math.round(events / ((performance.now() - began) / 1_000));
  const found = (await store.count()) - before;
  if (found !== events) throw new Error(`${events} events were acknowledged, ${found} are there`);
  return { perSecond, p50: round(percentile(took, 50)), p99: round(percentile(took, 99)) };
}

const round = (ms) => Number(ms.toFixed(2));
