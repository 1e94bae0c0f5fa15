import { createHash } from 'node:crypto';

/** The longest name that a delivery may have, in characters of three bytes at random, so that no compression makes it short. */
export function longName(seed: string): string {
  const digests = Array.from({ length: 64 }, (_, i) => createHash('sha512').update(`${seed}${i}`).digest());
  const codes = digests.flatMap((bytes) => Array.from({ length: 32 }, (_, i) => bytes.readUInt16BE(2 * i) % 0x5000));
  return String.fromCharCode(...codes.map((code) => 0x4e00 + code));
}
