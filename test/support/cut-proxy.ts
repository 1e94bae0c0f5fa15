import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy before a server that can lose an answer. */
export type CutProxy = {
  /** The server's address, by way of the proxy. */
  url: string;
  /** Cuts the connection on which the next request that holds this text comes, when the answer to it arrives: the server has done what was asked. */
  cutNext(text: string): void;
  /** Returns how many connections were cut. */
  cuts(): number;
  close(): Promise<void>;
};

/** Returns a proxy before the server of this address. */
export async function cutBeforeAnswer(address: string): Promise<CutProxy> {
  const { hostname, port } = new URL(address);
  const sockets = new Set<Socket>();
  let wanted: string | undefined;
  let cuts = 0;
  const proxy = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    let armed = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes) => {
      if (wanted !== undefined && bytes.includes(wanted)) {
        armed = true;
        wanted = undefined;
      }
      upstream.write(bytes);
    });
    upstream.on('data', (bytes) => {
      if (!armed) {
        client.write(bytes);
        return;
      }
      cuts += 1;
      client.destroy();
    });
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const server = new URL(address);
  server.port = String((proxy.address() as AddressInfo).port);
  return {
    url: server.href,
    cutNext: (text) => (wanted = text),
    cuts: () => cuts,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
      await once(proxy, 'close');
    },
  };
}
