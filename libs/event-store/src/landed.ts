import type { ClientBase } from 'pg';
import type { EncodedUnit } from './batch.js';

type LandedRow = [category: string, id: string, version: number, type: string, data: string, metadata: string];

const sql = `select s.category, s.id, e.version, t.name, e.data::text, e.metadata::text
  from ledger.events e
  join ledger.streams s on s.stream_no = e.stream_no
  join ledger.event_types t on t.type_id = e.type_id
  where e.position between $1 and $2 order by e.position`;

/**
 * Returns whether what stands in the log at these positions, under a unit's key, is what the unit holds, byte for byte: then nobody can
 * tell it from the unit. A unit of the same key may have come from another caller, who decided otherwise.
 */
export async function hasLanded(
  client: ClientBase,
  { unit, data, metadata }: EncodedUnit,
  { firstPosition = 1, lastPosition = 0 }: { readonly firstPosition?: number; readonly lastPosition?: number },
): Promise<boolean> {
  // Without positions it led to nothing.
  const { rows } = await client.query<LandedRow>({
    text: sql,
    values: [firstPosition, lastPosition],
    rowMode: 'array',
  });
  const due = unit.writes.flatMap(({ stream, expected, events }) => {
    const before = expected === 'none' ? 0 : expected;
    return events.map(({ type }, index) => ({ stream, type, version: Number(before) + index + 1 }));
  });
  return (
    rows.length === due.length &&
    rows.every(([category, id, version, type, text, meta], index) => {
      const { stream, type: dueType, version: dueVersion } = due[index]!;
      const isThere = category === stream.category && id === stream.id && type === dueType;
      // Where any version was expected, any is right.
      return (
        isThere && (version === dueVersion || Number.isNaN(dueVersion)) && text === data[index] && meta === metadata
      );
    })
  );
}
