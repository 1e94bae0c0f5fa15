import type { OrganisationEntry } from '@newsledger/newsroom';
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { OrganisationEntryContract } from './organisation.contract.js';

/** How many organisations one list may have: they are registered at once, in one unit of work. */
const maxEntries = 2_000;

/** A list of organisations that cannot be read. The message names each place that is wrong, with its line. */
export class BadOrganisationList extends Error {
  override readonly name = 'BadOrganisationList';
}

/**
 * Reads a list of organisations: a JSON array of `{name, qualifier?, aliases?, sharedNames?, acronym?, parent?, identifiers?}`. Throws
 * `BadOrganisationList`.
 */
export function readOrganisations(text: string): OrganisationEntry[] {
  const list = parse(text);
  if (!Array.isArray(list)) throw new BadOrganisationList('a list of organisations is a JSON array');
  if (list.length > maxEntries)
    throw new BadOrganisationList(`${list.length} organisations; a list has ${maxEntries} at most`);
  const wrong = list.flatMap((entry, i) => complaints(entry, `/${i}`).map((detail) => ({ i, detail })));
  if (wrong.length > 0) {
    const lines = linesOfItems(text);
    throw new BadOrganisationList(wrong.map(({ i, detail }) => `line ${lines[i]}: ${detail}`).join('\n'));
  }
  return list as OrganisationEntry[];
}

/** Returns the line on which an item of a list stands, for what is found wrong with it later. */
export function lineOf(text: string, pointer: string | undefined): string {
  const index = /^\/(\d+)/.exec(pointer ?? '')?.[1];
  return index === undefined ? '' : `line ${linesOfItems(text)[Number(index)]}: ${pointer}: `;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { message } = error as Error;
    const position = /position (\d+)/.exec(message)?.[1];
    const line = position === undefined ? '' : `line ${text.slice(0, Number(position)).split('\n').length}: `;
    throw new BadOrganisationList(`${line}no JSON: ${message}`, { cause: error });
  }
}

function complaints(entry: unknown, at: string): string[] {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) return [`${at}: must be an object`];
  const rules = { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: true };
  return flatten(validateSync(plainToInstance(OrganisationEntryContract, entry), rules), at);
}

function flatten(errors: readonly ValidationError[], at: string): string[] {
  return errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const pointer = `${at}/${property}`;
    return [...Object.values(constraints).map((detail) => `${pointer}: ${detail}`), ...flatten(children, pointer)];
  });
}

/** The line on which each item of an array begins. The text is JSON. */
function linesOfItems(text: string): number[] {
  const lines: number[] = [];
  let [depth, line, inString, awaits] = [0, 1, false, true];
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (character === '\n') line += 1;
    if (inString) {
      if (character === '\\') i += 1;
      else if (character === '"') inString = false;
      continue;
    }
    if (depth === 1 && awaits && !/[\s,\]]/.test(character)) {
      lines.push(line);
      awaits = false;
    }
    if (character === '"') inString = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === ',' && depth === 1) awaits = true;
  }
  return lines;
}
