import { hasTag, tagsOf, type Clause, type Reading } from '../text/document.js';
import { canBeOrganisation, type Cast, type Entity, type Mention } from '../names/entities.js';
import { aiOrganisations } from '../lexicon/data/ai.js';

const aiOrganisationSet = new Set(aiOrganisations);

/** How far an article, and each of its sentences, is about artificial intelligence. */
export interface AiContext {
  /** The sentence itself, or an organisation in it that does nothing else, speaks of AI. */
  inClause(clause: Clause): boolean;
  /** The sentence or a neighbour of it does. */
  near(clause: Clause): boolean;
  /** The article as a whole is about AI. */
  readonly subject: boolean;
  /** An organisation that the article can be about: known, named well, or one whose work is AI. */
  trusted(mention: Mention): boolean;
  /** An organisation whose whole work is AI. */
  isAi(mention: Mention): boolean;
  /** The house of AI with whose name the name of a product begins ("OpenAI Atlas"). */
  ownerOf(mention: Mention): Entity | undefined;
}

/** Reads where an article speaks of AI. */
export function aiContextOf(reading: Reading, cast: Cast): AiContext {
  const said = reading.clauses.map(
    (clause) =>
      hasTag(clause, 'ai') || cast.mentionsIn(clause).some((mention) => aiOrganisationSet.has(mention.entity.key)),
  );
  const count = reading.clauses.filter((clause) => tagsOf(clause, 'ai').length > 0).length;
  const inClause = (clause: Clause): boolean => said[clause.index] ?? false;
  const neighbour = (index: number, clause: Clause): boolean =>
    reading.clauses[index]?.field === clause.field && (said[index] ?? false);
  const title = reading.clauses[0];
  return {
    inClause,
    near: (clause) =>
      inClause(clause) ||
      (clause.field.field === 'title' && (said[clause.index + 1] ?? false)) ||
      neighbour(clause.index - 1, clause) ||
      neighbour(clause.index + 1, clause),
    isAi: (mention) => aiOrganisationSet.has(mention.entity.key),
    ownerOf: (mention) => {
      const name = aiOrganisations.find(
        (one) => mention.entity.key.startsWith(`${one} `) || mention.entity.key.startsWith(`${one}-`),
      );
      return name
        ? (cast.entities.find((entity) => entity.key === name) ??
            mention.entity.parent ?? { ...mention.entity, name: mention.entity.name.slice(0, name.length) })
        : undefined;
    },
    trusted: (mention) =>
      mention.entity.kind === 'organisation' ||
      aiOrganisationSet.has(mention.entity.key) ||
      mention.entity.mentions.length > 1,
    subject: count >= 2 || (title?.field.field === 'title' && inClause(title)),
  };
}

/** Organisations of a clause that can act, left to right. */
export const organisationsIn = (clause: Clause, cast: Cast): Mention[] =>
  cast.mentionsIn(clause).filter(canBeOrganisation);
