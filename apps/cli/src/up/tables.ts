import type { AiInitiativeView, LayoffView, LeadershipChangeView } from '@newsledger/read-models';
import Table from 'cli-table3';
import type { RecordedCases } from './sample.js';

type Quantity = LayoffView['quantity'];
type Evidence = LayoffView['evidence'];

const longestQuote = 150;

/** Returns what was recorded as three small tables, each row with the words that it rests on; `width` in columns. */
export function recordedTables(cases: RecordedCases, width = 110): string {
  return [
    table('Layoffs', ['Organisation', 'Jobs', 'Scope', 'Units and people', 'In the words of the article'], width, [
      ...cases.layoffs.map(layoffRow),
    ]),
    table('Leadership', ['Person', '', 'Post', 'Organisation', 'In the words of the article'], width, [
      ...cases.leadershipChanges.map(leadershipRow),
    ]),
    table('AI', ['Actor', 'What', 'With', 'About', 'In the words of the article'], width, [
      ...cases.aiInitiatives.map(aiRow),
    ]),
  ].join('\n\n');
}

function layoffRow(layoff: LayoffView): string[] {
  const units = (layoff.affectedUnits ?? []).map((unit) => `${unit.name}: ${figure(unit.quantity)}`);
  const people = (layoff.affectedPeople ?? []).map((person) => named(person.name, person.post));
  return [
    layoff.organisation.name,
    [figure(layoff.quantity), dated(layoff.announced)].filter(Boolean).join('\n'),
    scope(layoff),
    [...units, ...people].join('\n'),
    quote(layoff.evidence, 'quantity'),
  ];
}

function leadershipRow(change: LeadershipChangeView): string[] {
  const other = change.otherOrganisation?.name;
  const direction = change.status.startsWith('in') ? 'from' : 'to';
  return [
    change.person.name ?? 'erased',
    change.status.replace('_', ', '),
    change.post ?? '',
    [change.unit?.name ?? change.organisation.name, other && `${direction} ${other}`].filter(Boolean).join('\n'),
    quote(change.evidence, 'status'),
  ];
}

function aiRow(initiative: AiInitiativeView): string[] {
  const amount = initiative.amount;
  const money = amount?.value === undefined ? amount?.qualifier : `${thousands(amount.value)} ${amount.currency ?? ''}`;
  const person = initiative.person && named(initiative.person.name, initiative.post);
  return [
    initiative.actor.name,
    [initiative.initiative, dated(initiative.announced)].filter(Boolean).join('\n'),
    (initiative.counterparties ?? []).map(({ name, role }) => `${name} (${role})`).join('\n'),
    [initiative.product?.name, person, money && `amount: ${money}`].filter(Boolean).join('\n'),
    quote(initiative.evidence, 'initiative'),
  ];
}

function table(title: string, head: string[], width: number, rows: string[][]): string {
  if (rows.length === 0) return `${title}: none`;
  // Four columns for values, the last one takes what is left for the words.
  const value = Math.max(Math.floor((width - 6) / 6), 12);
  const words = Math.max(width - 6 - 4 * value, 24);
  const drawn = new Table({
    head,
    colWidths: [value, value, value, value, words],
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

function named(name: string | null, post: string | undefined): string {
  return post ? `${name ?? 'erased'}, ${post}` : (name ?? 'erased');
}

/** The sentence where the article has one for the claim, else the words of its main slot, else any. */
function quote(evidence: Evidence, slot: string): string {
  const words = (name: string) => evidence.find((span) => span.slot === name)?.exact;
  const exact = words('sentence') ?? words(slot) ?? evidence.find((span) => span.exact)?.exact ?? '';
  const flat = exact.replaceAll(/\s+/g, ' ').trim();
  return flat === '' ? '' : `"${flat.length > longestQuote ? `${flat.slice(0, longestQuote - 1)}…` : flat}"`;
}

function thousands(value: number): string {
  return value.toLocaleString('en-US');
}
