import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { organisationDecider, registerOf, type RegisterState } from '@newsledger/newsroom';
import { readFileSync } from 'node:fs';
import { lineOf, readOrganisations } from './organisation-list.js';

const file = readFileSync(new URL('../../../../organisations.json', import.meta.url), 'utf8');

describe('a list of organisations', () => {
  it('is the one that comes with Newsledger, which holds together', () => {
    const organisations = readOrganisations(file);
    expect(organisations.length).toBeGreaterThan(100);
    const by = { editor: 'test', reason: 'test' };
    const register = registerOf(
      organisationDecider
        .decide(organisationDecider.initial, { type: 'RegisterOrganisations', organisations, by })
        .reduce<RegisterState>(organisationDecider.evolve, organisationDecider.initial),
    );
    expect(register.resolve('MGM Studios')).toEqual({ key: 'amazon mgm studios', root: 'amazon', shared: false });
    expect(register.resolve('Google').key).toBe('alphabet');
    for (const { name } of organisations) expect(register.resolve(name).shared).toBe(false);
  });

  it.each([
    ['{}', 'a list of organisations is a JSON array'],
    ['[\n  {"name": "A"},\n  {"name": 5}\n]', 'line 3: /1/name: name must be'],
    ['[{"name": "A"},\n {"name": "B", "aliases": ["ok", ""]}]', 'line 2: /1/aliases: each value in aliases must be'],
    ['[{"name": "A", "alias": ["a"]}]', 'line 1: /0/alias: property alias should not exist'],
    ['[{"name": "A, [B\\""},\n\n null]', 'line 3: /1: must be an object'],
    ['[{"name": "A", "identifiers": [{"scheme": "lei"}]}]', 'line 1: /0/identifiers/0/value: value must be'],
    ['[\n{"name": "A"\n}', 'no JSON'],
  ])('says where it is wrong: %s', (text, message) => {
    expect(() => readOrganisations(text)).toThrow(message);
  });

  it('knows the line of what is refused later', () => {
    expect(lineOf('[\n{"name": "A"},\n{"name": "B"}]', '/1/parent')).toBe('line 3: /1/parent: ');
    expect(lineOf('[]', undefined)).toBe('');
  });
});
