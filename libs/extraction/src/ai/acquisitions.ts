import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, type Clause } from '../text/document.js';
import { readMoney } from '../text/money.js';
import type { Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { productKey, type Scene } from './actors.js';
import { candidate, isCut, type AiCandidate, type Reader } from './candidate.js';
import type { AiContext } from './context.js';
import { isLegal, voiceOf } from './grammar.js';
import { listWith } from './lists.js';
import { equipped } from './goods.js';
import { doerOf, firstOf } from './nouns.js';
import { ownTimes } from './times.js';

/** "X rachète Y", "Y a été racheté par X", "X agreed to buy Y". */
export const acquired: Reader = (clause, tag, scene, context) => {
  const voice = voiceOf(clause, tag, scene.reading);
  if (voice === 'none') return offered(clause, tag, scene, context);
  const before = notBought(clause, tag, scene, scene.subjectOf(clause, tag.from));
  if (voice === 'passive') {
    const actor = scene.agentOf(clause, tag.to);
    return actor && before ? deal(clause, tag, actor, before, context) : undefined;
  }
  if (!before) return undefined;
  const verb = lowAt(clause, tag.from);
  if (verb === 'combined') return undefined;
  if (/^(?:merg|combin|fusionn)/.test(verb)) return merged(clause, tag, before, scene, context);
  const target = targetOf(clause, tag, scene, before);
  if (/^(?:tak|took|get|got)/.test(verb) && tag.to - tag.from === 1 && !(target && isPriced(clause, tag, target)))
    return undefined;
  if (target && isShare(clause, tag, target))
    return context.dealsOfAi(clause) || context.isAi(target)
      ? { ...candidate(clause, tag, 'investment', before, [{ mention: target, role: 'investee' }]), to: target.to }
      : undefined;
  const bought = target ?? partsOf(clause, tag, before, scene) ?? ledBy(clause, before, scene);
  return (bought && deal(clause, tag, before, bought, context)) ?? equipped(clause, tag, before, scene, context);
};

/** "The vendor has bought Y": a phrase never stands for the house behind the verb, but for the other one of the title. */
function notBought(clause: Clause, tag: Tag, scene: Scene, subject: Mention | undefined): Mention | undefined {
  if (!subject || subject.clause === clause) return subject;
  const bought = scene.organisationsIn(clause).find((one) => one.from >= tag.to && one.entity === subject.entity);
  const [title] = scene.reading.clauses;
  if (!bought || !title) return subject;
  return scene.organisationsIn(title).find((one) => one.entity !== subject.entity);
}

/** "X and Y are merging", "X fusionne avec Y": the house named first buys, as far as the text tells. */
function merged(clause: Clause, tag: Tag, actor: Mention, scene: Scene, context: AiContext): AiCandidate | undefined {
  const pair = pairOf(clause, tag, scene, actor);
  const behind = scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from >= tag.to &&
        one.from - tag.to <= 6 &&
        one.entity !== actor.entity &&
        /^(?:with|avec|into)$/.test(governorOf(one) ?? ''),
    );
  const other = pair ?? behind;
  return other && deal(clause, tag, actor, other, context);
}

/** "takes X's robots for $5bn": the price stands behind what is taken. */
const isPriced = (clause: Clause, tag: Tag, target: Mention): boolean =>
  target.from === tag.to &&
  readMoney(clause).some(
    (sum) => sum.from > target.to && sum.from - target.to <= 12 && /^(?:for|in|at)$/.test(lowAt(clause, sum.from - 1)),
  );

/** "reprend brevets et ingénieurs", "buys the patents": what is left of the other house that the title names. */
function partsOf(clause: Clause, tag: Tag, actor: Mention, scene: Scene): Mention | undefined {
  if (!clause.tokens.slice(tag.to, Math.min(clause.to, tag.to + 4)).some(({ low }) => assets.test(low)))
    return undefined;
  const [title] = scene.reading.clauses;
  const others =
    title && title !== clause ? scene.organisationsIn(title).filter((one) => one.entity !== actor.entity) : [];
  return new Set(others.map((one) => one.entity)).size === 1
    ? others[0]
    : others.find((one) => /^(?:chez|at|de|of)$/.test(governorOf(one) ?? ''));
}

const assets =
  /^(?:brevets?|actifs|activités?|équipes?|ingénieurs|salariés|marque|produits?|assets|patents?|staff|team|brand|business|remains|rest|reste|technologies|technology|technologie)$/;

/** "Avec Y, X met la main sur une équipe": what the sentence begins with is what was bought. */
const ledBy = (clause: Clause, actor: Mention, scene: Scene): Mention | undefined =>
  /^(?:avec|with)$/.test(lowAt(clause, clause.from))
    ? scene
        .organisationsIn(clause)
        .find((one) => one.from === clause.from + 1 && lowAt(clause, one.to) === ',' && one.entity !== actor.entity)
    : undefined;

/** "buys 49% of Y", "rachète la moitié de Y": a stake in a house. */
const isShare = (clause: Clause, tag: Tag, target: Mention): boolean =>
  clause.tokens
    .slice(tag.to, target.from)
    .some(({ low }) => /^(?:%|half|third|quarter|moitié|tiers|quart|part|stake|minority)$/.test(low));

/** "X a offert 34 milliards pour racheter Y", "X offers $5bn to buy Y". */
function offered(clause: Clause, tag: Tag, scene: Scene, context: AiContext): AiCandidate | undefined {
  for (let at = tag.from - 1; at >= clause.from && tag.from - at <= 12; at -= 1) {
    if (
      !/^(?:offre|offert|propose|proposé|négocie|offers|offered|bid|bids|talks|discussions|négociations|pourparlers|débourse|déboursé|déboursent|paie|paye|payé|paient|verse|versé|aligne|aligné|dépense|dépensé|signed|signe|signé)$/.test(
        lowAt(clause, at),
      )
    )
      continue;
    const actor = scene.subjectOf(clause, at);
    const target = targetOf(clause, tag, scene, actor);
    return actor && target ? deal(clause, tag, actor, target, context) : undefined;
  }
  return undefined;
}

/** "l'acquisition de Y par X", "X announces the acquisition of Y", "X's takeover of Y", "the acquisition of Y gives X a lab". */
export const acquisitionNamed: Reader = (clause, tag, scene, context) => {
  const named = doerOf(clause, tag, scene);
  const target = targetOf(clause, tag, scene, named);
  if (!target || target.entity === named?.entity || !/^(?:de|d'|du|of|with|avec|by)$/.test(governorOf(target) ?? '')) {
    const pair = named && pairOf(clause, tag, scene, named);
    return pair && isOfTwo(clause, tag) ? deal(clause, tag, named, pair, context) : undefined;
  }
  const actor =
    named ??
    buyerBehind(clause, target, scene) ??
    gainerOf(clause, target, scene) ??
    (isTold(clause, tag) ? (firstOf(clause, tag.from, scene) ?? titleHouse(scene, clause)) : undefined);
  if (!actor) return undefined;
  const also = alsoBought(clause, target, scene, actor);
  return [deal(clause, tag, actor, target, context), also && deal(clause, tag, actor, also, context)].flatMap(
    (one) => one ?? [],
  );
};

/** "le rachat de Y, à Grenoble, et de Z": a second house that the noun governs. */
const alsoBought = (clause: Clause, target: Mention, scene: Scene, actor: Mention): Mention | undefined =>
  scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from > target.to &&
        one.from - target.to <= 8 &&
        one.entity !== actor.entity &&
        /^(?:de|d'|du|of)$/.test(lowAt(clause, one.from - 1)) &&
        /^(?:et|and)$/.test(lowAt(clause, one.from - 2)),
    );

/** "Rachat de Y, spécialiste de l'IA, par X": who buys, behind what is said of what is bought. */
const buyerBehind = (clause: Clause, target: Mention, scene: Scene): Mention | undefined =>
  anotherBehind(clause, target, scene, 14, (one) => /^(?:par|by)$/.test(governorOf(one) ?? ''));

/** "the acquisition of Y gives X", "permet à X de": who has what the purchase brings. */
const gainerOf = (clause: Clause, target: Mention, scene: Scene): Mention | undefined =>
  anotherBehind(
    clause,
    target,
    scene,
    12,
    ({ from }) =>
      /^(?:gives|gave|brings|hands|lets|allows|donne|apporte|makes|helps)$/.test(lowAt(clause, from - 1)) ||
      (/^(?:à|au)$/.test(lowAt(clause, from - 1)) &&
        /^(?:permet|permettra|donne|apporte|offre)$/.test(lowAt(clause, from - 2))),
  );

/** The first other house within `reach` tokens behind what is bought of which something holds. */
const anotherBehind = (
  clause: Clause,
  target: Mention,
  scene: Scene,
  reach: number,
  holds: (one: Mention) => boolean,
): Mention | undefined =>
  scene
    .organisationsIn(clause)
    .find((one) => one.from > target.to && one.from - target.to <= reach && one.entity !== target.entity && holds(one));

/** A purchase that the sentence tells as its own news, and not by a definite phrase deep in the text. */
const isTold = (clause: Clause, tag: Tag): boolean =>
  clause.index <= 3 && !/^(?:ce|cet|this|that|après|after)$/.test(lowAt(clause, tag.from - 1));

/** The house that the title names first, where a sentence near the top names none before what it tells. */
function titleHouse(scene: Scene, clause: Clause): Mention | undefined {
  const [title] = scene.reading.clauses;
  if (title?.field.field !== 'title' || clause === title) return undefined;
  return scene.organisationsIn(title).find((one) => one.from - title.from <= 3);
}

/** "X, Y agree merger", "X and Y announce an all-share merger". */
const isOfTwo = (clause: Clause, tag: Tag): boolean =>
  /^(?:merger|fusion|tie-up|rapprochement)$/.test(lowAt(clause, tag.to - 1));

const pairOf = (clause: Clause, tag: Tag, scene: Scene, actor: Mention): Mention | undefined =>
  actor.clause === clause
    ? listWith(actor, scene.organisationsIn(clause)).find(
        (one) => one.from > actor.from && one.to <= tag.from && one.entity !== actor.entity,
      )
    : undefined;

const joins = /^(?:rejoi|join|become|became|fold)/;
const loose = /^(?:goes|going|went|entre|entrent|entrer|entré|entrée)/;

/** "Y sells to X", "Y passe sous pavillon X", "the AI start-up Y joins X": the subject is what is bought. */
export const sold: Reader = (clause, tag, scene, context) => {
  const voice = voiceOf(clause, tag, scene.reading);
  const verb = lowAt(clause, tag.from);
  const past = /^(?:sold|vendue?s?|cédée?s?|passée?|tombée?)$/.test(verb);
  if (voice === 'none' && !past) return undefined;
  const buyer = scene
    .organisationsIn(clause)
    .find((one) => one.from >= tag.to && one.from - tag.to <= 6 && !isCut(clause, tag.to, one.from));
  const target = scene.subjectOf(clause, tag.from) ?? (past ? lastBefore(clause, tag, scene) : undefined);
  if (buyer && !target && !past) return fallen(clause, tag, buyer, context);
  if (!buyer || !target || hasPersonBefore(clause, tag, scene)) return undefined;
  if (/^(?:sell|sold|vend|céd)/.test(verb) && !isHouseSold(clause, tag, target)) return undefined;
  return isSale(clause, verb, buyer, scene) ? deal(clause, tag, buyer, target, context) : undefined;
};

/** "Y rejoint X" and "Y goes to X" tell other things as well. */
const isSale = (clause: Clause, verb: string, buyer: Mention, scene: Scene): boolean =>
  !(joins.test(verb) || loose.test(verb)) ||
  isOfPurchase(clause, scene) ||
  (joins.test(verb) && endsWith(clause, buyer));

/** "Douze millions tombent dans l'escarcelle de X": the subject is a sum. */
function fallen(clause: Clause, tag: Tag, buyer: Mention, context: AiContext): AiCandidate | undefined {
  const money = readMoney(clause).find((one) => one.to === tag.from);
  return money && context.dealsOfAi(clause) ? { ...candidate(clause, tag, 'investment', buyer), money } : undefined;
}

/** "Y rejoint X.", "Y is joining X, the two said": nothing follows that tells of a joint work, and no list of others. */
const endsWith = (clause: Clause, buyer: Mention): boolean =>
  !/(?:alliance|consortium|coalition|partnership|foundation|fondation|programme|program)/i.test(buyer.entity.name) &&
  /^(?:[.,!]|)$/.test(lowAt(clause, buyer.to)) &&
  (buyer.to + 1 >= clause.to || !clause.tokens[buyer.to + 1]!.capital);

/** "X finalise Y", "X completes Y": what was agreed before, where the next sentences speak of a purchase. */
export const completed: Reader = (clause, tag, scene, context) => {
  if (
    !/^(?:finalis|boucl|complet|clos|clôt|conclu|wrap|seal)/.test(lowAt(clause, tag.from)) ||
    voiceOf(clause, tag, scene.reading) !== 'active'
  )
    return undefined;
  const target = scene.organisationsIn(clause).find((one) => one.from === tag.to);
  const next = scene.reading.clauses.slice(clause.index + 1, clause.index + 3);
  const actor =
    target && next.some((one) => hasTag(one, 'acquireNoun')) ? scene.subjectOf(clause, tag.from) : undefined;
  return actor && target && deal(clause, tag, actor, target, context);
};

/** "Y sells to X", "Y vendue à X", but no "Y sells chips to X". */
const isHouseSold = (clause: Clause, tag: Tag, target: Mention): boolean =>
  target.clause !== clause ||
  !/^(?:rights?|shares?|stake|chips?|data|licen[cs]es?|parts|actions|droits|données)$/.test(
    lowAt(clause, tag.from - 1),
  );

const lastBefore = (clause: Clause, tag: Tag, scene: Scene): Mention | undefined =>
  scene
    .organisationsIn(clause)
    .filter((one) => one.to <= tag.from && tag.from - one.to <= 3)
    .at(-1);

/** A purchase is spoken of in the sentence or beside it, or two houses announce that one joins the other. */
const isOfPurchase = (clause: Clause, scene: Scene): boolean =>
  scene.reading.clauses
    .slice(Math.max(0, clause.index - 1), clause.index + 3)
    .some((one) => one.tags.some(({ category }) => /^(?:acquire(?:Noun|Verb)|takeVerb)$/.test(category))) ||
  readMoney(clause).length > 0 ||
  clause.tags.some(
    ({ category, to }) =>
      category === 'soldVerb' &&
      /^(?:le|the)$/.test(lowAt(clause, to)) &&
      /^(?:groupe|group|giant|géant)$/.test(lowAt(clause, to + 1)),
  ) ||
  /^(?:two|deux)$/.test(
    clause.tokens.slice(clause.from, clause.to).find(({ low }) => /^(?:two|deux)$/.test(low))?.low ?? '',
  );

const hasPersonBefore = (clause: Clause, tag: Tag, scene: Scene): boolean =>
  scene.cast
    .mentionsIn(clause)
    .some((one) => one.entity.kind === 'person' && one.to <= tag.from && tag.from - one.to <= 8);

/** The first organisation behind the verb that no other word of the sentence owns. */
function targetOf(clause: Clause, tag: Tag, scene: Scene, actor: Mention | undefined): Mention | undefined {
  const list = scene.cast.mentionsIn(clause).filter((one) => productKey(one) === undefined || one.from - tag.to <= 1);
  const first = list.find(
    (one) =>
      one.from >= tag.to &&
      one.from - tag.to <= 10 &&
      one.entity.kind !== 'place' &&
      (one.entity.kind !== 'person' || (one.entity.score.person < 1 && one.from === tag.to)) &&
      one.entity !== actor?.entity &&
      !isCut(clause, tag.to, one.from) &&
      (one.from - tag.to <= 2 || !/^(?:à|to|from|pour|for|par|by|dans|in)$/.test(governorOf(one) ?? '')),
  );
  if (!first && actor) return phraseBought(clause, tag, scene, actor);
  return first && (list.filter((one) => isHeadBehind(clause, first, one)).at(-1) ?? first);
}

/** "to acquire the coding startup's brand", "le rachat de la jeune pousse": the house that the phrase stands for. */
function phraseBought(clause: Clause, tag: Tag, scene: Scene, actor: Mention): Mention | undefined {
  const at = [0, 1].map((step) => tag.to + step).find((one) => scene.isPhrase(clause, one));
  if (at === undefined) return undefined;
  const here = scene.organisationsIn(clause).filter((one) => one.to < tag.from && one.entity !== actor.entity);
  const title = scene.reading.clauses[0];
  const titled = title?.field.field === 'title' ? scene.organisationsIn(title) : [];
  return here[0] ?? titled.find((one) => one.entity !== actor.entity);
}

/** "JavaScript runtime Bun": the last name of the phrase is that of the house. */
function isHeadBehind(clause: Clause, first: Mention, one: Mention): boolean {
  if (one.from <= first.to || one.from - first.to > 3) return false;
  return clause.tokens
    .slice(first.to, one.from)
    .every(
      ({ kind, capital, low }) =>
        kind === 'word' &&
        !capital &&
        low.length > 3 &&
        !/^(?:with|from|into|avec|dans|pour|after|over|that)$/.test(low),
    );
}

/** What is bought is a house, not its goods: a word like "chips" or "computing power" between says the latter. */
const goods =
  /^(?:chips|puces|gpu|gpus|power|capacity|capacité|capacités|actions|shares|ads|serveurs|servers|energy|énergie|électricité|licences|droits|rights|stake|participation|obligations|bonds|terrain|land|services|compute|calcul|tpus?|gw|mw|gigawatts|megawatts|subscriptions|abonnements)$/;

export function deal(
  clause: Clause,
  tag: Tag,
  actor: Mention,
  target: Mention,
  context: AiContext,
): AiCandidate | undefined {
  if (actor.entity === target.entity) return undefined;
  if (!(context.dealsOfAi(clause) || context.isAi(actor) || context.isAi(target))) return undefined;
  for (let at = tag.to; at < Math.min(clause.to, target.to + 2); at += 1)
    if (goods.test(lowAt(clause, at))) return undefined;
  if (isLegal(clause)) return undefined;
  const isOwn = ownTimes(clause, Math.min(tag.from, target.from), Math.max(tag.to, target.to));
  const money = readMoney(clause).find((sum) => (sum.value ?? 1e6) >= 1e5 && isOwn(sum.from, sum.to));
  return {
    ...candidate(clause, tag, 'acquisition', actor, [{ mention: target, role: 'target' }]),
    to: Math.max(tag.to, target.to),
    ...compact({ money }),
  };
}
