import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, tagsOf, type Clause } from '../text/document.js';
import { readMoney, type Money } from '../text/money.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { standsFree, type Scene } from './actors.js';
import { candidate, type AiCandidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { voiceOf } from './grammar.js';
import { doerOf } from './nouns.js';
import { least, moneyNear } from './sums.js';

/** "Y lève 52 millions de dollars auprès de X", "Y closes a $30m Series A led by X". */
export const raised: Reader = (clause, tag, scene, context) => {
  const money = moneyNear(clause, tag, 14);
  const voice = voiceOf(clause, tag, scene.reading);
  if (
    voice !== 'active' ||
    !money ||
    money.from < tag.from ||
    isValue(clause, money) ||
    !tellsOfFunds(clause, tag, money)
  )
    return undefined;
  const actor = scene.subjectOf(clause, tag.from) ?? raisedFor(clause, money, scene);
  if (
    !actor ||
    !(context.dealsOfAi(clause) || context.isLinked(actor) || isMain(actor, scene)) ||
    isToldOfBefore(clause, tag, money, scene)
  )
    return undefined;
  return fundsOf(clause, tag, scene, actor, money);
};

/** A round of so long ago is not what an article is about. */
const oldDays = 120;

/** The house that an article names most speaks of AI somewhere: its money is raised for that. */
function isMain({ entity }: Mention, { cast }: Scene): boolean {
  const most = Math.max(
    ...cast.entities.filter(({ kind }) => kind !== 'person' && kind !== 'place').map(({ mentions }) => mentions.length),
  );
  return entity.mentions.length >= 3 && entity.mentions.length === most;
}

/** "had raised $5m", "has raised $40m since it was founded", "$40m to date": what was raised before. */
function isToldOfBefore(clause: Clause, tag: Tag, money: Money, scene: Scene): boolean {
  const { floor } = scene.reading;
  if (
    floor !== undefined &&
    clause.dates.some((date) => date.last < floor - oldDays && date.from >= tag.to && date.from - money.to <= 5)
  )
    return true;
  const helper = /^(?:had|avait|avaient)$/;
  if (
    [1, 2, 3].some((back) => helper.test(lowAt(clause, tag.from - back))) &&
    !hasTag(clause, 'report', clause.from, tag.from)
  )
    return true;
  const behind = clause.tokens
    .slice(money.to, Math.min(clause.to, money.to + 4))
    .map(({ low }) => low)
    .join(' ');
  if (/^(?:in total|to date|in all|so far|au total|à ce jour|en tout)/.test(behind)) return true;
  return clause.tokens
    .slice(clause.from, clause.to)
    .some(
      ({ low }, at) =>
        /^(?:since|depuis)$/.test(low) &&
        clause.tokens
          .slice(clause.from + at, clause.from + at + 6)
          .some((token) => /^(?:found|creat|launch|start|incept|créa|fonda|lanc|débuts)/.test(token.low)),
    );
}

/** "raising at a $4 billion valuation": what the house is worth. */
const isValue = (clause: Clause, money: Money): boolean =>
  /^(?:valuation|valorisation|value)$/.test(lowAt(clause, money.to)) ||
  /^(?:at|valorisée?)$/.test(lowAt(clause, money.from - 1));

/** "Jane Doe a levé un milliard avec X", "has raised $1bn for X, her start-up": the house of the person who raises. */
const raisedFor = (clause: Clause, money: Money, scene: Scene): Mention | undefined =>
  scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from >= money.to && one.from - money.to <= 6 && /^(?:avec|pour|for|with)$/.test(governorOf(one) ?? ''),
    );

/**
 * To raise and "lever" say it alone, and so do verbs of getting with the sum right behind them, unless it is a sum of trade; to
 * announce, close, win or receive a sum needs a word of funding or an investor beside it.
 */
function tellsOfFunds(clause: Clause, tag: Tag, money: Money): boolean {
  const verb = lowAt(clause, tag.from);
  if (/^(?:rais|lève|lever|levé|levait|lèv)/.test(verb))
    return (
      !/^(?:to|à)$/.test(lowAt(clause, money.from - 1)) &&
      !clause.tokens.slice(tag.to, money.from).some(({ low }) => raisedOtherwise.test(low))
    );
  if (clause.tokens.slice(tag.to, Math.min(clause.to, money.to + 5)).some(({ low }) => ofTrade.test(low))) return false;
  return (
    ['raiseNoun', 'stake'].some((category) =>
      tagsOf(clause, category).some((one) => one.from >= tag.to - 1 && one.from - money.to <= 8),
    ) ||
    hasInvestors(clause, money.to) ||
    (money.from - tag.to <= 3 && getting.test(verb))
  );
}

const getting =
  /^(?:réuni|récolt|collect|empoch|pull|br|bag|land|secur|nab|scor|snag|attract|engrang|recueill|glan|rafl|amass|encaiss|décroch|capt|attir|haul|rak|reel|draw|drew|garner|gather|pocket|clinch|net|grab|scoop|drum|round|sécuris|obt|s'adjug|s'assur)/;
/** A sum that is earned, owed, paid or lost is no fund. */
const ofTrade =
  /^(?:contracts?|contrats?|orders?|commandes?|sales|ventes|revenues?|revenus?|turnover|chiffre|recettes|fines?|amendes?|profits?|bénéfices?|loss|losses|pertes?|savings|économies|penalty|damages|dommages|settlement|bonus|salary|salaire|users?|utilisateurs|customers|clients|tickets?|fans|visitors|visiteurs|views|vues|pay|award|prize|prix|bail|bookings|deposits|dividends?|dividendes|tax|taxes|impôts?|aides?|subventions?|subsid(?:y|ies)|debt|dette|loans?|prêt)$/;

/** "raise its spending by 27%, or $105 billion": what goes up is no fund. */
const raisedOtherwise =
  /^(?:expenditures?|spending|prices?|forecasts?|capex|guidance|targets?|stake|wages?|pay|dividends?|outlook|estimates?|taxes|prix|salaires|objectifs?|prévisions?|dépenses)$/;

const hasInvestors = (clause: Clause, from: number): boolean =>
  clause.tokens
    .slice(from, Math.min(clause.to, from + 8))
    .some((token) => /^(?:auprès|investisseurs|from|investors|fonds)$/.test(token.low)) ||
  (/^(?:de|d')$/.test(lowAt(clause, from)) && from + 1 < clause.to && clause.tokens[from + 1]!.capital);

/** "Y annonce une levée de fonds de 60 millions", "a $20m funding round for Y", "Y's $20m round", "a $20m round values Y at". */
export const fundingNamed: Reader = (clause, tag, scene, context) => {
  const money = moneyNear(clause, tag, 8);
  const round =
    /^(?:levée|levées|tour|tours|fund|fundraising|série|series|seed|round|amorçage|growth|pre|augmentation)/.test(
      lowAt(clause, tag.from),
    );
  if (!round && tag.to - tag.from === 1 && !money) return undefined;
  if (!money && clause.field.field !== 'title') return undefined;
  const led = leaderBefore(clause, tag, scene);
  const worth = worthBefore(clause, tag, scene);
  if (worth && worth.house.entity !== led?.entity && context.dealsOfAi(clause)) {
    const funds = fundsOf(clause, tag, scene, worth.house, worth.sum);
    return led ? { ...funds, counterparties: [{ mention: led, role: 'investor' }] } : funds;
  }
  const actor = receiverOf(clause, tag, scene, led) ?? led;
  if (!actor || !(context.dealsOfAi(clause) || context.isLinked(actor) || isMain(actor, scene))) return undefined;
  if (led && led.entity !== actor.entity)
    return {
      ...candidate(clause, tag, 'investment', led, [{ mention: actor, role: 'investee' }]),
      ...compact({ money }),
    };
  if (led) return { ...candidate(clause, tag, 'investment', led), ...compact({ money }) };
  return fundsOf(clause, tag, scene, actor, money);
};

/** "X leads Y's Series C", "X mène un tour de table dans Y": the house that leads the round. */
function leaderBefore(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  const verb = tagsOf(clause, 'roundVerb')
    .filter((one) => one.to <= tag.from && tag.from - one.to <= 10)
    .at(-1);
  return verb && voiceOf(clause, verb, scene.reading) === 'active' ? scene.subjectOf(clause, verb.from) : undefined;
}

function receiverOf(clause: Clause, tag: Tag, scene: Scene, led: Mention | undefined): Mention | undefined {
  const list = scene.organisationsIn(clause).filter((one) => one.entity !== led?.entity);
  const valued = list.find(
    (one) =>
      one.from > tag.to &&
      one.from - tag.to <= 16 &&
      /^(?:values|valued|valuing|valorise|valorisent|valorisant)$/.test(lowAt(clause, one.from - 1)),
  );
  if (valued) return valued;
  const other = doerOf(clause, tag, scene);
  if (other && other.entity !== led?.entity) return other;
  if (led)
    return list.find(
      (one) =>
        one.from >= tag.to &&
        one.from - tag.to <= 12 &&
        /^(?:in|into|dans|de|d'|for|pour|of|chez)$/.test(governorOf(one) ?? ''),
    );
  return hasOwner(clause, tag) ? scene.topicOf(clause) : wholeSubject(clause, tag, scene);
}

/** "X is worth $2bn after a $200m round", "X triples its value to $3bn on a $180m round", "X vaut 2 milliards après une série C de 200 millions". */
function worthBefore(clause: Clause, tag: Tag, scene: Scene): { house: Mention; sum: Money } | undefined {
  const sums = readMoney(clause);
  const sum =
    sums.filter((one) => one.to <= tag.from && tag.from - one.to <= 3).at(-1) ??
    sums.find((one) => one.from >= tag.to && one.from - tag.to <= 2);
  const value = sum && sums.filter((one) => one.to < sum.from && sum.from - one.to <= 10).at(-1);
  if (!value || !clause.tokens.slice(value.to, Math.min(sum.from, tag.from)).some(({ low }) => thanksTo.test(low)))
    return undefined;
  const house = scene.organisationsIn(clause).find((one) => one.to <= value.from && standsFree(one));
  return house && value.from - house.to <= 7 ? { house, sum } : undefined;
}
const thanksTo = /^(?:on|after|following|with|via|après|avec|grâce)$/;

/** "its $12m seed round", "sa série A". */
const hasOwner = (clause: Clause, tag: Tag): boolean =>
  clause.tokens
    .slice(Math.max(clause.from, tag.from - 5), tag.from)
    .some(({ low }) => /^(?:its|their|sa|son|leur)$/.test(low));

/** "Fresh from a $12m seed round, X is opening": the house that the sentence is about, where no other stands behind "by". */
function wholeSubject(clause: Clause, tag: Tag, scene: Scene): Mention | undefined {
  const list = scene.organisationsIn(clause).filter(standsFree);
  const comma = clause.tokens.findIndex(
    (token, at) => at >= tag.to && at < Math.min(clause.to, tag.to + 10) && token.text === ',',
  );
  if (comma > 0 && clause.tokens.slice(tag.to, comma).some(({ capital }) => capital)) return undefined;
  if (clause.from + 8 >= tag.from && comma > 0) return list.find((one) => one.from > comma && one.from - comma <= 7);
  return undefined;
}

/** "X: $12m for its AI", "12 M€ pour X": the title of an article whose first sentences tell of a round. */
export function titledSum(clause: Clause, scene: Scene, context: AiContext): AiCandidate | undefined {
  if (!context.dealsOfAi(clause)) return undefined;
  const titled = clause.field.field === 'title';
  if (!titled && !(opensWithSum(clause) && context.within(clause, clause.from, clause.to))) return undefined;
  if (
    clause.tags.some(
      ({ category }) => /^(?:acquire|partner|sold)(?:Verb|Noun)$/.test(category) && category !== 'acquireVerb',
    )
  )
    return undefined;
  const money = readMoney(clause).find((sum) => (sum.value ?? 0) >= least);
  const next = scene.reading.clauses.slice(clause.index + 1, clause.index + 4);
  const raises = next.some((one) => one.tags.some(({ category }) => /^(?:raiseNoun|roundVerb)$/.test(category)));
  if (!money || !(raises || (opensWithSum(clause) && !hasDeed(clause, scene)))) return undefined;
  const house = scene
    .organisationsIn(clause)
    .find(
      (one) =>
        (one.from === clause.from && lowAt(clause, one.to) === ':') ||
        (one.from === clause.from &&
          money.from - one.to <= 3 &&
          money.from > one.to &&
          !clause.tokens.slice(money.to, money.to + 4).some(({ low }) => ofTrade.test(low))) ||
        (one.from >= money.to &&
          one.from - money.to <= 3 &&
          !clause.tokens.slice(money.to, one.from).some(({ low }) => ofTrade.test(low)) &&
          /^(?:pour|for|à)$/.test(governorOf(one) ?? '')),
    );
  return house && { ...candidate(clause, money, 'investment', house), money };
}

/** A verb that is no mere participle. */
const hasDeed = (clause: Clause, scene: Scene): boolean =>
  clause.tags.some((tag) => tag.category.endsWith('Verb') && voiceOf(clause, tag, scene.reading) !== 'none');

/** "12 millions d'euros pour X et ses robots": a sentence that begins with its sum. */
const opensWithSum = (clause: Clause): boolean => readMoney(clause).some(({ from }) => from - clause.from <= 2);

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
