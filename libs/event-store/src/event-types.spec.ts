import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidUnit } from './errors.js';
import type { RecordedEvent } from './event.js';
import { refuseUnknown, Registry, UnknownEvent, type EventType, type Upcaster } from './event-types.js';

const renamed: Upcaster = {
  from: 1,
  upcast: (data) => {
    const { by, ...rest } = data as { by: string };
    return { ...rest, actor: by };
  },
  sample: { before: { by: 'ann' }, after: { actor: 'ann' } },
};
const listed: Upcaster = {
  from: 2,
  upcast: (data) => {
    const { actor, ...rest } = data as { actor: string };
    return { ...rest, actors: [actor] };
  },
  sample: { before: { actor: 'ann' }, after: { actors: ['ann'] } },
};
const types = { Signed: { schemaVersion: 3, upcasters: [renamed, listed] }, Opened: { schemaVersion: 1 } };

function stored(type: string, schemaVersion: number, data: unknown): RecordedEvent {
  const stream = { category: 'thing', id: '1' };
  const when = { recordedAt: '2026-01-01T00:00:00.000Z', metadata: { actor: 'test' } };
  return { stream, version: 1, position: 7, type, schemaVersion, data, ...when };
}

function given(type: string, schemaVersion: number, data: unknown) {
  const event = stored(type, schemaVersion, data);
  const lifted = new Registry(types).lift(event);
  return {
    then: (version: number, data: unknown) => expect(lifted).toEqual({ ...event, schemaVersion: version, data }),
    thenAsStored: () => {
      expect(lifted).toEqual({ ...event, unknown: expect.any(String) });
      expect(() => refuseUnknown(lifted)).toThrow(UnknownEvent);
    },
  };
}

describe('an event that is read', () => {
  it('is lifted through every version between', () =>
    given('Signed', 1, { by: 'bo', n: 1 }).then(3, { actors: ['bo'], n: 1 }));
  it('is lifted from the version that it has', () => given('Signed', 2, { actor: 'bo' }).then(3, { actors: ['bo'] }));
  it('is left alone in the current version', () => given('Signed', 3, { actors: [] }).then(3, { actors: [] }));
  it('is given as stored, and refused by whoever folds, in a newer version', () =>
    given('Signed', 4, {}).thenAsStored());
  it('is given as stored, and refused by whoever folds, with a type that nobody knows', () =>
    given('Unheard', 1, {}).thenAsStored());

  it('is given as stored, and refused by whoever folds, where it cannot be lifted', () =>
    given('Signed', 1, null).thenAsStored());

  it('passes as it is where no types are registered', () => {
    const event = stored('Unheard', 9, {});
    expect(new Registry(undefined).lift(event)).toBe(event);
    expect(() => refuseUnknown(event)).not.toThrow();
  });

  it('comes to the same from any version, however long the chain', () => {
    const chains = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(chains, fc.nat(), fc.string(), (length, offset, text) => {
        const append = (from: number) => (data: unknown) => [...(data as unknown[]), from];
        const upcasters = Array.from({ length: length - 1 }, (_, index) => {
          const from = index + 1;
          return { from, upcast: append(from), sample: { before: ['x'], after: ['x', from] } };
        });
        const registry = new Registry({ Grown: { schemaVersion: length, upcasters } });
        const from = (offset % length) + 1;
        const steps = upcasters.slice(from - 1).map((one) => one.from);
        const event = stored('Grown', from, [text]);
        const lifted = registry.lift(event);
        expect(lifted).toEqual({ ...event, schemaVersion: length, data: [text, ...steps] });
        expect(registry.lift(lifted)).toBe(lifted);
        expect(event.data).toEqual([text]);
      }),
    );
  });
});

describe('an event that is written', () => {
  it('gets the current version of its type', () => {
    expect(new Registry(types).versionOf('Signed')).toBe(3);
    expect(new Registry(undefined).versionOf('Anything')).toBe(1);
  });

  it('is refused where its type is not registered', () => {
    expect(() => new Registry(types).versionOf('Unheard')).toThrow(InvalidUnit);
    expect(() => new Registry(types).versionOf('toString')).toThrow(InvalidUnit);
  });
});

describe('the types of a process', () => {
  const changing: Upcaster = { ...renamed, upcast: (data) => Object.assign(data as object, { actor: 'ann' }) };
  it.each<[string, EventType]>([
    ['a hole', { schemaVersion: 3, upcasters: [listed] }],
    ['no upcasters', { schemaVersion: 2 }],
    ['an upcaster too many', { schemaVersion: 2, upcasters: [renamed, listed] }],
    ['upcasters in another order', { schemaVersion: 3, upcasters: [listed, renamed] }],
    ['a sample that does not hold', { schemaVersion: 2, upcasters: [{ ...listed, from: 1, sample: renamed.sample }] }],
    ['an upcaster that changes what it is given', { schemaVersion: 2, upcasters: [changing] }],
    ['a version that is none', { schemaVersion: 0 }],
    ['a version that is too large', { schemaVersion: 40_000 }],
  ])('are not taken with %s', (_, type) => {
    expect(() => new Registry({ Signed: type })).toThrow('Signed');
  });
});
