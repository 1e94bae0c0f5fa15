import { CliError } from './cli-error.js';

/** A delivery, as its sender named it. */
export interface DeliveryName {
  readonly source: string;
  readonly id: string;
}

/** A delivery that was published. */
export interface Published extends DeliveryName {
  /** Of its data: SHA-256, in hex, of the canonical JSON. */
  readonly contentHash: string;
}

/** What became of a delivery. `pending`: nothing yet, within the time given. */
export interface DeliveryOutcome extends DeliveryName {
  readonly status: 'recorded' | 'duplicate' | 'dead-letter' | 'pending';
  readonly reason?: string;
}

/** What the API answers, as far as it is read here. */
interface DeliveryAnswer {
  readonly status: 'recorded' | 'duplicate' | 'dead-letter';
  readonly reason?: string;
  readonly lastPosition?: number;
  readonly contentHash?: string;
  readonly deadLetter?: { readonly reason: string };
}

const pollMs = 100;
const pollsAtOnce = 8;

/** The ledger's last position. Rejects with `CliError` where the API does not answer. */
export async function headOf(api: string): Promise<number> {
  const status = (await get(`${api}/v1/status`)) as { head: number };
  return status.head;
}

/**
 * Waits until every delivery is readable, or the time is over. A delivery whose events were there `before` this run counts as a
 * duplicate: what it brought was known. Where the ledger has other content under its name, its dead letter is waited for. An API
 * that is away, as while a server is started again, is asked again until the time is over.
 */
export async function waitForDeliveries(
  api: string,
  deliveries: readonly Published[],
  options: { readonly before: number; readonly timeoutMs: number; readonly onProgress?: (done: number) => void },
): Promise<DeliveryOutcome[]> {
  const deadline = Date.now() + options.timeoutMs;
  const outcomes: DeliveryOutcome[] = [];
  const queue = [...deliveries];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      outcomes.push(await waitForOne(api, next, options.before, deadline));
      options.onProgress?.(outcomes.length);
    }
  };
  await Promise.all(Array.from({ length: pollsAtOnce }, work));
  return outcomes;
}

async function waitForOne(
  api: string,
  { source, id, contentHash }: Published,
  before: number,
  deadline: number,
): Promise<DeliveryOutcome> {
  const url = `${api}/v1/deliveries?${new URLSearchParams({ source, id }).toString()}`;
  for (;;) {
    const answer = (await get(url).catch(passOver)) as DeliveryAnswer | undefined;
    const outcome = answer && outcomeOf(answer, contentHash, before);
    if (outcome) return { source, id, ...outcome };
    if (Date.now() > deadline) return { source, id, status: 'pending' };
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** Undefined where what the ledger has under the name is not what was published, and nothing is known of that yet. */
function outcomeOf(
  { status, reason, lastPosition, contentHash, deadLetter }: DeliveryAnswer,
  publishedHash: string,
  before: number,
): Omit<DeliveryOutcome, keyof DeliveryName> | undefined {
  if (contentHash !== undefined && contentHash !== publishedHash) {
    return deadLetter && { status: 'dead-letter', reason: deadLetter.reason };
  }
  const isKnown = status === 'recorded' && lastPosition !== undefined && lastPosition <= before;
  return { status: isKnown ? 'duplicate' : status, ...(reason !== undefined && { reason }) };
}

/** What was published is not lost with the API that would tell of it. */
function passOver(error: unknown): undefined {
  if (!(error instanceof CliError)) throw error;
}

async function get(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch((error: unknown) => {
    throw new CliError(`the API at ${url} does not answer: ${String(error)}`);
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new CliError(`the API answered ${response.status} to ${url}`);
  return response.json();
}
