import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseStatus, type CaseState } from '@newsledger/newsroom';
import { createDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { delivery, PlainRecorder } from '../../../../test/support/plain-recording.js';
import {
  ApproveCase,
  CorrectCase,
  MergeCases,
  RegisterAlias,
  RegisterOrganisations,
  RegisterParent,
  RejectCase,
  SplitCase,
  type OnCase,
} from './editing.commands.js';

const by = { editor: 'jane', reason: 'called the company' };
const exactly = (figure: number) => ({ min: figure, max: figure, qualifier: 'exact', unit: 'jobs' });

describe('editors on a real ledger', () => {
  let database: TestDatabase;
  let desk: PlainRecorder;
  beforeAll(async () => {
    database = await createDatabase();
    desk = await PlainRecorder.open(database);
  });
  afterAll(async () => {
    await desk.close();
    await database.drop();
  });

  let sites = 0;
  /** Has a paper of its own tell something, and returns its address. */
  const tell = async (text: string) => {
    const url = `https://desk${++sites}.example/${sites}`;
    expect(await desk.record(delivery(url, text))).toBe('recorded');
    return url;
  };
  const about = async (organisation: string) => {
    const states = [...(await desk.layoffs()).values()];
    return states.filter(({ claims, docket }) =>
      claims.length > 0
        ? claims.some(({ claim }) => claim.kind === 'layoff' && claim.organisation.name === organisation)
        : docket === `layoff:${organisation.toLowerCase()}`,
    );
  };
  const open = async (organisation: string) =>
    (await about(organisation)).filter((state) => caseStatus(state) === 'open');
  const on = ({ id, version }: CaseState): OnCase => ({ kind: 'layoff', caseId: id!, expectedVersion: version, by });
  const figures = ({ claims }: CaseState) =>
    claims.map(({ claim }) => (claim.kind === 'layoff' ? claim.quantity.min : undefined)).sort();

  it('approves a case at the version that the editor saw, once', async () => {
    await tell('Aspen cuts 100 jobs.');
    const [state] = await open('Aspen');
    const answer = await desk.commands.execute(new ApproveCase(on(state!)));
    expect(answer).toEqual({ id: state!.id, version: 2, position: await desk.store.head() });
    expect(await desk.commands.execute(new ApproveCase(on(state!)))).toEqual({ ...answer, repeated: true });
    const other = { ...on(state!), by: { ...by, reason: 'another' } };
    await expect(desk.commands.execute(new ApproveCase(other))).rejects.toMatchObject({
      name: 'StaleCase',
      actual: 2,
    });
    const events = [];
    for await (const event of desk.store.readStream({ category: 'layoff', id: state!.id! })) events.push(event);
    expect(events.at(-1)).toMatchObject({ type: 'CaseApproved', data: { by }, metadata: { actor: 'editor:jane' } });
  });

  it('carries out a command once under the name that the caller gave it, and no other under that name', async () => {
    await tell('Birch cuts 100 jobs.');
    const [state] = await open('Birch');
    const named = { ...on(state!), idempotencyKey: 'call-1' };
    const first = await desk.commands.execute(new RejectCase(named));
    expect(await desk.commands.execute(new RejectCase(named))).toEqual({ ...first, repeated: true });
    await expect(desk.commands.execute(new ApproveCase(named))).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it('keeps a correction when a machine repeats the old value', async () => {
    await tell('Cedar cuts 17000 jobs.');
    const [state] = await open('Cedar');
    const correction = { path: '/quantity', to: exactly(16_000) };
    await desk.commands.execute(new CorrectCase(on(state!), correction));
    await tell('Cedar cuts 17000 jobs.');
    const [now] = await open('Cedar');
    expect(now!.claims).toHaveLength(2);
    expect(now!.corrections).toMatchObject([{ path: '/quantity', from: exactly(17_000), to: exactly(16_000), by }]);
    const wrong = new CorrectCase(on(now!), { path: '/quantity', from: exactly(5), to: exactly(1) });
    await expect(desk.commands.execute(wrong)).rejects.toMatchObject({ name: 'CommandRefused', pointer: '/from' });
  });

  it('puts two cases together for good: a source that comes later joins them', async () => {
    await tell('Doum cuts 100 jobs.');
    await tell('Doum cuts 900 jobs.');
    const [small, large] = (await open('Doum')).toSorted((a, b) => figures(a)[0]! - figures(b)[0]!);
    const merged = await desk.commands.execute(new MergeCases(on(small!), large!.id!));
    expect(merged).toMatchObject({ id: small!.id, into: large!.id });
    expect((await about('Doum')).find(({ id }) => id === small!.id)).toMatchObject({ mergedInto: large!.id });
    await tell('Doum cuts 100 jobs.');
    const left = await open('Doum');
    expect(left.map(figures)).toEqual([[100, 100, 900]]);
    expect(left[0]!.id).toBe(large!.id);
  });

  it('takes apart what was put together wrongly, for good', async () => {
    for (let i = 0; i < 3; i++) await tell('Elm cuts 300 jobs.');
    const [state] = await open('Elm');
    const claimId = state!.claims[2]!.claim.claimId;
    const foreign = new SplitCase(on(state!), [claimId, '5e0b0000-0000-4000-8000-000000000000']);
    await expect(desk.commands.execute(foreign)).rejects.toMatchObject({ pointer: '/claims/1' });
    const all = state!.claims.map(({ claim }) => claim.claimId);
    await expect(desk.commands.execute(new SplitCase(on(state!), all))).rejects.toMatchObject({ pointer: '/claims' });
    const split = await desk.commands.execute(new SplitCase(on(state!), [claimId]));
    const cases = await open('Elm');
    expect(cases.find(({ id }) => id === split.into)!.claims.map(({ claim }) => claim.claimId)).toEqual([claimId]);
    expect(cases.find(({ id }) => id === state!.id)!.claims).toHaveLength(2);
    await tell('Elm cuts 300 jobs.');
    expect((await open('Elm')).flatMap(({ claims }) => claims)).toHaveLength(4);
    expect(
      (await open('Elm')).some(
        ({ claims }) => claims.length >= 3 && claims.some(({ claim }) => claim.claimId === claimId),
      ),
    ).toBe(false);
  });

  it('refuses to put cases of two organisations together, and says what to do instead', async () => {
    await tell('Fir cuts 100 jobs.');
    await tell('Fir2 cuts 100 jobs.');
    const [[one], [other]] = [await open('Fir'), await open('Fir2')];
    const merge = desk.commands.execute(new MergeCases(on(one!), other!.id!));
    await expect(merge).rejects.toMatchObject({ code: 'other-organisation', pointer: '/into' });
    await expect(merge).rejects.toThrow('Fir and Fir2');
    const itself = desk.commands.execute(new MergeCases(on(one!), one!.id!));
    await expect(itself).rejects.toMatchObject({ code: 'same-case' });
    const nowhere = { ...on(one!), caseId: '5e0b0000-0000-4000-8000-000000000000' };
    await expect(desk.commands.execute(new RejectCase(nowhere))).rejects.toMatchObject({ code: 'no-such-case' });
  });

  it('files claims anew when their organisation turns out to be another, with what editors decided', async () => {
    await tell('Ginkgo cuts 700 jobs.');
    await tell('Ginkgoworks cuts 700 jobs.');
    await tell('Ginkgoworks cuts 20 jobs.');
    const [big, small] = (await open('Ginkgoworks')).toSorted((a, b) => figures(b)[0]! - figures(a)[0]!);
    await desk.commands.execute(new CorrectCase(on(big!), { path: '/quantity', to: exactly(650) }));
    await desk.commands.execute(new RegisterOrganisations({ by }, [{ name: 'Ginkgo' }]));
    const edited = await desk.commands.execute(new RegisterAlias({ by }, { key: 'ginkgo', alias: 'Ginkgoworks' }));
    expect(edited).toMatchObject({ registered: 1, moved: 2 });
    const cases = [...(await open('Ginkgo'))];
    expect(cases.map(figures)).toEqual([[700, 700]]);
    expect(cases[0]!.corrections).toMatchObject([{ path: '/quantity', to: exactly(650) }]);
    const states = await desk.layoffs();
    expect(states.get(big!.id!)).toMatchObject({ mergedInto: cases[0]!.id, claims: [] });
    // A case that finds no other there goes on under its id.
    expect(caseStatus(states.get(small!.id!)!)).toBe('open');
    expect(states.get(small!.id!)).toMatchObject({ docket: 'layoff:ginkgo' });
  });

  it('moves what editors joined along with its claims', async () => {
    await tell('Hazel cuts 10 jobs.');
    await tell('Hazel cuts 800 jobs.');
    const [one, other] = await open('Hazel');
    await desk.commands.execute(new MergeCases(on(one!), other!.id!));
    await desk.commands.execute(new RegisterOrganisations({ by }, [{ name: 'Hazelton', aliases: ['Hazel'] }]));
    expect((await open('Hazel')).map(figures)).toEqual([[10, 800]]);
    expect(await open('Hazel')).toMatchObject([{ id: other!.id, docket: 'layoff:hazelton' }]);
  });

  it('files the claims of a part with the whole, as a part', async () => {
    await tell('Ivy cuts 5000 jobs.');
    await tell('Ivylabs cuts 50 jobs.');
    await desk.commands.execute(new RegisterOrganisations({ by }, [{ name: 'Ivy' }, { name: 'Ivylabs' }]));
    await desk.commands.execute(new RegisterParent({ by }, { key: 'ivylabs', parent: 'Ivy' }));
    const [part] = await open('Ivylabs');
    expect(part).toMatchObject({ docket: 'layoff:ivy', claims: [{ scope: 'business_unit:ivylabs' }] });
    const [whole] = await open('Ivy');
    expect(whole).toMatchObject({ related: [{ to: part!.id, relation: 'scope' }] });
  });

  it('gives an organisation back to the parent that it had before', async () => {
    const names = ['Lime', 'Maple', 'Nut'].map((name) => ({ name }));
    await desk.commands.execute(new RegisterOrganisations({ by }, names));
    const partOf = (parent: string) => desk.commands.execute(new RegisterParent({ by }, { key: 'lime', parent }));
    for (const parent of ['maple', 'nut', 'maple']) expect(await partOf(parent)).toMatchObject({ registered: 1 });
    expect(await partOf('maple')).toMatchObject({ registered: 0 });
  });

  it('registers nothing twice, and takes organisations that are known before their claims come', async () => {
    const list = new RegisterOrganisations({ by }, [{ name: 'Juniper', aliases: ['Junipero'] }]);
    expect(await desk.commands.execute(list)).toMatchObject({ registered: 2, moved: 0 });
    expect(await desk.commands.execute(list)).toMatchObject({ registered: 0, repeated: true });
    await tell('Juniper cuts 60 jobs.');
    await tell('Junipero cuts 60 jobs.');
    expect((await open('Juniper')).map(figures)).toEqual([[60, 60]]);
  });

  it('takes a name that two organisations share for neither: nothing is matched by it', async () => {
    await tell('Kapok cuts 70 jobs.');
    await tell('Kapok cuts 70 jobs.');
    expect(await open('Kapok')).toHaveLength(1);
    const two = [
      { name: 'Kapok', qualifier: 'foods' },
      { name: 'Kapok', qualifier: 'steel' },
    ];
    await desk.commands.execute(new RegisterOrganisations({ by }, two));
    expect((await open('Kapok')).map(figures)).toEqual([[70], [70]]);
  });
});
