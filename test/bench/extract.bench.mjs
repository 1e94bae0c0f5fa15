import { execFileSync, spawnSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { articlesOf } from './extract-texts.mjs';
import { machine } from './machine.mjs';
import { installPeers } from './peers/install.mjs';
import { middle, note, readOptions } from './rounds.mjs';

const help = `npm run bench -- extract [--count N] [--rounds N] [--peers LIST]

Reads articles by the rules and by peers, each in a process of its own, and tells how many a second of CPU gives.
  --count N       articles of each kind (2000)
  --rounds N      rounds, of which the median is told (3)
  --peers LIST    compromise: its English tagging alone; spacy: fr_core_news_md, where Python has it (compromise,spacy)
Articles are those of the corpus below NEWSLEDGER_CORPUS; without it, generated ones (said in the output).
Last come texts of repetition that an attacker would send, at three lengths: time has to grow as the length does.`;

const kinds = ['wire', 'about claims', 'no trigger'];
const lengths = [10, 100, 1_024].map((kib) => kib * 1_024);
/** Peers are slow: they get fewer of the same articles. */
const forPeers = 200;

export async function run(args) {
  const options = readOptions(args, help, { count: 2_000, rounds: 3, peers: ['compromise', 'spacy'] });
  if (!options) return;
  const { count, rounds, peers } = options;
  if (peers.includes('compromise')) await installPeers();
  const contenders = ['newsledger', ...peers.filter((peer) => peer === 'compromise')];
  const report = { bench: 'extract', machine: { ...machine(), loadBefore: loadavg()[0] }, rounds };
  report.articles = Object.fromEntries(kinds.map((kind) => [kind, measured(contenders, kind, count, rounds)]));
  if (peers.includes('spacy')) report.spacy = await spacy();
  note('adversarial');
  report.adversarial = inProcess('newsledger', 'adversarial', { lengths });
  print(report);
}

/** The medians of interleaved rounds, by contender. */
function measured(contenders, kind, count, rounds) {
  const results = Object.fromEntries(contenders.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of contenders) {
      note(`${kind}, ${name}, round ${round + 1} of ${rounds}`);
      results[name].push(inProcess(name, 'articles', { kind, count: name === 'newsledger' ? count : forPeers }));
    }
  return Object.fromEntries(
    Object.entries(results).map(([name, all]) => {
      const median = (slot) => middle(all.map((one) => one[slot]));
      const { from, articles } = all[0];
      return [
        name,
        { from, articles, perSecond: median('perSecond'), of2KiB: median('of2KiB'), peakMiB: median('peakMiB') },
      ];
    }),
  );
}

function inProcess(name, load, options) {
  const script = join(import.meta.dirname, 'extract-process.mjs');
  const args = [script, name, load, JSON.stringify(options)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
}

/** Articles per second of CPU, or why there is no figure: a machine without spaCy is no failure. */
async function spacy() {
  note('spaCy');
  const { articles } = await articlesOf('wire', forPeers);
  const input = articles.map((article) => JSON.stringify(article)).join('\n');
  const script = join(import.meta.dirname, 'peers', 'spacy-peer.py');
  const { stdout, status } = spawnSync('python3', [script], { input, encoding: 'utf8' });
  if (status !== 0) return { absent: 'no python3 that runs' };
  const answer = JSON.parse(stdout);
  return answer.absent === undefined
    ? { ...answer, perSecond: Number((answer.articles / answer.seconds).toFixed(1)) }
    : answer;
}

function print(report) {
  note('');
  const { articles, adversarial, spacy: french } = report;
  const speeds = new Table({
    head: ['articles per second of CPU', 'newsledger', 'of 2 KiB', 'peak MiB', 'compromise (tagging)'],
    style: { head: [], border: [] },
  });
  for (const [kind, { newsledger, compromise }] of Object.entries(articles))
    speeds.push([
      `${kind} (${newsledger.from}, ${newsledger.articles})`,
      newsledger.perSecond,
      newsledger.of2KiB,
      newsledger.peakMiB,
      compromise?.perSecond ?? '-',
    ]);
  if (french)
    speeds.push(['spaCy fr_core_news_md, wire', { colSpan: 4, content: french.perSecond ?? 'not installed' }]);
  const times = new Table({
    head: ['milliseconds of CPU for repetition of', ...lengths.map((length) => `${length / 1_024} KiB`)],
    style: { head: [], border: [] },
  });
  for (const [name, took] of Object.entries(adversarial.table)) times.push([name, ...took]);
  const { cpu, cores, loadBefore, node } = report.machine;
  const lines = [
    speeds.toString(),
    times.toString(),
    `peak memory over the repetitions: ${adversarial.peakMiB} MiB`,
    `${cpu}, ${cores} cores, load ${loadBefore.toFixed(1)} before; Node ${node}`,
    JSON.stringify(report),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
