import type { Tag } from '../lexicon/phrases.js';
import { lowAt, tagsOf, type Clause } from '../text/document.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { standsFree, type Scene } from './actors.js';
import { voiceOf } from './grammar.js';
import { houseAtStart, houseBeforeMark } from './wheres.js';

/** How far before a noun the verb may stand that says that its deed is done. */
const reach = 16;
const deeds = /^(?:invest|raise|acquire|partner|launch|adopt|round)Verb$/;

/**
 * Who does the deed that a noun names: the subject of the verb that says it is done, its possessor ("X's purchase of", "la levée de X"),
 * who stands behind "par", who gets the money, or at last who the sentence speaks of first.
 */
export function doerOf(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  const owner = ownerOf(clause, tag, scene);
  const light = lightBefore(clause, tag);
  if (light === 'another') return owner ?? subjectOfWhole(clause, tag, scene);
  if (light) {
    const passive = isPassive(clause, light);
    const subject = passive ? scene.agentOf(clause, light.to) : scene.subjectOf(clause, light.from);
    if (subject || !passive) return owner && owner !== subject && isNearer(owner, light) ? owner : (subject ?? owner);
  }
  return (
    owner ??
    agentOf(clause, tag, scene) ??
    beneficiaryOf(clause, tag, scene) ??
    namedAsOwner(clause, tag, scene) ??
    houseBeforeMark(clause, tag.from, scene) ??
    (/^(?:raise|launch)Noun$/.test(tag.category) ? houseAtStart(clause, tag.from, scene) : undefined)
  );
}

/** "announced X's purchase of Y": the possessor is nearer to the noun than the verb. */
const isNearer = (owner: Mention, light: Tag): boolean => owner.from >= light.to;

const isPassive = (clause: Clause, { from }: Tag): boolean =>
  !lowAt(clause, from).endsWith('ing') && /^(?:is|was|been|were|be|est|été|sont|être)$/.test(lowAt(clause, from - 1));

/** The nearest verb before a noun that says no more than that its deed is done; "another" where a deed of its own comes first. */
function lightBefore(clause: Clause, tag: Tag): Tag | 'another' | undefined {
  let light: Tag | undefined;
  for (const one of clause.tags) {
    if (one.to > tag.from || tag.from - one.to > reach || isParted(clause, one.to, tag.from)) continue;
    if (one.category === 'lightVerb' && !/^(?:is|was|has|have)$/.test(lowAt(clause, one.from))) light = one;
    else if (deeds.test(one.category) && light?.from !== one.from && one.from !== tag.from && !isHeadless(clause, one))
      light = undefined;
  }
  if (light) return light;
  const last = clause.tags
    .filter((one) => deeds.test(one.category) && one.to <= tag.from && one.from !== tag.from)
    .at(-1);
  return last && tag.from - last.to <= reach && !isParted(clause, last.to, tag.from) ? 'another' : undefined;
}

/** "the signed deal", "une opération menée": a participle at a noun is no verb of the sentence. */
const isHeadless = (clause: Clause, one: Tag): boolean =>
  /(?:ed|ing|é|ée|és|ées)$/.test(lowAt(clause, one.from)) && /^(?:the|a|an|of|,)$/.test(lowAt(clause, one.from - 1));

function isParted(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (/^[;.]$/.test(lowAt(clause, at))) return true;
  return false;
}

/** "X's $40m round", "X's planned purchase of Y". */
const ownerOf = (clause: Clause, tag: Tag, scene: Scene): Mention | undefined =>
  scene
    .organisationsIn(clause)
    .find(
      (one) =>
        lowAt(clause, one.to) === "'s" &&
        one.to < tag.from &&
        tag.from - one.to <= 7 &&
        !isParted(clause, one.to, tag.from),
    );

/** The subject of the verb that governs the sentence before a noun, where the noun is its object or an adverbial. */
function subjectOfWhole(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  const verb = clause.tags
    .filter(
      (one) =>
        one.category.endsWith('Verb') &&
        one.to <= tag.from &&
        tag.from - one.to <= reach &&
        one.from > clause.from &&
        voiceOf(clause, one, scene.reading) === 'active',
    )
    .at(-1);
  return verb && scene.subjectOf(clause, verb.from);
}

const agentOf = (clause: Clause, tag: Tag, scene: Scene): Mention | undefined =>
  tag.category === 'raiseNoun' ? undefined : scene.agentOf(clause, tag.to);

/** "une levée de 60 millions sera bouclée au profit de X": who gets the money. */
function beneficiaryOf(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  if (tag.category !== 'raiseNoun') return undefined;
  for (let at = tag.to; at < Math.min(clause.to, tag.to + 24); at += 1)
    if (lowAt(clause, at) === 'profit')
      return scene.organisationsIn(clause).find((one) => one.from > at && one.from - at <= 5);
  return undefined;
}

/** "la levée de 12 millions d'euros de X", "tour de table de 12 millions pour X", "a $12m round for X": the noun has its house behind it. */
function namedAsOwner(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  if (!/^(?:raise|launch)Noun$/.test(tag.category)) return undefined;
  for (const one of scene.organisationsIn(clause)) {
    if (one.from < tag.to || one.from - tag.to > 12) continue;
    const governor = governorOf(one) ?? '';
    if (/^(?:par|by|auprès|from|with|avec)$/.test(governor)) return undefined;
    const there = tag.category === 'launchNoun' ? /^(?:chez|at)$/ : /^(?:de|d'|du|of|for|pour|in|into|dans|chez|at)$/;
    if (there.test(governor) && !isLed(clause, tag.to, one.from)) return one;
  }
  return undefined;
}

function isLed(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (
      /^(?:led|mené|menée|par|by|auprès|from|conduit|conduite|participation|investors|investisseurs)$/.test(
        lowAt(clause, at),
      )
    )
      return true;
  return false;
}

/** The house that a sentence speaks of first: free, and near its beginning. */
export const firstOf = (clause: Clause, before: number, scene: Scene): Mention | undefined =>
  scene.organisationsIn(clause).find((one) => one.from - clause.from <= 8 && one.to <= before && standsFree(one));

/** Whether a noun stands for a thing told before ("the deal", "cet accord"). */
export const isKnown = (clause: Clause, tag: Tag): boolean =>
  /^(?:le|the|this|ce|cet|cette|la|l'|that)$/.test(lowAt(clause, tag.from - 1)) &&
  tagsOf(clause, 'recent').length === 0;
