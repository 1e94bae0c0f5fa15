import { claimKinds, type ClaimKind } from '@newsledger/newsroom';
import type { EntitySchema } from 'typeorm';
import { positionColumn, readModelEntity, type ListedRow } from '../row.js';
import { caseReadModels, type CaseRow } from './case.row.js';

export interface CaseEntity extends ListedRow<CaseRow> {
  readonly caseStatus: CaseRow['caseStatus'];
  readonly organisationKeys: string[];
  /** Of every article that supports the case, or did once. */
  readonly articleIds: string[];
  /** What asks for a person. */
  readonly reviewReasons: string[];
  /** The day by which it is sorted in a timeline. */
  readonly announced: string;
}

/** The entities of the three kinds of cases, which differ in the name of their view. */
export const caseEntities = Object.fromEntries(
  claimKinds.map((kind) => [
    kind,
    readModelEntity<CaseEntity>(caseReadModels[kind], {
      openedPosition: { ...positionColumn, name: 'opened_position' },
      caseStatus: { type: 'text', name: 'case_status' },
      organisationKeys: { type: 'text', array: true, name: 'organisation_keys' },
      articleIds: { type: 'text', array: true, name: 'article_ids' },
      reviewReasons: { type: 'text', array: true, name: 'review_reasons' },
      announced: { type: 'text' },
    }),
  ]),
) as Readonly<Record<ClaimKind, EntitySchema<CaseEntity>>>;
