import { CommandRefused } from '../refusals.js';
import { initiatives } from '../claim/claim.js';
import type { ClaimKind } from '../claim/claim.js';
import type { RecordedClaim } from '../claim/recorded-claim.js';
import { canonical } from '../claim/substance.js';

/** The values of a case: those of its headline claim, without what belongs to the claim alone. */
export type CaseValues = Readonly<Record<string, unknown>>;

/** What may stand at a place: a scalar, one of some words, an object of these members, or a list of such. */
type Shape = Scalar | readonly (string | boolean)[] | Members | { readonly each: Members };
type Scalar = 'text' | 'count' | 'number' | 'date' | 'removed';
interface Members {
  readonly members: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

const name: Members = { members: { name: 'text' }, required: ['name'] };
const levels = ['group', 'business_unit', 'subsidiary', 'site', 'country', 'department'];
const qualifiers = ['exact', 'approximately', 'atLeast', 'atMost', 'range', 'orderOfMagnitude', 'undisclosed'];
const quantity: Members = {
  members: {
    min: 'count',
    max: 'count',
    qualifier: qualifiers,
    unit: ['jobs', 'percent'],
    kind: ['posts_cut', 'dismissals', 'voluntary', 'threatened', 'indirect'],
    scope: { members: { level: levels, name: 'text' }, required: ['level'] },
  },
  required: ['qualifier', 'unit'],
};
const date: Members = {
  members: { value: 'date', precision: ['day', 'month', 'year'], basis: ['stated', 'relative', 'publication'] },
  required: ['value'],
};
const dates = { announced: date, effective: date };
const hit = { each: { members: { name: 'text', quantity }, required: ['name', 'quantity'] } } as const;
const person: Members = { members: { name: 'text', publicFigure: [true] }, required: ['name', 'publicFigure'] };
const reason: Members = { members: { reason: 'text', strength: ['explicit', 'strong', 'weak'] }, required: ['reason'] };
const roles = ['investor', 'investee', 'partner', 'vendor', 'customer', 'acquirer', 'target', 'vehicle', 'roleHolder'];

/** What an editor may correct, by kind of case. Whole lists, never one item: which item that is changes with the headline. */
const shapes: Readonly<Record<ClaimKind, Members>> = {
  layoff: {
    members: {
      ...{ organisation: name, parent: name, unit: name, quantity, ...dates, procedure: 'text' },
      share: { members: { percent: 'number', qualifier: qualifiers }, required: ['percent'] },
      ...{ affectedUnits: hit, parts: hit, affectedPeople: 'removed', reasons: { each: reason } },
    },
    required: ['organisation', 'quantity'],
  },
  'leadership-change': {
    members: {
      ...{ organisation: name, unit: name, person, status: ['in', 'out', 'in_acting', 'out_acting'] },
      ...{ post: 'text', postNormalised: 'text', previousPost: 'text', reason: 'text', ...dates },
      ...{ otherOrganisation: name, otherOrganisationRelation: ['same', 'related', 'outside'] },
      ...{ successor: name, predecessor: name },
    },
    required: ['organisation', 'person', 'status'],
  },
  'ai-initiative': {
    members: {
      ...{ initiative: initiatives, actor: name, unit: name, product: name, person, post: 'text', ...dates },
      counterparties: { each: { members: { name: 'text', role: roles }, required: ['name', 'role'] } },
      amount: { members: { value: 'number', currency: 'text', qualifier: qualifiers }, required: ['qualifier'] },
      stage: ['announced', 'in_progress', 'launched', 'ended', 'planned'],
    },
    required: ['initiative', 'actor'],
  },
};

/** An editor's word on one value. `to` is null where the case has no such value. */
export interface Correction {
  readonly path: string;
  readonly to: unknown;
}

/** The values of a claim, with what editors have corrected over them, the latest word last. */
export function correctedValues(claim: RecordedClaim, corrections: readonly Correction[]): CaseValues {
  const { claimId: _, kind: __, evidence: ___, ...values } = claim;
  return corrections.reduce<CaseValues>((now, { path, to }) => withValue(now, pathOf(path), to), values);
}

/** The members that a pointer names, from the outermost. Throws CommandRefused for what is no pointer. */
function pathOf(pointer: string): string[] {
  if (!/^(\/([^~/]|~[01])+)+$/.test(pointer)) {
    throw new CommandRefused('not-a-path', `${JSON.stringify(pointer)} is no JSON pointer to a value`, '/path');
  }
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a path; null where there is none. */
export function valueAt(values: CaseValues, path: string): unknown {
  let value: unknown = values;
  for (const member of pathOf(path)) {
    value = typeof value === 'object' && value !== null ? (value as CaseValues)[member] : undefined;
  }
  return value ?? null;
}

function withValue(values: CaseValues, [member = '', ...below]: readonly string[], to: unknown): CaseValues {
  const { [member]: old, ...others } = values;
  const inner = below.length === 0 ? to : withValue((old ?? {}) as CaseValues, below, to);
  if (inner === null) return others;
  return { ...values, [member]: member === 'announced' || member === 'effective' ? dated(inner as CaseValues) : inner };
}

/** A date is as precise as it is long. */
function dated(date: CaseValues): CaseValues {
  const value = String(date.value);
  const precision = value.length === 4 ? 'year' : value.length === 7 ? 'month' : 'day';
  return { ...date, value, precision, basis: date.basis ?? 'stated' };
}

// Keys are derived from names, and the words of articles never enter an event: both stand in what callers read and may send back.
const derived = new Set(['key', 'verbatim']);

/** A value as it may be stored. */
export function storable(value: unknown): unknown {
  return JSON.parse(canonical(value ?? null, derived)) as unknown;
}

/** Whether two values are the same but for what is derived. */
export function sameValue(a: unknown, b: unknown): boolean {
  return canonical(a ?? null, derived) === canonical(b ?? null, derived);
}

/** What makes a figure means something together only: one of them would be put on whatever the headline says later. */
const figures: Readonly<Record<string, readonly string[]>> = {
  quantity: ['min', 'max', 'qualifier', 'unit'],
  amount: ['value', 'currency', 'qualifier'],
};

/** Throws CommandRefused unless an editor may set the value at the path of a case of this kind that has these values. */
export function requireCorrectable(kind: ClaimKind, values: CaseValues, { path, to }: Correction): void {
  const members = pathOf(path);
  let shape: Shape = shapes[kind];
  let optional = false;
  for (const member of members) {
    const within: Members | undefined = typeof shape === 'object' && 'members' in shape ? shape : undefined;
    const next: Shape | undefined =
      within && Object.hasOwn(within.members, member) ? within.members[member] : undefined;
    if (!within || !next) throw new CommandRefused('no-such-value', noSuch(kind, path, within), '/path');
    optional = !within.required?.includes(member);
    shape = next;
  }
  requireWholeFigure(members);
  if (to === null && !optional) throw new CommandRefused('value-required', `${path} cannot be removed`, '/to');
  if (to !== null) requireShape(shape, to, '/to');
  const after = members.length === 1 && to === null ? undefined : withValue(values, members, to)[members[0]!];
  if (after !== undefined && members.length > 1)
    requireShape(shapes[kind].members[members[0]!]!, storable(after), '/to');
  const whole = after as CaseValues | undefined;
  if (members[0] === 'quantity') requireOrder(whole ?? {});
}

function requireWholeFigure([value = '', part = '']: readonly string[]): void {
  if (!figures[value]?.includes(part)) return;
  throw new CommandRefused('part-of-a-figure', `a figure is set with all its members: correct /${value}`, '/path');
}

function noSuch(kind: ClaimKind, path: string, within: Members | undefined): string {
  const known = within ? `; there are ${Object.keys(within.members).join(', ')}` : '; lists are corrected as a whole';
  return `a ${kind} has no value ${path} that can be corrected${known}`;
}

function requireOrder({ min, max, qualifier }: CaseValues): void {
  const wrong = (detail: string) => new CommandRefused('value-invalid', detail, '/to');
  if (typeof min === 'number' && typeof max === 'number' && min > max) throw wrong(`min ${min} is above max ${max}`);
  if (qualifier === 'exact' && min !== max) throw wrong('an exact figure has min = max');
  if (qualifier === 'undisclosed' && (min ?? max) !== undefined)
    throw wrong('an undisclosed figure has no min and no max');
}

const datePattern = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a text in the shape of a date is one: there is no 31st of February, though Date takes it for the 3rd of March. */
function isDate(text: string): boolean {
  return datePattern.test(text) && new Date(text).toISOString().startsWith(text);
}

function requireShape(shape: Shape, value: unknown, pointer: string): void {
  const wrong = (what: string) => new CommandRefused('value-invalid', `${pointer} must be ${what}`, pointer);
  if (Array.isArray(shape)) {
    if (!(shape as readonly unknown[]).includes(value)) throw wrong(`one of ${shape.join(', ')}`);
  } else if (typeof shape === 'object') {
    requireObject(shape as Exclude<Shape, Scalar | readonly (string | boolean)[]>, value, pointer);
  } else if (shape === 'text') {
    if (typeof value !== 'string' || value.trim() === '' || value.length > 500)
      throw wrong('a text of 1 to 500 characters');
  } else if (shape === 'date') {
    if (typeof value !== 'string' || !isDate(value)) throw wrong('a date: YYYY, YYYY-MM or YYYY-MM-DD');
  } else if (shape === 'removed') {
    throw wrong('null: it can be removed, not set');
  } else if (
    typeof value !== 'number' ||
    !Number.isFinite(value) ||
    value < 0 ||
    (shape === 'count' && value % 1 !== 0)
  ) {
    throw wrong(shape === 'count' ? 'a whole number' : 'a number that is not negative');
  }
}

function requireObject(shape: Members | { readonly each: Members }, value: unknown, pointer: string): void {
  if ('each' in shape) {
    if (!Array.isArray(value)) throw new CommandRefused('value-invalid', `${pointer} must be a list`, pointer);
    value.forEach((item, index) => requireObject(shape.each, item, `${pointer}/${index}`));
    return;
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject) throw new CommandRefused('value-invalid', `${pointer} must be an object`, pointer);
  for (const [member, inner] of Object.entries(value)) {
    const known = Object.hasOwn(shape.members, member) ? shape.members[member] : undefined;
    if (!known) throw new CommandRefused('value-invalid', `${pointer}/${member} is not known`, `${pointer}/${member}`);
    requireShape(known, inner, `${pointer}/${member}`);
  }
  for (const member of shape.required ?? []) {
    if (!(member in value)) throw new CommandRefused('value-invalid', `${pointer} needs ${member}`, pointer);
  }
}
