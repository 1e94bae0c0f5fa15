import type { AiInitiativeClaim, CounterpartyRole, Initiative } from '@newsledger/newsroom';
import type { Tag } from '../lexicon/phrases.js';
import { tagsOf, type Clause, type Reading } from '../text/document.js';
import { readMoney, type Money } from '../text/money.js';
import { rootOf, type Cast, type Mention } from '../names/entities.js';
import { reachesVerb } from '../leadership/subjects.js';
import { governorOf, inBrackets, isSource, isSubjectLike } from '../names/subject.js';
import { organisationsIn, type AiContext } from './context.js';

/** What one organisation does about AI, as one sentence says it. */
export interface AiCandidate {
  readonly clause: Clause;
  readonly from: number;
  readonly to: number;
  readonly initiative: Initiative;
  readonly actor: Mention;
  readonly counterparties: readonly { readonly mention: Mention; readonly role: CounterpartyRole }[];
  readonly product?: { readonly name: string; readonly clause: Clause; readonly from: number; readonly to: number };
  readonly money?: Money;
  readonly stage?: NonNullable<AiInitiativeClaim['stage']>;
}

/** The organisation that is the subject of a verb at token `at`. */
export function subjectOf(clause: Clause, cast: Cast, at: number, reach = 24): Mention | undefined {
  const list = organisationsIn(clause, cast).filter(
    (one) => one.to <= at && at - one.to <= 70 && isSubjectLike(one) && !isSource(one) && !broken(clause, one.to, at),
  );
  const reaching = list.filter((one) => reachesVerb(clause, one.to, at));
  const near = reaching.find((one) => /^[,(\u2014\u2013]$/.test(clause.tokens[one.to]?.text ?? '')) ?? reaching.at(-1);
  return near ? leader(clause, list, near) : list.find((one) => at - one.to <= reach + 20 && !inBrackets(one));
}

/** "X and 44 partners", "X et Y": the first of a pair acts for both. */
function leader(clause: Clause, list: readonly Mention[], near: Mention): Mention {
  const index = list.indexOf(near);
  const before = list[index - 1];
  const word = clause.tokens[near.from - 1]?.low;
  return before && (word === 'et' || word === 'and') && before.to === near.from - 1 ? before : near;
}

function broken(clause: Clause, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1)
    if (/^[;:]$/.test(clause.tokens[at]!.text) || /^(?:tandis|while|mais|but)$/.test(clause.tokens[at]!.low))
      return true;
  return false;
}

/** The triggers of a sentence that are read: a sentence tells few things, and a wall of verbs tells nothing. */
export const triggersOf = (clause: Clause, categories: Readonly<Record<string, unknown>>): Tag[] =>
  clause.tags.filter((tag) => tag.category in categories).slice(0, 10);

/** A word of a name ("Open Secure AI Alliance") tells nothing of its own. */
export const isInName = (tag: Tag, clause: Clause, cast: Cast): boolean =>
  cast.mentionsIn(clause).some((mention) => mention.from <= tag.from && mention.to >= tag.to);

/** Investments, acquisitions and partnerships of a sentence. */
export function dealsIn(clause: Clause, cast: Cast, reading: Reading, context: AiContext): AiCandidate[] {
  const found: AiCandidate[] = [];
  for (const tag of triggersOf(clause, readers)) {
    if (isInName(tag, clause, cast)) continue;
    const read = readers[tag.category]?.(clause, cast, tag, reading);
    if (read && (context.inClause(clause) || context.near(clause))) found.push(read);
  }
  return found;
}

const readers: Readonly<
  Record<string, (clause: Clause, cast: Cast, tag: Tag, reading: Reading) => AiCandidate | undefined>
> = { investVerb: invested, raiseVerb: raised, acquireVerb: acquired, partnerVerb: partnered };

const targetGovernor = /^(?:dans|in|into|au|à|chez|de|d'|du|of)$/;

/** "X investit dans Y", "X a pris une participation dans Y". */
function invested(clause: Clause, cast: Cast, tag: Tag): AiCandidate | undefined {
  if (clause.tokens[tag.to]?.low === 'by') return undefined;
  const actor = subjectOf(clause, cast, tag.from);
  if (!actor) return undefined;
  const target = organisationsIn(clause, cast).find(
    (one) =>
      one.from >= tag.to &&
      one.from - tag.to <= 12 &&
      one.entity !== actor.entity &&
      (targetGovernor.test(governorOf(one) ?? '') || clause.tokens[tag.from]!.low.startsWith('back')),
  );
  if (!target) return undefined;
  const money = readMoney(clause)[0];
  return {
    clause,
    from: tag.from,
    to: target.to,
    initiative: 'investment',
    actor,
    counterparties: [{ mention: target, role: 'investee' }],
    ...(money ? { money } : {}),
  };
}

/** "Y lève 52 millions de dollars auprès de X". */
function raised(clause: Clause, cast: Cast, tag: Tag): AiCandidate | undefined {
  const money = readMoney(clause).find((sum) => sum.from >= tag.from - 3 && sum.from - tag.to <= 10);
  const actor = subjectOf(clause, cast, tag.from);
  if (!actor || !money || (money.value ?? 0) < 100_000) return undefined;
  const investors = organisationsIn(clause, cast).filter(
    (one) =>
      one.from > money.to &&
      one.entity !== actor.entity &&
      /^(?:de|d'|du|from|by|par|auprès|with)$/.test(governorOf(one) ?? ''),
  );
  return {
    clause,
    from: tag.from,
    to: money.to,
    initiative: 'investment',
    actor,
    counterparties: investors.slice(0, 4).map((mention) => ({ mention, role: 'investor' as const })),
    money,
  };
}

/** "X rachète Y", "l'acquisition de Y par X", "X to acquire Y". */
function acquired(clause: Clause, cast: Cast, tag: Tag): AiCandidate | undefined {
  const list = organisationsIn(clause, cast);
  const target = list.find((one) => one.from >= tag.to && one.from - tag.to <= 6);
  if (!target) return undefined;
  const actor =
    subjectOf(clause, cast, tag.from) ??
    list.find((one) => one.from > target.to && /^(?:par|by)$/.test(governorOf(one) ?? ''));
  if (!actor || actor.entity === target.entity) return undefined;
  const money = readMoney(clause)[0];
  return {
    clause,
    from: tag.from,
    to: target.to,
    initiative: 'acquisition',
    actor,
    counterparties: [{ mention: target, role: 'target' }],
    ...(money ? { money } : {}),
  };
}

/** "X s'associe à Y", "un partenariat entre X et Y", "X and Y announce a partnership". */
function partnered(clause: Clause, cast: Cast, tag: Tag, reading: Reading): AiCandidate | undefined {
  const list = organisationsIn(clause, cast).filter((one) => !isSource(one));
  const noun =
    /^(?:partner|partenariat|collaboration|alliance|accord|tie-up)/.test(clause.tokens[tag.from]!.low) &&
    tag.to - tag.from === 1;
  const partner = list.find(
    (one) =>
      one.from >= tag.to &&
      one.from - tag.to <= 8 &&
      /^(?:avec|with|à|au|et|and|entre|between)$/.test(
        governorOf(one) ?? (reading.language === 'en' ? 'with' : 'avec'),
      ),
  );
  const actor = subjectOf(clause, cast, tag.from);
  if (actor && partner && rootOf(partner.entity) !== rootOf(actor.entity))
    return {
      clause,
      from: tag.from,
      to: partner.to,
      initiative: 'partnership',
      actor,
      counterparties: [{ mention: partner, role: 'partner' }],
    };
  if (!noun) return undefined;
  const pair = list.filter((one) => one.to <= tag.from || one.from <= tag.to + 6);
  const [first, second] = pair;
  if (!first || !second || first.entity === second.entity) return undefined;
  const between = clause.tokens
    .slice(first.to, second.from)
    .map((token) => token.low)
    .join(' ');
  return /^(?:et|and|,)$/.test(between)
    ? {
        clause,
        from: tag.from,
        to: Math.max(tag.to, second.to),
        initiative: 'partnership',
        actor: first,
        counterparties: [{ mention: second, role: 'partner' }],
      }
    : undefined;
}

/** The fund through which an investment went: in its sentence or in the next ones that speak of it ("Ce soutien, porté par X"). */
export function vehicleOf(candidate: AiCandidate, cast: Cast, reading: Reading): Mention | undefined {
  for (let index = candidate.clause.index; index <= candidate.clause.index + 2; index += 1) {
    const clause = reading.clauses[index];
    if (clause?.field !== candidate.clause.field) return undefined;
    if (index > candidate.clause.index && tagsOf(clause, 'stake').length === 0) continue;
    for (const tag of tagsOf(clause, 'vehicleVerb')) {
      const found = organisationsIn(clause, cast).find(
        (one) =>
          one.from >= tag.to &&
          one.from - tag.to <= 4 &&
          one.entity !== candidate.actor.entity &&
          !candidate.counterparties.some((other) => other.mention.entity === one.entity),
      );
      if (found) return found;
    }
    for (const tag of tagsOf(clause, 'stake')) {
      const owner = organisationsIn(clause, cast).find(
        (one) =>
          one.from >= tag.to &&
          one.from - tag.to <= 4 &&
          /^(?:de|du|d'|from)$/.test(governorOf(one) ?? '') &&
          /(?:fund|fonds|ventures|capital)/i.test(one.name.text),
      );
      if (
        owner &&
        index > candidate.clause.index &&
        owner.entity !== candidate.actor.entity &&
        !candidate.counterparties.some((other) => other.mention.entity === owner.entity)
      )
        return owner;
    }
  }
  return undefined;
}

/** The product that the money is for: "le développement de X", "maker of X", in the sentence or the next ones. */
export function productOf(
  candidate: AiCandidate,
  cast: Cast,
  reading: Reading,
  vehicle: Mention | undefined,
): AiCandidate['product'] {
  for (let index = candidate.clause.index; index <= candidate.clause.index + 2; index += 1) {
    const clause = reading.clauses[index];
    if (clause?.field !== candidate.clause.field) return undefined;
    if (
      index > candidate.clause.index &&
      tagsOf(clause, 'stake').length === 0 &&
      tagsOf(clause, 'product').length === 0
    )
      continue;
    for (const tag of tagsOf(clause, 'productVerb')) {
      const found = cast
        .mentionsIn(clause)
        .find(
          (one) =>
            one.from >= tag.to &&
            one.from - tag.to <= 3 &&
            one.entity.kind !== 'person' &&
            one.entity.kind !== 'place' &&
            one.entity !== candidate.actor.entity &&
            one.entity !== vehicle?.entity &&
            !candidate.counterparties.some((other) => other.mention.entity === one.entity),
        );
      if (found) return { name: found.entity.name, clause, from: found.from, to: found.to };
    }
  }
  return undefined;
}
