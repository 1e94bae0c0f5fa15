import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import kafkajs, { type ISocketFactory } from 'kafkajs';

/** The most that one gzip batch may hold once inflated. Our topics store batches uncompressed and below 2 MiB; this is for others. */
const maxInflatedBytes = 16 * 1024 * 1024;

interface RequestQueue {
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests: (this: RequestQueue) => void;
}

interface Connection {
  readonly socketFactory: ISocketFactory;
  connect: (this: Connection) => Promise<unknown>;
}

/** Clients that were cut, by their socket factories, which their connections hold. */
const cutClients = new WeakSet<ISocketFactory>();

const deepRequire = createRequire(import.meta.url);
const deflate = promisify(gzip);
const inflate = promisify(gunzip);
let applied = false;

/** Mends what is wrong with kafkajs 2.2.4, once per process. */
export function patchKafkajs(): void {
  if (applied) return;
  applied = true;
  stopIdleTimer();
  boundInflation();
  endRetriesOfCutClients();
}

/** From now on a connection of this client fails for good, so that kafkajs stops trying. */
export function markCut(socketFactory: ISocketFactory): void {
  cutClients.add(socketFactory);
}

/**
 * An idle connection re-arms a timer of a negative delay for ever, which costs some 60 ms of CPU a second and a warning on newer
 * Node. Nothing has to be checked while nothing is pending.
 */
function stopIdleTimer(): void {
  const queue = deepRequire('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  const schedule = queue.prototype.scheduleCheckPendingRequests;
  queue.prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) schedule.call(this);
  };
}

/** A gzip batch is inflated without a bound: one megabyte on the wire can take all memory. */
function boundInflation(): void {
  kafkajs.CompressionCodecs[kafkajs.CompressionTypes.GZIP] = () => ({
    compress: ({ buffer }: { buffer: Buffer }) => deflate(buffer),
    decompress: (buffer: Buffer) => inflate(buffer, { maxOutputLength: maxInflatedBytes }),
  });
}

/** kafkajs goes on retrying after it was told to disconnect, for up to half a minute in which its timers keep the process alive. */
function endRetriesOfCutClients(): void {
  const connection = deepRequire('kafkajs/src/network/connection') as { prototype: Connection };
  const { connect } = connection.prototype;
  connection.prototype.connect = function () {
    if (!cutClients.has(this.socketFactory)) return connect.call(this);
    return Promise.reject(new kafkajs.KafkaJSNonRetriableError('the client was closed'));
  };
}
