import type { Tag } from '../lexicon/phrases.js';
import { aiProducts } from '../lexicon/data/ai.js';
import { lowAt, tagEnding, tagsOf, type Clause, type Reading } from '../text/document.js';
import { canBeOrganisation, type Cast, type Entity, type Mention } from '../names/entities.js';
import { knownSet } from '../names/known.js';
import { governorOf, inBrackets, isSource } from '../names/subject.js';
import { bridge, isParticiple, partStart, voiceOf, weightOf } from './grammar.js';
import { listWith } from './lists.js';
import { publicBodyOf } from './public-bodies.js';
import { ownerOf } from './owners.js';
import { antecedent, behindGerund, isPhraseAt, ofTitle, phraseBefore, topicOf } from './stand-ins.js';
import { thingsOf, type Thing } from './things.js';

/** Who acts in an article, sentence by sentence. */
export interface Scene {
  readonly reading: Reading;
  readonly cast: Cast;
  /** Organisations of a clause that can act, left to right; products of AI and sources are none. */
  organisationsIn(clause: Clause): readonly Mention[];
  /** The organisation that is the subject of a verb or noun at a token. */
  subjectOf(clause: Clause, at: number): Mention | undefined;
  /** The organisation that "by" or "par" names behind a passive. */
  agentOf(clause: Clause, to: number): Mention | undefined;
  /** What the text says of a name that is a thing and no house. */
  thingOf(mention: Mention): Thing | undefined;
  /** The house of a product: named as its owner by the text, or known as such and named in the article. */
  ownerOf(mention: Mention): Mention | undefined;
  /** Whether a phrase like "the Finnish group" begins at a token. */
  isPhrase(clause: Clause, at: number): boolean;
  /** The organisation that a phrase like "the company" in a clause stands for. */
  topicOf(clause: Clause): Mention | undefined;
}

export function sceneOf(reading: Reading, cast: Cast): Scene {
  const organisations = new Map<Clause, readonly Mention[]>();
  const topics = new Map<number, Mention | undefined>();
  const things = thingsOf(cast);
  const bodies = new Map<string, Entity>();
  const scene: Scene = {
    reading,
    cast,
    organisationsIn: (clause) => {
      const known = organisations.get(clause);
      if (known) return known;
      const list = cast
        .mentionsIn(clause)
        .map((one) => publicBodyOf(one, bodies) ?? one)
        .filter(
          (one) =>
            (canBeOrganisation(one) || isAgency(one) || isApposed(one) || isFirm(one)) &&
            !productKey(one) &&
            !isSource(one) &&
            !isCalledThing(one) &&
            !things.has(one.entity) &&
            !isVersion(one) &&
            !isNoHouse(one.name.text) &&
            !isLicence(one),
        );
      organisations.set(clause, list);
      return list;
    },
    subjectOf: (clause, at) => subjectAt(scene, clause, at, 0),
    agentOf: (clause, to) => {
      const by = [0, 1, 2, 3, 4, 5].map((step) => to + step).find((at) => /^(?:by|par)$/.test(lowAt(clause, at)));
      return by === undefined
        ? undefined
        : scene
            .organisationsIn(clause)
            .find(
              (one) =>
                one.from > by &&
                one.from - by <=
                  (tagsOf(clause, 'researcher').some((tag) => tag.from - by <= 4 && tag.from > by) ? 16 : 9) &&
                !hasComma(clause, by, one.from),
            );
    },
    isPhrase: (clause, at) => isPhraseAt(clause, at, reading.language),
    thingOf: ({ entity }) => things.get(entity),
    ownerOf: (mention) => ownerOf(scene, mention),
    topicOf: (clause) => {
      if (!topics.has(clause.index)) topics.set(clause.index, topicOf(scene, clause));
      return topics.get(clause.index);
    },
  };
  return scene;
}

/** "Series B", "Dec. 9", "EUR 5m": capitals of money and time. */
const isNoHouse = (name: string): boolean =>
  /^(?:Series|Série|Pre-Series) [A-H]\b|^(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Calif|Mass|Conn|Tex|Kan|Fla|Wash|Mich|Minn|Ariz|Colo|Tenn|Okla|EUR|USD|GBP|NOK|SEK|DKK|CHF|A\.I)$/u.test(
    name,
  );

/** "le processeur A11 Bionic", "l'application Replika": the name of a thing that only its noun tells from a house. */
const isCalledThing = (mention: Mention): boolean =>
  mention.entity.score.organisation <= 2 && tagEnding(mention.clause, 'product', mention.from) !== undefined;

/** "sous licence MIT", "under the Apache licence": terms, and no house. */
const isLicence = ({ clause, from, to }: Mention): boolean =>
  /^licen[cs]e$/.test(lowAt(clause, from - 1)) || (to - from === 1 && /^licen[cs]e$/.test(lowAt(clause, to)));

/** "Claude 3.7 Sonnet", "Medium 3": a word behind the number of a product, or a name with a number behind it that no house bears. */
const isVersion = ({ clause, from, to, entity }: Mention): boolean => {
  const [before, after] = [clause.tokens[from - 1], clause.tokens[to]];
  if (before?.kind === 'number' && from - 2 >= clause.from && clause.tokens[from - 2]!.capital) return true;
  return (
    after?.kind === 'number' &&
    to < clause.to &&
    /^\d{1,2}(?:\.\d+)?$/.test(after.text) &&
    !knownSet.has(entity.key) &&
    !/^(?:\p{Ll}|%)/u.test(clause.tokens[to + 1]?.text ?? '')
  );
};

/**
 * "Vesta, a start-up whose software", "Vesta and Corvane tie up", "Vesta : 12 millions": the first word of a sentence that is described,
 * listed with a name, or said to mean or do something.
 */
const isApposed = ({ clause, from, to, name, entity }: Mention): boolean => {
  if (entity.kind !== 'unknown' || !name.initial || from !== clause.from || name.text.length < 4) return false;
  const next = lowAt(clause, to);
  if (next === ',') return describing.test(lowAt(clause, to + 1)) || isNamed(clause, to + 1);
  if (next === ':') return clause.field.field === 'title';
  if (next === "'s")
    return clause.tags.some((tag) => tag.from > to && tag.from - to <= 10 && /^ai$|^product$|Noun$/.test(tag.category));
  if (/^(?:and|et|&|\+)$/.test(next)) return [1, 2, 3, 4, 5].some((step) => isNamed(clause, to + step));
  if (next === '(') return true;
  return clause.tags.some(
    (tag) =>
      (tag.from === to && /Verb$|^plan$/.test(tag.category)) ||
      (tag.from === to + 1 && tag.category === 'plan' && /^(?:est|is)$/.test(next)),
  );
};

const describing =
  /^(?:which|whose|a|an|the|qui|dont|une|un|le|la|l'|spécialiste|start-up|startup|jeune|éditeur|entreprise|société|filiale|pépite|licorne|maker)$/;
const isNamed = (clause: Clause, at: number): boolean => at < clause.to && clause.tokens[at]!.capital;

/** "le cabinet Corvane": a firm, and no minister's office. */
const isFirm = ({ clause, from, entity }: Mention): boolean =>
  lowAt(clause, from - 1) === 'cabinet' && entity.kind !== 'person' && entity.kind !== 'place';

/** "l'AFP a signé un accord avec": an agency acts where it has a deal of its own. */
const isAgency = ({ clause, to, entity }: Mention): boolean =>
  /^(?:afp|reuters|bloomberg)$/.test(entity.key) &&
  clause.tags.some((tag) => tag.category.startsWith('partner')) &&
  !clause.tags.some((tag) => tag.category === 'report' && tag.from === to);

/** Whether a comma, semicolon or dot stands between two tokens. */
export function hasComma(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (/^[,;.]$/.test(clause.tokens[at]!.text)) return true;
  return false;
}

/** The key under which a name is a product of AI ("ChatGPT", "Claude Opus 5", "GPT-5.1"); undefined where it is none. */
export function productKey(mention: Mention): string | undefined {
  return productOf(mention.name.text.toLowerCase()) ?? productOf(mention.entity.key);
}

const products: ReadonlySet<string> = new Set(Object.keys(aiProducts));

function productOf(key: string): string | undefined {
  if (products.has(key)) return key;
  const [space, hyphen] = [key.indexOf(' '), key.indexOf('-')];
  const second = space < 0 ? -1 : key.indexOf(' ', space + 1);
  for (const cut of [space, hyphen, second]) if (cut > 1 && products.has(key.slice(0, cut))) return key.slice(0, cut);
  return undefined;
}

/** Not owned, not governed by a preposition: where a subject stands. */
export const standsFree = (mention: Mention): boolean =>
  (governorOf(mention) === undefined || isOfRelative(mention)) &&
  !/^(?:après|after|following|unlike|comme|like|since|depuis)$/.test(lowAt(mention.clause, mention.from - 1)) &&
  (lowAt(mention.clause, mention.to) !== "'s" || endsInS(mention)) &&
  !staffOrShares.test(lowAt(mention.clause, mention.to));

/** "with which X is developing": the preposition governs the relative and not the name behind it. */
const isOfRelative = ({ clause, from }: Mention): boolean =>
  /^(?:which|whom|lequel|laquelle|lesquels|lesquelles|qui|que|dont|where|où)$/.test(lowAt(clause, from - 1));

/** "Google engineer put on leave", "Nvidia shares gain": not the house but one of its people, or its stock. */
const staffOrShares =
  /^(?:engineers?|employees?|workers?|staff|staffers?|veterans?|alum|alumni|users?|customers?|clients?|shareholders?|investors?|shares?|stock|stocks|drivers?|developers?|executives?|founders?|cofounders?|co-founders?|lawyers?|spokesman|spokeswoman|spokesperson|salariés?|ingénieurs?)$/;

/** "Sainsbury's started", "McDonald's has": a verb, and nothing owned, behind a name that ends in "'s". */
const endsInS = ({ clause, to }: Mention): boolean =>
  /^(?:has|had|will|is|was|plans|started|began|said|says|confirmed)$/.test(lowAt(clause, to + 1)) ||
  clause.tags.some(
    (tag) => tag.from === to + 1 && /Verb$|^report$/.test(tag.category) && /(?:s|ed)$/.test(lowAt(clause, to + 1)),
  );

const subjectAt = (scene: Scene, clause: Clause, at: number, depth: number): Mention | undefined =>
  antecedent(scene, clause, at) ?? behindGerund(scene, clause, at) ?? subjectBefore(scene, clause, at, depth);

function subjectBefore(scene: Scene, clause: Clause, at: number, depth: number): Mention | undefined {
  const start = partStart(clause, at);
  const list = scene.organisationsIn(clause).filter((one) => one.to <= at && one.from >= start && at - one.to <= 60);
  let apposed = -1;
  for (let index = list.length - 1; index >= 0; index -= 1) {
    const one = list[index]!;
    if (
      inBrackets(one) ||
      !(standsFree(one) || isStaffOf(one) || isPartOf(one) || ownsStaff(one, at) || isLedByDoer(one, at))
    )
      continue;
    const reach = bridge(clause, one.to, at, scene.reading.language);
    if (reach === 'reaches') return isOfPerson(scene, one, at) ? undefined : leaderOf(clause, list, index);
    if (reach === 'apposed') apposed = index;
    if (reach === 'coordinated' && depth < 3) return coordinated(scene, clause, at, depth);
  }
  if (apposed >= 0) return leaderOf(clause, list, apposed);
  const verb = clause.tags.find((tag) => tag.from === at && tag.category.endsWith('Verb'));
  if (verb && depth < 3 && isParticiple(clause, verb)) return subjectOfWhole(scene, clause, at, depth);
  return (
    phraseBefore(scene, clause, start, at) ?? coordinated(scene, clause, at, depth) ?? ofTitle(scene, clause, start, at)
  );
}

/** "OpenAI backer Jane Doe has launched": a person stands between, whose post at the house the text does not tell. */
function isOfPerson(scene: Scene, { clause, from, to }: Mention, at: number): boolean {
  const person = scene.cast
    .mentionsIn(clause)
    .find((one) => one.entity.kind === 'person' && one.from >= to && one.to <= at && productKey(one) === undefined);
  if (!person || lowAt(clause, person.to) === "'s") return false;
  return !tagsOf(clause, 'post').some((tag) => tag.from >= from - 4 && tag.to <= at);
}

/** "ByteDance's Seed team": the owner acts. */
const isTeamOf = (clause: Clause, owner: Mention, near: Mention): boolean =>
  lowAt(clause, owner.to) === "'s" &&
  owner.to + 1 === near.from &&
  /^(?:teams?|labs?|units?|division|group|researchers)$/.test(lowAt(clause, near.to));

/** "X and Y", "X et la start-up Y": the first of a pair acts for both. */
function leaderOf(clause: Clause, list: readonly Mention[], index: number): Mention {
  const near = list[index]!;
  const before = list[index - 1];
  if (before && isTeamOf(clause, before, near)) return before;
  if (!before || !standsFree(before)) return near;
  const listed = listWith(near, list);
  if (listed.length > 2 && listed[0] !== near && standsFree(listed[0]!)) return listed[0]!;
  const between = clause.tokens.slice(before.to, near.from);
  if (clause.field.field === 'title' && between.length === 1 && between[0]!.text === ',') return before;
  const joined = between.length <= 5 && /^(?:et|and|,|&)$/.test(between[0]?.low ?? '');
  return joined && between.every((token) => !/^[;:]$/.test(token.text)) && /^(?:et|and|&)$/.test(between[0]!.low)
    ? before
    : near;
}

const formerWords = /^(?:ex|former|anciens?|ancienne|ex-\S+|alumni|veterans?)$/;

/** "des chercheurs de X", "a team at X", "X researchers": who works there acts for the house. */
export function isStaffOf(mention: Mention): boolean {
  const { clause, from } = mention;
  const governor = governorOf(mention);
  if (!governor || !/^(?:de|du|d'|of|at|from|chez)$/.test(governor)) return false;
  if (clause.tokens.slice(Math.max(clause.from, from - 11), from).some(({ low }) => formerWords.test(low)))
    return false;
  let at = from - 1;
  while (at > clause.from && from - at <= 6 && !/^(?:de|du|d'|of|at|from|chez)$/.test(lowAt(clause, at))) at -= 1;
  return [0, 1, 2, 3].some(
    (back) => tagEnding(clause, 'researcher', at - back) !== undefined && !isQuoted(clause, at - back - 1),
  );
}

/** "says Jane Doe, a researcher at X": one person who is asked, and nobody who acts for the house. */
const isQuoted = (clause: Clause, noun: number): boolean =>
  /(?:er|ist|or|eur|euse)$/.test(lowAt(clause, noun)) &&
  [1, 2, 3, 4].some(
    (back) => /^(?:a|an|un|une)$/.test(lowAt(clause, noun - back)) && lowAt(clause, noun - back - 1) === ',',
  );

/** "les urgences du CHU de Lille", "the cloud unit of X": a part of the house acts for it. */
function isPartOf({ clause, from }: Mention): boolean {
  const at = /^(?:l'|la|le|the)$/.test(lowAt(clause, from - 1)) ? from - 2 : from - 1;
  return /^(?:de|du|d'|of|des)$/.test(lowAt(clause, at)) && tagEnding(clause, 'part', at) !== undefined;
}

/** "le PDG de X a dévoilé", "X's chief executive", "X CEO Jane Doe unveiled": who heads the house acts for it. */
function isLedByDoer({ clause, from, to }: Mention, at: number): boolean {
  const owned = lowAt(clause, to) === "'s" ? to + 1 : to;
  if (owned > to && tagsOf(clause, 'post').some((tag) => tag.from >= owned && tag.from - owned <= 2 && tag.to <= at))
    return true;
  return /^(?:de|d'|du|of)$/.test(lowAt(clause, from - 1)) && tagEnding(clause, 'post', from - 1) !== undefined;
}

/** "X's research team has published": the team acts for the house. */
function ownsStaff({ clause, to }: Mention, at: number): boolean {
  return (
    lowAt(clause, to) === "'s" &&
    tagsOf(clause, 'researcher').some((tag) => tag.from > to && tag.from - to <= 4 && tag.to <= at)
  );
}

/** The subject of the nearest verb that does something before a participle. */
function subjectOfWhole(scene: Scene, clause: Clause, at: number, depth: number): Mention | undefined {
  const earlier = clause.tags.filter(
    (tag) =>
      /Verb$|^report$/.test(tag.category) &&
      tag.to < at &&
      tag.from > clause.from &&
      voiceOf(clause, tag, scene.reading) === 'active',
  );
  for (const tag of earlier.slice(-4).reverse()) {
    const subject = subjectAt(scene, clause, tag.from, depth + 1);
    if (subject) return subject;
  }
  return scene.organisationsIn(clause).find((one) => one.from - clause.from <= 8 && one.to < at && standsFree(one));
}

/** The verb before "and": its subject is that of the verb behind it. */
function coordinated(scene: Scene, clause: Clause, at: number, depth: number): Mention | undefined {
  if (depth >= 3) return undefined;
  let joint = at - 1;
  while (joint > clause.from && at - joint < 6 && weightOf(clause, joint, scene.reading.language) === 'glue')
    joint -= 1;
  if (joint < clause.from || weightOf(clause, joint, scene.reading.language) !== 'joint') return undefined;
  if (scene.cast.mentionsIn(clause).some((one) => one.from > joint && one.to <= at && one.entity.kind === 'person'))
    return undefined;
  const earlier = clause.tags.filter(
    (tag) =>
      /Verb$|^report$/.test(tag.category) &&
      tag.to <= joint &&
      joint - tag.from <= 60 &&
      tag.from > clause.from &&
      voiceOf(clause, tag, scene.reading) === 'active',
  );
  for (const tag of earlier.slice(-4).reverse()) {
    const subject = subjectAt(scene, clause, tag.from, depth + 1);
    if (subject) return subject;
  }
  if (lowAt(clause, joint) === ',') return undefined;
  return scene.organisationsIn(clause).find((one) => one.from - clause.from <= 8 && one.to < joint && standsFree(one));
}

/** A tag inside a name ("Open Secure AI Alliance") tells nothing of its own. */
export const isInName = (tag: Tag, clause: Clause, cast: Cast): boolean =>
  cast
    .mentionsIn(clause)
    .some(({ from, to, name }) => from <= tag.from && to >= tag.to && to - from > 1 && !isNoHouse(name.text));
