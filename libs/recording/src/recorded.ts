import type { Secret } from '@newsledger/event-store';
import type { Extraction } from '@newsledger/extraction';
import type { Claim, RecordedClaim, RecordedExtraction, Span } from '@newsledger/newsroom';
import { randomUUID } from 'node:crypto';
import { claimIds } from './claim-identity.js';

/** A deep copy without the members that hold words of the article. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'verbatim' && key !== 'exact');
  return Object.fromEntries(kept.map(([key, member]) => [key, withoutWords(member)]));
}

function hidePrivatePeople(claim: Claim, secrets: Secret[]): unknown {
  if (claim.kind !== 'layoff' || !claim.affectedPeople) return claim;
  const affectedPeople = claim.affectedPeople.map((person) => {
    if (person.publicFigure) return person;
    const { name, ...rest } = person;
    const ref = randomUUID();
    secrets.push({ ref, value: name });
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
  },
): Recordable {
  const secrets: Secret[] = [];
  const ids = claimIds(of.articleId, extraction.claims);
  const claims = extraction.claims.map((claim, i) => {
    const values = withoutWords(hidePrivatePeople(claim, secrets)) as object;
    return { claimId: ids[i]!, ...values } as RecordedClaim;
  });
  const suppressed = extraction.suppressed.map(({ kind, reason, evidence }) => ({
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
