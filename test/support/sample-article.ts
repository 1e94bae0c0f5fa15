import type { Content, StreamWrite } from '@newsledger/event-store';
import type {
  ArticleVersion,
  CaseReported,
  ClaimSource,
  RecordedExtraction,
  RecordedLayoffClaim,
  RecordedSuppression,
  Span,
} from '@newsledger/newsroom';
import { sha256 } from './ledger.js';

const text =
  'Acme will cut 1,200 jobs, the group said on Tuesday. 😀 Acme Films is hit too. Jane Roe, who led research, is leaving; ' +
  'no cut is planned at Acme Labs.';

/** An article written for tests, with what is stored of it and what is recorded about it. */
export class SampleArticle {
  readonly text: string;
  readonly title: string;
  readonly authors = ['A. Writer'];
  readonly content: Content;
  readonly textHash: string;

  constructor(
    readonly articleId: string,
    readonly publisher = 'The Example',
    words: { readonly title?: string; readonly text?: string } = {},
  ) {
    this.text = words.text ?? text;
    this.title = words.title ?? 'Acme cuts jobs';
    // The canonical form (RFC 8785): members in the order of their names.
    const body = Buffer.from(JSON.stringify({ authors: this.authors, text: this.text, title: this.title }));
    this.content = { hash: sha256(body), mediaType: 'application/json', body };
    this.textHash = sha256(body).toString('hex');
  }

  get url(): string {
    return `https://news.example/${this.articleId}`;
  }

  version(articleVersion = 1, more: Partial<ArticleVersion['article']> = {}): ArticleVersion {
    const article = {
      articleId: this.articleId,
      url: this.url,
      publisher: this.publisher,
      published: { value: '2025-10-29', precision: 'day', basis: 'stated' } as const,
      pubStatus: 'usable' as const,
      addresses: [this.url],
      adapter: { name: 'plain', version: 1 },
      ...more,
    };
    return { article, articleVersion, textHash: this.textHash, rawHash: 'ab'.repeat(32) };
  }

  source(articleVersion = 1): ClaimSource {
    const { articleId, textHash, url, publisher } = this;
    return { articleId, articleVersion, textHash, url, publisher };
  }

  /** The place of words in the text. Throws where they are not. */
  span(slot: string, words: string): Span {
    const start = this.text.indexOf(words);
    if (start < 0) throw new Error(`the article does not say "${words}"`);
    return { slot, field: 'text', start, end: start + words.length };
  }

  layoff(claimId: string, more: Partial<RecordedLayoffClaim> = {}): RecordedLayoffClaim {
    return {
      claimId,
      kind: 'layoff',
      organisation: { name: 'Acme' },
      quantity: { min: 1200, max: 1200, qualifier: 'exact', unit: 'jobs', scope: { level: 'group' } },
      affectedUnits: [{ name: 'Acme Films', quantity: { qualifier: 'undisclosed', unit: 'jobs' } }],
      announced: { value: '2025-10-28', precision: 'day', basis: 'relative' },
      assertion: { modality: 'asserted', temporality: 'new', confidence: 0.9 },
      evidence: [
        this.span('organisation', 'Acme'),
        this.span('quantity', '1,200 jobs'),
        this.span('announced', 'on Tuesday'),
        this.span('affectedUnits/0', 'Acme Films'),
      ],
      ...more,
    };
  }

  extraction(claims: RecordedExtraction['claims'], articleVersion = 1): RecordedExtraction {
    const evidence = [this.span('sentence', 'no cut is planned at Acme Labs')];
    const suppressed: RecordedSuppression = { kind: 'layoff', reason: 'negated', evidence };
    const engine = { engine: 'rules', engineVersion: '1.0.0', rulesetHash: 'cd'.repeat(32) };
    const { textHash } = this;
    return { articleVersion, textHash, ...engine, language: 'en', leading: true, claims, suppressed: [suppressed] };
  }

  /** The writes of a first delivery that opens one case. */
  opening(caseId: string, claim: RecordedLayoffClaim): StreamWrite[] {
    const { articleId: id, publisher } = this;
    const reported: CaseReported = {
      type: 'LayoffReported',
      data: { caseId, docket: 'layoff:acme', claim, source: this.source(), independenceGroup: publisher },
    };
    const events = [
      { type: 'ArticleReceived', data: this.version() },
      { type: 'ClaimsExtracted', data: this.extraction([claim]) },
    ];
    return [
      { stream: { category: 'article', id }, expected: 'none', events },
      { stream: { category: 'layoff', id: caseId }, expected: 'none', events: [reported] },
    ];
  }

  /** The writes of a first delivery that supports a case which is there. */
  supporting(caseId: string, claim: RecordedLayoffClaim, expected: number): StreamWrite[] {
    const [article] = this.opening(caseId, claim);
    const data = { claim, source: this.source(), independenceGroup: this.publisher, agreement: 'agrees' as const };
    const events = [{ type: 'SourceAttached', data }];
    return [article!, { stream: { category: 'layoff', id: caseId }, expected, events }];
  }
}
