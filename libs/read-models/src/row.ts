import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';

/** A row of a read model, as it stands in the view. */
export interface ReadModelRow<Doc> {
  readonly key: string;
  readonly doc: Doc;
  /** The position of the last event that was folded into it. */
  readonly position: number;
}

/** A row of a read model that is listed newest first. */
export interface ListedRow<Doc> extends ReadModelRow<Doc> {
  readonly openedPosition: number;
}

/** Positions come from the driver as strings, because a bigint may be larger than a number holds; ours never are. */
export const positionColumn: EntitySchemaColumnOptions = {
  type: 'bigint',
  transformer: { from: Number, to: (value: unknown) => value },
};

/** The entity of a read model: the view's columns that every one has, and its own. Views are read, never written. */
export function readModelEntity<Row extends ReadModelRow<unknown>>(
  view: string,
  own: Readonly<Record<string, EntitySchemaColumnOptions>> = {},
): EntitySchema<Row> {
  const columns: Record<string, EntitySchemaColumnOptions> = {
    key: { type: 'text', primary: true },
    doc: { type: 'json' },
    position: positionColumn,
    ...own,
  };
  return new EntitySchema<Row>({
    name: view,
    schema: 'read',
    tableName: view,
    columns: columns,
  });
}
