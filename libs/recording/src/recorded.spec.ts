import { describe, expect, it } from '@jest/globals';
import type { Claim, Evidence } from '@newsledger/newsroom';
import { toRecordable } from './recorded.js';

const assertion = { modality: 'asserted', temporality: 'new', confidence: 0.9 } as const;
const quote = (slot: string, exact: string): Evidence => ({ slot, field: 'text', start: 0, end: exact.length, exact });
const layoff: Claim = {
  kind: 'layoff',
  organisation: { name: 'Acme' },
  quantity: { min: 5, max: 5, qualifier: 'exact', unit: 'jobs', verbatim: 'five jobs' },
  affectedPeople: [{ name: 'Marie Quirk', post: 'casting', publicFigure: false }],
  assertion,
  evidence: [quote('quantity', 'five jobs')],
};
const departure = (name: string, publicFigure: boolean): Claim => ({
  kind: 'leadership-change',
  organisation: { name: 'Acme' },
  person: { name, publicFigure },
  status: 'out',
  assertion,
  evidence: [quote('person', name)],
});
const recordable = (...claims: Claim[]) =>
  toRecordable(
    { claims, suppressed: [], engine: 'test', engineVersion: '1', rulesetHash: '00' },
    { articleId: 'a1', articleVersion: 1, textHash: 't', leading: true },
  );

describe('what is recorded of an extraction', () => {
  it('has no words of the article', () => {
    expect(JSON.stringify(recordable(layoff).extraction)).not.toMatch(/five jobs|"exact":|"verbatim":/);
  });

  it('names private people nowhere, in no claim of any kind', () => {
    const { extraction, secrets } = recordable(layoff, departure('Marie Quirk', true), departure('Ann Reed', false));
    expect(JSON.stringify(extraction)).not.toMatch(/quirk|reed/i);
    expect(secrets).toMatchObject([{ value: 'Marie Quirk' }]);
    expect(extraction.claims.map(({ kind }) => kind)).toEqual(['layoff']);
    expect(extraction.suppressed.map(({ reason }) => reason)).toEqual(['private-person', 'private-person']);
  });

  it('names public figures', () => {
    expect(recordable(departure('Jane Doe', true)).extraction.claims).toMatchObject([{ person: { name: 'Jane Doe' } }]);
  });
});
