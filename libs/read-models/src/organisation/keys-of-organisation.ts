import type { EntityManager } from 'typeorm';
import { organisationKey } from '../case/keyed.js';

// A name that two organisations go by names neither. The parts of one are as many levels deep as the register has them: it refuses
// circles. Names that somebody else goes by too are left out, as cases under them may be another's.
const keysSql = `
  with recursive named as (
    select key from read.organisations where key = $2
    union all
    select min(key) from read.organisations where name_keys @> array[$1::text]
      and not exists (select from read.organisations where key = $2) having count(*) = 1
  ), parts as (
    select key from named
    union
    select o.key from read.organisations o join parts p on o.parent = p.key
  )
  select distinct k as key from read.organisations o join parts p using (key)
  cross join unnest(o.name_keys || o.key) as k
  where not exists (select from read.organisations other where other.key <> o.key and other.name_keys @> array[k] and o.key <> k)`;

/**
 * The keys under which the cases of an organisation stand: those of every name that it and its parts go by in the register, or that of the
 * name alone where nobody, or more than one, goes by it. `name` may be the key of a registered organisation.
 */
export async function keysOfOrganisation(snapshot: EntityManager, name: string): Promise<string[]> {
  const key = organisationKey(name);
  const rows = await snapshot.query<{ key: string }[]>(keysSql, [key, name]);
  return rows.length === 0 ? [key] : rows.map((row) => row.key.slice(0, 200));
}
