import type { Tag } from '../lexicon/phrases.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';

/** Words at which what is said of a plan ends. */
const stops =
  /^(?:and|but|or|as|while|after|before|when|who|which|that|whose|if|instead|et|mais|ou|après|avant|que|qu'|qui|dont|si|lorsque|alors)$/;
/** Words that lead from a verb to another thing than its object. */
const asides = /^(?:in|with|by|under|amid|for|to|dans|avec|par|pour|en|à|au|chez)$/;
const auxiliary =
  /^(?:be|been|being|is|are|was|were|get|gets|got|est|sont|été|sera|seront|était|étaient|serait|seraient)$/;
const objectReach = 5;
const planReach = 8;
const subjectReach = 24;
const urgeReach = 16;

/** "has scrapped a plan to cut", "abandonne son projet de supprimer", "the planned cut has been called off": whether the deed at tokens [from, to) is taken back. */
export const isTakenBack = (clause: Clause, from: number, to: number): boolean =>
  cancelling(clause).some(
    (verb) =>
      !isWithheld(clause, verb) &&
      (hasTag(clause, 'keepVerb', from, to)
        ? objectOf(clause, verb) !== undefined
        : verb.to <= from
          ? takesBack(clause, verb, from)
          : verb.from >= to && isTakenBackBy(clause, verb, from, to)),
  );

/** The verbs that cancel, "called the cuts off" among them. */
const cancelling = (clause: Clause): Tag[] => [
  ...tagsOf(clause, 'cancelVerb'),
  ...tagsOf(clause, 'callVerb').filter(({ to }) => isSplit(clause, to)),
];

/** Behind "called" and its object stands "off", which is not that of "laid off". */
function isSplit(clause: Clause, from: number): boolean {
  for (let at = from + 1; at < clause.to && at - from <= subjectReach / 2 && !isStop(clause, at); at += 1)
    if (lowAt(clause, at) === 'off')
      return !clause.tags.some((tag) => tag.to === at + 1 && tag.category === 'fireVerb');
  return false;
}

/** Whether a verb takes back a plan or cuts: "scraps" does in "scraps plan to cut 500 jobs", and cuts posts in "scraps 500 jobs". */
export const isRetraction = (clause: Clause, verb: Tag): boolean =>
  objectOf(clause, verb) !== undefined ||
  (isPassive(clause, verb) &&
    tagsOf(clause, 'scheme').some(
      (plan) => plan.to <= verb.from && verb.from - plan.to <= subjectReach && isUnbroken(clause, plan.to, verb.from),
    ));

/** "not", "could", "unions urged it to", "if": the plan stands as yet. */
function isWithheld(clause: Clause, { from }: Tag): boolean {
  // "in May" is a month, and a word before a comma is of another statement.
  const near = clause.tokens.slice(Math.max(clause.from, from - 3), from);
  const own = near.slice(near.findLastIndex(({ text }) => text === ',') + 1);
  const withholds = own.some(
    ({ low, capital }) =>
      !capital && /^(?:not|never|cannot|may|might|could|n'|ne|pas|pourrait|pourraient|[a-z]{2,8}n't)$/.test(low),
  );
  return (
    withholds ||
    clause.tags.some(
      (tag) =>
        (tag.category === 'urge' || tag.category === 'hypothesis') &&
        tag.to <= from &&
        from - tag.to <= urgeReach &&
        !clause.tokens.slice(tag.to, from).some(({ text }) => text === ','),
    )
  );
}

/** The plan or the cuts right behind a verb. */
function objectOf(clause: Clause, verb: Tag): Tag | undefined {
  for (let at = verb.to; at < clause.to && at - verb.to <= objectReach; at += 1) {
    const found = clause.tags.find((tag) => tag.from === at && /^(?:scheme|layoffNoun|cutNoun)$/.test(tag.category));
    if (found) return found;
    if (isStop(clause, at) || asides.test(lowAt(clause, at))) return undefined;
  }
  return undefined;
}

/** Whether what begins at token `from` is the object of a verb before it, or what the plan is to do that is its object. */
function takesBack(clause: Clause, verb: Tag, from: number): boolean {
  if (verb.to === from) return true;
  const object = objectOf(clause, verb);
  if (!object) return false;
  if (from <= object.from) return true;
  const between = clause.tokens.slice(object.to, from);
  const leads = between.slice(-3).some(({ low }) => /^(?:to|of|for|de|d'|des|du)$/.test(low));
  return (
    between.length <= planReach &&
    leads &&
    between.filter(({ low }) => low === 'to').length <= 1 &&
    isUnbroken(clause, object.to, from)
  );
}

/** "The plan to cut 900 jobs at X, announced in May, has been dropped", "les 900 suppressions sont annulées". */
function isTakenBackBy(clause: Clause, verb: Tag, from: number, to: number): boolean {
  if (!isPassive(clause, verb) || verb.from - to > subjectReach || !isUnbroken(clause, to, verb.from)) return false;
  return clause.tags.some(
    (tag) =>
      (/^(?:layoffNoun|cutNoun|fireNoun)$/.test(tag.category) && tag.from >= from && tag.to <= to) ||
      (tag.category === 'scheme' && tag.from <= from && from - tag.to <= planReach && isUnbroken(clause, tag.to, from)),
  );
}

const isPassive = (clause: Clause, { from }: Tag): boolean =>
  [1, 2, 3].some((back) => auxiliary.test(lowAt(clause, from - back)));

export const isStop = (clause: Clause, at: number): boolean =>
  /^[,;:.!?()\u2014\u2013]$/.test(clause.tokens[at]!.text) || stops.test(lowAt(clause, at));

/** Nothing between two tokens begins another statement; what stands between two commas is set aside. */
function isUnbroken(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    if (!isStop(clause, at)) continue;
    const closes = clause.tokens.slice(at + 1, to).findIndex(({ text }) => text === ',');
    if (clause.tokens[at]!.text !== ',' || closes < 0) return false;
    at += closes + 1;
  }
  return true;
}
