import type { Extraction, ExtractionInput } from '@newsledger/extraction';
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

export interface ThreadOptions {
  /** Module of the thread, which answers each `ExtractionInput` with an `Extraction`, in their order. */
  readonly script: URL;
  /** How long one article may take. */
  readonly limitMs: number;
  /** A thread that needs more memory than this ends, and nothing else does. */
  readonly memoryMiB: number;
}

interface Waiting {
  readonly article: ExtractionInput;
  /** How often its reading has ended a thread. */
  ended: number;
  readonly resolve: (extraction: Extraction) => void;
  readonly reject: (error: Error) => void;
}

/** How often an article may end the thread that reads it, in case something else was to blame. */
const endings = 2;

/**
 * Reads articles in a thread, one after the other in the order of the calls, without a pause between them: they are handed over as
 * they come. Whoever calls waits, so that the queue is as long as there are callers. A thread that ends is replaced; the article that
 * it was at is tried once more, those behind it as if nothing had been.
 */
export class ExtractionThread {
  private readonly queue: Waiting[] = [];
  private thread: Worker | undefined;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: ThreadOptions) {}

  /** Rejects with `ExtractionRefused` for an article that cannot be read. */
  read(article: ExtractionInput): Promise<Extraction> {
    if (this.closed) return Promise.reject(new Error('the extractor is closed'));
    return new Promise((resolve, reject) => {
      this.queue.push({ article, ended: 0, resolve, reject });
      if (!this.thread) this.start();
      else {
        this.thread.postMessage(article);
        if (this.queue.length === 1) this.watch();
      }
    });
  }

  /** Ends the thread; what it was reading is rejected. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.timer);
    for (const { reject } of this.queue.splice(0)) reject(new Error('the extractor is closed'));
    await this.thread?.terminate();
  }

  /** A new thread, given everything that waits. */
  private start(): void {
    const { script, memoryMiB } = this.options;
    const thread = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMiB } });
    this.thread = thread;
    let why: string | undefined;
    thread.on('message', (extraction: Extraction) => {
      if (this.thread !== thread) return;
      this.queue.shift()?.resolve(extraction);
      this.watch();
    });
    thread.on('error', (error) => (why = String(error)));
    thread.once('exit', (code) => this.ended(thread, why ?? `exit code ${code}`));
    for (const { article } of this.queue) thread.postMessage(article);
    this.watch();
  }

  /** Gives the article at the head of the queue its time. */
  private watch(): void {
    clearTimeout(this.timer);
    if (this.queue.length === 0) return;
    const { limitMs } = this.options;
    this.timer = setTimeout(() => {
      const refused = new ExtractionRefused('extraction-timeout', `not read within ${limitMs} ms`);
      this.queue.shift()?.reject(refused);
      this.replace();
    }, limitMs);
  }

  private ended(thread: Worker, why: string): void {
    if (this.thread !== thread || this.closed) return;
    const head = this.queue[0];
    if (head && ++head.ended >= endings) {
      head.reject(new ExtractionRefused('extraction-failed', `the article ended its thread twice: ${why}`));
      this.queue.shift();
    }
    this.replace();
  }

  /** Whatever the thread is busy with, the next article does not wait for it. */
  private replace(): void {
    const left = this.thread;
    this.thread = undefined;
    clearTimeout(this.timer);
    void left?.terminate();
    if (this.queue.length > 0) this.start();
  }
}
