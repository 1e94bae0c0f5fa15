import { CliError } from './cli-error.js';

/** A delivery, as its sender named it. */
export interface DeliveryName {
  readonly source: string;
  readonly id: string;
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
 * duplicate: what it brought was known.
 */
export async function waitForDeliveries(
  api: string,
  deliveries: readonly DeliveryName[],
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
  delivery: DeliveryName,
  before: number,
  deadline: number,
): Promise<DeliveryOutcome> {
  const url = `${api}/v1/deliveries?${new URLSearchParams({ ...delivery }).toString()}`;
  for (;;) {
    const answer = (await get(url)) as DeliveryAnswer | undefined;
    if (answer) {
      const known = answer.status === 'recorded' && answer.lastPosition !== undefined && answer.lastPosition <= before;
      const reason = answer.reason === undefined ? {} : { reason: answer.reason };
      return { ...delivery, status: known ? 'duplicate' : answer.status, ...reason };
    }
    if (Date.now() > deadline) return { ...delivery, status: 'pending' };
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

async function get(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) }).catch((error: unknown) => {
    throw new CliError(`the API at ${url} does not answer: ${String(error)}`);
  });
  if (response.status === 404) return undefined;
  if (!response.ok) throw new CliError(`the API answered ${response.status} to ${url}`);
  return response.json();
}
