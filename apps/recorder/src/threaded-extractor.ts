import type { Extraction, ExtractionInput, Extractor } from '@newsledger/extraction';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** An article that no engine will read, today or tomorrow: it took too long, or it ended the thread twice. */
export class ExtractionRefused extends Error {
  override readonly name = 'ExtractionRefused';
  constructor(
    readonly reason: 'extraction-timeout' | 'extraction-failed',
    detail: string,
  ) {
    super(detail);
  }
}

/** The thread ended while it read an article. */
class ThreadEnded extends Error {}

export interface ThreadOptions {
  /** Module of the thread, which answers each `ExtractionInput` with an `Extraction`. */
  readonly script: URL;
  /** Up to so many UTF-16 units of title and text an article is read in place: a message would cost more than it spares. */
  readonly inPlace: number;
  /** How long one article may take in the thread. */
  readonly limitMs: number;
  /** A thread that needs more memory than this ends, and nothing else does. */
  readonly memoryMiB: number;
}

/** Under 50 ms in place at the slowest that was measured; of 36,000 wire articles 44 are longer. */
export const threadDefaults: Omit<ThreadOptions, 'script'> = { inPlace: 8_192, limitMs: 30_000, memoryMiB: 512 };

/**
 * Reads articles by an engine without ever holding up the event loop for long: long ones in a thread of their own, one after the other
 * in the order of the calls. Whoever calls waits, so that the queue is as long as there are callers. A thread that ends is replaced and
 * its article tried once more. Rejects with `ExtractionRefused` for an article that cannot be read.
 */
export class ThreadedExtractor implements Extractor {
  readonly engine: string;
  readonly engineVersion: string;
  private thread: Worker | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(
    private readonly inner: Extractor,
    private readonly options: ThreadOptions,
  ) {
    ({ engine: this.engine, engineVersion: this.engineVersion } = inner);
  }

  extract({ title, text, language, published }: ExtractionInput): Promise<Extraction> {
    const article = { title, text, ...(language !== undefined && { language }), ...(published && { published }) };
    if (title.length + text.length <= this.options.inPlace) return this.inner.extract(article);
    const answer = this.turn.then(() => this.inThread(article));
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  /** Compiles what the first article of each language would wait for. */
  async warmUp(languages: readonly string[]): Promise<void> {
    for (const language of languages) await this.inner.extract({ title: '', text: '', language });
  }

  /** Ends the thread; what it was reading is rejected. */
  async close(): Promise<void> {
    this.closed = true;
    await this.thread?.terminate();
  }

  private async inThread(article: ExtractionInput): Promise<Extraction> {
    try {
      return await this.ask(article);
    } catch (error) {
      if (!(error instanceof ThreadEnded)) throw error;
    }
    return this.ask(article).catch((error: unknown) => {
      if (!(error instanceof ThreadEnded)) throw error;
      throw new ExtractionRefused('extraction-failed', `the article ended its thread twice: ${error.message}`);
    });
  }

  private async ask(article: ExtractionInput): Promise<Extraction> {
    if (this.closed) throw new Error('the extractor is closed');
    const thread = (this.thread ??= this.start());
    const { limitMs } = this.options;
    const settled = new AbortController();
    const { signal } = settled;
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new ExtractionRefused('extraction-timeout', `not read within ${limitMs} ms`)),
        limitMs,
      );
    });
    const end = once(thread, 'exit', { signal }).then(([code]) => {
      throw new ThreadEnded(`exit code ${String(code)}`);
    });
    try {
      thread.postMessage(article);
      const [extraction] = (await Promise.race([once(thread, 'message', { signal }), end, limit])) as [Extraction];
      return extraction;
    } catch (error) {
      // Whatever it is busy with, the next article shall not wait for it.
      this.thread = undefined;
      await thread.terminate();
      throw error instanceof ExtractionRefused ? error : new ThreadEnded(String(error));
    } finally {
      clearTimeout(timer);
      settled.abort();
      end.catch(() => undefined);
    }
  }

  private start(): Worker {
    const { script, memoryMiB } = this.options;
    const thread = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMiB } });
    // Without a listener an error of an idle thread would end the process.
    thread.on('error', () => undefined);
    thread.once('exit', () => {
      if (this.thread === thread) this.thread = undefined;
    });
    return thread;
  }
}
