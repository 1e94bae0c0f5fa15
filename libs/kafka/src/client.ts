import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import kafkajs, { type ISocketFactory, type Kafka, type RetryOptions, type SASLOptions } from 'kafkajs';
import { clientLog } from './client-log.js';
import type { KafkaConfig } from './config.js';
import { markCut, patchKafkajs } from './patches.js';

const keepAliveDelayMs = 60_000;

/** A kafkajs client of our own making, whose connections can be cut. */
export interface KafkaClient {
  readonly kafka: Kafka;
  /** Ends every connection at once and lets no new one be opened: what was under way fails and nothing more reaches a broker. */
  readonly cut: () => void;
  /** What last went wrong on the network; undefined once a connection stands. */
  readonly networkError: () => Error | undefined;
}

/** Returns a client that opens no connection yet. */
export function createClient(config: KafkaConfig, retry: RetryOptions, requestTimeoutMs = 30_000): KafkaClient {
  patchKafkajs();
  const sockets = new Set<Socket>();
  let open = true;
  let networkError: Error | undefined;
  const socketFactory: ISocketFactory = ({ host, port, ssl, onConnect }) => {
    // TLS sends the name of the host, never an address, so that the certificate can be chosen by it.
    const tls = ssl as ConnectionOptions | undefined;
    const socket = tls
      ? connectTls({ host, port, ...(isIP(host) ? {} : { servername: host }), ...tls }, onConnect)
      : connectTcp({ host, port }, onConnect);
    socket.setKeepAlive(true, keepAliveDelayMs);
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.once('error', (error: Error) => {
      networkError = error;
    });
    socket.once('connect', () => {
      networkError = undefined;
    });
    socket.once('close', () => sockets.delete(socket));
    return socket;
  };
  const kafka = new kafkajs.Kafka({
    clientId: config.clientId,
    brokers: [...config.brokers],
    ...(config.ssl && { ssl: config.ssl === true ? true : { ca: [config.ssl.ca] } }),
    ...(config.sasl && { sasl: config.sasl as SASLOptions }),
    connectionTimeout: 3_000,
    authenticationTimeout: 5_000,
    requestTimeout: requestTimeoutMs,
    logLevel: kafkajs.logLevel.INFO,
    logCreator: clientLog((level, message, fields) => {
      // What a client that was given up still complains about interests nobody.
      if (open) config.log(level, message, fields);
    }),
    socketFactory,
    retry,
  });
  const cut = () => {
    open = false;
    markCut(socketFactory);
    for (const socket of sockets) socket.destroy(new Error('the client was closed'));
  };
  return { kafka, cut, networkError: () => networkError };
}
