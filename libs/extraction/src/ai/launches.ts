import type { Tag } from '../lexicon/phrases.js';
import { hasTag, tagAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import { type Cast, type Mention } from '../names/entities.js';
import type { AiContext } from './context.js';
import { organisationsIn } from './context.js';
import { subjectOf, type AiCandidate } from './deals.js';

/** Launches, adoptions and research of a sentence. */
export function worksIn(clause: Clause, cast: Cast, reading: Reading, context: AiContext): AiCandidate[] {
  const found: AiCandidate[] = [];
  for (const tag of clause.tags) {
    const read =
      tag.category === 'launchVerb'
        ? launched(clause, cast, tag, context, reading)
        : tag.category === 'adoptVerb'
          ? adopted(clause, cast, tag)
          : undefined;
    if (read) found.push(read);
  }
  return found;
}

const finite = {
  fr: /(?:e|ent|it|rt|nt|a|é|t)$/,
  en: /(?:s|ed|t|e|ch|l)$/,
};

/** "X lance Y": a named product, or a thing that the sentence calls AI. */
function launched(clause: Clause, cast: Cast, tag: Tag, context: AiContext, reading: Reading): AiCandidate | undefined {
  if (!finite[reading.language].test(clause.tokens[tag.from]!.low)) return undefined;
  if (!context.inClause(clause) && !(context.subject && context.near(clause))) return undefined;
  const actor = subjectOf(clause, cast, tag.from, 14);
  if (!actor) return undefined;
  const product = productAfter(clause, cast, tag.to, actor);
  const thing = tagsOf(clause, 'product').find((one) => one.from >= tag.to && one.from - tag.to <= 8);
  const ai = tagsOf(clause, 'ai').find((one) => one.from >= tag.to && one.from - tag.to <= 12);
  if (!product && !(thing && ai)) return undefined;
  return {
    clause,
    from: tag.from,
    to: Math.max(tag.to, product?.to ?? tag.to),
    initiative: 'launch',
    actor,
    counterparties: [],
    ...(product ? { product } : {}),
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
        one.entity.kind !== 'person' &&
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
  if (!actor || actor.entity.kind !== 'organisation') return undefined;
  const object = tagsOf(clause, 'ai').find((one) => one.from >= tag.to && one.from - tag.to <= 3);
  if (!object || hasTag(clause, 'anaphora', tag.to, object.from)) return undefined;
  if (!/^(?:pour|afin|to|for|dans|in)$/.test(clause.tokens[object.to]?.low ?? '')) return undefined;
  return organisationsIn(clause, cast).length > 0
    ? { clause, from: tag.from, to: object.to, initiative: 'adoption', actor, counterparties: [], stage: 'in_progress' }
    : undefined;
}
