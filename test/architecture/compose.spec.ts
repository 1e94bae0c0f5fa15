import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { composeSchema } from '../support/compose-schema.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Record<string, string>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Record<string, { condition: string }>;
  readonly healthcheck?: { readonly test: readonly string[] };
}

const compose = parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  volumes: Record<string, unknown>;
};
const services = Object.entries(compose.services);
const ours = services.filter(([, service]) => service.image === 'newsledger');
const apps = ['intake', 'recorder', 'projector', 'api'];

/** The variables that our settings classes name, one property each. */
function knownVariables(): Set<string> {
  const files = ['apps', 'libs'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  );
  const classes = files.flatMap((text) => text.match(/^(export )?class \w*Settings\b[\s\S]*?^}/gm) ?? []);
  return new Set(classes.flatMap((text) => [...text.matchAll(/\b([A-Z][A-Z0-9_]+) = /g)].map((match) => match[1]!)));
}

describe('docker-compose.yml', () => {
  it('follows the Compose specification', () => {
    const validate = new Ajv2020({ strict: false, allErrors: true }).compile(composeSchema);
    validate(compose);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('runs the official servers and the four apps', () => {
    expect(compose.services.postgres?.image).toBe('postgres:18');
    expect(compose.services.kafka?.image).toMatch(/^apache\/kafka:4\./);
    expect(ours.map(([name]) => name).sort()).toEqual([...apps, 'migrate', 'organisations'].sort());
    for (const name of apps) {
      expect(compose.services[name]?.command).toEqual([`dist/apps/${name}/src/main.js`]);
      expect(existsSync(join(root, 'apps', name, 'src', 'main.ts'))).toBe(true);
      expect(compose.services[name]?.healthcheck?.test.join(' ')).toContain('/health/ready');
    }
    for (const [, service] of ours) expect(existsSync(join(root, service.build?.dockerfile ?? ''))).toBe(true);
  });

  it('sets only variables that our settings know', () => {
    const known = knownVariables();
    expect(known.size).toBeGreaterThan(5);
    const set = ours.flatMap(([, service]) => Object.keys(service.environment ?? {}));
    expect(set.length).toBeGreaterThan(10);
    expect(set.filter((name) => !known.has(name))).toEqual([]);
  });

  it('sets the broker up as `newsledger up` does', () => {
    const text = readFileSync(join(root, 'infra/kafka/server.properties'), 'utf8');
    const properties = new Map([...text.matchAll(/^([\w.]+)=(.*)$/gm)].map((match) => [match[1]!, match[2]!]));
    const ofTheStart = ['controller.quorum.voters', 'listeners', 'advertised.listeners', 'log.dirs'];
    const ownNetwork = ['listener.security.protocol.map', 'inter.broker.listener.name'];
    for (const [name, value] of Object.entries(compose.services.kafka?.environment ?? {})) {
      if (name === 'KAFKA_HEAP_OPTS') continue;
      const property = name
        .replace(/^KAFKA_/, '')
        .toLowerCase()
        .replaceAll('_', '.');
      if (ofTheStart.includes(property)) continue;
      expect([...properties.keys()]).toContain(property);
      if (!ownNetwork.includes(property)) expect([property, value]).toEqual([property, properties.get(property)]);
    }
  });

  it('refers only to services, volumes and files that exist, and opens ports on the loopback address alone', () => {
    for (const [, service] of services) {
      for (const name of Object.keys(service.depends_on ?? {})) expect(Object.keys(compose.services)).toContain(name);
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
      for (const volume of service.volumes ?? []) {
        const [source = ''] = volume.split(':');
        if (source.startsWith('.')) expect(existsSync(join(root, source))).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(source);
      }
    }
  });

  it('starts nobody before what it needs is ready', () => {
    expect(compose.services.migrate?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    for (const name of apps) {
      const needs = compose.services[name]?.depends_on ?? {};
      const variables = Object.keys(compose.services[name]?.environment ?? {});
      if (variables.includes('KAFKA_BROKERS')) expect(needs.kafka?.condition).toBe('service_healthy');
      if (variables.includes('DATABASE_URL')) expect(needs.migrate?.condition).toBe('service_completed_successfully');
    }
  });
});
