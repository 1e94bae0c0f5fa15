import { claimKinds, nameKey, said } from '@newsledger/newsroom';
import type { EntityManager } from 'typeorm';
import { checkpoint } from '../data-source.js';
import type { CaseSummaryView } from './case-parts.view.js';
import { caseReadModels, dayOfCase, type CaseRow } from './case.row.js';

/** A row of the three kinds with what it is sorted by. */
export interface SortedCase {
  readonly doc: CaseRow;
  readonly announced: string;
  readonly openedPosition: number;
}

/**
 * The first rows, of cases of every kind, for which a condition holds, in an order of `announced` and `opened_position`. Both are SQL
 * of ours with `$1` and so on for the values. Reads no more than so many rows of a kind.
 */
export async function casesOfEveryKind(
  snapshot: EntityManager,
  of: { readonly where: string; readonly order: string; readonly values: readonly unknown[]; readonly limit: number },
): Promise<SortedCase[]> {
  const each = claimKinds.map(
    (kind) => `(select doc, announced, opened_position::float8 as "openedPosition", opened_position
      from read.${caseReadModels[kind]} where ${of.where} order by ${of.order} limit ${of.limit})`,
  );
  const sql = `select doc, announced, "openedPosition" from (${each.join(' union all ')}) as cases
    order by ${of.order} limit ${of.limit}`;
  return snapshot.query<SortedCase[]>(sql, [...of.values]);
}

/** Every event up to here is in what the three read models say. */
export async function checkpointOfCases(snapshot: EntityManager): Promise<number> {
  const positions: number[] = [];
  for (const kind of claimKinds) positions.push(await checkpoint(snapshot, caseReadModels[kind]));
  return Math.min(...positions);
}

const moves = {
  in: 'joins',
  out: 'leaves',
  in_acting: 'joins for the time being',
  out_acting: 'leaves as acting',
} as const;

/** "Acme, France"; "Acme Cloud" alone where the part's name tells whose it is. */
function whose(organisation: string, unit: string | undefined): string {
  if (unit === undefined) return organisation;
  return nameKey(unit).includes(nameKey(organisation)) ? unit : `${organisation}, ${unit}`;
}

/** What a case is, in a few words. */
function about(row: CaseRow): string {
  switch (row.kind) {
    case 'layoff':
      return `${whose(row.organisation.name, row.unit?.name)}: ${said(row.quantity)} ${row.quantity.unit === 'jobs' ? 'jobs' : 'of the jobs'}`;
    case 'leadership-change': {
      const post = row.post ?? row.postNormalised;
      return `${row.person.name} ${moves[row.status]}: ${row.organisation.name}${post === undefined ? '' : `, ${post}`}`;
    }
    case 'ai-initiative': {
      const others = [...(row.counterparties ?? []).map((party) => party.name), row.product?.name, row.person?.name];
      const named = others.filter((name) => name !== undefined);
      return `${row.actor.name}: ${row.initiative}${named.length > 0 ? `, ${named.join(', ')}` : ''}`;
    }
  }
}

/** A case in a line. */
export function summaryOf(row: CaseRow): CaseSummaryView {
  const { kind, id, docket, caseStatus, independentSources, review, version, openedAt, updatedAt } = row;
  const on = dayOfCase(row);
  return {
    ...{ kind, id, about: about(row), ...(on !== '' && { on }), docket, caseStatus },
    ...(row.kind === 'ai-initiative' && { initiative: row.initiative }),
    ...{ independentSources, review: review as CaseSummaryView['review'], version, openedAt, updatedAt },
    ...{ openedPosition: row.openedPosition, position: row.position },
  };
}
