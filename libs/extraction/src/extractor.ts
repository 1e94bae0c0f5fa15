import type { Article, Claim, SuppressedCandidate } from '@newsledger/newsroom';

/** What an engine needs of an article. `published` dates relative expressions ("mardi"); without it they stay undated. */
export type ExtractionInput = Pick<Article, 'title' | 'text' | 'language' | 'published'>;

export interface Extraction {
  readonly claims: readonly Claim[];
  readonly suppressed: readonly SuppressedCandidate[];
  /** Name of the engine that read the article; an editor is an engine too. */
  readonly engine: string;
  readonly engineVersion: string;
  /** SHA-256 (hex) of the rules and lexicons that were applied. */
  readonly rulesetHash: string;
  /** The language that was read, and why nothing was, where nothing was. */
  readonly language?: string;
  readonly reason?: 'language-unsupported';
}

/**
 * The port behind which engines stand: rules today, a language model or an editor tomorrow. Same input, same engine version,
 * same extraction. Never throws for any input text.
 */
export interface Extractor {
  readonly engine: string;
  readonly engineVersion: string;
  extract(article: ExtractionInput): Promise<Extraction>;
}
