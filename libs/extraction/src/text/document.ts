import type { Field } from '@newsledger/newsroom';
import type { Lexicon } from '../lexicon/lexicon.js';
import { tagTokens, type Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { bounds, readDates, type DateMention, type Reference } from './dates.js';
import { readFigures, type Figure } from './figures.js';
import { splitSentences, type Sentence } from './sentences.js';
import { tokenize, type Language, type Token } from './tokens.js';

/** One field of the article, read: tokens, sentences, and the lexicon's phrases at their places. */
export interface FieldText {
  readonly field: Field;
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** A sentence with all that the rules ask about it. */
export interface Clause extends Sentence {
  readonly index: number;
  readonly field: FieldText;
  readonly tokens: readonly Token[];
  readonly tags: readonly Tag[];
  readonly figures: readonly Figure[];
  readonly dates: readonly DateMention[];
  /** A title in which nearly every word has a capital: capitals tell nothing there. */
  readonly titleCase: boolean;
}

export interface Reading {
  readonly language: Language;
  readonly fields: readonly FieldText[];
  readonly clauses: readonly Clause[];
  readonly reference?: Reference;
  /** The first day on which the article can have been published, as a day number; known for a vague date too. */
  readonly floor?: number;
}

/** Reads a title and a text into clauses, the title first. */
export function readDocument(
  title: string,
  text: string,
  lexicon: Lexicon,
  reference: Reference | undefined,
  floor = reference && bounds(reference.value)?.first,
): Reading {
  const { language } = lexicon;
  const fields: FieldText[] = [];
  const clauses: Clause[] = [];
  for (const [field, content] of [
    ['title', title],
    ['text', text],
  ] as const) {
    const tokens = tokenize(content, language);
    const read: FieldText = { field, text: content, tokens, sentences: splitSentences(content, tokens) };
    fields.push(read);
    const tags = tagTokens(lexicon.book, tokens);
    let cursor = 0;
    for (const sentence of read.sentences) {
      const mine: Tag[] = [];
      while (cursor < tags.length && tags[cursor]!.from < sentence.to) {
        const tag = tags[cursor]!;
        if (tag.to <= sentence.to) mine.push(tag);
        cursor += 1;
      }
      clauses.push(new ReadClause(read, sentence, clauses.length, mine, language, reference));
    }
  }
  return { language, fields, clauses, ...compact({ reference, floor }) };
}

/** What not every sentence is asked is read only where a rule asks. */
class ReadClause implements Clause {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
  private readTitleCase: boolean | undefined = undefined;
  private readFigures: Figure[] | undefined = undefined;
  private readDates: DateMention[] | undefined = undefined;

  constructor(
    readonly field: FieldText,
    sentence: Sentence,
    readonly index: number,
    readonly tags: readonly Tag[],
    private readonly language: Language,
    private readonly reference: Reference | undefined,
  ) {
    ({ from: this.from, to: this.to, start: this.start, end: this.end } = sentence);
    this.tokens = field.tokens;
  }

  get titleCase(): boolean {
    return (this.readTitleCase ??= isTitleCase(this.tokens, this, this.field.field === 'text'));
  }

  get figures(): readonly Figure[] {
    return (this.readFigures ??= readFigures(this.tokens, this.from, this.to, this.language));
  }

  get dates(): readonly DateMention[] {
    return (this.readDates ??= readDates(this.tokens, this.from, this.to, this.language, this.reference));
  }
}

function isTitleCase(tokens: readonly Token[], { from, to }: Sentence, running: boolean): boolean {
  // A sentence that ends as one, in running text, has capitals for its names and posts only.
  const sentence = running && tokens[to - 1]?.text === '.';
  let words = 0;
  let capitals = 0;
  for (let at = from; at < to; at += 1) {
    const token = tokens[at]!;
    if (token.kind !== 'word') continue;
    if (sentence && !token.capital && !smallInTitles.test(token.low)) return false;
    if (token.text.length < 4) continue;
    words += 1;
    if (token.capital) capitals += 1;
  }
  return words >= 3 && capitals >= words * 0.85;
}

/** Words that a title with capitals writes small. */
const smallInTitles =
  /^(?:a|an|the|of|in|on|at|to|for|and|or|by|from|with|as|but|nor|vs|via|'s|de|du|des|la|le|les|et|en|à|au|aux|l'|d')$/;

/** The tags of a clause in one category. */
export const tagsOf = (clause: Clause, category: string): Tag[] =>
  clause.tags.filter((tag) => tag.category === category);

/** Whether a tag of the category lies within tokens [from, to). */
export const hasTag = (clause: Clause, category: string, from = clause.from, to = clause.to): boolean =>
  clause.tags.some((tag) => tag.category === category && tag.from >= from && tag.to <= to);

/** The tag of a category that begins at a token. */
export const tagAt = (clause: Clause, category: string, at: number): Tag | undefined =>
  clause.tags.find((tag) => tag.category === category && tag.from === at);

/** The tag of a category that ends right before a token. */
export const tagEnding = (clause: Clause, category: string, to: number): Tag | undefined =>
  clause.tags.find((tag) => tag.category === category && tag.to === to);

/** The lower-case form of a token; empty outside of the field. */
export const lowAt = (clause: Clause, at: number): string => clause.tokens[at]?.low ?? '';

/** Words as one line: where a page breaks its lines is no part of a name or a post. */
export const inOneLine = (words: string): string => (words.includes('\n') ? words.replace(/\s+/g, ' ') : words);

/** The words of tokens [from, to) as they stand in the field, on one line. */
export function wordsAt(clause: Clause, from: number, to: number): string {
  const first = clause.tokens[from];
  const last = clause.tokens[to - 1];
  return first && last && to > from ? inOneLine(clause.field.text.slice(first.start, last.end)) : '';
}
