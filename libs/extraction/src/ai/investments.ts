import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, type Clause } from '../text/document.js';
import type { Money } from '../text/money.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { standsFree, type Scene } from './actors.js';
import { candidate, isCut, type AiCandidate, type Party, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { voiceOf } from './grammar.js';
import { paidFor } from './prices.js';
import { moneyNear } from './sums.js';
import { doerOf } from './nouns.js';

const into = /^(?:dans|in|into|au|chez|auprès|behind)$/;
/** "X investit 2 milliards dans Y", "X backs Y", "X takes a stake in Y", "X va investir 1 milliard en France dans l'IA". */
export const invested: Reader = (clause, tag, scene, context) => {
  const voice = voiceOf(clause, tag, scene.reading);
  const money = moneyNear(clause, tag, 20);
  const verb = lowAt(clause, tag.from);
  if (voice === 'passive' && /^(?:back|fund|soutenu|financ)/.test(verb)) return backed(clause, tag, scene, money);
  if (voice !== 'active' || isPriceOf(clause, tag)) return undefined;
  const bought = /^(?:débours|dépens|spen[dt])/.test(verb) ? paidFor(clause, tag, scene, context) : undefined;
  if (bought) return bought;
  const actor = scene.subjectOf(clause, tag.from);
  if (!actor) return undefined;
  const investee = investeeOf(clause, tag, scene, actor);
  const parties: Party[] = investee ? [{ mention: investee, role: 'investee' }] : [];
  return isInvestment(clause, tag, investee, money, scene, context)
    ? {
        ...candidate(clause, tag, 'investment', actor, parties),
        ...compact({ money }),
        to: Math.max(tag.to, investee?.to ?? money?.to ?? tag.to),
      }
    : undefined;
};

/** "débourse 40 millions pour s'offrir Y", "spends $5m to buy Y": what the money buys is told behind. */
const isPriceOf = (clause: Clause, tag: Tag): boolean =>
  clause.tags.some(
    ({ category, from }) =>
      /^(?:acquire|take)Verb$/.test(category) &&
      from >= tag.to &&
      from - tag.to <= 10 &&
      /^(?:pour|to|afin|de)$/.test(lowAt(clause, from - 1)),
  );

/** A sum or a stake in a house, or a sum for AI itself or for what AI runs on; "backs" and "soutient" alone need a house of AI. */
function isInvestment(
  clause: Clause,
  tag: Tag,
  investee: Mention | undefined,
  money: Money | undefined,
  scene: Scene,
  context: AiContext,
): boolean {
  const verb = lowAt(clause, tag.from);
  if (!investee)
    return (
      money !== undefined && !/^(?:back|soutien|bet|parie)/.test(verb) && isForAi(clause, tag, money, scene, context)
    );
  if (!context.dealsOfAi(clause) && !context.isAi(investee)) return false;
  if (money) return money.from - tag.to <= 20;
  if (isStake(clause, tag) || /^(?:inve|inject|entr|become|became|devien|devenu)/.test(verb)) return true;
  return /^(?:back|soutien|mis(?:e|er|ent)$)/.test(verb) && context.isAi(investee);
}

const plain =
  /^(?:inve|inject|promet|promis|pledg|commit|earmark|spen|dépens|consacr|pour|plough|plow|pump|alloc|alloue|engag|débours|mobilis|débloqu|injecte)/;
/** Verbs that tell of money only where what is bought or made is named beside the sum. */
const making =
  /^(?:achè|achet|plan|doubl|tripl|quadrupl|buil|prévoi|lift|boost|increas|hik|rais|up|add|buy|bought|acqui|tak|took|write|wrote|prend|pris|met|mis)/;

/** "has set up a $100m fund for AI start-ups", "crée un fonds de 100 millions pour l'IA": money set aside. */
export const funded: Reader = (clause, tag, scene, context) => {
  const money = moneyNear(clause, tag, 8);
  const fund = clause.tokens.slice(tag.to, tag.to + 9).findIndex(({ low }) => /^(?:funds?|fonds)$/.test(low));
  if (!money || money.from < tag.to || fund < 0 || voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  if (!context.within(clause, tag.to, Math.min(clause.to, tag.to + 20))) return undefined;
  const actor = scene.subjectOf(clause, tag.from);
  return actor && { ...candidate(clause, tag, 'investment', actor), money, to: money.to };
};

/** "spends $4bn on AI", "plans a $4bn data centre to train AI", "double son budget IA, à 80 millions". */
function isForAi(clause: Clause, tag: Tag, money: Money, scene: Scene, context: AiContext): boolean {
  const end = Math.min(clause.to, Math.max(tag.to, money.to) + 22);
  const ai = context.within(clause, tag.from, end);
  const verb = lowAt(clause, tag.from);
  if (making.test(verb) || clause.tags.some((one) => one.from === tag.from && one.category === 'lightVerb'))
    return (
      (ai || context.inClause(clause)) && isOfCapital(clause, tag.to, Math.min(end, Math.max(money.to, tag.to) + 8))
    );
  if (ai) return true;
  const next = scene.reading.clauses[clause.index + 1];
  const computes = [clause, next].some((one) => one && hasTag(one, 'capacity'));
  return (context.subject || computes) && context.dealsOfAi(clause) && plain.test(verb);
}

/** A budget, or what computes: "a $4bn data centre", "its AI spending". */
const isOfCapital = (clause: Clause, from: number, to: number): boolean =>
  clause.tags.some((one) => /^(?:capacity|budget)$/.test(one.category) && one.from >= from && one.from < to);

/** "takes a stake", "a pris une participation", "prend 12 % du capital", "buys 49% of". */
function isStake(clause: Clause, tag: Tag): boolean {
  for (let at = tag.from; at < Math.min(clause.to, tag.to + 7); at += 1)
    if (
      /^(?:stake|stakes|participation|capital|actionnaire|shareholder|shares|%|half|third|quarter|moitié|tiers|quart|parts|actions|titres)$/.test(
        lowAt(clause, at),
      )
    )
      return true;
  return false;
}

function investeeOf(clause: Clause, tag: Tag, scene: Scene, actor: Mention): Mention | undefined {
  const bare = /^(?:back|fund|soutien|soutenu|financ)/.test(lowAt(clause, tag.from));
  const named = scene.organisationsIn(clause).find((one) => {
    if (one.from < tag.to || one.from - tag.to > 16 || one.entity === actor.entity || isCut(clause, tag.to, one.from))
      return false;
    const governor = governorOf(one) ?? '';
    if (into.test(governor) || (governor === 'sur' && lowAt(clause, tag.from).startsWith('mis'))) return true;
    if (isStake(clause, tag) && /^(?:de|d'|du|of)$/.test(governor) && one.from - tag.to <= 11) return true;
    if (
      /^(?:writ|wrote|cut|drop|verse|attrib|octroi|accord)/.test(lowAt(clause, tag.from)) &&
      /^(?:for|to|à|pour)$/.test(governor)
    )
      return true;
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
  const ai = investee
    ? context.dealsOfAi(clause) || context.isAi(investee)
    : context.within(clause, clause.from, clause.to);
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
