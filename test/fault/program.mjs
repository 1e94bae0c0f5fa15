/**
 * What the processes of the kill loops do, and the test that kills them knows: caller c of writer w appends units 0, 1, 2 ... under
 * keys that follow from these numbers, each with one event on a stream of its own, at exactly the version that the unit before it
 * left, and some on streams that all share.
 */

/** The key of a unit. */
export function keyOf(writer, caller, n) {
  const digits = (value, count) => String(value).padStart(count, '0');
  return `${digits(writer, 8)}-0000-4000-8${digits(caller, 3)}-${digits(n, 12)}`;
}

/** The unit itself. */
export function unitOf(writer, caller, n) {
  const event = (index) => ({ type: 'Counted', data: { writer, caller, n, index, text: 'x'.repeat((n * 37) % 400) } });
  const shared = Array.from({ length: n % 3 }, (_, index) => event(index + 1));
  return {
    key: keyOf(writer, caller, n),
    contentHash: Buffer.alloc(32, 1),
    metadata: { actor: `writer ${writer}` },
    writes: [
      { stream: { category: 'own', id: `${writer}-${caller}` }, expected: n, events: [event(0)] },
      { stream: { category: 'shared', id: String(n % 7) }, expected: 'any', events: shared },
    ],
  };
}

/** Counts the events of each stream and chains their positions, so that one left out, doubled or out of order shows for ever. */
export const counts = {
  name: 'counts',
  version: 1,
  when: {
    Counted: (row, { position }) => ({
      count: (row?.count ?? 0) + 1,
      chain: ((row?.chain ?? 7) * 31 + position) % 1_000_000_007,
    }),
  },
  key: ({ stream }) => `${stream.category}-${stream.id}`,
  columns: ({ count }) => ({ count }),
  onPoison: 'stop',
};

export const countsSql = `
  create table read.counts_g1 (key text primary key, doc json not null, position bigint not null, count int not null);
  create view read.counts as select * from read.counts_g1;
  grant select, insert, update, delete on read.counts_g1 to newsledger_app;
  grant select on read.counts to newsledger_app`;
