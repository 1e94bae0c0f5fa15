import { ruleExtractor, type ExtractionInput } from '@newsledger/extraction';
import { parentPort } from 'node:worker_threads';

/** A thread that reads articles: one message in, one out. What it throws ends it, and is told by its end. */
parentPort?.on('message', (article: ExtractionInput) => {
  void ruleExtractor.extract(article).then((extraction) => parentPort?.postMessage(extraction));
});
