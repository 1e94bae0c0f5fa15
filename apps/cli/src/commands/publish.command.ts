import {
  articlesTopic,
  BadInput,
  canonicalHash,
  readArticleRequest,
  toArticle,
  writeKafkaCloudEvent,
  type ArticleEvent,
} from '@newsledger/articles';
import { createProducer, RecordTooLarge, type LogProducer, type OutgoingRecord } from '@newsledger/kafka';
import { Command, InvalidArgumentError } from 'commander';
import { CliError, exitCodes } from '../cli-error.js';
import { itemsOf, linesOf, type FileItem } from '../lines.js';
import { progressBar } from '../progress-bar.js';
import { defaultDataDir, findTarget, kafkaOf, required, type Target } from '../target.js';
import { headOf, waitForDeliveries, type DeliveryOutcome, type Published } from '../deliveries.js';

interface PublishOptions {
  readonly data: string;
  readonly source?: string;
  readonly wait?: true;
  readonly timeout: number;
  readonly json?: true;
}

interface Summary {
  readonly accepted: Published[];
  readonly refused: { readonly place: string; readonly reason: string }[];
}

const help = `
An article is {"url" or "id", "title", "text", "date"?, "lang"?, "publisher"?, ...}, an IPTC ninjs 3.1 item, or a CloudEvent.
One without a url needs --source. With --wait, exit 1 also says that something was not readable in time.

Examples:
  newsledger publish article.json --wait
  newsledger publish articles.jsonl --source https://scraper.example
  my-scraper | newsledger publish -`;

/** `newsledger publish`: articles from a file into Kafka. */
export function publishCommand(): Command {
  return new Command('publish')
    .summary('publish articles from a JSON or JSONL file')
    .description(
      `Publishes articles to Kafka and says what became of each. Publishing a file again changes nothing: the same article is the same delivery. Exit ${exitCodes.no} where something was refused.`,
    )
    .argument('<file>', 'JSON (one article or an array), JSONL (one a line), or - for standard input')
    .option('--source <uri>', "who delivers; the host of each article's url unless given")
    .option('--wait', 'until every article is readable over REST')
    .option('--timeout <seconds>', 'with --wait: how long at most', seconds, 60)
    .option('--json', 'the summary as JSON')
    .option('--data <dir>', 'data folder of the running instance', defaultDataDir)
    .addHelpText('after', help)
    .action(publish);
}

function seconds(text: string): number {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError('must be a number of seconds above 0');
  return number;
}

/** What is sent before the next is read: bounded in number and in bytes. */
const recordsAtOnce = 500;
const bytesAtOnce = 8 * 2 ** 20;

async function publish(file: string, options: PublishOptions): Promise<void> {
  const target = await findTarget(options.data);
  const api = options.wait ? required(target.api, 'NEWSLEDGER_API') : undefined;
  const before = api === undefined ? 0 : await headOf(api);
  const summary: Summary = { accepted: [], refused: [] };
  try {
    await sendAll(file, options, target, summary);
  } catch (error) {
    // Whoever repeats the file repeats nothing, but must know that it did not go in whole.
    print(summary, [], options);
    throw error;
  }
  if (summary.accepted.length + summary.refused.length === 0)
    throw new CliError(`there is no article in ${file}`, exitCodes.no);
  const outcomes = api === undefined ? [] : await waitWithBar(api, summary.accepted, before, options);
  print(summary, outcomes, options);
}

async function sendAll(file: string, { source }: PublishOptions, target: Target, summary: Summary): Promise<void> {
  const producer = createProducer(kafkaOf(target));
  const bar = progressBar('published {value} articles');
  bar.start(0, 0);
  try {
    let batch: { item: FileItem; event: ArticleEvent; record: OutgoingRecord }[] = [];
    let bytes = 0;
    const flush = async () => {
      await send(producer, batch, summary);
      [batch, bytes] = [[], 0];
      bar.update(summary.accepted.length + summary.refused.length);
    };
    for await (const item of itemsOf(linesOf(file))) {
      try {
        batch.push({ item, ...toRecord(item, source) });
        bytes += item.bytes.length;
      } catch (error) {
        if (!(error instanceof BadInput)) throw error;
        summary.refused.push({ place: item.place, reason: error.message.replace('?source', '--source') });
      }
      if (batch.length >= recordsAtOnce || bytes >= bytesAtOnce) await flush();
    }
    await flush();
  } finally {
    bar.stop();
    await producer.close();
  }
}

/** Throws `BadInput` for what the recorder would refuse: it is better known before it is sent. */
function toRecord(item: FileItem, source: string | undefined): { event: ArticleEvent; record: OutgoingRecord } {
  const headers = { 'content-type': 'application/json' };
  const [event] = readArticleRequest({ headers, body: item.bytes, source });
  if (event === undefined || event instanceof BadInput) throw event ?? new BadInput('empty', []);
  const { articleId } = toArticle(event.data, event, event.dataschema);
  return { event, record: writeKafkaCloudEvent(event, articleId) };
}

async function send(
  producer: LogProducer,
  batch: readonly { item: FileItem; event: ArticleEvent; record: OutgoingRecord }[],
  summary: Summary,
): Promise<void> {
  const results = await Promise.allSettled(batch.map(({ record }) => producer.send(articlesTopic, [record])));
  results.forEach((result, i) => {
    const { item, event } = batch[i]!;
    if (result.status === 'fulfilled') summary.accepted.push(publishedOf(event));
    else if (result.reason instanceof RecordTooLarge) summary.refused.push({ place: item.place, reason: 'too-large' });
    else throw result.reason;
  });
}

function publishedOf({ source, id, data }: ArticleEvent): Published {
  return { source, id, contentHash: canonicalHash(data) };
}

async function waitWithBar(
  api: string,
  deliveries: readonly Published[],
  before: number,
  options: PublishOptions,
): Promise<DeliveryOutcome[]> {
  const bar = progressBar('readable {bar} {value}/{total}');
  bar.start(deliveries.length, 0);
  try {
    const timeoutMs = options.timeout * 1_000;
    return await waitForDeliveries(api, deliveries, { before, timeoutMs, onProgress: (done) => bar.update(done) });
  } finally {
    bar.stop();
  }
}

function print(
  { accepted, refused }: Summary,
  outcomes: readonly DeliveryOutcome[],
  { json, wait }: PublishOptions,
): void {
  const count = (status: DeliveryOutcome['status']) => outcomes.filter((outcome) => outcome.status === status).length;
  const dead = outcomes.filter(({ status }) => status === 'dead-letter');
  const pending = count('pending');
  const counts = {
    accepted: accepted.length,
    ...(wait &&
      outcomes.length > 0 && {
        recorded: count('recorded'),
        duplicate: count('duplicate'),
        deadLetters: dead.length,
        pending,
      }),
    refused: refused.length,
  };
  if (json)
    process.stdout.write(
      `${JSON.stringify({ ...counts, deliveries: accepted, refusals: refused, deadLetterReasons: dead })}\n`,
    );
  else {
    const parts = Object.entries(counts).map(([name, n]) => `${n} ${name === 'deadLetters' ? 'dead letters' : name}`);
    process.stdout.write(`${parts.join(', ')}\n`);
    for (const { place, reason } of refused) process.stdout.write(`  refused ${place}: ${reason}\n`);
    for (const { id, reason } of dead) process.stdout.write(`  dead letter ${id}: ${reason ?? ''}\n`);
  }
  if (pending > 0) process.exitCode = exitCodes.failed;
  else if (refused.length + dead.length > 0) process.exitCode = exitCodes.no;
}
