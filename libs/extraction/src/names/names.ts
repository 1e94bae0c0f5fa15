import { nameParticles, personTitles } from '../lexicon/data/function-words.js';
import { neverEmployers, organisationNouns } from '../lexicon/data/organisations.js';
import { demonyms } from '../lexicon/data/places.js';
import { inOneLine, lowAt, tagAt, tagEnding, type Clause } from '../text/document.js';
import type { Token } from '../text/tokens.js';
import { shoutedEnd } from './capitals.js';
import { isFirstName, knownAt, knownSet, lowerKey, organisationWordSet, placeSet } from './known.js';
import {
  calendar,
  pastJunior,
  pastOrgan,
  afterAdjective,
  afterTicker,
  afterSmallWords,
  endsOrGoesOn,
  headWords,
  isNameWord,
  isOfficial,
  isSmallPart,
  isTitle,
  linkWords,
  isWithPartners,
  regions,
} from './name-words.js';
import { isInitial, isStateTitle, stopsName } from './starts.js';

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

/** In a title with capitals everywhere, or a line in capitals, only names that are known or stand elsewhere are told apart. */
export function namesAmongCapitals(
  clause: Clause,
  known: (key: string) => boolean,
  from = clause.from,
  limit = clause.to,
): Name[] {
  const names: Name[] = [];
  let at = from;
  while (at < limit) {
    let to = 0;
    for (let end = Math.min(limit, at + 5); end > at && !to; end -= 1) {
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
    const shouted = isNameWord(token) ? shoutedEnd(clause, at) : 0;
    if (shouted > at) {
      at = shouted;
      continue;
    }
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
  if (!smallBodies.has(low) && !bareBodies.has(low)) return false;
  const name = smallBodies.has(low) && /^(?:de|d'|des|du)$/.test(lowAt(clause, at + 1)) ? at + 2 : at + 1;
  return (name > at + 1 || bareBodies.has(low)) && name < clause.to && isNameWord(clause.tokens[name]);
};
const isHospital = (clause: Clause, at: number): boolean =>
  lowAt(clause, at) === 'centre' &&
  lowAt(clause, at + 1) === 'hospitalier' &&
  [2, 3, 4].some(
    (step) =>
      /^(?:de|d'|du)$/.test(lowAt(clause, at + step)) &&
      isNameWord(clause.tokens[/^(?:la|l')$/.test(lowAt(clause, at + step + 1)) ? at + step + 2 : at + step + 1]),
  );
const smallBodies = new Set(
  'université mairie ministère rectorat préfecture métropole hôpital clinique aéroport hippodrome musée théâtre conservatoire orchestre lycée'.split(
    ' ',
  ),
);
/** "l'hôpital Foch": the name follows without a "de". */
const bareBodies = new Set(['hôpital', 'clinique', 'institut', 'lycée', 'muséum']);

/** Where the run of a name that begins at a token ends. */
function runEnd(clause: Clause, from: number): number {
  const run: Run = { clause, from, person: isFirstName(lowAt(clause, from)), head: headWords.has(lowAt(clause, from)) };
  let to = from + 1;
  while (to < clause.to && to - from < 9) {
    const linked = isNameWord(clause.tokens[to]) ? wordInRun(run, to) : linkInRun(run, to);
    const next = linked === 0 && isSmallPart(clause, from, to) ? to + 1 : linked;
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
  if (!person && (headOfHouse(clause, from, at) || (!head && startsPerson(tokens, from, at)))) return 0;
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
  // "J. David Barnes" is one name.
  if (tokens.slice(from, at).every(({ text }) => text === '.' || text.length === 1)) return false;
  for (let before = from; before < at; before += 1)
    if (
      isFirstName(tokens[before]!.low) ||
      (organisationWordSet.has(tokens[before]!.low) && tokens[before]!.text.length > 3)
    )
      return false;
  return true;
}

/** "la PDG de France Télévisions |Delphine Ernotte": behind a post and its house of two words or more stands who has the post. */
const headOfHouse = (clause: Clause, from: number, at: number): boolean =>
  at - from >= 2 &&
  isFirstName(lowAt(clause, at)) &&
  isNameWord(clause.tokens[at + 1]) &&
  !organisationWordSet.has(lowAt(clause, at + 1)) &&
  [1, 2, 3].some(
    (back) =>
      tagEnding(clause, 'post', from - back) !== undefined &&
      clause.tokens.slice(from - back, from).every(({ low }) => /^(?:de|d'|du|des|la|le|les|l'|of|the)$/.test(low)),
  );

/** The dot of "J." within a name. */
const isInitialLetter = ({ tokens }: Clause, dot: number): boolean =>
  tokens[dot]!.glued && tokens[dot - 1]!.capital && (tokens[dot - 1]!.text.length <= 2 || isInitials(tokens[dot - 1]!));

/** "E.I", "J.P": two initials in one token; "U.S" is a country. */
const isInitials = ({ text }: Token): boolean =>
  /^\p{Lu}\.\p{Lu}(?:\.\p{Lu})?$/u.test(text) && !/^(?:U\.[SK]|D\.C|[AP]\.M|E\.U)/.test(text);

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

/** "Western Exporters", "Northern Pacific": a quarter of the compass before a word that is no nation is part of a name. */
const isCompassName = (tokens: readonly Token[], from: number, end: number): boolean =>
  regions.test(tokens[from]!.low) &&
  from + 2 === end &&
  !demonyms.has(tokens[from + 1]!.low) &&
  !placeSet.has(tokens[from + 1]!.low);

/** Where a name begins, with the nationality or the trade before it set aside. */
function nameStart(clause: Clause, start: number, end: number): number {
  const { tokens } = clause;
  let from = start;
  while (
    from < end - 1 &&
    demonyms.has(tokens[from]!.low) &&
    !isCompassName(tokens, from, end) &&
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
