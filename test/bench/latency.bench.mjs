import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startContender, startContenders } from './contender.mjs';
import { percentile } from './machine.mjs';
import { facts, note, print, readOptions } from './rounds.mjs';
import { withServer } from './server.mjs';

const help = `npm run bench -- latency [--rates LIST] [--seconds N]

From the call of an append to the moment when a reader sees the row that its event was folded into, at a steady rate. One process
appends, another keeps the projection with its defaults, a third looks at the rows every millisecond or two, which is measured too.
  --rates LIST   events per second, on 100 streams in turn (100,1000)
  --seconds N    how long each lasts, after a tenth of that as warm-up (10)
What is not seen five seconds after the last append counts as seen then. DATABASE_URL names a Postgres to use; without it one is
started.`;

export async function run(args) {
  const options = readOptions(args, help, { rates: [100, 1_000], seconds: 10 });
  if (!options) return;
  await withServer(async (server) => {
    const contenders = await startContenders(server, ['newsledger', 'emmett']);
    const report = { ...facts('latency', server, contenders), seconds: options.seconds, results: {} };
    for (const contender of contenders) {
      const writer = await startContender(contender.name, contender.url);
      const results = (report.results[contender.name] = {});
      let from = 0;
      const started = await contender.run('startProjection', {});
      for (const rate of options.rates) {
        note(`latency ${contender.name} at ${rate}/s`);
        results[rate] = started.error ? started : await measure(contender, writer, { rate, from, ...options });
        from += Math.ceil(rate * options.seconds * 1.1);
      }
      await Promise.all([contender.close(), writer.close()]);
    }
    const cellOf = (result) =>
      result.error
        ? 'FAILED'
        : `p50 ${result.p50}, p99 ${result.p99} ms${result.unseen ? `\n${result.unseen} not seen in time` : ''}`;
    const rows = options.rates.map((rate) => [
      `append to row at ${rate}/s`,
      ...contenders.map(({ name }) => cellOf(report.results[name][rate])),
    ]);
    print(report, ['', ...contenders.map(({ name }) => name)], rows);
  });
}

async function measure(contender, writer, { rate, from, seconds }) {
  const watch = new Watch(contender, from);
  const watching = watch.look();
  const sent = await writer.run('steady', { perSecond: rate, seconds: seconds * 1.1, from });
  if (!sent.error) await watch.patience(from + sent.sentAt.length - 1, 5_000);
  watch.ended = true;
  await watching;
  if (sent.error) return sent;
  const end = now();
  const took = sent.sentAt.map((at, i) => (watch.seenAt.get(from + i) ?? end) - at);
  const measured = took.slice(Math.floor(took.length / 11));
  const [p50, p99] = [50, 99].map((percent) => Number(percentile(measured, percent).toFixed(1)));
  return { p50, p99, unseen: sent.sentAt.length - watch.seenAt.size, appended: sent.perSecond };
}

/** Looks at the rows again and again and notes when each event was first seen in one. */
class Watch {
  seenAt = new Map();
  ended = false;
  next;

  constructor({ url, projected }, from) {
    Object.assign(this, { url, projected, from });
    // A stream's events come in order, 100 apart: what is seen is every one up to `last`.
    this.next = new Map(Array.from({ length: 100 }, (_, i) => [(from + i) % 100, from + i]));
  }

  async look() {
    const db = new pg.Client({ connectionString: this.url });
    await db.connect();
    while (!this.ended) {
      const { rows } = await db.query({ name: 'look', text: this.projected });
      const at = now();
      for (const { last } of rows) {
        const stream = last % 100;
        let next = this.next.get(stream);
        for (; next <= last; next += 100) this.seenAt.set(next, at);
        this.next.set(stream, next);
      }
      await sleep(1);
    }
    await db.end();
  }

  async patience(last, ms) {
    const until = now() + ms;
    while (now() < until && [...this.next.values()].some((next) => next <= last)) await sleep(10);
  }
}

/** Milliseconds since 1970, of one clock in all processes. */
const now = () => performance.timeOrigin + performance.now();
