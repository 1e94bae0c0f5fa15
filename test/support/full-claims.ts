import type { RecordedAiClaim, RecordedLayoffClaim, RecordedLeadershipClaim } from '@newsledger/newsroom';
import { randomUUID } from 'node:crypto';
import type { SampleArticle } from './sample-article.js';

const quantity = { min: 1, max: 2, qualifier: 'range', unit: 'jobs', kind: 'posts_cut' } as const;
const scope = { level: 'country', name: 'France' } as const;
const announced = { value: '2025-10-28', precision: 'day', basis: 'relative' } as const;
const effective = { value: '2026', precision: 'year', basis: 'stated' } as const;
const assertion = { modality: 'asserted', temporality: 'new', attribution: 'company', confidence: 0.9 } as const;

/** A claim of each kind with every member that it may have: one that is added to the types is missed here by the compiler. */
export function fullClaims(article: SampleArticle) {
  const named = (name: string) => ({ name });
  const evidence = article.layoff('').evidence;
  const layoff: Required<RecordedLayoffClaim> = {
    claimId: randomUUID(),
    kind: 'layoff',
    organisation: named('Acme'),
    parent: named('Holding'),
    unit: named('Acme Films'),
    quantity: { ...quantity, scope },
    share: { percent: 4, qualifier: 'approximately' },
    affectedUnits: [{ name: 'Acme Labs', quantity }],
    parts: [{ name: 'Lyon', quantity: { ...quantity, scope } }],
    affectedPeople: [
      { ref: randomUUID(), post: 'head', publicFigure: false },
      { name: 'Jane Roe', post: 'head', publicFigure: true },
    ],
    announced,
    effective,
    reasons: [{ reason: 'ai', strength: 'explicit' }],
    procedure: 'PSE',
    assertion,
    evidence,
  };
  const leadershipChange: Required<RecordedLeadershipClaim> = {
    claimId: randomUUID(),
    kind: 'leadership-change',
    organisation: named('Acme'),
    unit: named('Acme Films'),
    person: { name: 'Jane Roe', publicFigure: true },
    status: 'in_acting',
    post: 'head of research',
    postNormalised: 'head-of-unit',
    otherOrganisation: named('Other'),
    otherOrganisationRelation: 'outside',
    previousPost: 'editor',
    successor: named('John Doe'),
    predecessor: named('Ann Poe'),
    reason: 'retirement',
    announced,
    effective,
    assertion,
    evidence,
  };
  const aiInitiative: Required<RecordedAiClaim> = {
    claimId: randomUUID(),
    kind: 'ai-initiative',
    initiative: 'investment',
    actor: named('Acme'),
    unit: named('Acme Films'),
    counterparties: [{ name: 'Start-up', role: 'investee' }],
    product: named('Machine'),
    amount: { value: 1_000_000, currency: 'EUR', qualifier: 'atLeast' },
    person: { name: 'Jane Roe', publicFigure: true },
    post: 'head of AI',
    stage: 'announced',
    announced,
    effective,
    assertion,
    evidence,
  };
  return { layoff, leadershipChange, aiInitiative };
}
