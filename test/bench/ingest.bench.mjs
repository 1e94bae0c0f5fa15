import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import Table from 'cli-table3';
import pg from 'pg';
import { bareLoop } from './bare-loop.mjs';
import { cpuSeconds, machine, percentile, residentMiB, sleep } from './machine.mjs';
import { beforeTheAppend, cpuOf, perArticle } from './where-time-goes.mjs';

const help = `npm run bench -- ingest [--count N] [--rate N] [--seconds N] [--no-bare]

Publishes real wire articles through Kafka to a fresh instance and measures until their rows can be read.
  --count N     articles at full speed (10000)
  --rate N      articles a second for the latency (50)
  --seconds N   how long that lasts (20)
  --no-bare     without the bare loop beside it
The articles are corpus/wire-fr.jsonl.gz below NEWSLEDGER_CORPUS; without it, generated ones (said in the output).`;

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const topic = 'newsledger.articles.v1';

export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      count: { type: 'string', default: '10000' },
      rate: { type: 'string', default: '50' },
      seconds: { type: 'string', default: '20' },
      'no-bare': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(`${help}\n`);
  const [count, rate, seconds] = [values.count, values.rate, values.seconds].map(Number);
  const { articles, corpus } = await wireArticles(count + rate * seconds);
  const { createProducer } = await import(join(root, 'dist/libs/kafka/src/index.js'));
  const report = { bench: 'ingest', machine: machine(), corpus, count };
  const own = await beforeTheAppend(articles, root);
  const instance = await start();
  try {
    const running = instance.info();
    const producer = createProducer({ brokers: [running.kafkaBrokers], clientId: 'bench', log: () => undefined });
    const db = new pg.Client({ connectionString: running.databaseUrl });
    await db.connect();
    report.idle = await idleCpu(running.processes);
    report.latency = await latency(producer, db, articles.slice(0, rate * seconds), rate);
    Object.assign(report, await throughput(producer, db, articles.slice(rate * seconds), running.processes));
    report.cpuMsPerArticle = whereTimeGoes(own, report.cpuMsPerArticle);
    await producer.close();
    await db.end();
    if (!values['no-bare']) report.bare = await bareLoop(running, topic, count);
  } finally {
    await instance.stop();
  }
  print(report);
}

/** Articles as a scraper publishes them, each with a record key and CloudEvents headers. */
async function wireArticles(wanted) {
  const path = join(process.env.NEWSLEDGER_CORPUS ?? '', 'corpus/wire-fr.jsonl.gz');
  const articles = [];
  const add = (article, n) => {
    const headers = {
      ce_specversion: '1.0',
      ce_id: `bench-${n}`,
      ce_source: 'urn:bench',
      ce_type: 'newsledger.article.v1',
      'content-type': 'application/json',
    };
    articles.push({ key: article.url, value: Buffer.from(JSON.stringify(article)), headers });
  };
  if (process.env.NEWSLEDGER_CORPUS && existsSync(path)) {
    for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()) })) {
      if (articles.length >= wanted) break;
      const { url, title, date, text } = JSON.parse(line);
      if (text) add({ url, title, text, lang: 'fr', ...(date && { date: String(date) }) }, articles.length);
    }
    return { articles, corpus: 'wire-fr' };
  }
  for (let n = 0; n < wanted; n++) {
    const text = `Le conseil municipal a voté hier le budget numéro ${n} de la ville. `.repeat(30);
    add({ url: `https://bench.example/${n}`, title: `Budget ${n}`, text, lang: 'fr', date: '2026-03-05' }, n);
  }
  return { articles, corpus: 'generated' };
}

async function start() {
  const dataDir = mkdtempSync(join(tmpdir(), 'newsledger-bench-'));
  const args = [
    join(root, 'dist/apps/cli/src/main.js'),
    'up',
    '--data',
    dataDir,
    '--no-sample',
    '--api-port',
    '0',
    '--intake-port',
    '0',
    '--quiet',
  ];
  const supervisor = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const runFile = join(dataDir, 'run.json');
  while (!existsSync(runFile)) {
    if (supervisor.exitCode !== null) throw new Error('the instance did not start');
    await sleep(100);
  }
  return {
    info: () => JSON.parse(readFileSync(runFile, 'utf8')),
    async stop() {
      const exit = once(supervisor, 'exit');
      supervisor.kill('SIGTERM');
      await exit;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Per cent of a core that each process uses while nothing comes in. */
async function idleCpu(processes) {
  await sleep(3_000);
  const before = processes.map(({ pid }) => cpuSeconds(pid));
  const seconds = 10;
  await sleep(seconds * 1_000);
  return Object.fromEntries(
    processes.map(({ name, pid }, i) => [name, Number((((cpuSeconds(pid) - before[i]) / seconds) * 100).toFixed(1))]),
  );
}

/** Milliseconds from the produce call to the row that readers see, at a steady rate. */
async function latency(producer, db, articles, rate) {
  const sentAt = new Map();
  const took = [];
  let seen = 0;
  const started = performance.now();
  const publishing = (async () => {
    for (const [i, article] of articles.entries()) {
      await sleep(Math.max(0, started + (i * 1_000) / rate - performance.now()));
      sentAt.set(article.headers.ce_id, performance.now());
      void producer.send(topic, [article]);
    }
  })();
  while (took.length < articles.length && performance.now() - started < 120_000) {
    const { rows } = await db.query(
      `select doc ->> 'id' as id, position from read.deliveries where position > $1 order by position`,
      [seen],
    );
    const now = performance.now();
    for (const { id, position } of rows) {
      took.push(now - sentAt.get(id));
      seen = Math.max(seen, Number(position));
    }
    await sleep(2);
  }
  await publishing;
  return { rate, articles: took.length, p50: Math.round(percentile(took, 50)), p99: Math.round(percentile(took, 99)) };
}

async function throughput(producer, db, articles, processes) {
  const count = async (table) => Number((await db.query(`select count(*) from ${table}`)).rows[0].count);
  const before = await count('read.deliveries');
  const peak = Object.fromEntries(processes.map(({ name }) => [name, 0]));
  const cpu = cpuOf(processes);
  const started = performance.now();
  const publishing = (async () => {
    for (let i = 0; i < articles.length; i += 200) await producer.send(topic, articles.slice(i, i + 200));
  })();
  let readable = 0;
  while (readable < articles.length && performance.now() - started < 900_000) {
    for (const { name, pid } of processes) peak[name] = Math.max(peak[name], residentMiB(pid));
    await sleep(250);
    readable = (await count('read.deliveries')) - before;
  }
  const seconds = (performance.now() - started) / 1_000;
  await publishing;
  return {
    articles: readable,
    seconds: Number(seconds.toFixed(1)),
    perSecond: Math.round(readable / seconds),
    peakMiB: peak,
    cpuMsPerArticle: perArticle(cpu, cpuOf(processes), readable),
  };
}

/** The steps of the way, with what each costs: the recorder's time is divided by what its first two steps need on their own. */
function whereTimeGoes({ decode, extract }, { recorder, projector, intake: _, api: __, ...servers }) {
  const append = Number(Math.max(0, recorder - decode - extract).toFixed(3));
  return { decode, extract, 'append, commit and consume': append, project: projector, ...servers };
}

function print(report) {
  const table = new Table({ head: ['what', 'measured'], style: { head: [], border: [] } });
  table.push(
    ['articles/s, Kafka to readable rows', `${report.perSecond} (${report.articles} in ${report.seconds} s)`],
    [`publish to readable at ${report.latency.rate}/s`, `p50 ${report.latency.p50} ms, p99 ${report.latency.p99} ms`],
    [
      'peak memory, MiB',
      Object.entries(report.peakMiB)
        .map(([n, v]) => `${n} ${v}`)
        .join(', '),
    ],
    [
      'idle CPU, % of a core',
      Object.entries(report.idle)
        .map(([n, v]) => `${n} ${v}`)
        .join(', '),
    ],
    ...(report.bare ? [['bare loop on the same servers, articles/s', `${report.bare.perSecond}`]] : []),
    [
      'CPU an article, ms',
      Object.entries(report.cpuMsPerArticle)
        .map(([n, v]) => `${n} ${v}`)
        .join(', '),
    ],
    ['corpus', report.corpus],
  );
  process.stdout.write(`${table.toString()}\n${JSON.stringify(report)}\n`);
}
