import { describe, expect, it } from '@jest/globals';
import { wireCredit } from './wire-credit.js';

const body = 'Vardel supprime 1.235 postes.\nLes syndicats dénoncent un plan brutal.';

describe('the agency that an article is credited to', () => {
  it.each([
    ['AFP', 'afp'],
    ['Le Courant avec AFP', 'afp'],
    ['Le Courant avec AFP-Services', 'afp'],
    ['L. M. (Reuters)', 'reuters'],
    ['Agence France-Presse', 'afp'],
    ['By JANE ROE, Associated Press', 'ap'],
    ['ats/afp', 'ats'],
    ['dpa', 'dpa'],
    ['Jane Roe', undefined],
    ['Apolline Patel', undefined],
    ['Photo AFP', undefined],
  ])('stands in the byline: %s', (author, agency) => {
    expect(wireCredit({ text: body, authors: [author] })).toBe(agency);
  });

  it.each([
    ['PARIS, 29 oct (AFP) - Vardel supprime 1.235 postes.', 'afp'],
    ['LONDON (AP) — Vardel is cutting 1,235 jobs.', 'ap'],
    ['NEW YORK--(BUSINESS WIRE)--Vardel today announced a plan.', 'business-wire'],
    ['LYON, Oct. 29, 2025 /PRNewswire/ -- Vardel today announced a plan.', 'pr-newswire'],
    ['Reuters - Vardel will cut 1,235 jobs.', 'reuters'],
    ['Bruxelles (Belga) - Vardel supprime 1.235 postes.', 'belga'],
    ['Le patron de Vardel (AP) a réuni les salariés.', undefined],
  ])('stands in the dateline: %s', (text, agency) => {
    expect(wireCredit({ text: `${text}\n${body}` })).toBe(agency);
  });

  it.each([
    ['Le Courant avec AFP', 'afp'],
    ['(avec Belga)', 'belga'],
    ['Source : Reuters', 'reuters'],
    ['SOURCE: Bloomberg', 'bloomberg'],
    ['© AFP 2025', 'afp'],
    ['ATS', 'ats'],
    ['The site will close in June. (AFP)', 'afp'],
    ['Le site fermera en juin. (Le Courant avec AFP)', 'afp'],
    ['The site will close in June. — Reuters', 'reuters'],
    ['(Reporting by Jane Roe in Lyon; Editing by John Doe)', 'reuters'],
    ['(Reportage Jeanne Dupré, édité par Jean Martin)', 'reuters'],
    ['Crédit photo : AFP', undefined],
    ['"Nous sommes sonnés", a confié un délégué à l’AFP.', undefined],
    ['The company declined to comment when asked by Reuters on Tuesday.', undefined],
    ['Le site fermera en juin, selon un décompte de l’AFP', undefined],
  ])('stands at the end: %s', (line, agency) => {
    expect(wireCredit({ text: `${body}\n${line}` })).toBe(agency);
  });

  it('is the publisher, where an agency publishes itself', () => {
    expect(wireCredit({ text: body, publisher: 'Reuters' })).toBe('reuters');
    expect(wireCredit({ text: body, publisher: 'Le Courant' })).toBeUndefined();
  });

  it('is found in no time in a text of one endless line', () => {
    const started = performance.now();
    expect(wireCredit({ text: '(reporting by '.repeat(40_000) })).toBeUndefined();
    expect(performance.now() - started).toBeLessThan(250);
  });
});
