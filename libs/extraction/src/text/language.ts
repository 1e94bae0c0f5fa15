import { detect } from 'tinyld';
import { isLetter } from './characters.js';
import type { Language } from './tokens.js';

/** What was found out about the language of an article. `language` is a BCP 47 tag; `supported` is set where there are rules for it. */
export interface LanguageVerdict {
  readonly language?: string;
  readonly supported?: Language;
}

const marks: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set(
    'de en et le la les des du une est dans pour qui sur par au aux avec ont été plus ce cette pas selon'.split(' '),
  ),
  en: new Set('the of and to is was for that with has said by from are at have it will were his their'.split(' ')),
  de: new Set('der die und das den von zu mit dem nicht ein eine auf ist für des sich im auch werden'.split(' ')),
  es: new Set('el los las que y con por una para del se lo como más al ha sus pero en es'.split(' ')),
  it: new Set('il di che gli una per con del della non dei alla nel sono delle anche più ha lo si'.split(' ')),
  pt: new Set('o os uma para com não mais dos ao pela como foi em da do que se as por'.split(' ')),
  nl: new Set('de het een van en dat niet met voor zijn op te aan ook bij naar er werd worden'.split(' ')),
};
const sampleLength = 1000;
/** Up to so many characters another language than French and English is not believed on a guess. */
const shortLength = 200;
const byWord = new Map<string, string[]>();
for (const [language, words] of Object.entries(marks))
  for (const one of words) byWord.set(one, [...(byWord.get(one) ?? []), language]);

const longestMark = Math.max(...[...byWord.keys()].map((word) => word.length));

const primary = (tag: string): string => tag.trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';

/** Counts small words that only one language has in such numbers: certain enough in a hundred words, and cheap. */
function countMarks(sample: string): { best: string; hits: number; second: number; words: number } {
  const hits = new Map<string, number>();
  const low = sample.toLowerCase();
  let words = 1;
  let from = 0;
  for (let at = 0; at <= low.length; at += 1) {
    if (at < low.length && isLetter(low.charCodeAt(at))) continue;
    if (at - from <= longestMark && at > from)
      for (const language of byWord.get(low.slice(from, at)) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
    if (at < low.length && (at > from || at === 0)) words += 1;
    from = at + 1;
  }
  const ranked = [...hits].sort((a, b) => b[1] - a[1]);
  return { best: ranked[0]?.[0] ?? '', hits: ranked[0]?.[1] ?? 0, second: ranked[1]?.[1] ?? 0, words };
}

/** What tells French and English apart in a headline, where small words are rare; words that both have are in neither. */
const traces: Readonly<Record<Language, readonly RegExp[]>> = {
  fr: [
    /^(?:les?|la|une?|des?|du|et|en|aux?|dans|pour|par|va|vont|ses?|sa|son|selon|postes?|emplois?|suppressions?|chez|prend|patron(?:ne)?)$/,
    /^(?:salarié|licenci|supprim|nomm(?:é|e$|ent|er)|direct(?:eur|rice)|président|démission|quitt|rejoint|rach[eè]t|lanc(?:e$|é|er)|embauch|recrut|remplac|effectif)/,
  ],
  en: [
    /^(?:the|an|of|and|to|in|at|for|by|as|its|will|is|was|has|with|from|said|jobs?|staff|workers|posts|roles?|cuts?|cutting|lays?|laid|axes?|chief|new|after|ai|over|on)$/,
    /^(?:employee|layoff|nam(?:ed|es)|appoint|join|leav|resign|step|replac(?:es|ed|ing)|succeed|launch|invests|invested|acquir|hir(?:es?$|ed|ing)|buys?$|officer|executive|monday|tuesday|wednesday|thursday|friday)/,
  ],
};
/** Accents that other languages with our letters rarely have, in words that are no names; and an article before its noun. */
const frenchLetters = /(?<!\p{L})(?:\p{Ll}*[éèêàâçîœ]|[LDNSJMCQldnsjmcq]['’](?=\p{Ll})|[Qq]u['’])/gu;

function countTraces(sample: string): Readonly<Record<Language, number>> {
  const words = sample.toLowerCase().split(/[^\p{L}]+/u);
  const count = (language: Language): number =>
    words.filter((word) => traces[language].some((trace) => trace.test(word))).length;
  return { fr: count('fr') + (sample.match(frenchLetters)?.length ?? 0), en: count('en') };
}

/** A guess at so few words is mostly wrong: it is French or English, unless another language's small words outnumber both by far. */
function languageOfShort(sample: string, best: string, hits: number): string {
  const { fr, en } = countTraces(sample);
  if (best !== 'fr' && best !== 'en' && hits >= 2 && hits >= 2 * Math.max(fr, en)) return best;
  if (fr !== en) return fr > en ? 'fr' : 'en';
  return detect(sample, { only: ['fr', 'en'] }) === 'fr' ? 'fr' : 'en';
}

/**
 * The language to read an article in. A declared language other than French and English is believed; a declared French or English
 * is checked against the text, and without a declaration the text decides. A text of less than a paragraph is taken for French or
 * English unless it clearly is neither.
 */
export function languageOf(declared: string | undefined, title: string, text: string): LanguageVerdict {
  const tag = declared ? ({ fra: 'fr', fre: 'fr', eng: 'en' }[primary(declared)] ?? primary(declared)) : '';
  if (tag && tag !== 'fr' && tag !== 'en') return { language: tag };
  const middle = Math.max(0, Math.floor(text.length / 2) - sampleLength / 2);
  const sample = `${title}\n${text.length > 2 * sampleLength ? text.slice(middle, middle + sampleLength) : text.slice(0, sampleLength)}`;
  const marked = countMarks(sample);
  const { best, hits, second } = marked;
  const sure = hits >= 3 && hits >= second * 1.5 && hits >= marked.words * 0.06;
  if (tag === 'fr' || tag === 'en') {
    const clearlyOther = sure && best !== tag && hits >= 8 && hits >= second * 2;
    if (!clearlyOther) return { language: tag, supported: tag };
  }
  const found = undeclared(sample, marked, sure);
  if (found === 'fr' || found === 'en') return { language: found, supported: found };
  return found ? { language: found } : {};
}

function undeclared(sample: string, { best, hits }: { best: string; hits: number }, sure: boolean): string {
  if (sure && (best === 'fr' || best === 'en')) return best;
  if (sample.length <= shortLength) return languageOfShort(sample, best, hits);
  return sure ? best : detect(sample);
}
