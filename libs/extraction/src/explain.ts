import type { ClaimKind, Evidence, Field, SuppressionReason } from '@newsledger/newsroom';
import type { Extraction, ExtractionInput } from './extractor.js';
import { lexiconOf } from './lexicon/lexicon.js';
import { isTrigger } from './prefilter.js';
import { extractByRules } from './rule-extractor.js';
import { readDocument, type Clause } from './text/document.js';

/** A phrase of the lexicon at its place in the field: the category that a rule asks for, and the entry that a newsroom can edit. */
export interface TriggerPhrase {
  readonly category: string;
  readonly entry: string;
  readonly start: number;
  readonly end: number;
}

/** What became of one sentence of an article. */
export interface ExplainedSentence {
  readonly field: Field;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The phrases by which a rule can fire here. A sentence with some and without claim or suppression was tied to nobody. */
  readonly triggers: readonly TriggerPhrase[];
  /** The claims that rest on this sentence, by their index in the extraction, with the slots that are quoted from it. */
  readonly claims: readonly { readonly index: number; readonly kind: ClaimKind; readonly slots: readonly Evidence[] }[];
  readonly suppressed: readonly { readonly kind: ClaimKind; readonly reason: SuppressionReason }[];
}

export interface Explanation {
  readonly extraction: Extraction;
  /** Every sentence in order, the title first; none where the language is not supported. */
  readonly sentences: readonly ExplainedSentence[];
}

/**
 * Extracts like `extractByRules` and says for each sentence why. Pure, and twice the work: the article is read once more, so that
 * nothing is kept for an explanation that nobody asks for.
 */
export function explainByRules(article: ExtractionInput): Explanation {
  const extraction = extractByRules(article);
  const { language } = extraction;
  if (language !== 'fr' && language !== 'en') return { extraction, sentences: [] };
  const { clauses } = readDocument(article.title, article.text, lexiconOf(language), undefined);
  return { extraction, sentences: clauses.map((clause) => explained(clause, extraction)) };
}

function explained(clause: Clause, { claims, suppressed }: Extraction): ExplainedSentence {
  const { start, end, tokens, tags } = clause;
  const { field, text } = clause.field;
  const isHere = (one: Evidence): boolean => one.field === field && one.start >= start && one.start < end;
  return {
    field,
    start,
    end,
    text: text.slice(start, end),
    triggers: tags
      .filter(({ category }) => isTrigger(category))
      .map(({ category, entry, from, to }) => ({
        category,
        entry,
        start: tokens[from]!.start,
        end: tokens[to - 1]!.end,
      })),
    claims: claims.flatMap(({ kind, evidence }, index) => {
      const here = evidence.filter(isHere);
      return here.length > 0 ? [{ index, kind, slots: here.filter(({ slot }) => slot !== 'sentence') }] : [];
    }),
    suppressed: suppressed
      .filter(({ evidence }) => evidence.some(isHere))
      .map(({ kind, reason }) => ({ kind, reason })),
  };
}
