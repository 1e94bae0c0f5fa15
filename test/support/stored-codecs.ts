/**
 * Encoders for codecs that Node 20 lacks. They compress nothing: each wraps the bytes in a valid frame of stored blocks, which any
 * decoder takes. There is no way back, so that a test fails if a consumer is given such a batch.
 */
export const storedCodecs = {
  snappy: codec((bytes) => {
    const literals = chunks(bytes, 60).map((chunk) => Buffer.concat([Buffer.from([(chunk.length - 1) << 2]), chunk]));
    return [varint(bytes.length), ...literals];
  }),
  lz4: codec((bytes) => {
    const header = Buffer.from('04224d18604082', 'hex');
    const blocks = chunks(bytes, 64 * 1024).flatMap((chunk) => [uint32((chunk.length | 0x80000000) >>> 0), chunk]);
    return [header, ...blocks, uint32(0)];
  }),
  zstd: codec((bytes) => {
    const header = Buffer.concat([Buffer.from('28b52ffda0', 'hex'), uint32(bytes.length)]);
    const parts = chunks(bytes, 64 * 1024);
    const blocks = parts.flatMap((chunk, i) => {
      const last = i === parts.length - 1 ? 1 : 0;
      return [uint32((chunk.length << 3) | last).subarray(0, 3), chunk];
    });
    return [header, ...blocks];
  }),
};

function codec(encode: (bytes: Buffer) => Buffer[]) {
  return {
    compress: ({ buffer }: { buffer: Buffer }) => Promise.resolve(Buffer.concat(encode(buffer))),
    decompress: () => Promise.reject(new Error('no decoder for this codec')),
  };
}

function chunks(bytes: Buffer, size: number): Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += size) parts.push(bytes.subarray(start, start + size));
  return parts;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}
