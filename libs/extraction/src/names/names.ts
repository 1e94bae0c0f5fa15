import { firstNames } from '../lexicon/data/first-names.js';
import { functionWords, nameParticles, personTitles } from '../lexicon/data/function-words.js';
import {
  knownOrganisations,
  neverEmployers,
  organisationNouns,
  organisationWords,
} from '../lexicon/data/organisations.js';
import { newsroomOrganisations } from '../lexicon/data/newsroom.js';
import { demonyms, places } from '../lexicon/data/places.js';
import { inOneLine, lowAt, tagAt, type Clause } from '../text/document.js';
import type { Token } from '../text/tokens.js';
import {
  calendar,
  isNamesake,
  pastJunior,
  pastOrgan,
  afterAdjective,
  afterTicker,
  afterSmallWords,
  endsOrGoesOn,
  headWords,
  isNameWord,
  isOfficial,
  isTitle,
  isTicker,
  linkWords,
  isWithPartners,
  regions,
} from './name-words.js';

/** A run of capitalised words that may be a name, at tokens [from, to) of its clause. */
export interface Name {
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** A title ("M.", "Ms") stands before it. */
  readonly titled: boolean;
  /** First word of its sentence: its capital says little. */
  readonly initial: boolean;
}

export const firstNameSet: ReadonlySet<string> = new Set(firstNames);
export const organisationWordSet: ReadonlySet<string> = new Set(organisationWords);
const lowerKey = (name: string): string => name.toLowerCase().replace(/\u2019/g, "'");
export const placeSet: ReadonlySet<string> = new Set(places.map(lowerKey));
export const knownSet: ReadonlySet<string> = new Set([...knownOrganisations, ...newsroomOrganisations].map(lowerKey));
const knownFirst = new Map<string, string[][]>();
for (const name of [...knownOrganisations, ...newsroomOrganisations]) {
  const words = tokenWords(name);
  if (words.length < 2) continue;
  const list = knownFirst.get(words[0]!) ?? [];
  list.push(words);
  knownFirst.set(words[0]!, list);
}

function tokenWords(name: string): string[] {
  return lowerKey(name)
    .replace(/(\b[ld]')(?=\p{L})/gu, '$1 ')
    .replace(/([+!.])$/u, ' $1')
    .replace(/ & /g, ' & ')
    .split(' ')
    .filter(Boolean);
}

/** A known name of several words at a token, in the writing of the data ("France Télévisions", "Marks & Spencer", "L'Oréal"). */
function knownAt(tokens: readonly Token[], at: number, to: number): number {
  let best = 0;
  for (const words of knownFirst.get(tokens[at]!.low) ?? []) {
    if (words.length <= best || at + words.length > to) continue;
    if (words.every((word, index) => tokens[at + index]!.low === word) && tokens[at]!.capital) best = words.length;
  }
  return best;
}

/** A first name, alone or the first part of a double one. */
export const isFirstName = (low: string): boolean =>
  firstNameSet.has(low) || (low.includes('-') && firstNameSet.has(low.slice(0, low.indexOf('-'))));

/** In a title with capitals everywhere, or a line in capitals, only names that are known or stand elsewhere are told apart. */
export function namesAmongCapitals(clause: Clause, known: (key: string) => boolean): Name[] {
  const names: Name[] = [];
  let at = clause.from;
  while (at < clause.to) {
    let to = 0;
    for (let end = Math.min(clause.to, at + 5); end > at && !to; end -= 1) {
      const first = clause.tokens[at]!;
      const last = clause.tokens[end - 1]!;
      if (
        first.kind === 'word' &&
        last.kind === 'word' &&
        known(lowerKey(clause.field.text.slice(first.start, last.end)))
      )
        to = end;
    }
    const name = to ? nameFrom(clause, at, to) : undefined;
    if (name) names.push(name);
    at = name ? to : at + 1;
  }
  return names;
}

/** The names of a clause, left to right. */
export function namesOf(clause: Clause): Name[] {
  const names: Name[] = [];
  const { tokens } = clause;
  let at = clause.from;
  while (at < clause.to) {
    const token = tokens[at]!;
    if (!isNameWord(token) ? !isUniversity(clause, at) : stopsName(clause, at)) {
      at = afterTicker(clause, at);
      continue;
    }
    const to = Math.max(at + knownAt(tokens, at, clause.to), runEnd(clause, at));
    const name = nameFrom(clause, at, to);
    if (name) names.push(name);
    at = Math.max(to, name?.to ?? to);
  }
  return names;
}

/** "l'université de Tokyo", "la mairie de Nîmes", "le ministère des Armées": French writes the first word of the name small. */
const isUniversity = (clause: Clause, at: number): boolean => isHospital(clause, at) || isSmallBody(clause, at);
const isSmallBody = (clause: Clause, at: number): boolean => {
  const low = lowAt(clause, at);
  const name = smallBodies.test(low) && /^(?:de|d'|des|du)$/.test(lowAt(clause, at + 1)) ? at + 2 : at + 1;
  return (name > at + 1 || bareBodies.test(low)) && name < clause.to && isNameWord(clause.tokens[name]);
};
const isHospital = (clause: Clause, at: number): boolean =>
  lowAt(clause, at) === 'centre' &&
  lowAt(clause, at + 1) === 'hospitalier' &&
  [2, 3, 4].some(
    (step) =>
      /^(?:de|d'|du)$/.test(lowAt(clause, at + step)) &&
      isNameWord(clause.tokens[/^(?:la|l')$/.test(lowAt(clause, at + step + 1)) ? at + step + 2 : at + step + 1]),
  );
const smallBodies =
  /^(?:université|mairie|ministère|rectorat|préfecture|métropole|hôpital|clinique|aéroport|hippodrome|musée|théâtre|conservatoire|orchestre|lycée)$/;
/** "l'hôpital Foch": the name follows without a "de". */
const bareBodies = /^(?:hôpital|clinique|institut|lycée|muséum)$/;

/** "Prime Minister", "President", "Secretary" before a name: titles of state, no part of it. */
function isStateTitle(clause: Clause, at: number): boolean {
  const { low } = clause.tokens[at]!;
  if (low === 'prime') return clause.tokens[at + 1]?.low === 'minister';
  return (
    /^(?:minister|secretary|president|chancellor|senator|governor|mayor|ambassador|justice|judge|premier|premiers|frenchman|briton|american)$/.test(
      low,
    ) && isNameWord(clause.tokens[at + 1])
  );
}

/** A later word of a post ("Chief Executive Officer") begins no name. */
const withinPost = (clause: Clause, at: number): boolean =>
  clause.tags.some((tag) => tag.category === 'post' && tag.from < at && tag.to > at);

/** A capitalised word that begins no name: a title, a post, the first word of a sentence, a day. */
function stopsName(clause: Clause, at: number): boolean {
  const token = clause.tokens[at]!;
  if (knownAt(clause.tokens, at, clause.to) > 0 || isNamesake(clause, at)) return false;
  if (calendar.test(token.low) || /^(?:ai|ia)-/.test(token.low) || isTicker(clause, at)) return true;
  if (isTelegraphic(clause, at) || withinPost(clause, at) || (token.glued && /^[@#]$/.test(lowAt(clause, at - 1))))
    return true;
  const post = tagAt(clause, 'post', at);
  if (post && !(isNameWord(clause.tokens[post.to]) && post.to - post.from === 1 && organisationWordSet.has(token.low)))
    return true;
  if ((personTitles.has(token.low) && token.text.length < 10) || isStateTitle(clause, at)) return true;
  return functionWords.has(token.low) && isFunction(clause, at);
}

/** "Says finance chief X is to leave", "Names Y as interim": the notes of the market leave the subject out. */
const isTelegraphic = (clause: Clause, at: number): boolean =>
  isInitial(clause, at) &&
  /^(?:says|names|appoints|announces|hires|notes|expects|reiterates|reports|adds|elects|promotes|confirms)$/.test(
    lowAt(clause, at),
  ) &&
  clause.tags.some((tag) => tag.from === at);

/** A small word with a capital: only within a sentence, in capitals or before a name ("Le Monde"), may it begin one. */
function isFunction(clause: Clause, at: number): boolean {
  const token = clause.tokens[at]!;
  if (isInitial(clause, at) || clause.titleCase) return true;
  if (token.text.length > 1 && token.text === token.text.toUpperCase()) return false;
  return !(
    isNameWord(clause.tokens[at + 1]) && /^(?:le|la|les|l'|the|new|air|social|first|premier|one|big)$/.test(token.low)
  );
}

const opening = new Set('" \u00AB \u201C : \u2014 \u2013 - ( \u2022 * # . ? ! |'.split(' '));
function isInitial(clause: Clause, at: number): boolean {
  return at === clause.from || opening.has(clause.tokens[at - 1]!.text);
}

/** Where the run of a name that begins at a token ends. */
function runEnd(clause: Clause, from: number): number {
  const run: Run = { clause, from, person: isFirstName(lowAt(clause, from)), head: headWords.has(lowAt(clause, from)) };
  let to = from + 1;
  while (to < clause.to && to - from < 9) {
    const next = isNameWord(clause.tokens[to]) ? wordInRun(run, to) : linkInRun(run, to);
    if (next === 0) break;
    to = next;
  }
  return to;
}

/** A name being read. */
interface Run {
  readonly clause: Clause;
  readonly from: number;
  /** Begins with a first name. */
  readonly person: boolean;
  /** Begins with a word like "Banque" or "University", which other words complete. */
  readonly head: boolean;
}

/** A further capitalised word of a name: where it ends, or 0 where another name or no name begins. */
function wordInRun({ clause, from, person, head }: Run, at: number): number {
  const { tokens } = clause;
  const token = tokens[at]!;
  const known = knownAt(tokens, at, clause.to);
  if (person && at - from >= 2 && (known > 0 || knownSet.has(token.low))) return 0;
  if (!person && !head && startsPerson(tokens, from, at)) return 0;
  if (isStateTitle(clause, at) || (at - from >= 2 && token.low === tokens[from]!.low)) return 0;
  if (tagAt(clause, 'post', at) && !organisationWordSet.has(token.low)) return 0;
  if (calendar.test(token.low) && !(token.text === 'AI' && endsOrGoesOn(clause, at))) return 0;
  return isTitle(clause, at, person) ? 0 : at + Math.max(known, 1);
}

/** "de", "al" behind a first name; "van" and "von" behind any word. */
const isParticle = ({ text, low }: Token, person: boolean): boolean =>
  /^v[ao]n$/.test(text) || (person && nameParticles.has(low));

/** What may stand between the words of a name: "&", the dot of an initial, a particle, a nickname in quotes, a final "+". */
function linkInRun({ clause, person, head }: Run, at: number): number {
  const { tokens } = clause;
  const token = tokens[at]!;
  const goesOn = at + 1 < clause.to && isNameWord(tokens[at + 1]);
  if (token.text === '&' || isWithPartners(clause, at)) return goesOn ? at + 2 : 0;
  if (token.text === '.') return goesOn && isInitialLetter(clause, at) ? at + 1 : 0;
  if (token.text === '+') return token.glued ? at + 1 : 0;
  if (token.text === '"')
    return goesOn && person && tokens[at + 2]?.text === '"' && isNameWord(tokens[at + 3]) ? at + 4 : 0;
  if (token.kind !== 'word') return 0;
  if (head || isOfBody(clause, at)) return linkedEnd(clause, at);
  return isParticle(token, person) ? particleEnd(clause, at) : 0;
}

/** "Massachusetts Institute of Technology". */
const isOfBody = (clause: Clause, at: number): boolean =>
  lowAt(clause, at) === 'of' && headWords.has(lowAt(clause, at - 1));

/** "Prime Minister Rishi Sunak": a first name and a surname begin a name of their own, unless the words before make it a house's. */
function startsPerson(tokens: readonly Token[], from: number, at: number): boolean {
  if (!isFirstName(tokens[at]!.low) || !isNameWord(tokens[at + 1]) || organisationWordSet.has(tokens[at + 1]!.low))
    return false;
  for (let before = from; before < at; before += 1)
    if (
      isFirstName(tokens[before]!.low) ||
      (organisationWordSet.has(tokens[before]!.low) && tokens[before]!.text.length > 3)
    )
      return false;
  return true;
}

/** The dot of "J." within a name. */
const isInitialLetter = ({ tokens }: Clause, dot: number): boolean =>
  tokens[dot]!.glued && tokens[dot - 1]!.capital && tokens[dot - 1]!.text.length <= 2;

/** Where the particle of a person's name leads to another word of it; 0 where it leads to a house or a place. */
function particleEnd(clause: Clause, at: number): number {
  const next = afterSmallWords(clause, at, nameParticles);
  const token = clause.tokens[next];
  if (next >= clause.to || !token || !isNameWord(token) || tagAt(clause, 'post', next)) return 0;
  const another = placeSet.has(token.low) || knownSet.has(token.low) || knownAt(clause.tokens, next, clause.to) > 0;
  return another ? 0 : next + 1;
}

/** Where "de la", "of the" in the name of a house leads to another word of it; 0 where it does not. */
function linkedEnd(clause: Clause, at: number): number {
  const { tokens } = clause;
  if (isOfficial(lowAt(clause, at))) return afterAdjective(clause, at + 1);
  const next = afterSmallWords(clause, at, linkWords);
  const token = tokens[next];
  if (next >= clause.to || !token) return 0;
  if (isNameWord(token) && !tagAt(clause, 'post', next)) {
    const known = knownSet.has(token.low) || knownAt(tokens, next, clause.to) > 0;
    const second = tokens[at - 1]!.capital && at - 1 > clause.from && linkWords.has(lowAt(clause, at - 2));
    return known && second ? 0 : next + 1;
  }
  const common =
    token.kind === 'word' &&
    /^(?:société|caisse|école|fédération|chambre|institut|association|union|compagnie|académie|office|mutuelle|coopérative)$/.test(
      lowAt(clause, at - 1),
    );
  return common && linkWords.has(lowAt(clause, next + 1)) && isNameWord(tokens[next + 2]) ? next + 1 : 0;
}

/** "Steelmaker Corvane", "Start-up Quillo": the trade of a house with the capital of the sentence. */
const isTrade = (low: string): boolean =>
  !organisationWordSet.has(low) && (organisationNouns.en.includes(low) || organisationNouns.fr.includes(low));

/** Where a name begins, with the nationality or the trade before it set aside. */
function nameStart(clause: Clause, start: number, end: number): number {
  const { tokens } = clause;
  let from = start;
  while (
    from < end - 1 &&
    demonyms.has(tokens[from]!.low) &&
    !isFirstName(tokens[from]!.low) &&
    !knownAt(tokens, from, clause.to) &&
    !organisationWordSet.has(tokens[from + 1]!.low)
  )
    from += 1;
  while (from < end - 1 && isInitial(clause, from) && isTrade(tokens[from]!.low)) from += 1;
  return pastOrgan(clause, from, end);
}

function nameFrom(clause: Clause, start: number, end: number): Name | undefined {
  const { tokens } = clause;
  const from = nameStart(clause, start, end);
  if (
    from === end - 1 &&
    !placeSet.has(lowAt(clause, from)) &&
    (demonyms.has(lowAt(clause, from)) || demonyms.has(lowAt(clause, from).replace(/s$/, '')))
  )
    return undefined;
  if (end - from === 2 && regions.test(lowAt(clause, from)) && demonyms.has(lowAt(clause, from + 1))) return undefined;
  let to = end;
  while (to > from + 1 && linkWords.has(tokens[to - 1]!.low) && !tokens[to - 1]!.capital) to -= 1;
  const first = tokens[from]!;
  const last = tokens[to - 1]!;
  const text = inOneLine(clause.field.text.slice(first.start, last.end));
  if (text.length < 2 || text.length > 80) return undefined;
  const before = tokens[from - 1];
  const dot = before?.text === '.' ? tokens[from - 2] : before;
  const titled =
    from > clause.from && dot !== undefined && personTitles.has(dot.low) && (dot.capital || dot.low.length > 2);
  return { clause, from, to: pastJunior(clause, to), text, titled, initial: isInitial(clause, from) };
}

/** Whether a name, as written, is one that no rule takes for an employer. */
/** An organ of a house or a post in it, written as a name: "Management Board", "Co-Manager". */
const isOrgan =
  /^(?:(?:Management|Supervisory|Executive|Advisory|Governing|Audit|Nomination|Group Management|Group Executive) )?(?:Boards?|Committee|Directors|Managers?)(?: of |$)|^Co-(?:Manager|Chief|Chair|President|Head)|^(?:Comité (?:exécutif|de direction)|Conseil (?:d[’']administration|de surveillance)|Directoire|EVs?)$/;
export const isNeverEmployer = (text: string): boolean =>
  neverEmployers.has(lowerKey(text)) ||
  isOrgan.test(text) ||
  /^\p{Lu}\p{L}+ (?:\p{L}+ ){0,2}(?:[Mm]eeting|[Cc]onference|[Aa]wards?|[Ss]ummit)$/u.test(text);
export const keyOf = lowerKey;
