const width = 64;

function slotOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i += 1) hash = (hash * 31 + key.charCodeAt(i)) | 0;
  return ((hash >>> 6) ^ hash) & (width - 1);
}

/** A map that is never changed: `with` and `without` return another one, which shares almost everything with this one. */
export class PersistentMap<V> {
  private constructor(
    private readonly slots: readonly (ReadonlyMap<string, V> | undefined)[],
    readonly size: number,
  ) {}

  static empty<V>(): PersistentMap<V> {
    return new PersistentMap<V>([], 0);
  }

  get(key: string): V | undefined {
    return this.slots[slotOf(key)]?.get(key);
  }

  with(key: string, value: V): PersistentMap<V> {
    const slot = new Map(this.slots[slotOf(key)]);
    return this.replaced(key, slot.set(key, value));
  }

  without(key: string): PersistentMap<V> {
    const slot = new Map(this.slots[slotOf(key)]);
    return slot.delete(key) ? this.replaced(key, slot) : this;
  }

  /** In no order that means anything. */
  *entries(): Generator<[string, V]> {
    for (const slot of this.slots) if (slot) yield* slot;
  }

  private replaced(key: string, slot: ReadonlyMap<string, V>): PersistentMap<V> {
    const index = slotOf(key);
    const before = this.slots[index]?.size ?? 0;
    const slots = this.slots.length === 0 ? new Array<undefined>(width).fill(undefined) : this.slots;
    return new PersistentMap<V>(slots.with(index, slot), this.size + slot.size - before);
  }
}
