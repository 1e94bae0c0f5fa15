import type { ClaimKind } from '@newsledger/newsroom';
import type {
  AiInitiativeView,
  ArticleView,
  DeliveryView,
  LayoffView,
  LeadershipChangeView,
} from '@newsledger/read-models';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { shippedFile } from '../shipped-file.js';

/** The path of each kind of case in the REST API. */
export const casePaths: Record<ClaimKind, string> = {
  layoff: 'layoffs',
  'leadership-change': 'leadership-changes',
  'ai-initiative': 'ai-initiatives',
};

/** A delivery of the sample, by which the ledger can be asked what became of it. */
export type SampleDelivery = { source: string; id: string };

/** What an engine read in an article and did not claim, with its reason and its words. */
export type SetAside = ArticleView['extractions'][number]['suppressed'][number];

/** The cases that a delivery touched, and what was read in its article and set aside, as REST shows them. */
export type RecordedCases = {
  layoffs: LayoffView[];
  leadershipChanges: LeadershipChangeView[];
  aiInitiatives: AiInitiativeView[];
  suppressed: SetAside[];
};

const sampleSource = 'urn:newsledger:sample';

/** Returns the file of the sample article of this checkout. Throws if there is none. */
export function sampleFile(name = 'article-fr.json'): string {
  return shippedFile(join('samples', name));
}

/**
 * Sends an article file to intake, which puts it on Kafka. Its id is made from its content: sent again it is a
 * duplicate, changed it is a new delivery. Rejects with intake's reason when it is refused.
 */
export async function publishSample(intake: string, file: string): Promise<SampleDelivery> {
  const body = readFileSync(file, 'utf8');
  const id = `${basename(file, '.json')}-${createHash('sha256').update(body).digest('hex').slice(0, 12)}`;
  const answer = await fetch(`${intake}/v1/articles?source=${encodeURIComponent(sampleSource)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': id },
    body,
    signal: AbortSignal.timeout(15_000),
  });
  if (answer.status !== 202) throw new Error(`intake refused the sample (${answer.status}): ${await answer.text()}`);
  return { source: sampleSource, id };
}

/**
 * Waits until what a delivery brought can be read over REST and returns the cases that it touched.
 * Rejects when it became a dead letter, or after `timeoutMs`.
 */
export async function untilReadable(
  api: string,
  delivery: SampleDelivery,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<RecordedCases> {
  const query = new URLSearchParams(delivery).toString();
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    signal.throwIfAborted();
    const answer = await fetch(`${api}/v1/deliveries?${query}`, { signal: AbortSignal.timeout(10_000) });
    if (answer.ok) {
      const became = (await answer.json()) as DeliveryView;
      if (became.status !== 'dead-letter') return readCases(api, became);
      throw new Error(`the sample became a dead letter: ${became.reason ?? 'without a reason'}`);
    }
    await answer.body?.cancel();
    if (Date.now() > deadline) throw new Error(`the sample was not readable after ${timeoutMs / 1000} s`);
    await sleep(100, undefined, { signal });
  }
}

async function readCases(api: string, { articleId, cases }: DeliveryView): Promise<RecordedCases> {
  const ofKind = async (kind: ClaimKind): Promise<unknown[]> => {
    const urls = cases.filter((entry) => entry.kind === kind).map(({ id }) => `${api}/v1/${casePaths[kind]}/${id}`);
    return Promise.all(urls.map(readJson));
  };
  const article =
    articleId === undefined ? undefined : ((await readJson(`${api}/v1/articles/${articleId}`)) as ArticleView);
  return {
    layoffs: (await ofKind('layoff')) as LayoffView[],
    leadershipChanges: (await ofKind('leadership-change')) as LeadershipChangeView[],
    aiInitiatives: (await ofKind('ai-initiative')) as AiInitiativeView[],
    suppressed: article?.extractions.find(({ leading }) => leading)?.suppressed ?? [],
  };
}

async function readJson(url: string): Promise<unknown> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return answer.json();
}
