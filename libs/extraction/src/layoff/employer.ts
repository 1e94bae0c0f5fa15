import { organisationNouns } from '../lexicon/data/organisations.js';
import { canBeOrganisation, houseOf, rootOf, type Cast, type Entity, type Mention } from '../names/entities.js';
import { actorOf } from '../names/actor.js';
import { governorOf, isSource, isSubjectLike, lastNamed, type Found } from '../names/subject.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { closes, headingOver, isInside, isOnlyWhere, isTown, speakingHouse } from './house.js';
import { isAnothers, isGeneric, isNoEmployer, isState, isUnion } from './no-employer.js';
import { siteBeside } from './scope.js';
import type { Trigger } from './trigger.js';

/** Further down only a name or a phrase for one tells whose cuts they are. */
const lastEarly = 3;

/** Where an employer is looked for. */
export interface Search {
  readonly clause: Clause;
  readonly reading: Reading;
  readonly cast: Cast;
  readonly trigger: Trigger;
}

export interface Employer {
  readonly mention: Mention;
  /** The sentence has the name. */
  readonly named: boolean;
  /** How well the grammar ties employer and trigger. */
  readonly weight: number;
}

/** Who cuts: named in the sentence, else by a phrase that stands for the one named before, else the article's subject. */
export function employerOf(search: Search, salient: Entity | undefined, previous?: Entity): Employer | undefined {
  const { from, to } = wholeOf(search.trigger);
  const found = namedIn(search, salient);
  if (isNobodys(search, from, found)) return undefined;
  const item = underHeading(search, found);
  if (item) return item;
  const phrase = phraseAround(search.clause, from, to, found);
  const behind = found !== undefined && (phrase === 'behind' || (phrase === 'before' && found.mention.from >= from));
  const owner = behind ? found.mention.entity.parent : undefined;
  const stands = asEmployer(owner ?? spokenOf(search, phrase, previous ?? salient));
  if (found && !(behind && stands)) return { mention: found.mention, named: true, weight: found.weight };
  const other = found ? undefined : toldOtherwise(search, phrase);
  if (other || !stands || (!found && isPublicBody(search.clause, search.reading))) return other;
  const goesOn = phrase ?? (followsFrom(search, stands, previous) || isNamedBefore(search, stands));
  return goesOn ? standIn(stands, search, phrase) : undefined;
}

/** The house at the head of an item of a list, where the sentence names nobody else, or only a site of it. */
function underHeading(search: Search, found: Found | undefined): Employer | undefined {
  if (found && !siteBeside(found.mention)) return undefined;
  const heading = asEmployer(headingOver(search.clause, search.reading, search.cast));
  const stand = heading && standIn(heading, search, 'before');
  return stand && { ...stand, named: true, weight: 2.5 };
}

/** The name in the sentence that fits best as the one who cuts. */
function namedIn({ clause, reading, cast, trigger }: Search, salient: Entity | undefined): Found | undefined {
  const { from, to } = wholeOf(trigger);
  return actorOf(clause, cast, from, to, {
    language: reading.language,
    least: trigger.figure ? 1 : 1.3,
    accept: (mention) =>
      !isExample(mention, to) &&
      !isNoEmployer(mention) &&
      !isSite(mention, salient) &&
      !isOwned(mention) &&
      !isCompared(mention, from) &&
      !isOfAnother(mention, trigger) &&
      !isBesideSubject(mention, from),
  });
}

/** Employers at large, or the state. */
const isNobodys = (search: Search, from: number, found: Found | undefined): boolean =>
  isGeneric(search.clause, from) || (!found && (isStateDeed(search, from) || isOfRival(search, from)));

/** "Apple's outside advertising agency has cut 50 jobs": who cuts is not named. */
const isOfRival = ({ clause, cast }: Search, from: number): boolean =>
  cast.mentionsIn(clause).some((mention) => mention.to <= from && from - mention.to <= 16 && isAnothers(mention));

/** "Leeds City Council plans to cut 300 posts": the state cuts. */
const isStateDeed = ({ clause, cast }: Search, from: number): boolean =>
  cast
    .mentionsIn(clause)
    .some(
      (mention) => mention.to <= from && from - mention.to <= 5 && isState(mention.entity) && isSubjectLike(mention),
    );

/** The house whose word a sentence gives, or that the next one names. */
function toldOtherwise(search: Search, phrase: string | undefined): Employer | undefined {
  const { clause, cast, trigger } = search;
  const speaker = speakingHouse(clause, cast, trigger.from, trigger.to, phrase === 'before');
  if (speaker) return { mention: speaker, named: true, weight: 2 };
  const told = toldNext(search);
  return told && { mention: told.mention, named: false, weight: told.weight };
}

/** Unless it is the state or a union. */
const asEmployer = (entity: Entity | undefined): Entity | undefined =>
  entity && (isUnion(entity) || isState(entity)) ? undefined : entity;

/** The house of the sentence before, where a phrase or a figure goes on about it, else the one told of so far. */
const spokenOf = (search: Search, phrase: string | undefined, told: Entity | undefined): Entity | undefined =>
  phrase === 'before' || (told === undefined && search.trigger.figure) ? (antecedentOf(search, told) ?? told) : told;

/**
 * The house that "le groupe" or "its" means where the sentence before begins with another than the one told of so far, or where nothing
 * was told of so far and that sentence names only one.
 */
function antecedentOf({ clause, reading, cast }: Search, known: Entity | undefined): Entity | undefined {
  const before = reading.clauses[clause.index - 1];
  if (before?.field !== clause.field) return undefined;
  const named = cast
    .mentionsIn(before)
    .filter((mention) => canBeOrganisation(mention) && !isSource(mention) && !isNoEmployer(mention));
  if (known) {
    const subject = named.find((mention) => mention.entity.kind === 'organisation' && isSubjectLike(mention));
    const others = named.some(({ entity }) => rootOf(entity) === rootOf(known));
    return subject && !others && subject.from - before.from <= 8 ? houseOf(subject.entity) : undefined;
  }
  const houses = new Set(named.map(({ entity }) => houseOf(entity)));
  return houses.size === 1 ? [...houses][0] : undefined;
}

/** Where a phrase stands that means the house named before, unless a name fits better than the phrase behind. */
function phraseAround(
  clause: Clause,
  from: number,
  to: number,
  found: Found | undefined,
): 'before' | 'behind' | undefined {
  if (phraseBehind(clause, to) && !(found && found.weight > 2.5)) return 'behind';
  return phraseBefore(clause, from, to) || isDeed(clause) || (!found && isInside(clause, from)) ? 'before' : undefined;
}

/** "Sales at X have fallen. Now 40 posts are to go": the only house of the sentence before, where this one names nobody. */
function isNamedBefore({ clause, reading, cast, trigger }: Search, stands: Entity): boolean {
  const before = reading.clauses[clause.index - 1];
  const toll = hasTag(clause, 'tollVerb', trigger.from, trigger.to) && lowAt(clause, clause.from) === 'cela';
  if (
    !trigger.figure ||
    toll ||
    clause.index > lastEarly ||
    before?.field !== clause.field ||
    isSectorTalk(clause, trigger)
  )
    return false;
  const isHouse = (mention: Mention): boolean =>
    canBeOrganisation(mention) && !isSource(mention) && !isNoEmployer(mention);
  const houses = cast.mentionsIn(before).filter(isHouse);
  return (
    houses.length > 0 &&
    houses.every(({ entity }) => houseOf(entity) === stands) &&
    !cast.mentionsIn(clause).some((mention) => isHouse(mention) && isSubjectLike(mention))
  );
}

/** The employer that a sentence means without its name, by the mention nearest to it. */
function standIn(stands: Entity, { clause, reading, cast }: Search, phrase: string | undefined): Employer | undefined {
  const last = lastNamed(reading, cast, clause, 3, (entity) => houseOf(entity) === stands);
  const mention = last?.entity === stands ? last : nearestMention(stands, clause);
  return mention ? { mention, named: false, weight: phrase ? 2 : 1 } : undefined;
}

/** A trigger with its figure. */
function wholeOf({ from, to, figure }: Trigger): { from: number; to: number } {
  return figure ? { from: Math.min(from, figure.from), to: Math.max(to, figure.to) } : { from, to };
}

/** Without a name or a phrase for one, a sentence speaks of the title's organisation, of one that closes, or goes on about the last employer. */
function followsFrom({ clause, trigger, reading }: Search, stands: Entity, previous: Entity | undefined): boolean {
  const goesOn =
    previous !== undefined && (trigger.figure !== undefined || trigger.kind === 'noun' || trigger.kind === 'fire');
  const before = reading.clauses[clause.index - 1];
  const closed =
    before !== undefined &&
    closes(before) &&
    trigger.figure !== undefined &&
    stands.mentions.some((mention) => mention.clause === before);
  return (isTitled(stands) || goesOn || closed) && !isSectorTalk(clause, trigger);
}

/**
 * "A clothing company is to close with the loss of 100 jobs. Staff at X were told ...": who is only described at the top is
 * named in one of the next two sentences.
 */
function toldNext({ clause, reading, cast, trigger }: Search): Found | undefined {
  if (clause.index > 1 || !isDescribed(clause, Math.min(trigger.from, trigger.figure?.from ?? trigger.from)))
    return undefined;
  for (const index of [clause.index + 1, clause.index + 2]) {
    const next = reading.clauses[index];
    if (!next) return undefined;
    const named = cast
      .mentionsIn(next)
      .filter(
        (mention) =>
          (canBeOrganisation(mention) || (mention.from === next.from && mention.entity.kind === 'unknown')) &&
          !isSource(mention) &&
          !isState(mention.entity),
      );
    const subject = named.find((mention) => /^(?:|at|of|de|du|chez)$/.test(governorOf(mention) ?? ''));
    if (subject) return { mention: subject, weight: 2 };
  }
  return undefined;
}

/** "A packaging company in Poole", "one of the town's biggest employers", "une PME du Jura": a house without its name. */
function isDescribed(clause: Clause, from: number): boolean {
  for (let at = clause.from; at < clause.to; at += 1) {
    const low = lowAt(clause, at);
    const house =
      organisationNouns.en.includes(low) ||
      organisationNouns.fr.includes(low) ||
      /^(?:employers?|employeurs?|pme)$/.test(low) ||
      clause.tags.some((tag) => tag.category === 'siteWord' && tag.from === at);
    if (!house) continue;
    for (let back = at - 1; back >= clause.from && at - back <= 6; back -= 1) {
      if (/^(?:a|an|one|un|une)$/.test(lowAt(clause, back))) return true;
      if (/^(?:the|le|la|les|l'|its|his|,)$/.test(lowAt(clause, back))) break;
    }
    if (at > from + 24) return false;
  }
  return false;
}

/** "dont une partie chez X", "including at X": X is a part of what is hit, not the one who acts. */
function isExample(mention: Mention, to: number): boolean {
  const { tokens } = mention.clause;
  for (let at = to; at < mention.from; at += 1)
    if (
      /^(?:dont|notamment|including|them|parmi|lesquels|particular|surtout|principalement|mainly|mostly)$/.test(
        tokens[at]!.low,
      )
    )
      return true;
  return false;
}

/** "Eleven posts go at Darlington": where the article is about a house named otherwise. */
const isSite = ({ entity }: Mention, salient: Entity | undefined): boolean =>
  isTown(entity) || (asEmployer(salient) !== undefined && rootOf(entity) !== salient && isOnlyWhere(entity));

/** "will close its Plateau mill": a name of unknown kind behind a possessive is a part of who acts. */
const isOwned = ({ clause, from, entity }: Mention): boolean =>
  entity.kind === 'unknown' && /^(?:its|their|ses|sa|son|leurs?|'s)$/.test(lowAt(clause, from - 1));

/** "Après X, c'est au tour de Y de supprimer", "Like X, Y will cut": who did the same before. */
const isCompared = ({ clause, from, to }: Mention, trigger: number): boolean =>
  to <= trigger && /^(?:après|comme|like|unlike|outre|besides|alongside)$/.test(lowAt(clause, from - 1));

/** "273 jobs will disappear in the town and another 12 at X": what stands behind another number belongs to that one. */
const isOfAnother = ({ clause, from }: Mention, { to, figure }: Trigger): boolean =>
  clause.figures.some(
    (other) =>
      !other.percent &&
      other.from >= Math.max(to, figure?.to ?? 0) &&
      other.to <= from &&
      from - other.to <= 4 &&
      /^(?:another|and|,|et|further|plus)$/.test(lowAt(clause, other.from - 1)),
  );

/** "A paper mill that once made the paper of X may close": a name within what is said of a house that the sentence only describes. */
function isBesideSubject({ clause, from, to }: Mention, trigger: number): boolean {
  if (to > trigger || !/^(?:a|an|un|une)$/.test(lowAt(clause, clause.from))) return false;
  const opens = clause.tokens
    .slice(clause.from + 2, Math.min(from, clause.from + 12))
    .findIndex(({ low }) => /^(?:that|which|qui|whose|dont)$/.test(low));
  return opens >= 0 && isDescribed(clause, trigger);
}

/** A phrase like "le groupe" or "it" that stands before the trigger as its subject. */
function phraseBefore(clause: Clause, from: number, to: number): boolean {
  if (/^(?:ses|leurs|its|their)$/.test(lowAt(clause, from - 1))) return true;
  if (clause.tokens.slice(from, to).some(({ low }) => /^(?:its|ses)$/.test(low))) return true;
  return tagsOf(clause, 'anaphora').some((tag) => {
    if (tag.to > from || from - tag.to > 16) return false;
    const before = clause.tokens[tag.from - 1]?.low ?? '';
    if (tag.from > clause.from && /^(?:de|du|d'|des|of|in|at|dans|chez|à|by|par|for|pour)$/.test(before)) return false;
    const between = clause.tokens.slice(tag.to, from);
    if (between.some(({ text }) => /^[;:]$/.test(text))) return false;
    // "If it stays, the tariff will cost 300 jobs": one comma closes what the pronoun is said in, two set something aside.
    return (
      !/^(?:it|il|elle)$/.test(lowAt(clause, tag.from)) || between.filter(({ text }) => text === ',').length % 2 === 0
    );
  });
}

/** "The move puts 13,000 jobs at risk": what the house of the sentence before does. */
const isDeed = (clause: Clause): boolean =>
  /^(?:the|this|these|le|la|les|ce|cet|cette|ces)$/.test(lowAt(clause, clause.from)) &&
  /^(?:move|decision|decisions|changes|changements|annonces?|plan|plans|restructuring|cuts?|layoffs?|reductions?|redundancies|closures?|deal|reorgani[sz]ation|shake-up|overhaul|programme|program|décisions?|mesure|mesures|restructuration|réorganisation|opération|fermeture|projet|suppressions?|coupes|licenciements|départs)$/.test(
    lowAt(clause, clause.from + 1),
  );

/** "2.000 des 9.600 salariés du groupe", "5 % of the company's staff": the phrase right behind. */
const phraseBehind = (clause: Clause, to: number): boolean =>
  [0, 1, 2, 3].some(
    (step) =>
      (lowAt(clause, to + step) === 'du' &&
        /^(?:groupe|constructeur|distributeur)$/.test(lowAt(clause, to + step + 1))) ||
      (lowAt(clause, to + step) === 'de' &&
        /^(?:l'|la)$/.test(lowAt(clause, to + step + 1)) &&
        /^(?:entreprise|société|compagnie|banque|enseigne|firme)$/.test(lowAt(clause, to + step + 2))),
  );

/** The title names it. */
const isTitled = (entity: Entity): boolean => entity.mentions.some((mention) => mention.clause.field.field === 'title');

/** "des milliers d'emplois dans le secteur": cuts of a whole trade have no employer. */
function isSectorTalk(clause: Clause, trigger: Trigger): boolean {
  const end = Math.min(clause.to, Math.max(trigger.to, trigger.figure?.to ?? 0) + 16);
  for (let at = trigger.from; at < end; at += 1)
    if (
      /^(?:secteur|filière|industrie|branche|économie|sector|industry|economy|profession)$/.test(clause.tokens[at]!.low)
    )
      return true;
  return false;
}

/** The state, schools, ministries: not an employer of ours, and never the article's company. */
function isPublicBody(clause: Clause, reading: Reading): boolean {
  const words =
    reading.language === 'fr'
      ? /^(?:fonctionnaires|gouvernement|état|etat|enseignants|ministère|ministre|profs|professeurs|éducation|candidat|policiers|députés|députée|député|élus|sénateurs|parti|municipales|médecins|soignants|militaires|publique|hôpitaux|chômage|infirmiers)$/
      : /^(?:government|ministry|minister|teachers|civil|police|army|economy|unemployment|payrolls|sector|nurses|council|party|lawmakers|senators|doctors)$/;
  // "190 vendeurs au chômage" lose their work; "le chômage recule" is the state's business.
  for (let at = clause.from; at < clause.to; at += 1)
    if (words.test(lowAt(clause, at)) && !(lowAt(clause, at) === 'chômage' && lowAt(clause, at - 1) === 'au'))
      return true;
  return false;
}

function nearestMention(entity: Entity, clause: Clause): Mention | undefined {
  const distance = (mention: Mention): number =>
    Math.abs(mention.clause.index - clause.index) + (mention.clause.index > clause.index ? 0.5 : 0);
  return [...entity.mentions].sort((a, b) => distance(a) - distance(b))[0];
}
