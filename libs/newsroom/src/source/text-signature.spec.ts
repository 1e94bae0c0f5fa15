import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { bands, sharedText, similar, textSignature } from './text-signature.js';

/** Real articles, which are not part of this repository. Without them the measurements are skipped. */
const folder = process.env.NEWSLEDGER_CORPUS;

const story = [
  'Le fabricant de câbles Vardel a annoncé mardi la suppression de 1.235 postes sur ses deux sites de Lens et de Vierzon.',
  'La direction invoque la baisse des commandes des opérateurs et le prix du cuivre, qui a doublé en trois ans.',
  'Les syndicats, reçus dans la matinée, dénoncent un plan brutal et appellent les salariés à cesser le travail jeudi.',
  'Le groupe, qui emploie 9.000 personnes dans onze pays, avait déjà fermé son usine de Dunkerque il y a deux ans.',
];
const signed = (text: string) => textSignature(text)!;

describe('the signature of a text', () => {
  it('is short, and one for one text', () => {
    expect(signed(story.join('\n'))).toHaveLength(175);
    expect(signed(story.join('\n'))).toBe(signed(story.join('\n')));
  });

  it('is recorded in events: what it is for a text never changes', () => {
    expect(signed(story.join('\n')).slice(0, 40)).toBe('102aIloSW2m1b0TQLcmGxx2EumOsV2ybvuMJcVUD');
  });

  it('knows case, accents and punctuation as one', () => {
    const plain = story.join(' ').normalize('NFD').replace(/\p{M}/gu, '').replaceAll(/[.,]/g, ' ').toUpperCase();
    expect(sharedText(signed(story.join('\n')), signed(plain))).toBeGreaterThan(0.9);
  });

  it('does not tell a text that is too short from others', () => {
    expect(textSignature('Vardel supprime 1.235 postes à Lens et à Vierzon.')).toBeUndefined();
  });

  it('finds another text on the same happening to be another', () => {
    const other =
      'Mille deux cents emplois en moins : Vardel taille dans ses effectifs. Selon nos informations, la moitié des ateliers de Lens ' +
      'fermera avant Noël, tandis que Vierzon garderait ses bureaux. Un cadre parle de gâchis, et la mairie demande un rendez-vous.';
    expect(similar(signed(story.join('\n')), signed(other))).toBe(false);
  });

  it('finds nothing in a signature of another scheme', () => {
    const signature = signed(story.join('\n'));
    expect(similar(signature, `0${signature.slice(1)}`)).toBe(false);
    expect(bands(`0${signature.slice(1)}`)).toEqual([]);
  });
});

interface Piece {
  readonly title: string;
  readonly text: string;
}

/** Reproducible numbers in 0..1. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], roll: () => number): T[] {
  return items
    .map((item) => [roll(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

const paragraphs = ({ text }: Piece) => text.split('\n').filter(Boolean);

/** What desks do to a wire text. */
const edits: Record<string, (piece: Piece, other: Piece, roll: () => number) => string> = {
  'a new lead': (piece, other) => [paragraphs(other)[0], ...paragraphs(piece).slice(1)].join('\n'),
  'cut from the end': (piece) =>
    paragraphs(piece)
      .slice(0, Math.ceil(paragraphs(piece).length / 2))
      .join('\n'),
  'cut here and there': (piece, _other, roll) =>
    paragraphs(piece)
      .filter(() => roll() > 0.4)
      .join('\n'),
  'reordered paragraphs': (piece, _other, roll) => shuffled(paragraphs(piece), roll).join('\n'),
  'another dateline': ({ text }) => `LYON, 3 mai (Agence) - ${text}`,
  'all of these': (piece, other, roll) => {
    const kept = shuffled(paragraphs(piece).slice(1), roll).slice(0, Math.ceil(paragraphs(piece).length * 0.6));
    return `Lyon, le 3 mai - ${[paragraphs(other)[0], ...kept].join('\n')}`;
  },
};

(folder === undefined ? describe.skip : describe)('near-duplicates among real wire articles', () => {
  const roll = dice(7);
  const lines = () => gunzipSync(readFileSync(join(folder ?? '', 'corpus/wire-fr.jsonl.gz'))).toString('utf8');
  const all = folder === undefined ? [] : lines().trim().split('\n');
  const pieces = shuffled(all, roll)
    .slice(0, 250)
    .map((line) => JSON.parse(line) as Piece);
  const signatures = new Map(pieces.map((piece) => [piece, textSignature(piece.text)]));

  it.each(Object.entries(edits))('are found after %s', (_name, edit) => {
    const edited = pieces.flatMap((piece, i) => {
      const text = edit(piece, pieces[(i + 1) % pieces.length]!, roll);
      const short = text.length < piece.text.length * 0.3 || text.split(/\s+/).length < 60;
      return short ? [] : [{ original: signatures.get(piece), copy: textSignature(text) }];
    });
    const linked = edited.filter(({ original, copy }) => original && copy && similar(original, copy));
    const indexed = linked.filter(({ original, copy }) => {
      const keys = new Set(bands(copy!));
      return bands(original!).some((key) => keys.has(key));
    });
    expect(edited.length).toBeGreaterThan(200);
    expect(indexed.length / edited.length).toBeGreaterThanOrEqual(0.95);
  });

  it('are hardly ever two texts by chance: 30,000 pairs of other stories have few links', () => {
    const known = [...signatures.values()].filter((signature) => signature !== undefined);
    const links = known.flatMap((a, i) => known.slice(i + 1).filter((b) => similar(a, b)));
    expect(links.length).toBeLessThanOrEqual(2);
  });
});
