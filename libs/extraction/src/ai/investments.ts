import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import { readMoney, type Money } from '../text/money.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { standsFree, type Scene } from './actors.js';
import { candidate, isCut, type AiCandidate, type Party, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { voiceOf } from './grammar.js';
import { doerOf } from './nouns.js';

const into = /^(?:dans|in|into|au|chez|auprès)$/;
const least = 100_000;

/** The sum that a verb or noun at [from, to) is about. */
function moneyNear(clause: Clause, tag: Tag, reach = 12): Money | undefined {
  const isNear = (sum: Money): boolean =>
    sum.to > tag.from - 6 && sum.from - tag.to <= reach && (sum.value ?? least) >= least;
  return readMoney(clause).find(isNear) ?? bareSums(clause).find(isNear);
}

/** "injecte 50 milliards dans l'IA": French headlines leave out the currency of so large a sum. */
function bareSums(clause: Clause): Money[] {
  return clause.figures.flatMap(({ from, to, min, max, qualifier, percent }) => {
    const value = max ?? min;
    const scaled = /^(?:millions?|milliards?)$/.test(lowAt(clause, to - 1));
    const counted = /^(?:d'|de|des)$/.test(lowAt(clause, to)) || percent;
    return value === undefined || !scaled || counted ? [] : [{ from, to, value, currency: '', qualifier }];
  });
}

/** "X investit 2 milliards dans Y", "X backs Y", "X takes a stake in Y", "X va investir 1 milliard en France dans l'IA". */
export const invested: Reader = (clause, tag, scene, context) => {
  const voice = voiceOf(clause, tag, scene.reading);
  const money = moneyNear(clause, tag, 20);
  const verb = lowAt(clause, tag.from);
  if (voice === 'passive' && /^(?:back|fund|soutenu|financ)/.test(verb)) return backed(clause, tag, scene, money);
  if (voice !== 'active') return undefined;
  const actor = scene.subjectOf(clause, tag.from);
  if (!actor) return undefined;
  const investee = investeeOf(clause, tag, scene, actor);
  const parties: Party[] = investee ? [{ mention: investee, role: 'investee' }] : [];
  return isInvestment(clause, tag, investee, money, context)
    ? {
        ...candidate(clause, tag, 'investment', actor, parties),
        ...compact({ money }),
        to: Math.max(tag.to, investee?.to ?? money?.to ?? tag.to),
      }
    : undefined;
};

/** A sum or a stake in a house, or a sum for AI itself; "backs" and "soutient" alone need a start-up of AI. */
function isInvestment(
  clause: Clause,
  tag: Tag,
  investee: Mention | undefined,
  money: Money | undefined,
  context: AiContext,
): boolean {
  const verb = lowAt(clause, tag.from);
  if (!investee)
    return (
      money !== undefined &&
      !/^(?:back|soutien|bet|mis)/.test(verb) &&
      (context.within(clause, tag.to, Math.min(clause.to, tag.to + 30)) ||
        (context.subject && context.near(clause) && /^(?:inve|inject|promet|promis|pledg|commit|earmark)/.test(verb)))
    );
  if (money || isStake(clause, tag) || /^(?:inve|inject|entr)/.test(verb))
    return context.near(clause) || context.isAi(investee);
  return /^(?:back|soutien)/.test(verb) && (context.isAi(investee) || hasTag(clause, 'startup', tag.to));
}

/** "takes a stake", "a pris une participation". */
function isStake(clause: Clause, tag: Tag): boolean {
  for (let at = tag.from; at < Math.min(clause.to, tag.to + 6); at += 1)
    if (/^(?:stake|participation|capital|actionnaire|shareholder)$/.test(lowAt(clause, at))) return true;
  return false;
}

function investeeOf(clause: Clause, tag: Tag, scene: Scene, actor: Mention): Mention | undefined {
  const bare = /^(?:back|fund|soutien|soutenu|financ)/.test(lowAt(clause, tag.from));
  const named = scene.organisationsIn(clause).find((one) => {
    if (one.from < tag.to || one.from - tag.to > 16 || one.entity === actor.entity || isCut(clause, tag.to, one.from))
      return false;
    const governor = governorOf(one) ?? '';
    if (into.test(governor) || (isStake(clause, tag) && /^(?:de|d'|du|of)$/.test(governor))) return true;
    return bare && (governor === '' || /^(?:de|d'|du)$/.test(governor)) && one.from - tag.to <= 9;
  });
  return named ?? phraseInvested(clause, tag, scene, actor);
}

/** "a stake in the Finnish group", "au capital de la start-up": the organisation that the phrase stands for. */
function phraseInvested(clause: Clause, tag: Tag, scene: Scene, actor: Mention): Mention | undefined {
  for (let at = tag.to; at < Math.min(clause.to - 2, tag.to + 10); at += 1)
    if (into.test(lowAt(clause, at)) && scene.isPhrase(clause, at + 1)) {
      const end = actor.clause === clause ? Math.min(actor.from, tag.from) : tag.from;
      const here = scene
        .organisationsIn(clause)
        .filter((one) => one.to <= end)
        .at(-1);
      const topic = here ?? scene.topicOf(clause);
      return topic?.entity === actor.entity ? undefined : topic;
    }
  return undefined;
}

/** "Y, backed by X". */
function backed(clause: Clause, tag: Tag, scene: Scene, money: Money | undefined): AiCandidate | undefined {
  const actor = scene.agentOf(clause, tag.to);
  const investee = scene.subjectOf(clause, tag.from);
  if (!actor || !investee || !money || actor.entity === investee.entity) return undefined;
  return { ...candidate(clause, tag, 'investment', actor, [{ mention: investee, role: 'investee' }]), money };
}

/** "X annonce un investissement de 2 milliards dans Y", "X's $5bn investment in Y". */
export const investmentNamed: Reader = (clause, tag, scene, context) => {
  const money = moneyNear(clause, tag, 6);
  const actor = doerOf(clause, tag, scene) ?? (money && apposedActor(clause, tag, scene));
  if (!actor) return undefined;
  const investee = investeeOf(clause, tag, scene, actor);
  const ai = investee ? context.near(clause) || context.isAi(investee) : context.within(clause, clause.from, clause.to);
  if (!ai || !(money || (investee && into.test(governorOf(investee) ?? '') && isTalkedOf(clause, tag))))
    return undefined;
  return {
    ...candidate(clause, tag, 'investment', actor, investee ? [{ mention: investee, role: 'investee' }] : []),
    ...compact({ money }),
    to: Math.max(tag.to, investee?.to ?? tag.to),
  };
};

/** "is considering an investment in Y", "étudie un investissement dans Y": told before there is a sum. */
const isTalkedOf = (clause: Clause, tag: Tag): boolean =>
  /^(?:investissement|investment|stake|prise)$/.test(lowAt(clause, tag.from)) &&
  hasTag(clause, 'plan', Math.max(clause.from, tag.from - 6), tag.from);

/** "X va bâtir un centre, un investissement de 5 milliards": who does what the sum is for. */
function apposedActor(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  const at = /^(?:un|une|a|an)$/.test(lowAt(clause, tag.from - 1)) ? tag.from - 2 : tag.from - 3;
  if (lowAt(clause, at) !== ',') return undefined;
  return scene.organisationsIn(clause).find((one) => one.from - clause.from <= 2 && one.to < at && standsFree(one));
}

/** "Y lève 52 millions de dollars auprès de X", "Y closes a $30m Series A led by X". */
export const raised: Reader = (clause, tag, scene, context) => {
  const money = moneyNear(clause, tag, 14);
  const voice = voiceOf(clause, tag, scene.reading);
  if (voice !== 'active' || !money || money.from < tag.from || !tellsOfFunds(clause, tag, money)) return undefined;
  const actor = scene.subjectOf(clause, tag.from) ?? raisedFor(clause, money, scene);
  if (!actor || !(context.near(clause) || context.isAi(actor))) return undefined;
  return fundsOf(clause, tag, scene, actor, money);
};

/** "Jane Doe a levé un milliard avec X", "has raised $1bn for X, her start-up": the house of the person who raises. */
const raisedFor = (clause: Clause, money: Money, scene: Scene): Mention | undefined =>
  scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from >= money.to && one.from - money.to <= 6 && /^(?:avec|pour|for|with)$/.test(governorOf(one) ?? ''),
    );

/** To raise and "lever" say it alone; to secure, close or land a sum needs a word of funding beside it. */
function tellsOfFunds(clause: Clause, tag: Tag, money: Money): boolean {
  const verb = lowAt(clause, tag.from);
  if (/^(?:rais|lève|lever|levé|levait|lèv)/.test(verb))
    return (
      !/^(?:to|à)$/.test(lowAt(clause, money.from - 1)) &&
      !clause.tokens.slice(tag.to, money.from).some(({ low }) => raisedOtherwise.test(low))
    );
  return (
    ['raiseNoun', 'stake'].some((category) => tagsOf(clause, category).some((one) => one.from >= tag.to - 1)) ||
    (/^(?:réuni|récolt|collect|empoch|pull|br|bag|land|secur|nab|scor|snag|attract)/.test(verb) &&
      hasInvestors(clause, money.to))
  );
}

/** "raise its spending by 27%, or $105 billion": what goes up is no fund. */
const raisedOtherwise =
  /^(?:expenditures?|spending|prices?|forecasts?|capex|guidance|targets?|stake|wages?|pay|dividends?|outlook|estimates?|taxes|prix|salaires|objectifs?|prévisions?|dépenses)$/;

const hasInvestors = (clause: Clause, from: number): boolean =>
  clause.tokens
    .slice(from, Math.min(clause.to, from + 8))
    .some((token) => /^(?:auprès|investisseurs|from|investors|fonds)$/.test(token.low));

/** "Y annonce une levée de fonds de 60 millions", "a $20m funding round for Y". */
export const fundingNamed: Reader = (clause, tag, scene, context) => {
  const actor = doerOf(clause, tag, scene);
  const money = moneyNear(clause, tag, 8);
  if (!actor || !(context.near(clause) || context.isAi(actor))) return undefined;
  const round = /^(?:levée|levées|tour|tours|fund|série|series)/.test(lowAt(clause, tag.from));
  if (!money && !(round && clause.field.field === 'title')) return undefined;
  return fundsOf(clause, tag, scene, actor, money);
};

function fundsOf(clause: Clause, tag: Tag, scene: Scene, actor: Mention, money: Money | undefined): AiCandidate {
  const investors = scene
    .organisationsIn(clause)
    .filter(
      (one) =>
        one.from > (money?.to ?? tag.to) &&
        one.entity !== actor.entity &&
        /^(?:de|d'|du|from|by|par|auprès|with|including|dont)$/.test(governorOf(one) ?? 'by') &&
        isBehindInvestors(clause, money?.to ?? tag.to, one.from),
    );
  return {
    ...candidate(
      clause,
      tag,
      'investment',
      actor,
      investors.slice(0, 4).map((mention) => ({ mention, role: 'investor' as const })),
    ),
    to: Math.max(tag.to, money?.to ?? tag.to),
    ...compact({ money }),
  };
}

/** "mené par X", "led by X and Y", "auprès de X", "from X", "with participation from X", "including X". */
function isBehindInvestors(clause: Clause, from: number, to: number): boolean {
  for (let at = to - 1; at >= from && to - at < 40; at -= 1)
    if (/^(?:par|by|auprès|from|investors|investisseurs|participation|including|dont|with)$/.test(lowAt(clause, at)))
      return true;
  return false;
}
