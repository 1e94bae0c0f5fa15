/** Kafka did not answer in time, or not as a healthy cluster would. Nothing is known to be lost: the caller may try again. */
export class KafkaUnavailable extends Error {
  override readonly name = 'KafkaUnavailable';
}

/** The broker refuses one record for its size, now and at every later attempt. */
export class RecordTooLarge extends Error {
  override readonly name = 'RecordTooLarge';
}

/** Returns the innermost cause of what kafkajs threw; it wraps errors in one another. */
export function rootCause(error: unknown): Error & { readonly type?: string; readonly retriable?: boolean } {
  let current = toError(error);
  for (let depth = 0; depth < 10 && current.cause instanceof Error; depth++) current = current.cause;
  return current;
}

/** Returns what was thrown as an error; code that we call may throw anything. */
export function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

/** Returns whether the broker refused a batch for its size, be it as a message or as a list of records. */
export function isTooLarge(error: unknown): boolean {
  const { type } = rootCause(error);
  return type === 'MESSAGE_TOO_LARGE' || type === 'RECORD_LIST_TOO_LARGE';
}

/** Returns whether what stopped a consumer may pass by itself, as an outage does and a wrong password does not. */
export function mayPass(error: Error): boolean {
  return error.name === 'KafkaJSNumberOfRetriesExceeded' || rootCause(error).retriable === true;
}

/** Resolves as the work does, or rejects with `KafkaUnavailable` after the given time; how the work ends is then of no interest. */
export async function withTimeout<Result>(timeoutMs: number, work: () => Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const working = work();
  working.catch(() => undefined);
  try {
    return await Promise.race([
      working,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new KafkaUnavailable(`no answer within ${timeoutMs} ms`)), timeoutMs);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
