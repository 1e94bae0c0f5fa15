import { articlesTopic } from '@newsledger/articles';
import { createProducer, DeadLetters, deadLetterTopic, type DeadLetter, type LogProducer } from '@newsledger/kafka';
import Table from 'cli-table3';
import { Command, InvalidArgumentError } from 'commander';
import { CliError, exitCodes } from '../cli-error.js';
import { defaultDataDir, findTarget, kafkaOf, withStore } from '../target.js';

interface Common {
  readonly data: string;
  readonly json?: true;
}

const whole = (text: string): number => {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('must be a whole number');
  return Number(text);
};

const pageSize = (text: string): number => {
  const size = whole(text);
  if (size < 1 || size > 500) throw new InvalidArgumentError('must be 1 to 500');
  return size;
};

const help = `
Examples:
  newsledger dead-letters list --reason invalid-json
  newsledger dead-letters show 7
  newsledger dead-letters redrive 7 8`;

const example = (call: string): string => `\nExample:\n  newsledger dead-letters ${call}`;

/** `newsledger dead-letters`: what was delivered and could not be recorded. */
export function deadLettersCommand(): Command {
  const command = new Command('dead-letters')
    .summary('list, show and redrive what could not be recorded')
    .description('Records that could not be recorded, each with its reason and its original bytes.')
    .addHelpText('after', help);
  const common = (sub: Command) =>
    sub
      .option('--json', 'the answer as JSON')
      .option('--data <dir>', 'data folder of the running instance', defaultDataDir);
  common(command.command('list'))
    .description('Lists the newest first.')
    .option('--reason <code>', 'only those with this reason')
    .option('--limit <n>', 'at most so many, 1 to 500', pageSize, 50)
    .option('--before <id>', 'only those older than this one', whole)
    .addHelpText('after', example('list --reason invalid-json --limit 20'))
    .action(list);
  common(command.command('show'))
    .description('Shows one with its headers and its bytes.')
    .argument('<id>', 'id of the dead letter', whole)
    .addHelpText('after', example('show 7'))
    .action(show);
  common(command.command('redrive'))
    .description('Produces the original records to their topic once more; those redriven before are left alone.')
    .argument('<ids...>', 'ids of dead letters', (text, before?: number[]) => [...(before ?? []), whole(text)])
    .option('--force', 'also what was redriven before')
    .addHelpText('after', example('redrive 7 8'))
    .action(redrive);
  return command;
}

async function withDeadLetters<Result>(data: string, work: (letters: DeadLetters) => Promise<Result>): Promise<Result> {
  const target = await findTarget(data);
  let producer: LogProducer | undefined;
  const send: LogProducer['send'] = (topic, records) =>
    (producer ??= createProducer(kafkaOf(target))).send(topic, records);
  const { name: topic } = deadLetterTopic(articlesTopic);
  try {
    return await withStore(target, ({ pool }) =>
      work(new DeadLetters(pool, { send }, { topic, consumerGroup: 'newsledger.cli', log: () => undefined })),
    );
  } finally {
    await producer?.close();
  }
}

/** As JSON holds it: text where the bytes are text, base64 where they are not. */
function readable(letter: DeadLetter): object {
  const bytes = (value: Buffer | null) => {
    if (value === null) return null;
    const text = value.toString('utf8');
    return Buffer.from(text, 'utf8').equals(value) ? text : { base64: value.toString('base64') };
  };
  const headers = letter.headers.map(({ name, value }) => ({ name, value: bytes(value) }));
  return { ...letter, key: bytes(letter.key), value: bytes(letter.value), headers };
}

async function list(options: Common & { limit: number; before?: number; reason?: string }): Promise<void> {
  const { limit, before, reason } = options;
  const page = { limit, ...(before !== undefined && { before }), ...(reason !== undefined && { reason }) };
  const letters = await withDeadLetters(options.data, (dead) => dead.list(page));
  if (options.json) {
    for (const letter of letters) process.stdout.write(`${JSON.stringify(readable(letter))}\n`);
    return;
  }
  const table = new Table({
    head: ['id', 'reason', 'detail', 'source', 'delivery', 'at', 'redriven'],
    style: { head: [], border: [] },
  });
  for (const { id, reason: code, detail, source, deliveryId, topic, partition, offset, redrivenAt } of letters) {
    const place = `${topic}[${partition}]@${offset}`;
    table.push([id, code, detail.slice(0, 60), source ?? '', deliveryId ?? '', place, redrivenAt ?? '']);
  }
  process.stdout.write(letters.length > 0 ? `${table.toString()}\n` : 'no dead letters\n');
}

async function show(id: number, options: Common): Promise<void> {
  const letter = await withDeadLetters(options.data, (dead) => dead.get(id));
  if (!letter) throw new CliError(`there is no dead letter ${id}`);
  process.stdout.write(`${JSON.stringify(readable(letter), null, options.json ? 0 : 2)}\n`);
}

async function redrive(ids: number[], options: Common & { force?: true }): Promise<void> {
  const answers = await withDeadLetters(options.data, (dead) => dead.redrive(ids, { force: options.force === true }));
  for (const answer of answers) {
    process.stdout.write(options.json ? `${JSON.stringify(answer)}\n` : `${answer.id}: ${answer.outcome}\n`);
  }
  if (answers.some(({ outcome }) => outcome !== 'redriven')) process.exitCode = exitCodes.no;
}
