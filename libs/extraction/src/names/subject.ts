import { isMedium } from './medium.js';
import { mediaNames, organisationNouns } from '../lexicon/data/organisations.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { inApposition, isAnalystHouse, isReporter } from './beside.js';
import { titledFrom } from './name-words.js';
import { canBeOrganisation, rootOf, type Cast, type Entity, type Mention } from './entities.js';

/** An organisation for a slot, with the mention that is its evidence and how sure the grammar is of it. */
export interface Found {
  readonly mention: Mention;
  readonly weight: number;
}

const governing = new Set(
  "de du d' des chez à au aux dans en par avec contre pour sur selon of at by from in with for to than against on entre vers comme like as via through across près behind into derrière".split(
    ' ',
  ),
);
const articles = new Set([
  'le',
  'la',
  "l'",
  'les',
  'the',
  'un',
  'une',
  'a',
  'an',
  'its',
  'sa',
  'son',
  'leur',
  'their',
  'groupe',
  'group',
]);

/** The word that governs a name, articles and describing nouns set aside: "chez", "of", or undefined where nothing does. */
export function governorOf(mention: Mention): string | undefined {
  const { tokens, from } = mention.clause;
  let at = titledFrom(mention.clause, mention.from) - 1;
  for (let steps = 0; at >= from && steps < 8; steps += 1, at -= 1) {
    const token = tokens[at]!;
    if (steps > 0 && isOfTrade(mention.clause, at)) continue;
    if (governing.has(token.low)) return token.low;
    if (token.low === 'et' || token.low === 'and') return steps === 0 ? governorOfPair(mention.clause, at) : undefined;
    if (
      !articles.has(token.low) &&
      ((token.capital && !/^(?:ai|ia|us|uk|eu)$/.test(token.low)) ||
        token.kind !== 'word' ||
        !isDescription(mention.clause, at, mention.from))
    )
      return undefined;
    if (articles.has(token.low) && token.low !== 'groupe' && token.low !== 'group') {
      const before = tokens[at - 1];
      return before && at - 1 >= from && governing.has(before.low) ? before.low : undefined;
    }
  }
  return undefined;
}

/** "l'enseigne d'ameublement X", "la plateforme de réservation en ligne X": the "de" belongs to the trade, not to the name. */
function isOfTrade(clause: Clause, at: number): boolean {
  if (!/^(?:de|d'|du|des|en|pour)$/.test(lowAt(clause, at)) || organisationNouns.fr.includes(lowAt(clause, at + 1)))
    return false;
  for (let back = at - 1; back >= clause.from && at - back <= 6; back -= 1) {
    const { low, kind, capital } = clause.tokens[back]!;
    if (organisationNouns.fr.includes(low)) return true;
    if (kind !== 'word' || capital) return false;
  }
  return false;
}

/** "les salariés de X et Y": the second name of a pair is governed like the first. */
function governorOfPair(clause: Clause, at: number): string | undefined {
  const { tokens, from } = clause;
  if (!tokens[at - 1]?.capital) return undefined;
  for (let before = at - 1; before >= from && at - before < 7; before -= 1) {
    const token = tokens[before]!;
    if (governing.has(token.low)) return token.low;
    if (!token.capital && !articles.has(token.low)) return undefined;
  }
  return undefined;
}

const deed = /^(?!work).*Verb$|^report$|^plan$/;

/** "le géant américain X", "the US phone company X": words between an article and the name. */
function isDescription(clause: Clause, at: number, nameFrom: number): boolean {
  if (nameFrom - at > 5 || /^(?:that|que|qu')$/.test(lowAt(clause, at))) return false;
  return !clause.tags.some(({ category, from, to }) => from <= at && to > at && deed.test(category));
}

/** Whether a name is in a place where a subject stands: not governed by a preposition. */
export const isSubjectLike = (mention: Mention): boolean =>
  governorOf(mention) === undefined && mention.clause.tokens[mention.to]?.low !== "'s";

/** A name that is only the source of what is said: "selon le Figaro", "according to Reuters", "a révélé Le Monde". */
export function isSource(mention: Mention): boolean {
  if (isAnalystHouse(mention) || isMedium(mention)) return true;
  const { clause, from, to } = mention;
  if (/^(?:told|tell|tells|telling)$/.test(lowAt(clause, from - 1)) || isReporter(mention)) return true;
  const told = tagsOf(clause, 'source').some(
    (tag) => tag.to <= from && from - tag.to <= 3 && !hasComma(clause, tag.to, from),
  );
  if (told) return true;
  const governor = governorOf(mention);
  if (
    (governor === 'au' || governor === 'à' || governor === 'to' || governor === 'by') &&
    hasTag(clause, 'report', Math.max(clause.from, from - 6), from) &&
    /^(?:figaro|monde|parisien|journal|times|bbc|reuters|afp|cnn|guardian|échos|point|express|bloomberg|post)/i.test(
      mention.name.text.split(' ').at(-1) ?? '',
    )
  )
    return true;
  if (mediaNames.has(mention.entity.key) && isQuotedPress(mention, governor)) return true;
  return clause.tokens[to]?.text === ')' && clause.tokens[from - 1]?.text === '[';
}

/** "Selon X, Y ...": who stands behind the comma is no source. */
function hasComma(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (lowAt(clause, at) === ',') return true;
  return false;
}

/** The press as a source: "sur RTL", "a révélé RTL", "Le Figaro a révélé que". */
function isQuotedPress(mention: Mention, governor: string | undefined): boolean {
  const { clause, from, to } = mention;
  if (
    governor &&
    /^(?:à|au|sur|dans|par|selon|to|on|by|in|with|avec|de|du|of|d')$/.test(governor) &&
    !ownsStaff(mention)
  )
    return true;
  const reports = tagsOf(clause, 'report');
  if (reports.some((tag) => tag.to === from || (tag.to < from && from - tag.to <= 1))) return true;
  return (
    clause.field.field === 'text' &&
    reports.some((tag) => tag.from >= to && tag.from - to <= 3 && !/^annonc|^announc/.test(lowAt(clause, tag.to - 1)))
  );
}

const staffNouns =
  /^(?:journalistes|grévistes|pilotes|ingénieurs|techniciens|antennes|rédaction|salariés|salarié|employés|employé|syndicats|syndicat|direction|effectifs|personnel|intersyndicale|collaborateurs|ouvriers|magasins|patron|patronne|pdg|dg|directeur|directrice|président|présidente|actionnaires|licenciements|postes|emplois|employees|workers|staff|boss|ceo|director|chairman|chairwoman|chair|head|founder|owner|executives|managers|management|jobs|workforce|layoffs|cuts|redundancies|site|usine|plant|factory|branche|division|pôle|régie|siège|services?|activité|antenne|département|unité|agences?|ateliers?|entrepôts?|enseigne|filiale|groupe|social|closure|shutdown|sein|fermeture|liquidation|works|mill|collapse|merger|fusion|pse|rcc|pdv|licenciements|suppressions?|tour|turn|administrators|liquidators|receivers|owners|spokesman|spokeswoman|spokesperson|décision|plan|projet|volonté|intention|annonce|choix|menace|decision|plans|announcement|proposal|move)$/;

/** Whether a name owns staff, through "de" or "of": "les salariés de X", "les salariés des antennes de X". */
export function ownsStaff(mention: Mention): boolean {
  const governor = governorOf(mention);
  if (!governor || !/^(?:de|du|d'|des|of|chez|at|à|in|for)$/.test(governor)) return false;
  const { tokens, from } = mention.clause;
  for (let at = mention.from - 1; at >= from && mention.from - at < 8; at -= 1) {
    const token = tokens[at]!;
    if (staffNouns.test(token.low)) return true;
    // "le site de Lannion de X": where the staff is stands between.
    if (token.kind !== 'word' || (token.capital && at > from && !/^(?:de|d'|du)$/.test(tokens[at + 1]?.low ?? '')))
      return false;
  }
  return false;
}

/** "(BFM/RMC)": names in brackets explain another name. */
export function inBrackets(mention: Mention): boolean {
  const { tokens, from } = mention.clause;
  for (let at = mention.from - 1; at >= from && mention.from - at < 8; at -= 1) {
    if (tokens[at]!.text === ')') return false;
    if (tokens[at]!.text === '(') return true;
  }
  return false;
}

/** "l'usine de X", named only there: a place. "Le siège de X" is a house's. */
const isOfSite = ({ clause, from, entity }: Mention, at: number): boolean =>
  entity.kind === 'unknown' &&
  entity.mentions.length === 1 &&
  at >= from - 2 &&
  !/^(?:siège|magasins|boutiques|headquarters)$/.test(lowAt(clause, at - 1)) &&
  clause.tags.some((tag) => tag.category === 'siteWord' && tag.to === at);

/** "filiale du groupe X", "le constructeur de Woking": the name belongs to a description of another. */
export function describesAnother(mention: Mention, language: Reading['language']): boolean {
  const { tokens } = mention.clause;
  const governor = governorOf(mention);
  const next = lowAt(mention.clause, mention.to);
  if (
    mention.entity.kind === 'unknown' &&
    /^(?:factory|plant|site|mine|mill|refinery|shipyard|offices?|stores?)$/.test(next)
  )
    return true;
  if (
    next === "'s" &&
    /^(?:contractor|supplier|rival|owner|partner|competitor|landlord|former|ex)$/.test(
      lowAt(mention.clause, mention.to + 1),
    )
  )
    return true;
  if (inApposition(mention)) return true;
  if (!governor || !/^(?:de|du|d'|des|of)$/.test(governor)) return false;
  let at = mention.from - 1;
  while (at > mention.clause.from && tokens[at]!.low !== governor && mention.from - at < 6) at -= 1;
  const noun = tokens[at - 1]?.low ?? '';
  if (/^(?:filiale|filiales|subsidiary|propriété|arm|unit|actionnaire|concurrent|rival|patrie)$/.test(noun))
    return true;
  if (isOfSite(mention, at)) return true;
  return (
    mention.entity.kind === 'unknown' && !/^(?:groupe|group)$/.test(noun) && organisationNouns[language].includes(noun)
  );
}

/**
 * What the article is about: the organisation of the title and the first sentences, by how often and how early it is named.
 * Phrases like "le groupe" and "the company" stand for it where the sentence names nobody.
 */
export function salientOf(cast: Cast): Entity | undefined {
  const weights = new Map<Entity, number>();
  for (const entity of cast.entities) {
    if (
      (entity.kind !== 'organisation' && !isTitleSubject(entity)) ||
      (mediaNames.has(entity.key) && entity.mentions.every((mention) => mention.clause.field.field !== 'title'))
    )
      continue;
    const root = rootOf(entity);
    for (const mention of entity.mentions) {
      if (!canBeOrganisation(mention) || isSource(mention)) continue;
      const early = mention.clause.field.field === 'title' ? 4 : mention.clause.index < 4 ? 2 : 1;
      weights.set(root, (weights.get(root) ?? 0) + early + (isSubjectLike(mention) ? 0.5 : 0));
    }
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** A name of unknown kind that both title and text have, and the text as a subject near its top. */
const isTitleSubject = ({ kind, mentions }: Entity): boolean =>
  kind === 'unknown' &&
  mentions.some((mention) => mention.clause.field.field === 'title') &&
  mentions.some(
    (mention) =>
      mention.clause.field.field === 'text' &&
      mention.clause.index <= 4 &&
      (isSubjectLike(mention) || /^(?:pour|chez|for)$/.test(governorOf(mention) ?? '')) &&
      !/^(?:its|their|his|her|ses|son|sa)$/.test(lowAt(mention.clause, mention.from - 1)),
  );

/** The last organisation named before a clause that can be what a phrase like "the company" stands for. */
export function lastNamed(
  reading: Reading,
  cast: Cast,
  clause: Clause,
  reach = 3,
  accept: (entity: Entity) => boolean = () => true,
): Mention | undefined {
  for (let index = clause.index - 1; index >= 0 && index >= clause.index - reach; index -= 1) {
    const before = reading.clauses[index]!;
    if (before.field !== clause.field) return undefined;
    const found = cast
      .mentionsIn(before)
      .filter(
        (mention) =>
          mention.entity.kind === 'organisation' &&
          canBeOrganisation(mention) &&
          !isSource(mention) &&
          accept(mention.entity),
      );
    const subject = found.find(isSubjectLike) ?? found[0];
    if (subject) return subject;
  }
  return undefined;
}
