import { canonicalHash, type JsonValue } from '@newsledger/articles';
import type { EventStore, StreamId, UnitOfWork } from '@newsledger/event-store';
import { CommandRefused } from '@newsledger/newsroom';
import { v5 } from 'uuid';
import type { Editorial } from './editing.commands.js';

/** Namespace of the idempotency keys of editors' commands. It is stored for ever. */
const editNamespace = '0c0b7c57-9d0c-5b4e-8d53-6a0f4a3f9f1e';

/** What an editor's command has come to; of one that was carried out before, only where its events stand. */
export type Edit<T> =
  | { readonly repeated: false; readonly result: T; readonly position: number | undefined }
  | { readonly repeated: true; readonly position: number | undefined };

/** Nothing that an editor sets is deeper. */
const maxDepth = 32;

/** Throws CommandRefused for what no event can hold, though JSON can spell it. */
function requireStorable(value: unknown, pointer = '', depth = 0): void {
  const isBroken = typeof value === 'string' && (!value.isWellFormed() || value.includes('\0'));
  if (isBroken || (typeof value === 'number' && !Number.isFinite(value))) {
    throw new CommandRefused('value-invalid', 'holds a NUL, half of a surrogate pair or too large a number', pointer);
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth === maxDepth) throw new CommandRefused('value-invalid', `is more than ${maxDepth} deep`, pointer);
  for (const [member, inner] of Object.entries(value)) {
    requireStorable(member, pointer, depth + 1);
    requireStorable(inner, `${pointer}/${member}`, depth + 1);
  }
}

/** Carries out editors' commands: each as one unit of work, once, on what is true then. */
export class Editing {
  constructor(private readonly ledger: EventStore) {}

  /**
   * Runs the work of a command, whose content tells it from others. Throws what the work throws, and CommandRefused where the caller's
   * name for it was used for another.
   */
  async run<T>(
    { by, idempotencyKey }: Editorial,
    content: object,
    work: (unit: UnitOfWork) => Promise<T>,
  ): Promise<Edit<T>> {
    requireStorable({ ...by, ...content, idempotencyKey });
    const contentHash = canonicalHash({ ...content, by } as unknown as JsonValue);
    const key = v5(
      idempotencyKey === undefined ? contentHash : JSON.stringify([by.editor, idempotencyKey]),
      editNamespace,
    );
    const identity = { key, contentHash: Buffer.from(contentHash, 'hex'), metadata: { actor: `editor:${by.editor}` } };
    const outcome = await this.ledger.transact(identity, work);
    switch (outcome.verdict) {
      case 'appended':
        return { repeated: false, result: outcome.result, position: outcome.lastPosition };
      case 'duplicate':
        return { repeated: true, position: outcome.lastPosition };
      case 'key-reused': {
        const detail = 'the idempotency key was used for another command';
        throw new CommandRefused('idempotency-key-reused', detail);
      }
    }
  }

  /** The last version of a stream at a position, 0 where it had none. */
  async versionAt(stream: StreamId, position: number | undefined): Promise<number> {
    const asOf = position === undefined ? {} : { asOf: { position } };
    for await (const { version } of this.ledger.readStream(stream, { direction: 'backwards', ...asOf })) return version;
    return 0;
  }
}
