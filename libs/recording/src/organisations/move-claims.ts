import type { UnitOfWork } from '@newsledger/event-store';
import {
  caseDecider,
  claimKinds,
  docketDecider,
  filedClaims,
  type ClaimToFile,
  type DocketId,
  type Register,
  type SupportingClaim,
} from '@newsledger/newsroom';
import { carryOut, type Told } from '../carry-out.js';
import { caseIdOf, caseStream, docketStream } from '../claim-identity.js';
import { docketOf, facetsOf, publishedDay, scopeOf, type Docket } from '../facets.js';

/** A claim of a docket that a change of the register may concern. */
interface Standing {
  readonly docket: DocketId;
  readonly caseId: string;
  readonly supporting: SupportingClaim;
  readonly target: Docket;
}

/**
 * Makes the dockets what they would be had the register always been as it is now: claims whose organisation is another one go over to
 * its docket and take their cases along; those that stay are told apart anew. Returns how many were filed differently.
 */
export async function moveClaims(
  unit: UnitOfWork,
  { before, after, keys }: { readonly before: Register; readonly after: Register; readonly keys: readonly string[] },
): Promise<number> {
  const standings = await standingsOn(unit, concernedDockets(before, after, keys), after);
  const cases = casesThatMove(standings);
  const targets = new Map(standings.map(({ target }) => [target.id, target]));
  const told: Told[] = [];
  const now = new Map<string, string>();
  for (const docket of new Map([
    ...standings.map(({ docket: id }) => [id, { id, shared: false }] as const),
    ...targets,
  ]).values()) {
    const here = standings.filter(({ target }) => target.id === docket.id);
    const claims = here.map(({ supporting: { claim, source }, docket: from, caseId }): ClaimToFile => {
      const { claimId } = claim;
      const facets = facetsOf(claim, after, publishedDay(source));
      const takesAlong = from !== docket.id && cases.get(caseId) === docket.id;
      return { claimId, articleId: source.articleId, facets, ...(takesAlong && { caseId }) };
    });
    const leaving = standings.filter((one) => one.docket === docket.id && one.target.id !== docket.id);
    const withdraw = leaving.map(({ supporting }) => supporting.claim.claimId);
    const newCaseId = (seed: string) => caseIdOf(docket.id, seed);
    const shared = docket.shared ? { shared: true } : {};
    const command = { type: 'FileClaims' as const, claims, withdraw, newCaseId, ...shared };
    for (const event of await unit.decide(docketDecider, docketStream(docket.id), command)) {
      told.push({ docket: docket.id, event });
      if (event.type === 'ClaimFiled' || event.type === 'ClaimRefiled') now.set(event.data.claimId, event.data.caseId);
    }
  }
  const claims = new Map(
    standings.map(({ supporting }) => [
      supporting.claim.claimId,
      { ...supporting, scope: scopeOf(supporting.claim, after) ?? null },
    ]),
  );
  const withdrawal = (claimId: string, caseId: string) => {
    const to = now.get(claimId)!;
    const { articleId } = claims.get(claimId)!.source;
    return to === caseId ? undefined : { articleId, reason: 'refiled' as const, to };
  };
  await carryOut(unit, { told, claims, withdrawal });
  return now.size;
}

/** The dockets of every name that means another organisation now, as they were and as they are. */
function concernedDockets(before: Register, after: Register, keys: readonly string[]): DocketId[] {
  const isConcerned = (key: string) =>
    keys.includes(key) || after.ancestors(key).some((parent) => keys.includes(parent));
  const names = [...after.all()].flatMap(({ key, name, acronym, aliases }) =>
    isConcerned(key) ? [name, ...(acronym === undefined ? [] : [acronym]), ...aliases] : [],
  );
  const roots = names.flatMap((name) => {
    const [then, now] = [before.resolve(name), after.resolve(name)];
    return then.key === now.key && then.root === now.root ? [] : [then.root, now.root];
  });
  return [...new Set(roots)].flatMap((root) => claimKinds.map((kind): DocketId => `${kind}:${root}`));
}

async function standingsOn(unit: UnitOfWork, dockets: readonly DocketId[], after: Register): Promise<Standing[]> {
  const states = await Promise.all(
    dockets.map(async (id) => ({ id, filed: filedClaims(await unit.state(docketDecider, docketStream(id))) })),
  );
  const filed = states.flatMap(({ id, filed }) => filed.map((claim) => ({ docket: id, ...claim })));
  const found = filed.map(async ({ docket, claimId, caseId }): Promise<Standing[]> => {
    const kind = claimKinds.find((one) => docket.startsWith(`${one}:`))!;
    const { claims } = await unit.state(caseDecider, caseStream(kind, caseId));
    const supporting = claims.find(({ claim }) => claim.claimId === claimId);
    return supporting ? [{ docket, caseId, supporting, target: docketOf(supporting.claim, after) }] : [];
  });
  const standings = (await Promise.all(found)).flat();
  return standings.sort((a, b) => (a.supporting.claim.claimId < b.supporting.claim.claimId ? -1 : 1));
}

/** The docket to which a case goes as it is: where most of its claims go, if none of them stays. */
function casesThatMove(standings: readonly Standing[]): ReadonlyMap<string, DocketId> {
  const byCase = grouped(standings, ({ caseId }) => caseId);
  return new Map(
    [...byCase].flatMap(([caseId, claims]) => {
      if (claims.some(({ docket, target }) => target.id === docket)) return [];
      const byTarget = [...grouped(claims, ({ target }) => target.id)];
      const [most] = byTarget.toSorted(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
      return [[caseId, most![0]] as const];
    }),
  );
}

function grouped<Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
