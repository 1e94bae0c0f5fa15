import type { AiInitiativeView, LayoffView, LeadershipChangeView } from '@newsledger/read-models';
import Table from 'cli-table3';
import type { RecordedCases, SetAside } from './sample.js';

type Quantity = LayoffView['quantity'];
type Evidence = LayoffView['evidence'] | SetAside['evidence'];

const longestQuote = 200;

/**
 * Returns what was recorded as three small tables, each row with the words that it rests on, and below them what was read and set
 * aside, a line each; `width` in columns.
 */
export function recordedTables(cases: RecordedCases, width = 110): string {
  const { layoffs, leadershipChanges, aiInitiatives, suppressed } = cases;
  return [
    table('Layoffs', layoffColumns, width, layoffs.map(layoffRow)),
    table('Leadership', leadershipColumns, width, leadershipChanges.map(leadershipRow)),
    table('AI', aiColumns, width, aiInitiatives.map(aiRow)),
    ...(suppressed.length > 0 ? [suppressed.map(setAside).join('\n')] : []),
  ].join('\n\n');
}

/** Heads of columns with their shares of the width. */
type Columns = [head: string, share: number][];

const words = 'In the words of the article';
const layoffColumns: Columns = [
  ['Organisation', 16],
  ['Jobs', 13],
  ['Scope', 10],
  ['Units and people', 33],
  [words, 40],
];
const leadershipColumns: Columns = [
  ['Person', 19],
  ['', 7],
  ['Post', 24],
  ['Organisation', 20],
  [words, 40],
];
const aiColumns: Columns = [
  ['Actor', 11],
  ['What', 13],
  ['With', 23],
  ['About', 23],
  [words, 40],
];

function layoffRow(layoff: LayoffView): string[] {
  const units = (layoff.affectedUnits ?? []).map((unit) => `${unit.name}: ${figure(unit.quantity)}`);
  const people = (layoff.affectedPeople ?? []).map((person) => named(person, person.post));
  return [
    layoff.organisation.name,
    [figure(layoff.quantity), dated(layoff.announced ?? layoff.effective)].filter(Boolean).join('\n'),
    scope(layoff),
    [...units, ...people].join('\n'),
    quote(layoff.evidence, 'quantity'),
  ];
}

function leadershipRow(change: LeadershipChangeView): string[] {
  const other = change.otherOrganisation?.name;
  const direction = change.status.startsWith('in') ? 'from' : 'to';
  return [
    named(change.person),
    change.status.replace('_', ', '),
    [change.post, change.previousPost && `from ${change.previousPost}`].filter(Boolean).join('\n'),
    [change.unit?.name ?? change.organisation.name, other && `${direction} ${other}`].filter(Boolean).join('\n'),
    quote(change.evidence, 'status'),
  ];
}

function aiRow(initiative: AiInitiativeView): string[] {
  const amount = initiative.amount;
  const money = amount?.value === undefined ? amount?.qualifier : `${thousands(amount.value)} ${amount.currency ?? ''}`;
  const person = initiative.person && named(initiative.person, initiative.post);
  return [
    initiative.actor.name,
    [initiative.initiative, dated(initiative.announced ?? initiative.effective)].filter(Boolean).join('\n'),
    (initiative.counterparties ?? []).map(({ name, role }) => `${name} (${role})`).join('\n'),
    [initiative.product?.name, person, money && `amount: ${money}`].filter(Boolean).join('\n'),
    quote(initiative.evidence, 'initiative'),
  ];
}

function table(title: string, columns: Columns, width: number, rows: string[][]): string {
  if (rows.length === 0) return `${title}: none`;
  const shares = columns.reduce((sum, [, share]) => sum + share, 0);
  const drawn = new Table({
    head: columns.map(([head]) => head),
    colWidths: columns.map(([, share]) => Math.floor(((width - columns.length - 1) * share) / shares)),
    wordWrap: true,
    style: { head: [], border: [] },
  });
  drawn.push(...rows);
  return `${title}\n${drawn.toString()}`;
}

function figure(quantity: Quantity): string {
  const { min, max, qualifier } = quantity;
  if (min === undefined && max === undefined) return qualifier;
  const value = min === max || max === undefined ? thousands(min ?? 0) : `${thousands(min ?? 0)}-${thousands(max)}`;
  const unit = quantity.unit === 'percent' ? ' %' : '';
  return qualifier === 'exact' || qualifier === 'range' ? `${value}${unit}` : `${value}${unit} (${qualifier})`;
}

function scope(layoff: LayoffView): string {
  const { scope: found } = layoff.quantity;
  return found ? [found.level.replace('_', ' '), found.name].filter(Boolean).join(': ') : (layoff.unit?.name ?? '');
}

function dated(date: LayoffView['announced']): string {
  return date ? `${date.value}${date.basis === 'stated' ? '' : ` (${date.basis})`}` : '';
}

function named(person: { name: string | null; publicFigure: boolean }, post?: string): string {
  const name = `${person.name ?? 'erased'}${person.publicFigure ? '' : ' (private)'}`;
  return post ? `${name}, ${post}` : name;
}

function setAside({ kind, reason, evidence }: SetAside): string {
  const words = quote(evidence, 'quantity');
  return `Set aside: ${kind}, ${reason}${words && `: ${words}`}`;
}

/** The sentence that holds the slot's words, else those words with what stands around them, else any words. */
function quote(evidence: Evidence, slot: string): string {
  const main = evidence.find((span) => span.slot === slot && span.exact);
  const sentences = evidence.filter((span) => span.slot === 'sentence' && span.exact);
  const holdsMain = (span: Evidence[number]) =>
    main?.field === span.field && span.start <= main.start && span.end >= main.end;
  const around = sentences.find(holdsMain);
  if (around?.exact) return shown(around.exact);
  if (main) return shown([main.prefix, main.exact, main.suffix].join(''), '…');
  return shown(sentences[0]?.exact ?? evidence.find((span) => span.exact)?.exact ?? '');
}

function shown(text: string, edge = ''): string {
  const flat = text.replaceAll(/\s+/g, ' ').trim();
  if (flat === '') return '';
  return `"${edge}${flat.length > longestQuote ? `${flat.slice(0, longestQuote - 1)}…` : `${flat}${edge}`}"`;
}

function thousands(value: number): string {
  return value.toLocaleString('en-US');
}
