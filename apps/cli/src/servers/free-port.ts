import { createServer } from 'node:net';

/**
 * Asks the operating system for TCP ports of `host` that nobody listens on.
 * Returns `count` different ports; all are held open until the last one is known, so none is named twice.
 */
export async function freePorts(count: number, host = '127.0.0.1'): Promise<number[]> {
  const held = await Promise.all(Array.from({ length: count }, () => holdPort(0, host)));
  await Promise.all(held.map((port) => port.release()));
  return held.map((port) => port.number);
}

/** Returns `preferred` if it can be listened on now, else a port that the operating system gives. */
export async function preferPort(preferred: number, host = '127.0.0.1'): Promise<number> {
  try {
    const held = await holdPort(preferred, host);
    await held.release();
    return held.number;
  } catch {
    const [port = 0] = await freePorts(1, host);
    return port;
  }
}

function holdPort(port: number, host: string): Promise<{ number: number; release(): Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const number = typeof address === 'object' && address ? address.port : port;
      resolve({ number, release: () => new Promise((done) => server.close(() => done())) });
    });
  });
}
