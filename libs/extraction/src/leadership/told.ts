import type { LeadershipChangeClaim } from '@newsledger/newsroom';
import { extractByRules } from '../rule-extractor.js';

/** The changes that an article of 29 October 2025 tells, each in a line as the specs write it: "Jane Doe in Acme from Initech". */
export function told(language: 'fr' | 'en', text: string, title = ''): string[] {
  const { claims } = extractByRules({
    title,
    text,
    language,
    published: { value: '2025-10-29', precision: 'day', basis: 'stated' },
  });
  return claims
    .filter((claim): claim is LeadershipChangeClaim => claim.kind === 'leadership-change')
    .map(({ person, status, organisation, otherOrganisation: other }) =>
      [person.name, status, organisation.name, ...(other ? ['from', other.name] : [])].join(' '),
    );
}
