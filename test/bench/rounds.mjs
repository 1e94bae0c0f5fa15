import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import { machine } from './machine.mjs';

/**
 * Returns the options of a bench with its defaults, whose types they take, or undefined where --help was asked for and printed.
 * A list is written with commas.
 */
export function readOptions(args, help, defaults) {
  const options = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [name, { type: 'string', default: String(value) }]),
  );
  const { values } = parseArgs({ args, options: { ...options, help: { type: 'boolean', default: false } } });
  if (values.help) {
    process.stdout.write(`${help}\n`);
    return undefined;
  }
  const read = (text, like) => {
    if (Array.isArray(like))
      return text
        .split(',')
        .filter(Boolean)
        .map((one) => read(one, like[0]));
    if (typeof like !== 'number') return text;
    const number = Number(text);
    if (!(number > 0)) throw new Error(`${text} is not a positive number`);
    return number;
  };
  return Object.fromEntries(Object.entries(defaults).map(([name, like]) => [name, read(values[name], like)]));
}

/**
 * Runs loads in turn, so often: what slows the machine down for a while slows all of them. A run is `[contender, load, options]`.
 * Returns the medians by the contenders' names, with what each round gave. One that failed has `error` instead.
 */
export async function interleaved(server, rounds, runs) {
  const results = new Map(runs.map(([{ name }]) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [contender, load, options] of runs) {
      if (results.get(contender.name).at(-1)?.error) continue;
      await server.settle();
      note(`${load} ${JSON.stringify(options)} ${contender.name}, round ${round + 1} of ${rounds}`);
      results.get(contender.name).push(await contender.run(load, options));
    }
  }
  return Object.fromEntries([...results].map(([name, all]) => [name, medians(all)]));
}

function medians(all) {
  const failed = all.find(({ error }) => error !== undefined);
  if (failed) return { error: failed.error };
  const names = Object.keys(all[0]).filter((name) => typeof all[0][name] === 'number');
  const median = Object.fromEntries(names.map((name) => [name, middle(all.map((one) => one[name]))]));
  return { ...median, rounds: all };
}

/** The median; of an even count the lower of the two in the middle. */
export function middle(values) {
  return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}

/** Tells a person who waits what is going on. */
export function note(line) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`);
}

/** What figures depend on, to stand at the head of a report. */
export function facts(bench, server, contenders) {
  return {
    bench,
    machine: { ...machine(), loadBefore: loadavg()[0] },
    postgres: server.settings,
    contenders: Object.fromEntries(contenders.map(({ name, settings }) => [name, settings ?? 'did not start'])),
  };
}

/** Prints a table and, last, the report as one line of JSON. Any failure in it makes the exit code 1. */
export function print(report, head, rows) {
  note('');
  const table = new Table({ head, style: { head: [], border: [] } });
  table.push(...rows);
  const { machine: on, postgres } = report;
  const failures = errorsIn(report);
  const lines = [
    table.toString(),
    `${on.cpu}, ${on.cores} cores, load ${on.loadBefore.toFixed(1)} before; Node ${on.node}; ` +
      Object.entries(postgres)
        .map(([name, value]) => `${name} ${value}`)
        .join(', '),
    ...Object.entries(report.contenders).map(([name, settings]) => `${name}: ${settings}`),
    ...failures.map((failure) => `FAILED ${failure}`),
    JSON.stringify(report),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (failures.length > 0) process.exitCode = 1;
}

function errorsIn(value, path = []) {
  if (typeof value !== 'object' || value === null) return [];
  if (typeof value.error === 'string') return [`${path.join(' ')}: ${value.error}`];
  return Object.entries(value).flatMap(([name, member]) => errorsIn(member, [...path, name]));
}

/** A cell: `12,345/s, p50 3.1, p99 8.2 ms`, or that it failed. */
export function cell(result) {
  if (result === undefined) return '-';
  if (result.error !== undefined) return 'FAILED';
  const rate = `${result.perSecond.toLocaleString('en')}/s`;
  return result.p50 === undefined ? rate : `${rate}\np50 ${result.p50}, p99 ${result.p99} ms`;
}

/** How many times as much as another, or nothing where one of them has no figure. */
export function times(one, other) {
  return one?.perSecond && other?.perSecond ? `${(one.perSecond / other.perSecond).toFixed(2)}x` : '-';
}
