import type { ExtractionInput, Extractor } from '@newsledger/extraction';

/** An article of each language in which every rule has something to read. */
const samples: readonly ExtractionInput[] = [
  {
    language: 'en',
    title: 'Acme to cut 500 jobs as it names Jane Doe chief executive',
    text: `Acme will cut 500 jobs in France, about 4% of its workforce, the company said on Tuesday. Jane Doe succeeds John Smith as
chief executive. Acme also invested $20 million in the artificial intelligence start-up Fable and launched a chatbot in June 2025.`,
  },
  {
    language: 'fr',
    title: 'Acmé va supprimer 500 postes et nomme Jeanne Dupont directrice générale',
    text: `Acmé va supprimer 500 postes en France, soit 4 % de ses effectifs, a annoncé mardi le groupe. Jeanne Dupont succède à Jean
Martin à la direction générale. Acmé a aussi investi 20 millions d'euros dans la jeune pousse d'intelligence artificielle Fable.`,
  },
];

/** How often each is read: about as many articles as it takes until the engine runs as fast as it will. */
const rounds = 60;

/** Has the engine compile its rules and the machine its code, which the first articles would else wait for; takes about half a second. */
export async function warmUp(extractor: Pick<Extractor, 'extract'>): Promise<void> {
  const published = { value: '2026-03-05', precision: 'day', basis: 'stated' } as const;
  const articles = Array.from({ length: rounds }, () => samples).flat();
  await Promise.all(articles.map((article) => extractor.extract({ ...article, published })));
}
