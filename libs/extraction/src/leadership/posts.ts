import { personTitles } from '../lexicon/data/function-words.js';
import { organisationNouns } from '../lexicon/data/organisations.js';
import type { Tag } from '../lexicon/phrases.js';
import { lowAt, tagAt, tagsOf, wordsAt, type Clause } from '../text/document.js';
import type { Cast, Mention } from '../names/entities.js';
import { isDepartment } from '../lexicon/data/departments.js';
import { isNeverEmployer } from '../names/names.js';

/** A post as written, at tokens [from, to), with the organisation that its words name. */
export interface Post {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly organisation?: Mention;
}

const connecting = new Set(
  "de du des d' la l' le les et en charge chargé chargée à aux au of for and the & - dédié dédiée responsable dedicated to focused on 's global in".split(
    ' ',
  ),
);
const stops = new Set(
  "monday tuesday wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche qui who depuis début fin mi since après pour lors until effective avant with when where tandis after a est has is was will visant afin by par chez at from selon dans sur ont vient he she il elle said says following as comme while succédant replacing succeeding où dont mais but aim meant that which before next last there remplaçant prenant his her this cette ce upon hours days minutes shortly not only through throughout during amid under over into against between because although though till earlier later soon today yesterday tomorrow immediately among alongside amidst despite via pendant durant jusqu' sous dès malgré entre contre envers hier demain aujourd'hui vers ainsi suite auprès tournant mettant whose once if si car have had were are can could may might should must seront what peut doit va sera était ont sont dépend dépendra rendra rapportera".split(
    ' ',
  ),
);
const longestPost = 12;
const cuts = new Set([
  'leaveVerb',
  'resignVerb',
  'ousterVerb',
  'appointVerb',
  'becomeVerb',
  'joinVerb',
  'succeedVerb',
  'entrustVerb',
  'report',
  'interim',
]);

/** Reads the post that begins at token `start`; an organisation that the post is "of" ends it. */
export function readPost(clause: Clause, cast: Cast, start: number, keepOrganisation = false): Post {
  const names = cast.mentionsIn(clause);
  let to = openingEnd(clause, start);
  let organisation: Mention | undefined;
  while (to < clause.to && to - start < longestPost) {
    const name = names.find((mention) => mention.from === to);
    if (
      name?.entity.kind === 'person' ||
      clause.dates.some((date) => date.from === to) ||
      (!name && endsPost(clause, cast, to))
    )
      break;
    if (name && isHouse(name, clause, start)) {
      organisation = name;
      const owner = ownerBehind(clause, name, names);
      if (owner) {
        organisation = owner;
        to = name.to;
      }
      if (keepOrganisation) to = organisation.to;
      break;
    }
    to = name ? name.to : to + 1;
  }
  organisation ??= houseAt(clause, to, names) ?? houseBefore(clause, start, names);
  if (!keepOrganisation) to = beforeHouse(clause, start, to, organisation);
  to = trimmed(clause, start, to, connecting);
  return { text: wordsAt(clause, start, to), from: start, to, ...(organisation ? { organisation } : {}) };
}

/** A name that the words of a post lead to. */
const isHouse = ({ entity, from }: Mention, clause: Clause, start: number): boolean =>
  entity.kind !== 'place' &&
  !isNeverEmployer(entity.name) &&
  !isMadeBy(clause, from) &&
  !isDepartmentOf(clause, start, entity.key) &&
  (/^(?:de|du|des|d'|of|for|la|l'|le|the|'s|at|chez)$/.test(lowAt(clause, from - 1)) ||
    houseNames.has(lowAt(clause, from - 1)) ||
    (entity.kind === 'organisation' && hasConnector(clause, start, from)));

/** "l'éditeur de Stable Diffusion", "la maison mère de Gucci", "the maker of the iPhone": the thing names its house, and is none. */
function isMadeBy(clause: Clause, from: number): boolean {
  const at = /^(?:la|le|l'|the)$/.test(lowAt(clause, from - 1)) ? from - 2 : from - 1;
  return (
    /^(?:de|d'|du|of)$/.test(lowAt(clause, at)) &&
    /^(?:éditeur|créateur|fabricant|concepteur|propriétaire|inventeur|mère|maker|owner|creator|developer|parent)$/.test(
      lowAt(clause, at - 1),
    )
  );
}

/** "Director of Customer Experience", "head of Business Insights & Retail Technology": what someone heads within a house. */
const isDepartmentOf = (clause: Clause, start: number, key: string): boolean =>
  !/^(?:ceo|chair|president|founder|co-founder|owner|publisher|managing)/.test(lowAt(clause, start)) &&
  lowAt(clause, start + 1) !== 'executive' &&
  isDepartment(key);

/** "chief executive of the hospital system X": what the house is stands between "of" and its name. */
const hasConnector = (clause: Clause, start: number, to: number): boolean =>
  [2, 3, 4].some((back) => to - back > start && /^(?:of|de|du|d')$/.test(lowAt(clause, to - back)));

/** "head of design at X", "directrice de la marque chez X". */
function houseAt(clause: Clause, at: number, names: readonly Mention[]): Mention | undefined {
  if (!/^(?:at|chez)$/.test(lowAt(clause, at))) return undefined;
  const from = /^(?:the|le|la|l')$/.test(lowAt(clause, at + 1)) ? at + 2 : at + 1;
  return names.find(
    (one) => one.from === from && (one.entity.kind === 'organisation' || one.entity.kind === 'unknown'),
  );
}

/** "Munro Oake's chief operating officer", "Sableworks' new finance chief": whose post it is stands before it. */
const houseBefore = (clause: Clause, start: number, names: readonly Mention[]): Mention | undefined =>
  names.find(
    (one) =>
      ((one.to < start && start - one.to <= 3 && /^(?:'s|'|\u2019)$/.test(lowAt(clause, one.to))) ||
        (one.to === start && /^(?:board|helm|leadership)$/.test(lowAt(clause, start)))) &&
      (one.entity.kind === 'organisation' || one.entity.kind === 'unknown') &&
      !isNeverEmployer(one.entity.name),
  );

/** "chef du Centre de Design de Kia": a department of no certain kind, and the house behind it whose it is. */
function ownerBehind(clause: Clause, name: Mention, names: readonly Mention[]): Mention | undefined {
  if (
    name.entity.kind === 'organisation' &&
    !/^(?:centre|center|département|direction|division|pôle|service)/.test(name.entity.key)
  )
    return undefined;
  const at = /^(?:de|du|d'|chez|of|at)$/.test(lowAt(clause, name.to)) ? name.to + 1 : -1;
  return names.find((one) => one.from === at && one.entity.kind === 'organisation');
}

function openingEnd(clause: Clause, start: number): number {
  const opened = clause.tags.filter((tag) => tag.from === start && /^(?:post|headship|role)$/.test(tag.category));
  return Math.max(start + 1, ...opened.map((tag) => tag.to));
}

/** "assistant to the chairman", "a role dedicated to AI"; "chief to focus on" names no more. */
const leadsOn = (clause: Clause, at: number): boolean =>
  /^(?:the|its|his|her|a)$/.test(lowAt(clause, at + 1)) || /^(?:dedicated|devoted)$/.test(lowAt(clause, at - 1));

/** "editor for seven years", "board on the same date": how long or when, and no part of a post. */
const isSpan = (clause: Clause, at: number): boolean => {
  const low = lowAt(clause, at);
  if (low === 'en') return [2, 3].some((step) => /^(?:ans|mois|semaines)$/.test(lowAt(clause, at + step)));
  if (low === 'for')
    return [2, 3].some((step) => /^(?:years|months|decades|weeks|reasons|now|terms?)$/.test(lowAt(clause, at + step)));
  if (low === 'in')
    return /^favou?r$|^(?:january|february|march|april|may|june|july|august|september|october|november|december|order|protest|line|light)$/.test(
      lowAt(clause, at + 1),
    );
  return low === 'on' && lowAt(clause, at + 2) === 'same' && /^(?:date|day)$/.test(lowAt(clause, at + 3));
};

/** A mark, a number, a verb, a date or a word that begins something else. */
function endsPost(clause: Clause, cast: Cast, at: number): boolean {
  const token = clause.tokens[at]!;
  if (token.kind === 'mark' && !/^[&"\u00AB\u00BB-]$/.test(token.text)) return true;
  if (token.kind === 'number' || stops.has(token.low) || isSpan(clause, at)) return true;
  if (token.capital && personTitles.has(token.low)) return true;
  if (token.low === 'to' && !leadsOn(clause, at)) return true;
  if (clause.tags.some((tag) => tag.from === at && cuts.has(tag.category))) return true;
  return (token.low === 'et' || token.low === 'and') && !continuesPost(clause, at, cast);
}

const houseNames = new Set([
  ...organisationNouns.fr,
  ...organisationNouns.en,
  'coopérative',
  'rival',
  'concurrent',
  'festival',
  'musée',
  'théâtre',
]);
const ownHouse =
  /^(?:groupe|entreprise|société|compagnie|marque|banque|maison|constructeur|avionneur|chaîne|firme|géant|éditeur|fabricant|fournisseur|opérateur|enseigne|plateforme|distributeur|quotidien|hebdomadaire|station|assureur|institution|company|group|firm|bank|giant|business|organization|organisation|club|charity|corporation|fund|institution|agency|publisher|paper|newspaper|retailer|lender|insurer|carmaker|airline|broadcaster|network|start-up|startup|university|museum|orchestra|trust|foundation|chain|brewer|utility|operator|union|society|association)$/;

/** Where the words of a post end before those of the house ("of value specialist X", "du groupe au losange"). */
function beforeHouse(clause: Clause, start: number, end: number, organisation: Mention | undefined): number {
  for (let at = start + 1; at < end; at += 1) {
    const low = lowAt(clause, at);
    if (low === "d'" && lowAt(clause, at + 1) === 'origine') return at;
    const article = /^(?:la|le|l'|the|its|sa|son)$/.test(lowAt(clause, at + 1)) ? 1 : 0;
    if (
      lowAt(clause, at - 1) !== 'et' &&
      /^(?:du|de|d'|of|at|chez)$/.test(low) &&
      (article || low === 'du') &&
      ownHouse.test(lowAt(clause, at + 1 + article))
    )
      return at;
  }
  if (organisation?.from !== end) return end;
  const english = [1, 2, 3, 4, 5].some((back) => lowAt(clause, end - back) === 'of' && end - back > start);
  const connector = english ? /^(?:of|at|for)$/ : /^(?:de|du|d'|des|at|chez|for)$/;
  let at = end - 1;
  while (at > start && end - at <= 5 && !connector.test(lowAt(clause, at))) at -= 1;
  return at > start && end - at <= 5 && isHouseNoun(clause, at + 1, end) ? at : end;
}

/** Between "of" and the name stands at most what the house is. */
const isHouseNoun = (clause: Clause, from: number, to: number): boolean =>
  !clause.tags.some((tag) => tag.category === 'post' && tag.from >= from && tag.to <= to);

/** The end of a post without the small words at its end. */
function trimmed(clause: Clause, start: number, end: number, words: ReadonlySet<string>): number {
  let to = end;
  while (to > start + 1 && words.has(clause.tokens[to - 1]!.low)) to -= 1;
  return to;
}

/** "directeur des antennes et des programmes" goes on after "et"; "PDG et X" does not. */
function continuesPost(clause: Clause, at: number, cast: Cast): boolean {
  const next = clause.tokens[at + 1];
  if (!next || at + 1 >= clause.to || next.kind !== 'word') return false;
  if (cast.mentionsIn(clause).some((mention) => mention.from === at + 1)) return false;
  return (
    !/^(?:il|elle|he|she|a|est|has|is|was|be|to|will|the|le|la|son|sa|que|qui|two|three|four|other|several|deux|trois|quatre|autres|plusieurs)$/.test(
      next.low,
    ) || tagAt(clause, 'post', at + 2) !== undefined
  );
}

/** The first post, headship or role that begins within tokens [from, to). */
export function findPost(clause: Clause, cast: Cast, from: number, to: number): Post | undefined {
  const tag = clause.tags.find(
    (one) =>
      one.from >= from &&
      one.from < to &&
      !isWithinAside(clause, from, one.from) &&
      !isFrame(clause, one) &&
      !isWheel(clause, one) &&
      !isFormer(clause, one.from) &&
      !isPresent(clause, one.from) &&
      !isAward(clause, one) &&
      !isSpeaker(clause, from, one) &&
      !(one.category === 'post' && lowAt(clause, one.to) === "'s") &&
      (one.category === 'post' || (one.category === 'headship' && !isBareHead(clause, one)) || one.category === 'role'),
  );
  if (!tag) return undefined;
  if (tag.category === 'role' && /^(?:de|d'|comme|as|of|en)$/.test(clause.tokens[tag.to]?.low ?? '')) {
    const inner = tagsOf(clause, 'post').find((one) => one.from >= tag.to && one.from - tag.to <= 4);
    if (inner) return readPost(clause, cast, inner.from);
  }
  const start = tag.category === 'headship' ? headshipStart(clause, tag.from) : tag.from;
  const post = readPost(clause, cast, tag.from);
  return start === tag.from ? post : { ...post, text: wordsAt(clause, start, post.to), from: start };
}

/** A post told by a verb: "diriger le festival X", "to run its newsroom"; the house is what is headed. */
export function headed(clause: Clause, cast: Cast, from: number, to: number): Post | undefined {
  const tag = tagsOf(clause, 'headVerb').find((one) => one.from >= from && one.from < to);
  if (!tag) return undefined;
  const organisation = cast.mentionsIn(clause).find((one) => one.from >= tag.to && one.from - tag.to <= 4);
  return {
    text: wordsAt(clause, tag.from, tag.to),
    from: tag.from,
    to: tag.to,
    ...(organisation ? { organisation } : {}),
  };
}

/** "dans le cadre de": no post. */
const isFrame = (clause: Clause, tag: Tag): boolean =>
  lowAt(clause, tag.from) === 'cadre' && /^(?:le|ce|d'un|l')$/.test(lowAt(clause, tag.from - 1));

/** "aux commandes d'un prototype", "à ses commandes": a thing is steered. */
const isWheel = (clause: Clause, tag: Tag): boolean =>
  /^(?:commandes|manettes)$/.test(lowAt(clause, tag.from)) &&
  (/^(?:une?|ce|cet|cette)$/.test(lowAt(clause, tag.to + 1)) || /^(?:ses|leurs)$/.test(lowAt(clause, tag.from - 1)));

/** "best director", "chef de l'année", "Editor of the Year". */
const isAward = (clause: Clause, tag: Tag): boolean =>
  /^(?:best|meilleure?|meilleurs)$/.test(lowAt(clause, tag.from - 1)) ||
  [1, 2].some(
    (step) =>
      /^(?:année|year)$/.test(lowAt(clause, tag.to + step)) && /^(?:of|de)$/.test(lowAt(clause, tag.to + step - 2)),
  );

/** ", the head of X said", ", the X chief executive wrote": behind a comma the post is that of who speaks. */
function isSpeaker(clause: Clause, from: number, tag: Tag): boolean {
  if (![1, 2, 3, 4].some((back) => tag.from - back >= from && lowAt(clause, tag.from - back) === ',')) return false;
  for (let at = tag.to; at < Math.min(clause.to, tag.to + 7); at += 1) {
    if (/^(?:said|says|wrote|added|told|announced|explained)$/.test(lowAt(clause, at))) return true;
    if (clause.tokens[at]!.kind === 'mark' && clause.tokens[at]!.text !== "'s") return false;
  }
  return false;
}

/** What stands in brackets behind a name is of another time or place. */
function isWithinAside(clause: Clause, from: number, at: number): boolean {
  for (let before = at - 1; before >= from && at - before <= 12; before -= 1) {
    if (lowAt(clause, before) === ')') return false;
    if (lowAt(clause, before) === '(') return true;
  }
  return false;
}

/** "le cortège de tête": no headship without its article. */
const isBareHead = (clause: Clause, tag: Tag): boolean =>
  clause.tokens[tag.from]!.low === 'tête' && !/^(?:la|sa|leur)$/.test(lowAt(clause, tag.from - 1));

/** "à la tête des contenus" is written with its "à la". */
function headshipStart(clause: Clause, at: number): number {
  if (clause.tokens[at]!.low !== 'tête') return at;
  return /^(?:la|sa|leur)$/.test(lowAt(clause, at - 1)) && lowAt(clause, at - 2) === 'à' ? at - 2 : at;
}

/** "l'actuelle directrice de X", "currently chief of Y": a post that one has until now. */
export const isPresent = (clause: Clause, at: number): boolean =>
  [1, 2, 3].some(
    (back) =>
      at - back >= clause.from &&
      /^(?:actuel|actuelle|actuellement|current|currently|jusqu'|jusqu'alors|jusqu'ici|jusque-là|jusqu'à présent)$/.test(
        lowAt(clause, at - back),
      ),
  );

export function isFormer(clause: Clause, at: number): boolean {
  for (let before = at - 1; before >= clause.from && at - before <= 4; before -= 1) {
    if (/^(?:ancien|ancienne|anciens|ex|former|formerly|previously|ex-|fut)$/.test(clause.tokens[before]!.low))
      return true;
    if (clause.tokens[before]!.kind === 'mark') return false;
  }
  return false;
}
