import type { Tag } from '../lexicon/phrases.js';
import { compact } from '../compact.js';
import { hasTag, lowAt, tagAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { type Cast, type Mention } from '../names/entities.js';
import type { AiContext } from './context.js';
import { organisationsIn } from './context.js';
import { isNeverEmployer } from '../names/names.js';
import { isInName, subjectOf, triggersOf, type AiCandidate } from './deals.js';

/** Launches, adoptions and research of a sentence. */
export function worksIn(clause: Clause, cast: Cast, reading: Reading, context: AiContext): AiCandidate[] {
  const found: AiCandidate[] = [];
  const titled = titledProduct(clause, cast, context);
  if (titled) found.push(titled);
  for (const tag of triggersOf(clause, { launchVerb: true, adoptVerb: true })) {
    if (isInName(tag, clause, cast)) continue;
    const read =
      tag.category === 'launchVerb'
        ? launched(clause, cast, tag, context, reading)
        : tag.category === 'adoptVerb'
          ? adopted(clause, cast, tag)
          : undefined;
    const lab = tag.category === 'launchVerb' ? opened(clause, cast, tag) : undefined;
    if (lab) found.push(lab);
    else if (read) found.push(read);
  }
  return found;
}

const finite = {
  fr: /(?:e|ent|rt|ut|it|a|é|rait|nt)$/,
  en: /(?:s|ed|out|ing|wn)$/,
};
/** Verbs that do much else than launch: they need a product of AI right behind them. */
const weak =
  /^(?:annonc|announc|bring|brought|add|open|ouvr|ouvert|publi|présent|propos|expand|upgrad|updat|enrich|intègr|ajout|étend|amélior|renforc|activ|test|show|make|made|preview)/;

/** "X lance Y": a named product, or a thing that the sentence calls AI. */
function launched(clause: Clause, cast: Cast, tag: Tag, context: AiContext, reading: Reading): AiCandidate | undefined {
  if (!isFinite(clause, tag, reading) || !(context.inClause(clause) || (context.subject && context.near(clause))))
    return undefined;
  if (reading.language === 'en' && verbIsParticiple(clause, tag))
    return lowAt(clause, tag.to) === 'by' ? launchedBy(clause, cast, tag) : undefined;
  if (
    reading.language === 'en' &&
    [1, 2].some((back) => /^(?:was|is|been|were|are|be)$/.test(lowAt(clause, tag.from - back)))
  )
    return launchedBy(clause, cast, tag);
  const actor = subjectOf(clause, cast, tag.from, 30);
  if (!actor || !context.trusted(actor) || isDeal(clause, tag)) return undefined;
  const product = productAfter(clause, cast, tag.to, actor);
  if (!isProduct(clause, tag, product, context.isAi(actor))) return undefined;
  const to = Math.max(tag.to, product?.to ?? tag.to);
  return {
    clause,
    from: tag.from,
    to,
    initiative: 'launch',
    actor,
    counterparties: [],
    ...compact({ product }),
    stage: 'launched',
  };
}

/** "Qwen3-Max released by Alibaba", "models, added to": no active verb. */
const verbIsParticiple = (clause: Clause, tag: Tag): boolean =>
  lowAt(clause, tag.to) === 'by' ||
  (lowAt(clause, tag.from).endsWith('ed') &&
    lowAt(clause, tag.from - 1) === ',' &&
    /^(?:to|in|with|on|at)$/.test(lowAt(clause, tag.to)));

/** "annonce l'acquisition de": what is announced is a deal. */
const isDeal = (clause: Clause, tag: Tag): boolean =>
  clause.tags.some(
    (one) =>
      /^(?:acquire|partner|raise|invest)Verb$/.test(one.category) && one.from >= tag.to && one.from - tag.to <= 6,
  );

/** A named product, or a thing that is called AI; behind a verb that does much else both, unless a house of AI says it in a title. */
function isProduct(clause: Clause, tag: Tag, product: AiCandidate['product'], ofAi: boolean): boolean {
  const thing = tagsOf(clause, 'product').find((one) => one.from >= tag.to && one.from - tag.to <= 8);
  const ai = tagsOf(clause, 'ai').some((one) => one.from >= tag.to && one.from - tag.to <= 12);
  if (!product)
    return (
      thing !== undefined &&
      ai &&
      !/^(?:bring|brought|show|ma[dk]e|open(?:s|ed|ing)?$|ouvr|ouvert)/.test(lowAt(clause, tag.from))
    );
  if (!weak.test(lowAt(clause, tag.from)) || ai) return true;
  return (ofAi && clause.field.field === 'title') || (thing !== undefined && thing.from - tag.to <= 5);
}

/** A verb that says that it happens: not the bare form that is also a noun or an adjective, unless "to" or "will" stands before. */
function isFinite(clause: Clause, tag: Tag, reading: Reading): boolean {
  const verb = clause.tokens[tag.from]!.low;
  const before = clause.tokens[tag.from - 1]?.low ?? '';
  if (
    reading.language === 'en' &&
    /^(?:launch|release|debut|preview|ship|open|open-source|show|roll|unveil|add|bring|update|upgrade)$/.test(verb)
  )
    return /^(?:to|will|would|and|partners|it|they)$/.test(before);
  return finite[reading.language].test(verb) && !/^(?:le|la|les|un|une|the|a|an|du|de|d')$/.test(before);
}

/** "Y was released by X". */
function launchedBy(clause: Clause, cast: Cast, tag: Tag): AiCandidate | undefined {
  const actor = organisationsIn(clause, cast).find(
    (one) => one.from >= tag.to && one.from - tag.to <= 5 && clause.tokens[one.from - 1]?.low === 'by',
  );
  const name = cast
    .mentionsIn(clause)
    .filter((one) => one.to <= tag.from && tag.from - one.to <= 5)
    .at(-1);
  if (!actor || !name) return undefined;
  return {
    clause,
    from: tag.from,
    to: actor.to,
    initiative: 'launch',
    actor,
    counterparties: [],
    product: { name: name.entity.name, clause, from: name.from, to: name.to },
    stage: 'launched',
  };
}

/** The name behind a verb, with its version ("Gemini 3.7 Flash", "GPT-5.1"). */
function productAfter(clause: Clause, cast: Cast, from: number, actor: Mention): AiCandidate['product'] {
  const name = cast
    .mentionsIn(clause)
    .find(
      (one) =>
        one.from >= from &&
        one.from - from <= 7 &&
        one.entity !== actor.entity &&
        !isNeverEmployer(one.entity.name) &&
        !one.name.titled &&
        (one.entity.kind !== 'person' || clause.tokens[one.to]?.kind === 'number' || tagAt(clause, 'ai', one.from)) &&
        one.entity.kind !== 'place',
    );
  if (!name) return undefined;
  for (let at = from; at < name.from; at += 1) if (/^[;:]$/.test(clause.tokens[at]!.text)) return undefined;
  let to = name.to;
  while (to < clause.to && to - name.to < 4) {
    const token = clause.tokens[to]!;
    const version =
      token.kind === 'number' &&
      token.text.length <= 4 &&
      !tagAt(clause, 'jobPost', to + 1) &&
      clause.tokens[to + 1]?.text !== '%';
    if (!version && !(token.capital && token.kind === 'word' && clause.tokens[to - 1]!.kind === 'number')) break;
    to += 1;
  }
  const text = clause.field.text.slice(clause.tokens[name.from]!.start, clause.tokens[to - 1]!.end);
  return text.length > 80 ? undefined : { name: text, clause, from: name.from, to };
}

/** "X utilise l'IA pour ...", "X deploys AI in its shops": the AI is the object itself. */
function adopted(clause: Clause, cast: Cast, tag: Tag): AiCandidate | undefined {
  const actor = subjectOf(clause, cast, tag.from, 6);
  if (actor?.entity.kind !== 'organisation') return undefined;
  const object = tagsOf(clause, 'ai').find((one) => one.from >= tag.to && one.from - tag.to <= 3);
  if (!object || hasTag(clause, 'anaphora', tag.to, object.from)) return undefined;
  if (!/^(?:pour|afin|to|for|dans|in)$/.test(clause.tokens[object.to]?.low ?? '')) return undefined;
  return organisationsIn(clause, cast).length > 0
    ? {
        clause,
        from: tag.from,
        to: object.to,
        initiative: isResearch(clause, object.to) ? 'research' : 'adoption',
        actor,
        counterparties: [],
        stage: 'in_progress',
      }
    : undefined;
}

/** What AI is used for: "pour faire avancer la recherche", "to study". */
function isResearch(clause: Clause, from: number): boolean {
  for (let at = from; at < Math.min(clause.to, from + 9); at += 1)
    if (/^(?:recherche|recherches|research|étudier|study|scientifique|scientific)$/.test(clause.tokens[at]!.low))
      return true;
  return false;
}

/** A title like "OpenAI Atlas : le premier navigateur IA": a product of a house of AI, and what it is. */
function titledProduct(clause: Clause, cast: Cast, context: AiContext): AiCandidate | undefined {
  if (clause.field.field !== 'title') return undefined;
  const first = cast.mentionsIn(clause)[0];
  if (first?.from !== clause.from || lowAt(clause, first.to) !== ':') return undefined;
  const owner = context.ownerOf(first);
  return owner
    ? {
        clause,
        from: first.from,
        to: first.to,
        initiative: 'launch',
        actor: { ...first, entity: owner },
        counterparties: [],
        product: { name: first.entity.name, clause, from: first.from, to: first.to },
        stage: 'launched',
      }
    : undefined;
}

/** "X opens an AI research lab", "X ouvre un centre de recherche en IA". */
function opened(clause: Clause, cast: Cast, tag: Tag): AiCandidate | undefined {
  if (!/^(?:open|ouvr|ouvert|inaugur|launch|lanc)/.test(lowAt(clause, tag.from))) return undefined;
  const within = (category: string): boolean =>
    tagsOf(clause, category).some((one) => one.from >= tag.to && one.from - tag.to <= 7);
  const lab = clause.tokens
    .slice(tag.to, tag.to + 8)
    .some((token) => /^(?:lab|laboratory|center|centre|institute|laboratoire|labo|institut)$/.test(token.low));
  const actor = lab && within('ai') && within('researchNoun') ? subjectOf(clause, cast, tag.from, 8) : undefined;
  return (
    actor && {
      clause,
      from: tag.from,
      to: tag.to,
      initiative: 'research',
      actor,
      counterparties: [],
      stage: 'announced',
    }
  );
}
