import type { EventType, Upcaster } from '@newsledger/event-store';
import type { ArticleEvent } from './article/article.events.js';
import type { CaseEvent } from './case/case.events.js';
import type { DocketEvent } from './docket/docket.events.js';
import type { OrganisationEvent } from './organisation/organisation.events.js';

type NewsroomEvent = ArticleEvent | CaseEvent | DocketEvent | OrganisationEvent;

const first: EventType = { schemaVersion: 1 };

/** Claims were filed one by one, and facets of layoffs named a unit, until dockets were divided as a whole and told scopes of every level apart. */
const scopedFacets: Upcaster = {
  from: 1,
  upcast: (data) => {
    const filed = data as { readonly facets: { readonly unit?: string } };
    const { unit, ...facets } = filed.facets;
    return {
      ...filed,
      facets: { ...facets, ...(unit !== undefined && { scope: `business_unit:${unit}` }) },
      alone: true,
    };
  },
  sample: {
    before: {
      claimId: 'c',
      articleId: 'a',
      caseId: 'k',
      facets: { kind: 'layoff', unit: 'studio' },
      because: 'opened',
    },
    after: {
      claimId: 'c',
      articleId: 'a',
      caseId: 'k',
      facets: { kind: 'layoff', scope: 'business_unit:studio' },
      because: 'opened',
      alone: true,
    },
  },
};

/**
 * Every event type of the newsroom, with the version of its shape. A type whose stored shape is to change gets the next version here
 * and an upcaster from the one before; the shape of events that were recorded never changes.
 */
export const eventTypes: Readonly<Record<NewsroomEvent['type'], EventType>> = {
  ArticleReceived: first,
  ArticleRevised: first,
  OlderVersionReceived: first,
  ArticleCanceled: first,
  ArticleRepeated: first,
  ArticleEmbargoed: first,
  EmbargoLifted: first,
  ArticleAddressLinked: first,
  ClaimsExtracted: first,
  LayoffReported: first,
  LeadershipChangeReported: first,
  AiInitiativeReported: first,
  SourceAttached: first,
  ClaimRevised: first,
  SourceWithdrawn: first,
  CaseRetracted: first,
  LayoffFigureRevised: first,
  LayoffCanceled: first,
  CaseRelated: first,
  CaseUnrelated: first,
  CaseApproved: first,
  CaseRejected: first,
  CaseCorrected: first,
  CaseDisputed: first,
  ClaimFiled: { schemaVersion: 2, upcasters: [scopedFacets] },
  ClaimRefiled: first,
  ClaimUnfiled: first,
  ClaimsJoined: first,
  ClaimsParted: first,
  CasesMerged: first,
  CaseSplit: first,
  CasesRelated: first,
  CasesUnrelated: first,
  OrganisationRegistered: first,
  OrganisationAliasRegistered: first,
  OrganisationParentRegistered: first,
};
