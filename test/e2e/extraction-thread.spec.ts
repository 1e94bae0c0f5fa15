import { describe, expect, it } from '@jest/globals';
import { extractByRules } from '@newsledger/extraction';
import type { ThreadOptions } from '../../apps/recorder/src/extraction-thread.js';
import type { ThreadedExtractor } from '../../apps/recorder/src/threaded-extractor.js';

/** As it was built: a thread starts from a module of its own, which the sources are not. */
const built = new URL('../../dist/apps/recorder/src/', import.meta.url);

interface Built {
  readonly ThreadedExtractor: new (...args: ConstructorParameters<typeof ThreadedExtractor>) => ThreadedExtractor;
  readonly threadDefaults: Omit<ThreadOptions, 'script'>;
}

describe('the thread of the recorder', () => {
  it('reads a long article as the engine does in place', async () => {
    const { ThreadedExtractor, threadDefaults } = (await import(new URL('threaded-extractor.js', built).href)) as Built;
    const script = new URL('extraction-worker.js', built);
    const extractor = new ThreadedExtractor({ ...threadDefaults, script });
    try {
      const text = `Renault va supprimer 500 postes, a annoncé mardi le groupe.\n\n${'La ville refait sa piscine. '.repeat(500)}`;
      const published = { value: '2025-10-29', precision: 'day', basis: 'stated' } as const;
      const article = { title: 'Renault', text, language: 'fr', published };
      const extraction = await extractor.extract(article);
      expect(extraction).toEqual(extractByRules(article));
      expect(extraction.claims).toHaveLength(1);
    } finally {
      await extractor.close();
    }
  });
});
