import { setTimeout as sleep } from 'node:timers/promises';
import { streamOf, rate } from './loads.mjs';

/** Loads of contender-process.mjs that concern a projection: a row for each stream, folded from all of its events. */

let running;

export async function startProjection(store) {
  running = store.project();
  await running.position();
  return {};
}

/** Waits until the projection has folded so many events, and ends it. Rejects when it does not move for a minute, or lost any. */
export async function stopProjection(store, { events }) {
  await caughtUp(running, events);
  await running.stop();
  return checkRows(store, events);
}

/** Runs the projection over what is in the log until it has caught up. */
export async function project(store, { events }) {
  const began = performance.now();
  const projection = store.project();
  await caughtUp(projection, events);
  const perSecond = rate(events, began);
  await projection.stop();
  return { perSecond };
}

/** Folds the whole log again. */
export async function rebuild(store, { events }) {
  const began = performance.now();
  await store.rebuild();
  const perSecond = rate(events, began);
  await checkRows(store, events);
  return { perSecond };
}

/** Rejects unless the projection's rows hold so many events, each once. */
export async function checkRows(store, events) {
  const folded = await store.folded();
  if (folded !== events) throw new Error(`the rows hold ${folded} of ${events} events`);
  return {};
}

/** Appends at a steady rate for so long, to 100 streams in turn. Returns when each was sent, in ms since 1970, by its number. */
export async function steady(store, { perSecond, seconds, from }) {
  const total = perSecond * seconds;
  const sentAt = [];
  const answers = [];
  let failure;
  const began = performance.now();
  while (sentAt.length < total) {
    const due = Math.min(total, Math.ceil(((performance.now() - began) * perSecond) / 1_000));
    while (sentAt.length < due) {
      const n = from + sentAt.length;
      sentAt.push(performance.timeOrigin + performance.now());
      answers.push(store.appendAny(streamOf(n % 100), n).catch((error) => (failure ??= error)));
    }
    await sleep(1);
  }
  await Promise.all(answers);
  if (failure) throw failure;
  return { sentAt, perSecond: rate(total, began) };
}

async function caughtUp(projection, events) {
  let [position, movedAt] = [0, performance.now()];
  while (position < events) {
    await sleep(20);
    const now = await projection.position();
    if (now > position) [position, movedAt] = [now, performance.now()];
    if (performance.now() - movedAt > 60_000) throw new Error(`it stays at ${position} of ${events} events`);
  }
}
