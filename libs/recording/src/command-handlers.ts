import type { Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { UnitOfWork } from '@newsledger/event-store';
import {
  articleDecider,
  caseDecider,
  caseOf,
  docketDecider,
  type ArticleEvent,
  type RecordedClaim,
} from '@newsledger/newsroom';
import { articleStream, caseIdOf, docketOf, docketStream, facetsOf } from './claim-identity.js';
import {
  ReceiveArticle,
  RecordAiInitiative,
  RecordExtraction,
  RecordLayoff,
  RecordLeadershipChange,
  WithdrawClaim,
  type Provenance,
  type ReceivedArticle,
} from './commands.js';

function outcomeOf(events: readonly ArticleEvent[]): ReceivedArticle['outcome'] {
  for (const event of events) {
    if (event.type === 'ArticleReceived') return 'received';
    if (event.type === 'ArticleRevised') return 'revised';
    if (event.type === 'OlderVersionReceived') return 'older';
    if (event.type === 'ArticleCanceled') return 'canceled';
  }
  return 'repeated';
}

@CommandHandler(ReceiveArticle)
export class ReceiveArticleHandler implements ICommandHandler<ReceiveArticle> {
  async execute({ unit, version }: ReceiveArticle): Promise<ReceivedArticle> {
    const stream = articleStream(version.article.articleId);
    const before = await unit.state(articleDecider, stream);
    const events = await unit.decide(articleDecider, stream, { type: 'ReceiveArticle', ...version });
    const outcome = outcomeOf(events);
    const articleVersion =
      events[0] && 'articleVersion' in events[0].data ? events[0].data.articleVersion : before.versions;
    return { outcome, articleVersion, before };
  }
}

@CommandHandler(RecordExtraction)
export class RecordExtractionHandler implements ICommandHandler<RecordExtraction> {
  async execute({ unit, articleId, extraction }: RecordExtraction): Promise<void> {
    await unit.decide(articleDecider, articleStream(articleId), { type: 'RecordExtraction', extraction });
  }
}

/** The day that dates a claim without a date of its own; a vague publication date dates nothing. */
function publishedDay({ source }: Provenance): string | undefined {
  const published = source.published;
  return published && published.basis !== 'vague' ? published.value.slice(0, 10) : undefined;
}

/** Files the claim on its docket and records it on the case that the docket names. */
async function fileAndRecord(unit: UnitOfWork, claim: RecordedClaim, provenance: Provenance): Promise<string> {
  const docketId = docketOf(claim);
  const stream = docketStream(docketId);
  const { claimId } = claim;
  const filing = { claimId, articleId: provenance.source.articleId, facets: facetsOf(claim, publishedDay(provenance)) };
  const events = await unit.decide(docketDecider, stream, {
    type: 'FileClaims',
    claims: [filing],
    withdraw: [],
    newCaseId: caseIdOf,
  });
  const caseId = caseOf(await unit.state(docketDecider, stream), claimId)!;
  const because = events.find((event) => event.type === 'ClaimFiled')?.data.because ?? 'opened';
  const command = { type: 'RecordClaim' as const, caseId, docket: docketId, claim, because, ...provenance };
  await unit.decide(caseDecider, { category: claim.kind, id: caseId }, command);
  return caseId;
}

type AnyRecordClaim = RecordLayoff | RecordLeadershipChange | RecordAiInitiative;

/** The three kinds are recorded alike; each has its own command, so that a caller can tell and a reader can find them. */
function recordClaimHandler(
  command: typeof RecordLayoff | typeof RecordLeadershipChange | typeof RecordAiInitiative,
): Type<ICommandHandler> {
  @CommandHandler(command)
  class RecordClaimHandler implements ICommandHandler<RecordLayoff> {
    execute({ unit, claim, provenance }: AnyRecordClaim): Promise<string> {
      return fileAndRecord(unit, claim, provenance);
    }
  }
  return RecordClaimHandler;
}

@CommandHandler(WithdrawClaim)
export class WithdrawClaimHandler implements ICommandHandler<WithdrawClaim> {
  async execute({ unit, claim, articleId, reason }: WithdrawClaim): Promise<void> {
    const { claimId } = claim;
    const stream = docketStream(docketOf(claim));
    const caseId = caseOf(await unit.state(docketDecider, stream), claimId);
    if (caseId === undefined) return;
    await unit.decide(docketDecider, stream, {
      type: 'FileClaims',
      claims: [],
      withdraw: [claimId],
      newCaseId: caseIdOf,
    });
    const command = { type: 'WithdrawClaim' as const, claimId, articleId, reason };
    await unit.decide(caseDecider, { category: claim.kind, id: caseId }, command);
  }
}

export const commandHandlers = [
  ReceiveArticleHandler,
  RecordExtractionHandler,
  WithdrawClaimHandler,
  ...[RecordLayoff, RecordLeadershipChange, RecordAiInitiative].map(recordClaimHandler),
];
