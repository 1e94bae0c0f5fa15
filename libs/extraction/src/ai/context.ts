import { aiOrganisations, aiProducts } from '../lexicon/data/ai.js';
import { hasTag, lowAt, tagsOf, type Clause, type Reading } from '../text/document.js';
import type { Cast, Entity, Mention } from '../names/entities.js';
import { productKey } from './actors.js';

const aiOrganisationSet = new Set(aiOrganisations);

/** How far an article, and each of its sentences, is about artificial intelligence. */
export interface AiContext {
  /** The sentence itself, or an organisation or product in it that is AI throughout, speaks of AI. */
  inClause(clause: Clause): boolean;
  /** The sentence or a neighbour of it does. */
  near(clause: Clause): boolean;
  /** A deal told here is one about AI: the sentence is near AI, or the title speaks of it. */
  dealsOfAi(clause: Clause): boolean;
  /** A sentence that speaks of AI names the house, or is next to one that does. */
  isLinked(mention: Mention): boolean;
  /** AI is spoken of within tokens [from, to) of a clause. */
  within(clause: Clause, from: number, to: number): boolean;
  /** Some sentence of the article speaks of AI. */
  readonly spoken: boolean;
  /** The article speaks of AI in its title, or more than once. */
  readonly subject: boolean;
  /** The article is about AI: its title, its first sentence or much of it speaks of AI. */
  readonly about: boolean;
  /** An organisation whose whole work is AI, by its name or by what the article calls it. */
  isAi(mention: Mention): boolean;
}

/** A model, an assistant: in an article that speaks of AI it is AI. */
const namesThing = (clause: Clause): boolean => {
  for (let at = clause.from; at < clause.to; at += 1) if (thingsOfAi.test(lowAt(clause, at))) return true;
  return false;
};
const thingsOfAi = /^(?:assistants?|chatbots?|algorithms?|algorithmes?|copilots?|copilotes?|modèles?|models?)$/;

/** An item of so few sentences has one subject. */
const shortArticle = 8;
/** From this sentence on (the title counts), a single mention does not make it the subject. */
const passing = 4;

/** Reads where an article speaks of AI. */
export function aiContextOf(reading: Reading, cast: Cast): AiContext {
  const houses = new Set<Entity>(cast.entities.filter(isAiHouse));
  const spoken = houses.size > 0 || reading.clauses.some((clause) => hasTag(clause, 'ai'));
  const named = new Set(cast.entities.flatMap(({ key }) => [key, key.split(' ', 1)[0]!]));
  const speaks = (mention: Mention): boolean => {
    if (houses.has(mention.entity)) return true;
    const key = productKey(mention);
    return key !== undefined && (spoken || named.has(aiProducts[key]!.toLowerCase()));
  };
  const said = reading.clauses.map((clause) => hasTag(clause, 'ai') || cast.mentionsIn(clause).some(speaks));
  const inClause = (clause: Clause): boolean => said[clause.index] ?? false;
  const neighbour = (index: number, clause: Clause): boolean =>
    reading.clauses[index]?.field === clause.field && (said[index] ?? false);
  const [count, spokenOf] = [said.length, said.filter(Boolean).length];
  // One word in passing, far down, is not the subject.
  const short = count <= shortArticle && (spokenOf > 1 || said.slice(0, passing).some(Boolean));
  const title = reading.clauses[0]?.field.field === 'title' ? reading.clauses[0] : undefined;
  const near = (clause: Clause): boolean =>
    short ||
    (spokenOf >= 2 && namesThing(clause)) ||
    inClause(clause) ||
    (clause === title && ((said[1] ?? false) || (said[2] ?? false))) ||
    (title !== undefined && clause.index <= 2 && inClause(title)) ||
    neighbour(clause.index - 1, clause) ||
    neighbour(clause.index + 1, clause);
  return {
    inClause,
    near,
    dealsOfAi: (clause) => (title !== undefined && inClause(title)) || near(clause),
    isLinked: ({ entity }) => entity.mentions.some(({ clause }) => near(clause)),
    within: (clause, from, to) =>
      clause.tags.some((tag) => tag.category === 'ai' && tag.from >= from && tag.from < to) ||
      cast.mentionsIn(clause).some((one) => one.from >= from && one.from < to && speaks(one)),
    isAi: (mention) => houses.has(mention.entity),
    spoken: spokenOf > 0,
    subject: (title !== undefined && inClause(title)) || spokenOf >= 2,
    about: said.slice(0, 2).some(Boolean) || spokenOf * 3 >= count,
  };
}

function isAiHouse(entity: Entity): boolean {
  if (entity.kind === 'person' || entity.kind === 'place') return false;
  if (aiOrganisationSet.has(entity.key) || /(?:^|[ .])(?:ai|ia)$/.test(entity.key)) return true;
  return entity.mentions.some(isCalledAi);
}

const trade =
  /^(?:start-up|startup|company|firm|lab|pousse|entreprise|société|pépite|spécialiste|developer|maker|specialist|éditeur|laboratoire|group|groupe|unicorn|licorne)$/;

/** "AI startup X", "la start-up d'intelligence artificielle X", "X, une entreprise qui applique l'apprentissage automatique". */
function isCalledAi({ clause, from, to }: Mention): boolean {
  for (const tag of tagsOf(clause, 'ai')) {
    const gap = from - tag.to;
    if (gap >= 0 && gap <= 2 && (hasTrade(clause, tag.from - 4, tag.from) || hasTrade(clause, tag.to, from)))
      return true;
    if (tag.from > to && tag.from - to <= 9 && isRelative(clause, to, tag.from)) return true;
    if (tag.from > to && tag.from - to <= 10 && lowAt(clause, to) === ',' && hasTrade(clause, to, tag.from + 3)) {
      const between = clause.tokens.slice(to + 1, tag.from);
      if (between.every((token) => !/^[,;.]$/.test(token.text))) return true;
    }
  }
  return false;
}

/** "X, which builds AI copilots", "X, qui conçoit des agents d'IA". */
function isRelative(clause: Clause, to: number, end: number): boolean {
  const at = lowAt(clause, to) === ',' ? to + 1 : to;
  return (
    /^(?:which|qui|that)$/.test(lowAt(clause, at)) &&
    /^(?:builds?|makes?|develops?|designs?|uses?|sells?|conçoit|développe|édite|fabrique|utilise|commercialise|applique|propose)$/.test(
      lowAt(clause, at + 1),
    ) &&
    end > at
  );
}

function hasTrade(clause: Clause, from: number, to: number): boolean {
  for (let at = Math.max(from, clause.from); at < Math.min(to, clause.to); at += 1)
    if (trade.test(lowAt(clause, at))) return true;
  return false;
}
