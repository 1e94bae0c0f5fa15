import type { Evidence, LeadershipChangeClaim } from '@newsledger/newsroom';
import { ordered } from '../evidence.js';
import { canBeOrganisation, rootOf, type Cast, type Entity, type Mention } from '../names/entities.js';
import { lowAt, tagsOf, type Clause } from '../text/document.js';
import { postBeside } from './beside.js';
import { isFormerPlace, type Place } from './house.js';
import type { Move } from './subjects.js';

/** Where the person was before, or goes to: another organisation, or another post in the same house. */
export interface Origin {
  readonly mention?: Mention;
  readonly post?: { readonly text: string; readonly from: number; readonly to: number };
}

/** What the sentence of a move says of another house or post of the person. */
export function originOf(move: Move, place: Place, cast: Cast): Origin {
  const own = rootOf(place.mention.entity);
  const { clause, person } = move;
  const beside = postBeside(clause, cast, person);
  const isIn = move.status.startsWith('in');
  const post = beside && beside.post.from !== move.post?.from && isIn ? beside.whole : undefined;
  const close = cast
    .mentionsIn(clause)
    .filter(
      (one) =>
        canBeOrganisation(one) && (one.entity.kind === 'organisation' || hasRun(one)) && rootOf(one.entity) !== own,
    );
  const titled =
    !place.same && beside && post
      ? close.find((one) => one === beside.post.organisation || owns(one, beside.post.from))
      : undefined;
  const mention = isIn
    ? (titled ?? close.find((one) => (isFormerPlace(one) || hasRun(one)) && Math.abs(one.from - person.to) <= 14))
    : close.find((one) => leadsTo.test(lowAt(clause, one.from - 1)) && one.from > move.to);
  return { ...(mention ? { mention } : {}), ...(post ? { post } : {}) };
}

/** "X, who ran Y", "X, qui dirigeait Y": what one who comes was at the head of. */
const hasRun = ({ clause, from }: Mention): boolean =>
  [1, 2, 3].some((back) =>
    /^(?:ran|led|headed|chaired|managed|oversaw|dirigeait|pilotait|présidait)$/.test(lowAt(clause, from - back)),
  );

const leadsTo = /^(?:rejoindre|rejoint|rejoindra|join|joins|joining|for|pour|fonder|créer|lancer)$/;

/** "Red Hat's CEO X", "Chipotle head X", "Asda's non-food director X": the house stands before the title. */
const owns = ({ clause, to }: Mention, title: number): boolean =>
  to === title || (lowAt(clause, to) === "'s" && title > to && title - to <= 4);

/** How the other house or post is related to the own: outside it, or the same. */
export const relationOf = (origin: Origin, place: Place): 'outside' | 'same' | undefined => {
  if (origin.mention) return 'outside';
  return place.same && origin.post ? 'same' : undefined;
};

const lately =
  /^(?:avant|before|arrive|vient|poste|chez|ancien|ancienne|former|joins|rejoint|passé|passée|transfuge|ex|ex-|previously|recently|formerly|currently|until|auparavant|précédemment|dernièrement|jusqu'|actuellement|occupait|officiait|actuel|actuelle|depuis|conduit|travaillait|arrives|venait)$/;

/** "Il était jusqu'ici président de Seat", "She was previously chief of Y": another sentence says whence someone comes. */
export function originElsewhere(
  person: Entity,
  after: Clause,
  own: Entity,
  cast: Cast,
  clauses: readonly Clause[],
): Mention | undefined {
  const about = new Set(person.mentions.map(({ clause }) => clause.index));
  const first =
    after.field.field === 'title' ? clauses.findIndex(({ field }) => field.field === 'text') : after.index + 1;
  if (first < 0) return undefined;
  for (const clause of clauses.slice(first, first + 7)) {
    const people = cast.mentionsIn(clause).filter(({ entity }) => entity.kind === 'person');
    const isAbout = about.has(clause.index)
      ? people.every(({ entity }) => entity === person)
      : people.length === 0 &&
        clause.tokens.slice(clause.from, clause.from + 8).some(({ low }) => /^(?:il|elle|he|she)$/.test(low));
    if (!isAbout || !clause.tokens.slice(clause.from, clause.to).some(({ low }) => lately.test(low))) continue;
    const houses = cast
      .mentionsIn(clause)
      .filter((one) => one.entity.kind === 'organisation' && canBeOrganisation(one) && rootOf(one.entity) !== own);
    const found = houses.filter((one) => isHeld(one)).at(-1);
    if (found) return found;
  }
  return undefined;
}

/** The house of a post or of work: "président de X", "chez X", "worked at X". */
function isHeld(mention: Mention): boolean {
  const { clause, from } = mention;
  const low = lowAt(clause, from - 1);
  if (/^(?:chez|at|from|by)$/.test(low) || isFormerPlace(mention)) return true;
  return /^(?:de|d'|du|of)$/.test(low) && tagsOf(clause, 'post').some((tag) => tag.to < from && from - tag.to <= 6);
}

/** Who leaves one house and comes to another, in one article: each claim names the other's house, with its quote. */
export function linkHouses(claims: readonly LeadershipChangeClaim[]): LeadershipChangeClaim[] {
  return claims.map((claim) => {
    if (claim.otherOrganisation) return claim;
    const mate = claims.find(
      (one) =>
        one.person.name === claim.person.name &&
        one.status.slice(0, 2) !== claim.status.slice(0, 2) &&
        one.organisation.name !== claim.organisation.name,
    );
    const quoted = mate?.evidence.find(({ slot }) => slot === 'organisation');
    if (!mate || !quoted) return claim;
    return withOrigin(claim, mate.organisation.name, quoted);
  });
}

/** The claim with another house, which `quoted` names. */
export const withOrigin = (claim: LeadershipChangeClaim, name: string, quoted: Evidence): LeadershipChangeClaim => ({
  ...claim,
  otherOrganisation: { name },
  otherOrganisationRelation: 'outside',
  evidence: ordered([...claim.evidence, { ...quoted, slot: 'otherOrganisation' }]),
});
