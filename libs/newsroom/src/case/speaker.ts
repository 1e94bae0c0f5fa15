import type { Attribution } from '../claim/claim.js';
import type { RecordedClaim } from '../claim/recorded-claim.js';
import type { SupportingClaim } from './case.events.js';

/** Who is said to have said it: the press itself where nobody is named. */
export function speakerOf(claim: RecordedClaim): Attribution {
  return claim.assertion.attribution ?? 'press';
}

const ranks: Readonly<Record<Attribution, number>> = {
  company: 0,
  filing: 0,
  official: 0,
  union: 1,
  press: 2,
  anonymous: 2,
};

/** 0 for the organisation's own word and what is filed or ordered by the state, 1 for the unions', 2 for the press and whoever has no name. */
export function speakerRank(claim: RecordedClaim): number {
  return ranks[speakerOf(claim)];
}

/** Whose word it is: the organisation's, the unions', or that of one group of publishers. Two of one voice speak for one. */
export function voiceOf({ claim, independenceGroup }: Pick<SupportingClaim, 'claim' | 'independenceGroup'>): string {
  return ['organisation', 'union'][speakerRank(claim)] ?? `press:${independenceGroup}`;
}
