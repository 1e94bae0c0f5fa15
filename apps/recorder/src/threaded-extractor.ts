import type { Extraction, ExtractionInput, Extractor } from '@newsledger/extraction';
import { ExtractionThread, type ThreadOptions } from './extraction-thread.js';

/** Articles of up to so many UTF-16 units of title and text are short: of 36,000 wire articles 44 are longer. */
const shortLength = 8_192;

export const threadDefaults: Omit<ThreadOptions, 'script'> = { limitMs: 30_000, memoryMiB: 512 };

/**
 * Reads articles in threads, so that nothing an article says holds up the event loop, and one core reads while another
 * records. Long articles have a thread of their own, which is started for the first of them: short ones never wait for it.
 */
export class ThreadedExtractor implements Pick<Extractor, 'extract'> {
  private readonly short: ExtractionThread;
  private readonly long: ExtractionThread;

  constructor(options: ThreadOptions) {
    this.short = new ExtractionThread(options);
    this.long = new ExtractionThread(options);
  }

  /** Rejects with `ExtractionRefused` for an article that cannot be read. */
  extract({ title, text, language, published }: ExtractionInput): Promise<Extraction> {
    const article = { title, text, ...(language !== undefined && { language }), ...(published && { published }) };
    return (title.length + text.length <= shortLength ? this.short : this.long).read(article);
  }

  /** Ends the threads; what they were reading is rejected. */
  async close(): Promise<void> {
    await Promise.all([this.short.close(), this.long.close()]);
  }
}
