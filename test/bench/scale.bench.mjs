import { startContender } from './contender.mjs';
import { cell, facts, note, print, readOptions } from './rounds.mjs';
import { withServer } from './server.mjs';

const help = `npm run bench -- scale [--sizes LIST] [--seconds N]

Fills one log to several sizes at import speed and measures the same at each: appends, reads of streams and of pages, the restart.
  --sizes LIST   events in the log, 10 to a stream (100000,1000000,5000000)
  --seconds N    how long each measurement lasts (5)
The restart is that of the database after a clean stop, until it answers, and then the first append and read of a new store; of a
Postgres named by DATABASE_URL it is not measured.`;

export async function run(args) {
  const options = readOptions(args, help, { sizes: [100_000, 1_000_000, 5_000_000], seconds: 5 });
  if (!options) return;
  const { seconds } = options;
  const sizes = options.sizes.map((size) => Math.ceil(size / 500) * 500).sort((a, b) => a - b);
  await withServer(async (server) => {
    const url = await server.database('newsledger');
    let contender = await startContender('newsledger', url);
    const report = { ...facts('scale', server, [contender]), seconds, sizes: {} };
    let filled = 0;
    try {
      for (const size of sizes) {
        note(`filling to ${size.toLocaleString('en')}`);
        const { events } = await contender.run('count');
        const missing = Math.ceil((size - events) / 500) * 500;
        const result = { fill: await contender.run('fill', { from: filled, events: missing }) };
        report.sizes[size] = result;
        filled += missing;
        result.megabytes = await server.megabytes(url);
        await server.settle();
        note(`measuring at ${size.toLocaleString('en')}`);
        const measure = { events: filled, seconds };
        await contender.run('readStreams', { ...measure, seconds: 1 });
        result.streams = await contender.run('readStreams', measure);
        result.pages = await contender.run('readPages', measure);
        await contender.close();
        const restart = await server.restart?.();
        contender = await startContender('newsledger', url);
        const first = await contender.run('first', {});
        if (restart) result.restart = { databaseMs: Math.round(restart), firstMs: first.ms };
        await contender.run('append', { callers: 64, seconds: 1 });
        result.append = await contender.run('append', { callers: 64, seconds });
      }
    } finally {
      await contender.close();
    }
    print(
      report,
      ['events in the log', ...sizes.map((size) => size.toLocaleString('en')), 'last / first'],
      rows(report),
    );
  });
}

function rows(report) {
  const all = Object.values(report.sizes);
  const [first, last] = [all[0], all.at(-1)];
  const change = (read) => {
    const [before, after] = [read(first), read(last)];
    return before && after ? `${Math.round((after / before) * 100)} %` : '-';
  };
  const load = (what, name) => [
    what,
    ...all.map((one) => cell(one[name])),
    `rate ${change((one) => one[name].perSecond)}${first[name].p99 ? `\np99 ${change((one) => one[name].p99)}` : ''}`,
  ];
  return [
    load('import to this size', 'fill'),
    load('append of 1, 64 callers', 'append'),
    load('read of a stream of 10', 'streams'),
    load('read of a page of 1,000', 'pages'),
    [
      'restart of the database + first append and read, ms',
      ...all.map(({ restart }) => (restart ? `${restart.databaseMs} + ${restart.firstMs}` : '-')),
      '',
    ],
    ['on disk, MB', ...all.map(({ megabytes }) => megabytes), ''],
    ['memory of the process, MiB', ...all.map(({ append }) => append.memoryMiB ?? '-'), ''],
  ];
}
