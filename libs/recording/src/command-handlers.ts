import type { Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { UnitOfWork } from '@newsledger/event-store';
import {
  articleDecider,
  caseDecider,
  caseOf,
  docketDecider,
  organisationDecider,
  registerOf,
  registerStream,
  type ArticleCommand,
  type ArticleEvent,
} from '@newsledger/newsroom';
import { carryOut } from './carry-out.js';
import { articleStream, caseIdOf, caseStream, docketStream } from './claim-identity.js';
import {
  LiftEmbargo,
  ReceiveArticle,
  RecordAiInitiatives,
  RecordExtraction,
  RecordLayoffs,
  RecordLeadershipChanges,
  type ClaimsOfArticle,
  type ReceivedArticle,
} from './commands.js';
import { facetsOf, publishedDay, scopeOf } from './facets.js';

function outcomeOf(events: readonly ArticleEvent[]): ReceivedArticle['outcome'] {
  for (const event of events) {
    if (event.type === 'ArticleReceived') return 'received';
    if (event.type === 'ArticleRevised') return 'revised';
    if (event.type === 'OlderVersionReceived') return 'older';
    if (event.type === 'ArticleCanceled') return 'canceled';
    if (event.type === 'ArticleEmbargoed') return 'embargoed';
  }
  return 'repeated';
}

/** Decides a command of one article, and tells what has become of the version that it was about. */
async function decideArticle(unit: UnitOfWork, articleId: string, command: ArticleCommand): Promise<ReceivedArticle> {
  const stream = articleStream(articleId);
  const before = await unit.state(articleDecider, stream);
  const events = await unit.decide(articleDecider, stream, command);
  const articleVersion =
    events[0] && 'articleVersion' in events[0].data ? events[0].data.articleVersion : before.versions;
  return { outcome: outcomeOf(events), articleVersion, before };
}

@CommandHandler(ReceiveArticle)
export class ReceiveArticleHandler implements ICommandHandler<ReceiveArticle> {
  execute({ unit, version, embargoed }: ReceiveArticle): Promise<ReceivedArticle> {
    return decideArticle(unit, version.article.articleId, { type: 'ReceiveArticle', embargoed, ...version });
  }
}

@CommandHandler(LiftEmbargo)
export class LiftEmbargoHandler implements ICommandHandler<LiftEmbargo> {
  execute({ unit, articleId, articleVersion }: LiftEmbargo): Promise<ReceivedArticle> {
    return decideArticle(unit, articleId, { type: 'LiftEmbargo', articleVersion });
  }
}

@CommandHandler(RecordExtraction)
export class RecordExtractionHandler implements ICommandHandler<RecordExtraction> {
  async execute({ unit, articleId, extraction }: RecordExtraction): Promise<void> {
    await unit.decide(articleDecider, articleStream(articleId), { type: 'RecordExtraction', extraction });
  }
}

/** Files the claims of an article on one docket, and carries out on the cases what comes of it. */
async function fileClaims(unit: UnitOfWork, article: ClaimsOfArticle): Promise<void> {
  const { docket, articleId, withdrawn, reason } = article;
  const register = registerOf(await unit.state(organisationDecider, registerStream));
  const stream = docketStream(docket.id);
  const claims = new Map(
    article.claims.map((claim) => [claim.claim.claimId, { ...claim, scope: scopeOf(claim.claim, register) ?? null }]),
  );
  const told = await unit.decide(docketDecider, stream, {
    type: 'FileClaims',
    claims: article.claims.map(({ claim, source }) => ({
      claimId: claim.claimId,
      articleId,
      facets: facetsOf(claim, register, publishedDay(source)),
    })),
    withdraw: withdrawn,
    newCaseId: (seed) => caseIdOf(docket.id, seed),
    ...(docket.shared && { shared: true }),
  });
  const events = told.map((event) => ({ docket: docket.id, event }));
  await carryOut(unit, { told: events, claims, withdrawal: () => ({ articleId, reason }) });
  // What a claim says besides concerns no docket.
  const filed = new Set(told.flatMap((event) => (event.type === 'ClaimFiled' ? [event.data.claimId] : [])));
  const state = await unit.state(docketDecider, stream);
  for (const claim of claims.values()) {
    const { claimId, kind } = claim.claim;
    if (filed.has(claimId)) continue;
    const caseId = caseOf(state, claimId)!;
    const command = { type: 'RecordClaim' as const, caseId, docket: docket.id, because: 'revised', ...claim };
    await unit.decide(caseDecider, caseStream(kind, caseId), command);
  }
}

type RecordClaims = RecordLayoffs | RecordLeadershipChanges | RecordAiInitiatives;

/** The three kinds are recorded alike; each has its own command, so that a caller can tell and a reader can find them. */
function recordHandler(
  command: typeof RecordLayoffs | typeof RecordLeadershipChanges | typeof RecordAiInitiatives,
): Type<ICommandHandler> {
  @CommandHandler(command)
  class RecordHandler implements ICommandHandler<RecordLayoffs> {
    execute({ unit, article }: RecordClaims): Promise<void> {
      return fileClaims(unit, article);
    }
  }
  return RecordHandler;
}

export const commandHandlers = [
  ReceiveArticleHandler,
  LiftEmbargoHandler,
  RecordExtractionHandler,
  ...[RecordLayoffs, RecordLeadershipChanges, RecordAiInitiatives].map(recordHandler),
];
