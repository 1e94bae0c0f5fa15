import type { Tag } from '../lexicon/phrases.js';
import { lowAt, type Clause } from '../text/document.js';
import { rootOf, type Mention } from '../names/entities.js';
import { governorOf } from '../names/subject.js';
import { standsFree, type Scene } from './actors.js';
import { alliance, alliances } from './alliances.js';
import type { Reader } from './candidate.js';
import { voiceOf } from './grammar.js';
import { listWith } from './lists.js';

/** "X, Y and Z will jointly build", "X et Y mijotent un logiciel commun": what houses do together allies them. */
export const jointly: Reader = (clause, tag, scene, context) => {
  const all = scene.organisationsIn(clause).filter((one) => one.to <= tag.from);
  const [first] = all.filter(standsFree);
  if (!first || tag.from - first.to > 24 || /^(?:the|a|le|la|their|leur)$/.test(lowAt(clause, tag.from - 1)))
    return undefined;
  const listed = listWith(first, all);
  const second = listed.find((one) => rootOf(one.entity) !== rootOf(first.entity) && one.from > first.from);
  return second && isJointDeed(clause, listed.at(-1)!.to, tag)
    ? alliances(clause, tag, first, second, scene, context)
    : undefined;
};

/** A verb stands between the houses and what tells that they do it together, or right behind that. */
const isJointDeed = (clause: Clause, from: number, tag: Tag): boolean =>
  !clause.tokens.slice(from, tag.from).some(({ text }) => /^[;:.]$/.test(text)) &&
  (/^(?:jointly|together|ensemble)$/.test(lowAt(clause, tag.from)) ||
    clause.tokens
      .slice(from, Math.min(from + 3, tag.from))
      .some(({ kind, capital, low }) => kind === 'word' && !capital && /(?:ent|ont|s|ed|e)$/.test(low)));

/** "in a trial run by X with Y": who leads it and with whom. */
export const runWith: Reader = (clause, tag, scene, context) => {
  const [first, second] = scene.organisationsIn(clause).filter((one) => one.from >= tag.to && one.from - tag.to <= 16);
  if (!first || !second || first.entity === second.entity || first.from - tag.to > 5) return undefined;
  return /^(?:with|avec|and|et)$/.test(governorOf(second) ?? lowAt(clause, second.from - 1))
    ? alliances(clause, tag, first, second, scene, context)
    : undefined;
};

const bodies = /(?:alliance|consortium|coalition|partnership|foundation)$/i;

/** "X forms the Open AI Alliance with Y", "X joins a consortium Z": the alliance itself is the other side. */
export const allied: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  const body = scene
    .organisationsIn(clause)
    .find((one) => one.from >= tag.to && one.from - tag.to <= 3 && bodies.test(one.entity.name));
  const actor = body || isBody(clause, tag) ? scene.subjectOf(clause, tag.from) : undefined;
  if (!actor) return undefined;
  if (body) return alliance(clause, tag, actor, body, context);
  const other = pairOf(clause, tag, scene, actor);
  return other && alliances(clause, tag, actor, other, scene, context);
};

const content =
  /^(?:archives?|contenus?|content|articles?|catalogue|catalog|données|data|bibliothèque|library|dépêches)$/;

/** "ouvre ses archives à OpenAI", "offers its content to Perplexity": what a house of AI is given is a deal with it. */
export const lent: Reader = (clause, tag, scene, context) => {
  if (voiceOf(clause, tag, scene.reading) !== 'active') return undefined;
  if (!clause.tokens.slice(tag.to, tag.to + 4).some(({ low }) => content.test(low))) return undefined;
  const house = scene
    .organisationsIn(clause)
    .find(
      (one) =>
        one.from > tag.to && one.from - tag.to <= 8 && /^(?:à|to)$/.test(governorOf(one) ?? '') && context.isAi(one),
    );
  const actor = house && scene.subjectOf(clause, tag.from);
  return actor && alliance(clause, tag, actor, house, context);
};

/** "have set up a non-profit body", "launch a joint venture": houses that do so together are allied. */
const isBody = (clause: Clause, tag: Tag): boolean =>
  clause.tokens
    .slice(tag.to, Math.min(clause.to, tag.to + 5))
    .some(({ low }) =>
      /^(?:alliance|consortium|coalition|partnership|body|venture|organisation|organization|association|coentreprise|co-entreprise|fondation|foundation|gie|commune?|conjointe?|joint)$/.test(
        low,
      ),
    );

/** The second of "X and Y", "X, Y and Z", "the bank and Y" before the verb. */
export function pairOf(clause: Clause, tag: Tag, scene: Scene, actor: Mention): Mention | undefined {
  if (actor.clause !== clause) return undefined;
  if (
    /^(?:et|and)$/.test(lowAt(clause, actor.from - 1)) &&
    [2, 3, 4, 5].some((back) => scene.isPhrase(clause, actor.from - back))
  ) {
    const topic = scene.topicOf(clause);
    if (topic && rootOf(topic.entity) !== rootOf(actor.entity)) return topic;
  }
  const all = scene.organisationsIn(clause);
  const listed = listWith(actor, all).filter((one) => one.from >= actor.to && one.to <= tag.from);
  const second = listed.find((one) => rootOf(one.entity) !== rootOf(actor.entity));
  if (second) return second;
  return all.find(
    (one) =>
      one.from >= actor.to &&
      one.from - actor.to <= 6 &&
      one.to <= tag.from &&
      rootOf(one.entity) !== rootOf(actor.entity) &&
      /^(?:et|and|&)$/.test(lowAt(clause, actor.to)),
  );
}
