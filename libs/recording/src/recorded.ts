import type { Secret } from '@newsledger/event-store';
import type { Extraction } from '@newsledger/extraction';
import { nameKey, type Claim, type RecordedClaim, type RecordedExtraction, type Span } from '@newsledger/newsroom';
import { randomUUID } from 'node:crypto';
import { claimIds } from './claim-identity.js';

/** A deep copy without the members that hold words of the article. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'verbatim' && key !== 'exact');
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutWords(member)]));
}

const isPrivate = (person: { readonly publicFigure: boolean }) => !person.publicFigure;

/** Keys of the names that the claims give to people who are no public figures. */
function privateNames(claims: readonly Claim[]): ReadonlySet<string> {
  const people = claims.flatMap((claim) => (claim.kind === 'layoff' ? (claim.affectedPeople ?? []) : []));
  return new Set(people.filter(isPrivate).map(({ name }) => nameKey(name)));
}

/** Whether a claim would put a private name into an event, and into an id that is made of it. */
function namesPrivately(claim: Claim, names: ReadonlySet<string>): boolean {
  if (claim.kind === 'layoff') return false;
  const others =
    claim.kind === 'leadership-change' ? [claim.successor, claim.predecessor] : (claim.counterparties ?? []);
  const named = [claim.person, ...others].filter((role) => role !== undefined);
  return claim.person?.publicFigure === false || named.some(({ name }) => names.has(nameKey(name)));
}

function hidePrivatePeople(claim: Claim, refs: ReadonlyMap<string, string>, secrets: Secret[]): unknown {
  if (claim.kind !== 'layoff' || !claim.affectedPeople) return claim;
  const affectedPeople = claim.affectedPeople.map((person) => {
    if (person.publicFigure) return person;
    const { name, ...rest } = person;
    const known = refs.get(name);
    const ref = known ?? randomUUID();
    if (known === undefined) secrets.push({ ref, value: name });
    return { ref, ...rest };
  });
  return { ...claim, affectedPeople };
}

export interface Recordable {
  readonly extraction: RecordedExtraction;
  /** The names that the claims refer to, to be stored beside them. */
  readonly secrets: readonly Secret[];
}

/** An extraction as the ledger keeps it: claims with ids, spans without words, private people by random references. */
export function toRecordable(
  extraction: Extraction,
  of: {
    readonly articleId: string;
    readonly articleVersion: number;
    readonly textHash: string;
    readonly leading: boolean;
    /** The references under which an earlier version of the article has named people, by name. */
    readonly refs?: ReadonlyMap<string, string>;
  },
): Recordable {
  const secrets: Secret[] = [];
  const names = privateNames(extraction.claims);
  const recorded = extraction.claims.filter((claim) => !namesPrivately(claim, names));
  const withheld = extraction.claims
    .filter((claim) => namesPrivately(claim, names))
    .map(({ kind, evidence }) => ({ kind, reason: 'private-person' as const, evidence }));
  const ids = claimIds(of.articleId, recorded);
  const claims = recorded.map((claim, i) => {
    const values = withoutWords(hidePrivatePeople(claim, of.refs ?? new Map(), secrets)) as object;
    return { claimId: ids[i]!, ...values } as RecordedClaim;
  });
  const suppressed = [...extraction.suppressed, ...withheld].map(({ kind, reason, evidence }) => ({
    kind,
    reason,
    evidence: withoutWords(evidence) as Span[],
  }));
  const { engine, engineVersion, rulesetHash, language, reason } = extraction;
  return {
    secrets,
    extraction: {
      articleVersion: of.articleVersion,
      textHash: of.textHash,
      engine,
      engineVersion,
      rulesetHash,
      ...(language !== undefined && { language }),
      ...(reason !== undefined && { reason }),
      leading: of.leading,
      claims,
      suppressed,
    },
  };
}
