import { describe, expect, it } from '@jest/globals';
import { explainByRules, type ExtractionInput } from '@newsledger/extraction';
import { explainPage } from './explain-page.js';

const article: ExtractionInput = {
  title: 'Renault va supprimer 500 postes',
  text: 'Il y a trois ans, Renault avait déjà supprimé 300 postes. La ville cherche des postes.\u001b[2J Le maire dort.',
  language: 'fr',
};
const page = (isColored: boolean, of = article) => explainPage('a1', explainByRules(of), isColored);

describe('the page that explains an extraction', () => {
  it('says for each sentence what fired, what was set aside and why, and what was tied to nobody', () => {
    const lines = page(false).split('\n');
    expect(lines[0]).toMatch(/^a1 \(fr, rules \S+, ruleset [0-9a-f]{8}\)$/);
    expect(lines).toContain('title Renault va supprimer 500 postes');
    expect(lines).toContain('        fired      #1 layoff, organisation "Renault", quantity "500 postes"');
    expect(lines).toContain('        set aside  layoff: background');
    expect(lines.join('\n')).toMatch(/phrases {4}cutVerb "supprimer" \{supprimer\}/);
    expect(lines.join('\n')).toMatch(/La ville cherche des postes\.\n {8}no claim {3}nobody is tied to .*"postes"/);
    expect(lines).toContain('1 claim, 1 set aside');
  });

  it('has colours only where they are wanted, and never those of the article', () => {
    expect(page(false)).not.toContain('\u001b');
    expect(page(true)).toContain('\u001b[32mRenault\u001b[39m');
    expect(page(true)).not.toContain('\u001b[2J');
  });

  it('is the same every time, and says why nothing was read', () => {
    expect(page(true)).toBe(page(true));
    const german = { title: '', text: 'Renault streicht 500 Stellen.', language: 'de' };
    expect(page(false, german)).toContain('not read: language-unsupported');
  });
});
