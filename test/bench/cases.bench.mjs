import { NestFactory } from '@nestjs/core';
import Table from 'cli-table3';
import { loadavg } from 'node:os';
import { fromBuild } from './build.mjs';
import { machine, percentile } from './machine.mjs';
import { note, readOptions } from './rounds.mjs';
import { withServer } from './server.mjs';

const help = `npm run bench -- cases [--sizes LIST] [--articles N] [--burst N]

Records articles in one process, as the recorder does once they are read, on organisations that have so many cases already: articles
that report one of those cases, and articles of the same length that claim nothing, in turn. What they claim is given, so that
extraction is no part of it.
  --sizes LIST    cases that the organisation has (1,100,1000)
  --articles N    articles of each sort at each size, one after the other (200)
  --burst N       articles of each sort that come at once, after that (50): those about one
                  organisation wait for each other
DATABASE_URL names a Postgres to use; without it one is started.`;

const kinds = ['layoff', 'leadership-change'];

export async function run(args) {
  const options = readOptions(args, help, { sizes: [1, 100, 1_000], articles: 200, burst: 50 });
  if (!options) return;
  await withServer(async (server) => {
    const report = { bench: 'cases', machine: { ...machine(), loadBefore: loadavg()[0] }, postgres: server.settings };
    const recorder = await openRecorder(await server.database('cases'));
    report.results = [];
    try {
      // Everything gets warm.
      await recorder.measure('layoff', 1, { articles: 50, burst: 50 });
      for (const kind of kinds) {
        for (const size of options.sizes) {
          await server.settle();
          report.results.push({ kind, size, ...(await recorder.measure(kind, size, options)) });
        }
      }
    } finally {
      await recorder.close();
    }
    print(report);
  });
}

async function openRecorder(url) {
  const { migrate } = await fromBuild('libs/read-models/src/index.js');
  const { EventStore, openPool } = await fromBuild('libs/event-store/src/index.js');
  const { eventTypes } = await fromBuild('libs/newsroom/src/index.js');
  const { Recording, RecordingModule } = await fromBuild('libs/recording/src/index.js');
  await migrate(url);
  const store = new EventStore(openPool({ connectionString: url, role: 'newsledger_app', max: 6 }), {
    events: eventTypes,
  });
  const claims = new Map();
  const useFactory = () => ({ ledger: store, extractor: given(claims), actor: 'bench' });
  const app = await NestFactory.createApplicationContext(RecordingModule.register({ useFactory }), { logger: false });
  const recording = app.get(Recording);
  let articles = 0;
  /** An article that was read and claims this, or nothing. */
  const prepare = (claim) => {
    const number = ++articles;
    const address = `https://paper-${number % 97}.example/${number}`;
    if (claim) claims.set(address, claim);
    const data = { url: address, title: `Article ${number}`, text: textOf(number), date: '2026-03-05', lang: 'en' };
    const raw = Buffer.from(JSON.stringify(data));
    return recording.prepare({ source: 'urn:bench', id: String(number), data, raw });
  };
  let dockets = 0;
  return {
    /** Milliseconds of an article, one by one and at once, and the CPU that this process takes for it. */
    async measure(kind, size, { articles: count, burst }) {
      // So many organisations that no case comes to have more than some ten sources.
      const organisations = Array.from({ length: Math.ceil((count + burst) / (10 * size)) }, () => `Firm ${++dockets}`);
      for (const organisation of organisations) {
        note(`${kind}: ${organisation} gets its ${size} cases`);
        for (let n = 0; n < size; n++) await recording.record(await prepare(claimOf(kind, organisation, n)));
      }
      note(`${kind}: measuring at ${size} cases`);
      const about = (n) => {
        const organisation = organisations[n % organisations.length];
        return claimOf(kind, organisation, (Math.floor(n / organisations.length) * 7_919) % size);
      };
      const took = { without: [], with: [] };
      const cpu = { without: 0, with: 0 };
      for (let n = 0; n < count; n++) {
        for (const [sort, claim] of [
          ['without', undefined],
          ['with', about(n)],
        ]) {
          const prepared = await prepare(claim);
          const [started, used] = [performance.now(), process.cpuUsage()];
          await recording.record(prepared);
          took[sort].push(performance.now() - started);
          const { user, system } = process.cpuUsage(used);
          cpu[sort] += (user + system) / 1_000 / count;
        }
      }
      return {
        without: summary(took.without, cpu.without, await atOnce(burst, () => undefined)),
        with: summary(took.with, cpu.with, await atOnce(burst, about)),
      };
    },
    async close() {
      await app.close();
      await store.close();
      await store.pool.end();
    },
  };

  async function atOnce(burst, about) {
    const prepared = await Promise.all(Array.from({ length: burst }, (_, n) => prepare(about(n))));
    const started = performance.now();
    await Promise.all(prepared.map((one) => recording.record(one)));
    return (performance.now() - started) / burst;
  }
}

const rounded = (ms) => Number(ms.toFixed(2));
const summary = (took, cpu, burst) => ({
  p50: rounded(percentile(took, 50)),
  p99: rounded(percentile(took, 99)),
  cpu: rounded(cpu),
  burst: rounded(burst),
});

/** An engine that was told what each article claims. */
function given(claims) {
  return {
    engine: 'bench',
    engineVersion: '1',
    extract: ({ url }) =>
      Promise.resolve({
        claims: claims.has(url) ? [claims.get(url)] : [],
        suppressed: [],
        ...{ engine: 'bench', engineVersion: '1', rulesetHash: '00' },
      }),
  };
}

/** The n-th case of an organisation: a layoff of every 40 days, or the arrival of another person. */
function claimOf(kind, name, n) {
  const day = (n * 40) % 30_000;
  const announced = { value: new Date(day * 86_400_000).toISOString().slice(0, 10), precision: 'day', basis: 'stated' };
  const common = {
    kind,
    organisation: { name },
    announced,
    assertion: { modality: 'asserted', temporality: 'new', attribution: 'company', confidence: 0.9 },
    evidence: [{ slot: 'organisation', field: 'text', start: 0, end: 4, exact: 'Firm' }],
  };
  if (kind === 'layoff') {
    const figure = 100 + n;
    return { ...common, quantity: { min: figure, max: figure, qualifier: 'exact', unit: 'jobs' } };
  }
  return { ...common, person: { name: `Person ${n}`, publicFigure: true }, status: 'in', post: `head of office ${n}` };
}

/** About 2,500 characters that no other article has. */
function textOf(number) {
  let state = number;
  const word = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state.toString(36);
  };
  return `Firm news. ${Array.from({ length: 360 }, word).join(' ')}.`;
}

function print(report) {
  note('');
  const table = new Table({
    head: ['kind', 'cases', 'articles', 'one by one, ms', 'CPU, ms', 'at once, ms each', 'more'],
    style: { head: [], border: [] },
  });
  for (const { kind, size, without, with: claiming } of report.results) {
    // Of what one article takes; the disk has its part in it.
    const more = `${Math.round((claiming.p50 / without.p50 - 1) * 100)} %`;
    for (const [what, one] of [
      ['without a claim', without],
      ['with one', claiming],
    ]) {
      const last = one === claiming ? more : '';
      table.push([kind, size, what, `p50 ${one.p50}, p99 ${one.p99}`, one.cpu, one.burst, last]);
    }
  }
  process.stdout.write(`${table.toString()}\n${JSON.stringify(report)}\n`);
}
