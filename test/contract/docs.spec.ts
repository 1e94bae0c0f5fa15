import { Parser } from '@asyncapi/parser';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { articlesTopic } from '@newsledger/articles';
import { deadLetterTopic, inboundTopic } from '@newsledger/kafka';
import {
  registerStream,
  type CaseEvent,
  type CaseReported,
  type OrganisationEvent,
  type RecordedClaim,
} from '@newsledger/newsroom';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fullClaims } from '../support/full-claims.js';
import { ReadSide } from '../support/read-side.js';
import { SampleArticle } from '../support/sample-article.js';

type Schema = Readonly<Record<string, unknown>>;
interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}
interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>
  >;
}

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const openApi = JSON.parse(read('openapi.json')) as OpenApi;
const operations = Object.values(openApi.paths).flatMap((path) => Object.values(path));

/** Objects may have no members but those that the document names. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const same = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, closed(inner)]));
  return same.type === 'object' && 'properties' in same ? { ...same, additionalProperties: false } : same;
}

/** A validator that knows the document's schemas, each member of an answer having to be in them. */
function validator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema({ $id: 'https://newsledger.example/openapi.json', ...(closed(openApi) as object) });
  return ajv;
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = '$ref' in value && typeof value.$ref === 'string' ? [value.$ref] : [];
  return [...own, ...Object.values(value).flatMap(references)];
}

/** The parser's severities: an error is 0, warnings and hints are above. */
const isError = (severity: number) => severity === 0;

describe('docs/openapi.json', () => {
  it('is OpenAPI 3.1 whose operations are named, each by another name', () => {
    expect(openApi.openapi).toBe('3.1.0');
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(12);
  });

  it('refers to nothing that it does not have, and has no schema that it does not refer to', () => {
    const named = new Set(references(openApi).map((ref) => ref.replace('#/components/schemas/', '')));
    expect([...named].sort()).toEqual(Object.keys(openApi.components.schemas).sort());
  });

  it('has schemas that are JSON Schema 2020-12', () => {
    const ajv = validator();
    for (const name of Object.keys(openApi.components.schemas)) {
      expect(ajv.getSchema(`https://newsledger.example/openapi.json#/components/schemas/${name}`)).toBeDefined();
    }
  });
});

describe('docs/asyncapi.json', () => {
  it('is an AsyncAPI 3 document without a fault', async () => {
    const { document, diagnostics } = await new Parser().parse(read('asyncapi.json'));
    const faults = diagnostics.filter(({ severity }) => isError(severity));
    expect(faults.map(({ message, path }) => `${path.join('/')}: ${message}`)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
  });

  it('names the topics that the product makes', () => {
    const { channels } = JSON.parse(read('asyncapi.json')) as { channels: Record<string, { address: string }> };
    const topics = [inboundTopic(articlesTopic), deadLetterTopic(articlesTopic)].map(({ name }) => name);
    expect(Object.values(channels).map(({ address }) => address)).toEqual(topics);
  });
});

describe('what the API answers', () => {
  let side: ReadSide;
  const [article, other] = [new SampleArticle(randomUUID()), new SampleArticle(randomUUID(), 'The Other')];
  const caseId = randomUUID();
  const full = { layoff: randomUUID(), 'leadership-change': randomUUID(), 'ai-initiative': randomUUID() };
  beforeAll(async () => {
    side = await ReadSide.start();
    const ref = randomUUID();
    const claim = article.layoff(randomUUID(), { affectedPeople: [{ ref, post: 'head', publicFigure: false }] });
    const secrets = [{ ref, value: 'Jane Roe' }];
    await side.record(article.opening(caseId, claim), { articles: [article], secrets, id: 'documented' });
    await side.record(other.supporting(caseId, other.layoff(randomUUID()), 1), { articles: [other] });
    const { layoff, leadershipChange, aiInitiative } = fullClaims(article);
    await report('layoff', 'LayoffReported', layoff);
    await report('leadership-change', 'LeadershipChangeReported', leadershipChange);
    await report('ai-initiative', 'AiInitiativeReported', aiInitiative);
    await editAndRegister();
  });
  afterAll(() => side.stop());

  async function report(kind: keyof typeof full, type: CaseReported['type'], claim: RecordedClaim): Promise<void> {
    const id = full[kind];
    const about = { caseId: id, docket: `${kind}:acme`, independenceGroup: 'g' };
    const events = [{ type, data: { ...about, claim, source: article.source() } }];
    await side.record([{ stream: { category: kind, id }, expected: 'none', events }]);
  }

  /** Gives a case what editors, other cases and other sources may add to it, and the register an organisation with a part. */
  async function editAndRegister(): Promise<void> {
    const by = { editor: 'ed', reason: 'read the filing' };
    const quantity = { min: 5, max: 9, qualifier: 'range', unit: 'jobs' } as const;
    const correction = { path: '/quantity', from: null, to: quantity, by };
    const related = { to: randomUUID(), relation: 'possibly-same', because: 'a week apart' } as const;
    const events: CaseEvent[] = [
      { type: 'CaseApproved', data: { by } },
      { type: 'CaseCorrected', data: correction },
      { type: 'CaseRelated', data: related },
      { type: 'CaseDisputed', data: { by } },
    ];
    await side.record([{ stream: { category: 'layoff', id: caseId }, expected: 2, events }]);
    const register: OrganisationEvent[] = [
      { type: 'OrganisationRegistered', data: { key: 'acme', name: 'Acme', acronym: 'ACM', by } },
      { type: 'OrganisationRegistered', data: { key: 'films', name: 'Films', by } },
      { type: 'OrganisationParentRegistered', data: { key: 'films', parent: 'acme', by } },
    ];
    await side.record([{ stream: registerStream, expected: 'none', events: register }]);
  }

  it.each([
    ['/v1/layoffs', () => '', 200],
    ['/v1/layoffs/{id}/history', () => `/v1/layoffs/${caseId}/history`, 200],
    ['/v1/review-queue', () => '', 200],
    ['/v1/corrections', () => '', 200],
    ['/v1/organisations', () => '', 200],
    ['/v1/organisations/{key}', () => '/v1/organisations/acme', 200],
    ['/v1/organisations/{key}/timeline', () => '/v1/organisations/acme/timeline', 200],
    ['/v1/layoffs/{id}', () => `/v1/layoffs/${caseId}`, 200],
    ['/v1/layoffs/{id}', () => `/v1/layoffs/${full.layoff}`, 200],
    ['/v1/leadership-changes', () => '', 200],
    ['/v1/leadership-changes/{id}', () => `/v1/leadership-changes/${full['leadership-change']}`, 200],
    ['/v1/ai-initiatives', () => '', 200],
    ['/v1/ai-initiatives/{id}', () => `/v1/ai-initiatives/${full['ai-initiative']}`, 200],
    ['/v1/articles', () => '', 200],
    ['/v1/articles/{id}', () => `/v1/articles/${article.articleId}`, 200],
    ['/v1/deliveries', () => '/v1/deliveries?source=https://scraper.example&id=documented', 200],
    ['/v1/status', () => '', 200],
    ['/v1/layoffs', () => '/v1/layoffs?limit=no', 400],
    ['/v1/layoffs/{id}', () => `/v1/layoffs/${randomUUID()}`, 404],
  ])('%s is as documented', async (path, address, status) => {
    const answer = await side.get<unknown>(address() || path);
    expect(answer.status).toBe(status);
    const content = openApi.paths[path]?.get?.responses[String(status)]?.content ?? {};
    const [mediaType] = Object.keys(content);
    expect(answer.headers.get('content-type')).toMatch(mediaType!);
    const pointer = ['paths', path, 'get', 'responses', String(status), 'content', mediaType!, 'schema']
      .map((member) => encodeURIComponent(member.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const validate = validator().getSchema(`https://newsledger.example/openapi.json#/${pointer}`)!;
    await validate(answer.body);
    expect(validate.errors ?? []).toEqual([]);
    expect(await validate({ ...(answer.body as object), unheardOf: true })).toBe(false);
  });
});
