import { describe, expect, it } from '@jest/globals';
import { given } from '../../../../test/support/given.js';
import { organisationDecider, type OrganisationCommand, type OrganisationEntry } from './organisation.decider.js';
import type { OrganisationEvent } from './organisation.events.js';
import { registerOf, type Register, type RegisterState } from './register.js';

const by = { editor: 'jane', reason: 'known' };
const list = (...organisations: OrganisationEntry[]): OrganisationCommand => ({
  type: 'RegisterOrganisations',
  organisations,
  by,
});
const after = (...commands: OrganisationCommand[]): OrganisationEvent[] =>
  commands.reduce<OrganisationEvent[]>(
    (past, command) => [...past, ...given(organisationDecider, ...past).when(command).events],
    [],
  );
const stateAfter = (events: readonly OrganisationEvent[]) =>
  events.reduce<RegisterState>(organisationDecider.evolve, organisationDecider.initial);
const registered = (...commands: OrganisationCommand[]): Register => registerOf(stateAfter(after(...commands)));
const refusal = (code: string, pointer: string) => expect.objectContaining({ code, pointer }) as unknown as Error;

const amazon: OrganisationEntry = { name: 'Amazon', aliases: ['Amazon.com'], acronym: 'AMZN' };
const studios: OrganisationEntry = { name: 'Amazon MGM Studios', aliases: ['MGM Studios'], parent: 'Amazon' };

describe('the register of organisations', () => {
  it('knows an organisation by its name, its aliases and its acronym', () => {
    const register = registered(list(amazon));
    for (const name of ['Amazon', 'AMAZON Inc.', 'Amazon.com', 'AMZN']) {
      expect(register.resolve(name)).toEqual({ key: 'amazon', root: 'amazon', shared: false });
    }
    expect(register.resolve('Amazonia')).toEqual({ key: 'amazonia', root: 'amazonia', shared: false });
  });

  it('knows what is part of what, wherever the parent stands in the list', () => {
    const register = registered(list(studios, { name: 'Prime Unit', parent: 'MGM Studios' }, amazon));
    expect(register.resolve('MGM Studios')).toEqual({ key: 'amazon mgm studios', root: 'amazon', shared: false });
    expect(register.resolve('prime unit').root).toBe('amazon');
    expect(register.ancestors('prime unit')).toEqual(['amazon mgm studios', 'amazon']);
  });

  it('takes a name that several go by for none of them', () => {
    const register = registered(
      list({ name: 'Mercury', qualifier: 'insurance' }, { name: 'Mercury', qualifier: 'outboards' }),
    );
    expect(register.resolve('Mercury')).toEqual({ key: 'mercury (?)', root: 'mercury (?)', shared: true });
    expect(register.organisation('mercury (insurance)')?.name).toBe('Mercury');
    const airlines = registered(
      list({ name: 'Delta Air Lines', aliases: ['Delta'] }, { name: 'Delta Faucets', sharedNames: ['Delta'] }),
    );
    expect(airlines.resolve('Delta').shared).toBe(true);
    expect(airlines.resolve('Delta Air Lines')).toMatchObject({ key: 'delta air lines', shared: false });
  });

  it('registers nothing twice, and what is new of a list that has grown', () => {
    const past = after(list(amazon, studios));
    given(organisationDecider, ...past)
      .when(list(studios, amazon))
      .then();
    given(organisationDecider, ...past)
      .when(list({ ...amazon, aliases: ['Amazon.com', 'Amazon EU'] }))
      .then({ type: 'OrganisationAliasRegistered', data: { key: 'amazon', alias: 'Amazon EU', by } });
  });

  it.each<[string, OrganisationCommand, string, string]>([
    [
      'an alias that is the name of another',
      { type: 'RegisterAlias', key: 'amazon mgm studios', alias: 'AMAZON', by },
      'alias-taken',
      '/alias',
    ],
    ['a name that is an alias of another', list({ name: 'MGM Studios' }), 'name-taken', '/0/name'],
    [
      'a parent that is its own part',
      { type: 'RegisterParent', key: 'amazon', parent: 'amazon mgm studios', by },
      'circular-parent',
      '/parent',
    ],
    [
      'an organisation as its own parent',
      { type: 'RegisterParent', key: 'amazon', parent: 'AMZN', by },
      'circular-parent',
      '/parent',
    ],
    [
      'an organisation that is not registered',
      { type: 'RegisterAlias', key: 'ebay', alias: 'eBay France', by },
      'unknown-organisation',
      '/key',
    ],
    [
      'another parent than the registered one, from a list',
      list({ name: 'eBay' }, { ...studios, parent: 'eBay' }),
      'other-parent',
      '/1/parent',
    ],
    ['a name of nothing', list({ name: '...' }), 'empty-name', '/0/name'],
  ])('refuses %s', (_, command, code, pointer) => {
    const decide = () => given(organisationDecider, ...after(list(amazon, studios))).when(command);
    expect(decide).toThrow(refusal(code, pointer));
  });

  it('lets an editor give it another parent', () => {
    given(organisationDecider, ...after(list(amazon, studios, { name: 'eBay' })))
      .when({ type: 'RegisterParent', key: 'MGM Studios', parent: 'ebay', by })
      .then({ type: 'OrganisationParentRegistered', data: { key: 'amazon mgm studios', parent: 'ebay', by } });
  });

  it('tells each state by itself, however they were made', () => {
    const early = stateAfter(after(list(amazon)));
    expect(registerOf(early).resolve('AMZN').key).toBe('amazon');
    const later = organisationDecider
      .decide(early, list(studios))
      .reduce<RegisterState>(organisationDecider.evolve, early);
    expect(registerOf(later).resolve('MGM Studios').root).toBe('amazon');
    expect(registerOf(early).resolve('MGM Studios').root).toBe('mgm studios');
  });

  it('folds thousands of organisations in no time', () => {
    const many = Array.from({ length: 5_000 }, (_, i) => ({ name: `Firm ${i}`, aliases: [`F${i}`] }));
    const started = performance.now();
    expect(registered(list(...many)).resolve('F4999').key).toBe('firm 4999');
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
