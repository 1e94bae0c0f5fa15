import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min, ValidateBy } from 'class-validator';
import { LessThan, type DataSource, type EntityManager, type EntitySchema, type FindOptionsWhere } from 'typeorm';
import { checkpoint, inSnapshot } from './data-source.js';
import type { ListedRow } from './row.js';

const cursorBytes = 8;
export const defaultLimit = 50;

/** The cursor of the page after a row. Opaque to callers: they hand back what they were given. */
export function cursorAfter(row: { readonly openedPosition: number }): string {
  const bytes = Buffer.alloc(cursorBytes);
  bytes.writeBigUInt64BE(BigInt(row.openedPosition));
  return bytes.toString('base64url');
}

/** The position that a cursor goes on from; undefined where it is none of ours. */
export function positionOfCursor(cursor: string): number | undefined {
  const bytes = Buffer.from(cursor, 'base64url');
  if (bytes.length !== cursorBytes || bytes.toString('base64url') !== cursor) return undefined;
  const position = Number(bytes.readBigUInt64BE());
  return Number.isSafeInteger(position) ? position : undefined;
}

const isCursor = {
  name: 'isCursor',
  validator: {
    validate: (value: unknown) => typeof value === 'string' && positionOfCursor(value) !== undefined,
    defaultMessage: () => 'next must be the `next` of a page, unchanged',
  },
};

/** Which page of a list, newest first. */
export class PageParameters {
  /** How many items at most; 50 unless set. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit?: number;

  /** The `next` of the page before. */
  @IsOptional() @ValidateBy(isCursor) next?: string;
}

/** A page of documents with the read model's own checkpoint in the snapshot that they were read in. */
export interface DocPage<Doc, More> {
  readonly docs: readonly Doc[];
  /** What was read beside them. */
  readonly more: More;
  readonly next: string | null;
  readonly position: number;
}

/**
 * Reads one page, newest first. The place of a row never changes, so rows that arrive meanwhile neither move a page nor repeat a row.
 * `where` says which rows, `andThen` reads what else belongs to the rows in the same snapshot.
 */
export function readPage<Row extends ListedRow<object>, More>(
  source: DataSource,
  entity: EntitySchema<Row>,
  where: (snapshot: EntityManager) => Promise<FindOptionsWhere<Row>>,
  { limit = defaultLimit, next }: PageParameters,
  andThen: (snapshot: EntityManager, docs: readonly Row['doc'][]) => Promise<More>,
): Promise<DocPage<Row['doc'], More>> {
  const before = next === undefined ? undefined : positionOfCursor(next);
  return inSnapshot(source, async (snapshot) => {
    const position = await checkpoint(snapshot, entity.options.name);
    const wanted = await where(snapshot);
    const rows = await snapshot.find(entity, {
      where: { ...wanted, ...(before !== undefined && { openedPosition: LessThan(before) }) } as typeof wanted,
      order: { openedPosition: 'DESC' } as never,
      // One more than asked for tells whether there is a next page.
      take: limit + 1,
    });
    const page = rows.slice(0, limit);
    const docs = page.map((row): Row['doc'] => row.doc);
    const more = await andThen(snapshot, docs);
    return { docs, more, next: rows.length > limit ? cursorAfter(page.at(-1)!) : null, position };
  });
}
