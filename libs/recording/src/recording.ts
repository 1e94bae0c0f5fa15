import type { CommandBus } from '@nestjs/cqrs';
import { canonicalHash, contentDocument, deliveryKey, sha256, toArticle, type JsonValue } from '@newsledger/articles';
import type { EventMetadata, EventStore, StreamId, UnitOfWork } from '@newsledger/event-store';
import type { Extraction, Extractor } from '@newsledger/extraction';
import {
  articleDecider,
  caseDecider,
  docketDecider,
  organisationDecider,
  registerOf,
  registerStream,
  type Article,
  type ArticleFacts,
  type ArticleState,
  type DocketId,
  type RecordedClaim,
  type SourceOrigin,
  type SupportingClaim,
} from '@newsledger/newsroom';
import { articleStream, caseIdOf, caseStream, claimIds, docketStream } from './claim-identity.js';
import { LiftEmbargo, ReceiveArticle, recordCommand, RecordExtraction, type ClaimsOfArticle } from './commands.js';
import { findEmbargoed, isEmbargoed, type EmbargoedVersion } from './embargo.js';
import { docketOf } from './facets.js';
import { originOf, provenanceOf } from './provenance.js';
import { toRecordable } from './recorded.js';

/** One delivery of an article, as its CloudEvent named it. */
export interface Delivery {
  readonly source: string;
  readonly id: string;
  readonly data: JsonValue;
  /** The data's bytes as received. */
  readonly raw: Uint8Array;
  readonly dataschema?: string;
  readonly traceparent?: string;
}

/** A delivery that was read and is ready to be recorded, as often as it takes. */
export interface PreparedDelivery {
  readonly key: string;
  readonly contentHash: Uint8Array;
  readonly metadata: EventMetadata;
  readonly article: Article;
  readonly extraction: Extraction | undefined;
  /** Of an article that claims something. */
  readonly origin?: SourceOrigin;
  readonly text: { readonly bytes: Uint8Array; readonly hash: string };
  readonly raw: { readonly bytes: Uint8Array; readonly hash: string };
  /** The hour before which nobody may read it has not come. */
  readonly embargoed: boolean;
  /** The version of the article whose embargo ends with this. */
  readonly lifts?: number;
}

/** `recorded` and `duplicate` are both success; `identity-conflict` is the same (source, id) with other content. */
export type RecordingOutcome = 'recorded' | 'duplicate' | 'identity-conflict';

const outcomes = { appended: 'recorded', duplicate: 'duplicate', 'key-reused': 'identity-conflict' } as const;

/** Records deliveries: each as one unit of work that lands whole, once, and in the order of its article. */
export class Recording {
  /** As this process knew it last. Only the order of the queue depends on it: units decide on the register as it is. */
  private register = registerOf(organisationDecider.initial);

  constructor(
    private readonly commands: CommandBus,
    private readonly ledger: EventStore,
    private readonly extractor: Pick<Extractor, 'extract'>,
    private readonly actor: string,
  ) {}

  /** Adapts and extracts; pure but for the clock that an embargo is held against. Throws `BadInput` for data that is no article. */
  async prepare(delivery: Delivery, now = Date.now()): Promise<PreparedDelivery> {
    const { source, id, data, raw, dataschema, traceparent } = delivery;
    const article = toArticle(data, { source, id }, dataschema);
    const embargoed = isEmbargoed(article, now);
    const key = deliveryKey(source, id);
    return {
      key,
      contentHash: Buffer.from(canonicalHash(data), 'hex'),
      metadata: {
        actor: this.actor,
        causation: key,
        delivery: { source, id },
        ...(traceparent !== undefined && { traceparent }),
      },
      article,
      ...(embargoed ? { extraction: undefined } : await this.read(article)),
      text: contentDocument(article),
      raw: { bytes: raw, hash: sha256(raw) },
      embargoed,
    };
  }

  /** What came under embargo, read unless told otherwise, and ready to be recorded now that its hour has come; undefined where another has recorded it. */
  async prepareLift(
    version: EmbargoedVersion,
    { unread = false }: { readonly unread?: boolean } = {},
  ): Promise<PreparedDelivery | undefined> {
    const waiting = await findEmbargoed(this.ledger, version);
    if (!waiting) return undefined;
    const { key, delivery, article, text, raw } = waiting;
    return {
      ...{ key, article, text, raw, embargoed: false, lifts: version.articleVersion },
      contentHash: Buffer.from(text.hash, 'hex'),
      metadata: { actor: this.actor, causation: key, delivery },
      ...(unread ? { extraction: undefined } : await this.read(article)),
    };
  }

  private async read(article: Article): Promise<Pick<PreparedDelivery, 'extraction' | 'origin'>> {
    if (article.pubStatus !== 'usable') return { extraction: undefined };
    const extraction = await this.extractor.extract(article);
    return { extraction, ...(extraction.claims.length > 0 && { origin: originOf(article) }) };
  }

  /**
   * Records a prepared delivery after every earlier one of its article and of the organisations that it speaks of. Rejects as
   * `EventStore.transact` does.
   */
  async record(prepared: PreparedDelivery): Promise<RecordingOutcome> {
    const { key, contentHash, metadata, article, extraction } = prepared;
    const claims = extraction?.claims ?? [];
    const dockets = claims.map((claim) => docketOf(claim, this.register).id);
    const stream = articleStream(article.articleId);
    const ids = claimIds(article.articleId, claims);
    // Most claims are the first of their happening.
    const cases = claims.map(({ kind }, i) => caseStream(kind, caseIdOf(dockets[i]!, ids[i]!)));
    const { verdict } = await this.ledger.transact(
      { key, contentHash, metadata },
      async (unit) => {
        if (claims.length > 0) await foresee(unit, { article: stream, dockets, cases });
        await this.decide(unit, prepared);
      },
      { inOrder: [stream, ...dockets.map(docketStream)] },
    );
    return outcomes[verdict];
  }

  private async decide(unit: UnitOfWork, prepared: PreparedDelivery): Promise<void> {
    const { article, text, raw } = prepared;
    const version = { article: factsOf(article), textHash: text.hash, rawHash: raw.hash };
    const { embargoed, lifts } = prepared;
    const received = await this.commands.execute(
      lifts === undefined
        ? new ReceiveArticle(unit, version, embargoed)
        : new LiftEmbargo(unit, article.articleId, lifts),
    );
    const { outcome, articleVersion, before } = received;
    if (outcome !== 'repeated') unit.keep([document(text), document(raw)]);
    const { articleId } = article;
    if (outcome === 'canceled') {
      await this.file(unit, articleId, [], before.claims, 'article-canceled');
    } else if (!prepared.extraction) {
      // A publisher who withholds what was usable takes back what it claimed.
      if (outcome === 'revised') await this.file(unit, articleId, [], before.claims, 'article-revised');
    } else if (outcome !== 'repeated' || !isRead(before, articleVersion, prepared.extraction.engine)) {
      // What was held back when it came is read when it is delivered again.
      const counts = outcome === 'repeated' ? articleVersion === before.current?.articleVersion : outcome !== 'older';
      await this.recordExtraction(unit, prepared, prepared.extraction, { articleVersion, leading: counts, before });
    }
  }

  private async recordExtraction(
    unit: UnitOfWork,
    { article, text, metadata, origin }: PreparedDelivery,
    read: Extraction,
    of: { readonly articleVersion: number; readonly leading: boolean; readonly before: ArticleState },
  ): Promise<void> {
    const { articleId } = article;
    const { articleVersion, leading, before } = of;
    const refs = await this.refsOf(before.claims);
    const identity = { articleId, articleVersion, textHash: text.hash, leading, refs };
    const { extraction, secrets } = toRecordable(read, identity);
    await this.commands.execute(new RecordExtraction(unit, articleId, extraction));
    unit.keep([], secrets);
    if (!leading) return;
    const deliverySource = metadata.delivery!.source;
    const provenance = provenanceOf(article, { articleVersion, textHash: text.hash, deliverySource, origin });
    const claims = extraction.claims.map((claim) => ({ claim, ...provenance }));
    const kept = new Set(extraction.claims.map((claim) => claim.claimId));
    const vanished = before.claims.filter((claim) => !kept.has(claim.claimId));
    await this.file(unit, articleId, claims, vanished, 'article-revised');
  }

  /** The references by which earlier claims of the article name private people: one person keeps one reference. */
  private async refsOf(claims: readonly RecordedClaim[]): Promise<ReadonlyMap<string, string>> {
    const people = claims.flatMap((claim) => (claim.kind === 'layoff' ? (claim.affectedPeople ?? []) : []));
    const refs = people.flatMap((person) => ('ref' in person ? [person.ref] : []));
    if (refs.length === 0) return new Map();
    const secrets = await this.ledger.secrets(refs);
    return new Map([...secrets].flatMap(([ref, secret]) => ('value' in secret ? [[secret.value, ref] as const] : [])));
  }

  /** Files what an article claims, and takes back what it does not claim any more, docket by docket. */
  private async file(
    unit: UnitOfWork,
    articleId: string,
    claims: readonly SupportingClaim[],
    vanished: readonly RecordedClaim[],
    reason: ClaimsOfArticle['reason'],
  ): Promise<void> {
    if (claims.length + vanished.length === 0) return;
    this.register = registerOf(await unit.state(organisationDecider, registerStream));
    const filings = new Map<string, ClaimsOfArticle & { claims: SupportingClaim[]; withdrawn: string[] }>();
    const at = (claim: RecordedClaim) => {
      const docket = docketOf(claim, this.register);
      const one = filings.get(docket.id) ?? { docket, articleId, claims: [], withdrawn: [], reason };
      filings.set(docket.id, one);
      return one;
    };
    for (const sourced of claims) at(sourced.claim).claims.push(sourced);
    for (const claim of vanished) at(claim).withdrawn.push(claim.claimId);
    const dockets = [...filings.keys()] as DocketId[];
    // Asked for at once, so that they are read in one query.
    await Promise.all(dockets.map((id) => unit.state(docketDecider, docketStream(id))));
    for (const filing of filings.values()) await this.commands.execute(recordCommand(unit, filing));
  }
}

/** Asks at once for what is likely to be needed, so that it is read in one query. The article's events come first. */
async function foresee(
  unit: UnitOfWork,
  likely: { readonly article: StreamId; readonly dockets: readonly DocketId[]; readonly cases: readonly StreamId[] },
): Promise<void> {
  await Promise.all([
    unit.state(articleDecider, likely.article),
    unit.state(organisationDecider, registerStream),
    ...likely.dockets.map((id) => unit.state(docketDecider, docketStream(id))),
    ...likely.cases.map((stream) => unit.state(caseDecider, stream)),
  ]);
}

/** Whether an engine has read a version; what another has read of it is no reason not to. */
const isRead = ({ extracted }: ArticleState, version: number, engine: string): boolean =>
  extracted.some((one) => one.articleVersion === version && one.engine === engine);

const document = ({ bytes, hash }: PreparedDelivery['raw']) => ({
  hash: Buffer.from(hash, 'hex'),
  mediaType: 'application/json',
  body: bytes,
});

/** Everything of an article but its words. */
function factsOf(article: Article): ArticleFacts {
  const { title, text, authors, ...facts } = article;
  return facts;
}
