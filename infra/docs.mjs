// `npm run docs`: writes docs/openapi.json and docs/asyncapi.json from what was built. Needs no servers: the applications are
// looked at, not started.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asyncApiDocument } from './async-api.mjs';

const root = join(import.meta.dirname, '..');
const built = (path) => join(root, 'dist', path);

if (!existsSync(built('apps/api/src/app.module.js'))) {
  process.stderr.write('there is no build to document: run `npm run build` first\n');
  process.exit(1);
}

const { apiDocument } = await import(built('libs/platform/src/index.js'));
const api = await documentOf('apps/api/src/app.module.js', 'http://127.0.0.1:4000', 'Reading: the API.');
const intake = await documentOf('apps/intake/src/app.module.js', 'http://127.0.0.1:4001', 'Publishing: intake.');
const openApi = merged(api, intake);
write('openapi.json', openApi);
write('asyncapi.json', await asyncApiDocument(built, openApi.components.schemas));

async function documentOf(module, url, description) {
  const { AppModule } = await import(built(module));
  const app = await NestFactory.create(AppModule, new FastifyAdapter(), { preview: true, logger: false });
  const document = apiDocument(app, '', '');
  const servers = [{ url, description }];
  // Each operation names its server, because the two share paths: articles are published to one and read from the other.
  for (const path of Object.values(document.paths))
    for (const operation of Object.values(path)) operation.servers = servers;
  return document;
}

/** One document of two services; their schemas must not share names unless they are the same. */
function merged(...documents) {
  const [paths, schemas] = [{}, {}];
  const add = (name, schema) => {
    if (schemas[name] && JSON.stringify(schemas[name]) !== JSON.stringify(schema)) {
      throw new Error(`two schemas are named ${name}`);
    }
    schemas[name] = schema;
  };
  for (const document of documents) {
    for (const [path, operations] of Object.entries(document.paths)) {
      paths[path] = { ...paths[path], ...tidy(operations, add) };
    }
    for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) add(name, tidy(schema, add));
  }
  const description =
    'The event-sourced ledger of what the press reports: layoffs, leadership changes and AI initiatives, each with the words ' +
    'that it came from. Articles are published to intake; the API reads what was recorded, now or as of any moment. ' +
    'Lists are newest first and page by `next`. Errors are problems (RFC 9457).';
  return {
    openapi: '3.1.0',
    info: { title: 'Newsledger', version: '1', description },
    paths: sorted(paths),
    components: { schemas: sorted(schemas) },
  };
}

/**
 * The same with every inner schema that has a title said once, under its name, and with the values of enumerations in a fixed order:
 * the compiler gives them in the order in which it met them, which another file may change.
 */
function tidy(value, add) {
  if (Array.isArray(value)) return value.map((item) => tidy(item, add));
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, inner]) => [name, tidy(inner, add)]);
  const same = Object.fromEntries(members);
  if (Array.isArray(same.enum)) same.enum.sort();
  if (same.type !== 'object' || typeof same.title !== 'string') return same;
  const name = same.title
    .replace(/\(.*\)/, '')
    .replaceAll(/(?:^|[^a-zA-Z0-9])+([a-z0-9])?/gi, (_, letter = '') => letter.toUpperCase());
  add(name, same);
  return { $ref: `#/components/schemas/${name}` };
}

function sorted(members) {
  return Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function write(name, document) {
  writeFileSync(join(root, 'docs', name), `${JSON.stringify(document, null, 2)}\n`);
}
