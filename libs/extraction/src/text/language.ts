import { detect } from 'tinyld';
import type { Language } from './tokens.js';

/** What was found out about the language of an article. `language` is a BCP 47 tag; `supported` is set where there are rules for it. */
export interface LanguageVerdict {
  readonly language?: string;
  readonly supported?: Language;
}

const marks: Readonly<Record<string, ReadonlySet<string>>> = {
  fr: new Set('le la les des du une est dans pour qui sur par au aux avec ont été plus ce cette pas selon'.split(' ')),
  en: new Set('the of and to is was for that with has said by from are at have it will were his their'.split(' ')),
  de: new Set('der die und das den von zu mit dem nicht ein eine auf ist für des sich im auch werden'.split(' ')),
  es: new Set('el los las que y con por una para del se lo como más al ha sus pero en es'.split(' ')),
  it: new Set('il di che gli una per con del della non dei alla nel sono delle anche più ha lo si'.split(' ')),
  pt: new Set('o os uma para com não mais dos ao pela como foi em da do que se as por'.split(' ')),
  nl: new Set('de het een van en dat niet met voor zijn op te aan ook bij naar er werd worden'.split(' ')),
};
const sampleLength = 1000;
const byWord = new Map<string, string[]>();
for (const [language, words] of Object.entries(marks))
  for (const one of words) byWord.set(one, [...(byWord.get(one) ?? []), language]);

const primary = (tag: string): string => tag.trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';

/** Counts small words that only one language has in such numbers: certain enough in a hundred words, and cheap. */
function countMarks(sample: string): { best: string; hits: number; second: number; words: number } {
  const hits = new Map<string, number>();
  const words = sample.toLowerCase().split(/[^\p{L}]+/u);
  for (const one of words)
    for (const language of byWord.get(one) ?? []) hits.set(language, (hits.get(language) ?? 0) + 1);
  const ranked = [...hits].sort((a, b) => b[1] - a[1]);
  return { best: ranked[0]?.[0] ?? '', hits: ranked[0]?.[1] ?? 0, second: ranked[1]?.[1] ?? 0, words: words.length };
}

/**
 * The language to read an article in. A declared language other than French and English is believed; a declared French or English
 * is checked against the text, and without a declaration the text decides.
 */
export function languageOf(declared: string | undefined, title: string, text: string): LanguageVerdict {
  const tag = declared ? ({ fra: 'fr', fre: 'fr', eng: 'en' }[primary(declared)] ?? primary(declared)) : '';
  if (tag && tag !== 'fr' && tag !== 'en') return { language: tag };
  const middle = Math.max(0, Math.floor(text.length / 2) - sampleLength / 2);
  const sample = `${title}\n${text.length > 2 * sampleLength ? text.slice(middle, middle + sampleLength) : text.slice(0, sampleLength)}`;
  const { best, hits, second, words } = countMarks(sample);
  const sure = hits >= 3 && hits >= second * 1.5 && hits >= words * 0.06;
  if (tag === 'fr' || tag === 'en') {
    const clearlyOther = sure && best !== tag && hits >= 8 && hits >= second * 2;
    if (!clearlyOther) return { language: tag, supported: tag };
  }
  const found = sure ? best : detect(sample);
  if (found === 'fr' || found === 'en') return { language: found, supported: found };
  return found ? { language: found } : {};
}
