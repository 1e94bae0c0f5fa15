import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import kafkajs from 'kafkajs';

/** The most that one gzip batch may hold once inflated. Our topics store batches uncompressed and below 2 MiB; this is for others. */
const maxInflatedBytes = 16 * 1024 * 1024;

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

const deepRequire = createRequire(import.meta.url);
const deflate = promisify(gzip);
const inflate = promisify(gunzip);
let applied = false;

/**
 * Mends two defects of kafkajs 2.2.4, once per process.
 *
 * An idle connection re-arms a timer of a negative delay for ever, which costs some 60 ms of CPU a second and a warning on newer
 * Node: nothing has to be checked while nothing is pending. And a gzip batch is inflated without a bound, so that one megabyte on
 * the wire can take all memory: here it is an error beyond `maxInflatedBytes`.
 */
export function patchKafkajs(): void {
  if (applied) return;
  applied = true;
  const queue = deepRequire('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  const schedule = queue.prototype.scheduleCheckPendingRequests;
  queue.prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) schedule.call(this);
  };
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.GZIP] = () => ({
    compress: ({ buffer }: { buffer: Buffer }) => deflate(buffer),
    decompress: (buffer: Buffer) => inflate(buffer, { maxOutputLength: maxInflatedBytes }),
  });
}
