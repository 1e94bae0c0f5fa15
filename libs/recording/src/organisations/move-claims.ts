import type { UnitOfWork } from '@newsledger/event-store';
import {
  caseDecider,
  claimKinds,
  docketDecider,
  filedClaims,
  type DocketId,
  type EditorsWord,
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
  const told = await refile(unit, standings, after);
  const now = new Map<string, string>();
  for (const { event } of told) {
    if (event.type === 'ClaimFiled' || event.type === 'ClaimRefiled') now.set(event.data.claimId, event.data.caseId);
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
  await carryOut(unit, { told: [...told, ...mergers(standings, told, now)], claims, withdrawal });
  return now.size;
}

/** Has each docket file what comes and withdraw what leaves. Returns what they say of it. */
async function refile(unit: UnitOfWork, standings: readonly Standing[], after: Register): Promise<Told[]> {
  const moving = casesThatMove(standings);
  const sources = standings.map(({ docket: id }) => [id, { id, shared: false }] as const);
  const dockets = new Map<string, Docket>([...sources, ...standings.map(({ target }) => [target.id, target] as const)]);
  // Read before any of them changes: editors' decisions go along with the claims.
  const decisions = new Map<string, readonly EditorsWord[]>();
  for (const [id] of sources) decisions.set(id, (await unit.state(docketDecider, docketStream(id))).pins.given);
  const told: Told[] = [];
  for (const { id, shared } of dockets.values()) {
    const here = standings.filter(({ target }) => target.id === id);
    const coming = here.filter(({ docket }) => docket !== id);
    const ids = new Set(coming.map(({ supporting }) => supporting.claim.claimId));
    const brought = [...new Set(coming.map(({ docket }) => docket))].flatMap((docket) => decisions.get(docket)!);
    const events = await unit.decide(docketDecider, docketStream(id), {
      type: 'FileClaims',
      claims: here.map(({ supporting: { claim, source }, docket, caseId }) => ({
        claimId: claim.claimId,
        articleId: source.articleId,
        facets: facetsOf(claim, after, publishedDay(source)),
        ...(docket !== id && moving.get(caseId) === id && { caseId }),
      })),
      withdraw: standings.flatMap(({ docket, target, supporting }) =>
        docket === id && target.id !== id ? [supporting.claim.claimId] : [],
      ),
      newCaseId: (seed) => caseIdOf(id, seed),
      ...(shared && { shared }),
      decisions: brought.filter((word) => claimsIn(word).some((claimId) => ids.has(claimId))),
    });
    told.push(...events.map((event) => ({ docket: id, event })));
  }
  return told;
}

const claimsIn = ({ type, data }: EditorsWord): readonly string[] =>
  type === 'ClaimsParted' ? [...data.claims, ...data.others] : data.claims;

/** The cases that have lost all their claims to cases of other dockets go up in those. */
function mergers(standings: readonly Standing[], told: readonly Told[], now: ReadonlyMap<string, string>): Told[] {
  const gone = new Set(told.flatMap(({ event }) => (event.type === 'CasesMerged' ? [event.data.absorbed] : [])));
  return [...grouped(standings, ({ caseId }) => caseId)].flatMap(([absorbed, claims]) => {
    const heirs = grouped(claims, ({ supporting }) => now.get(supporting.claim.claimId) ?? absorbed);
    if (gone.has(absorbed) || heirs.has(absorbed)) return [];
    const [[survivor, heir]] = [...heirs].toSorted(([, a], [, b]) => b.length - a.length) as [[string, Standing[]]];
    const docket = heir[0]!.target.id;
    const because = `its organisation is filed as ${docket.slice(docket.indexOf(':') + 1)} now`;
    return [{ docket, event: { type: 'CasesMerged', data: { survivor, absorbed, because } } }];
  });
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
