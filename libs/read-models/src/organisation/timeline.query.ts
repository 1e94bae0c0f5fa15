import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min, ValidateBy } from 'class-validator';
import { DataSource } from 'typeorm';
import { casesOfEveryKind, checkpointOfCases, summaryOf, type SortedCase } from '../case/case-summary.js';
import type { CaseSummaryPage } from '../case/case-summary.view.js';
import { inSnapshot } from '../data-source.js';
import { defaultLimit } from '../page.query.js';
import { keysOfOrganisation } from './keys-of-organisation.js';

type Place = Pick<SortedCase, 'announced' | 'openedPosition'>;

function cursorAt({ announced, openedPosition }: Place): string {
  return Buffer.from(`${announced}@${openedPosition}`).toString('base64url');
}

const cursorPattern = /^([0-9-]{0,10})@([0-9]{1,15})$/;

function placeOf(cursor: string): Place | undefined {
  const [, announced, position] = cursorPattern.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return announced === undefined ? undefined : { announced, openedPosition: Number(position) };
}

const isCursor = {
  name: 'isCursor',
  validator: {
    validate: (value: unknown) => typeof value === 'string' && placeOf(value) !== undefined,
    defaultMessage: () => 'next must be the `next` of a page, unchanged',
  },
};

/** Which page of a timeline, the latest announcement first. */
export class TimelineParameters {
  /** How many items at most; 50 unless set. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(200) limit?: number;

  /** The `next` of the page before. */
  @IsOptional() @ValidateBy(isCursor) next?: string;
}

/** The open cases of an organisation and of its parts, of every kind, the latest announcement first. */
export class ReadTimeline extends Query<CaseSummaryPage> {
  constructor(
    /** A key of the register, or any name. */
    readonly organisation: string,
    readonly parameters: TimelineParameters,
  ) {
    super();
  }
}

@QueryHandler(ReadTimeline)
export class ReadTimelineHandler implements IQueryHandler<ReadTimeline> {
  constructor(private readonly source: DataSource) {}

  execute({ organisation, parameters }: ReadTimeline): Promise<CaseSummaryPage> {
    const { limit = defaultLimit, next } = parameters;
    // Every day is before this one, and a case without a day comes last.
    const after = (next === undefined ? undefined : placeOf(next)) ?? { announced: '~', openedPosition: 0 };
    return inSnapshot(this.source, async (snapshot) => {
      const keys = await keysOfOrganisation(snapshot, organisation);
      const rows = await casesOfEveryKind(snapshot, {
        where: `organisation_keys && $1::text[] and case_status = 'open'
          and (announced, opened_position) < ($2 collate "C", $3::bigint)`,
        order: 'announced desc, opened_position desc',
        ...{ values: [keys, after.announced, after.openedPosition], limit: limit + 1 },
      });
      const page = rows.slice(0, limit);
      return {
        items: page.map(({ doc }) => summaryOf(doc)),
        next: rows.length > limit ? cursorAt(page.at(-1)!) : null,
        position: await checkpointOfCases(snapshot),
      };
    });
  }
}
