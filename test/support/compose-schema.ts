/**
 * The part of the Compose specification's schema that our file uses. No more is allowed here than is used there, so a
 * misspelt or new member fails until someone has looked it up in the specification.
 */
const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text, minItems: 1 };
const textOrTexts = { oneOf: [text, texts] };
const duration = { type: 'string', pattern: '^(\\d+(\\.\\d+)?(us|ms|s|m|h))+$' };
const closed = (properties: Record<string, unknown>, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required,
});
/** A member of a service or volume may have no value at all; a variable without one would be taken from the shell. */
const variables = { type: 'object', additionalProperties: text, propertyNames: { pattern: '^[A-Z][A-Z0-9_]*$' } };

const healthcheck = closed(
  {
    test: { type: 'array', items: text, minItems: 2, prefixItems: [{ enum: ['CMD', 'CMD-SHELL'] }] },
    interval: duration,
    timeout: duration,
    start_period: duration,
    retries: { type: 'integer', minimum: 1 },
  },
  ['test'],
);

const service = closed(
  {
    image: text,
    build: closed({ context: text, dockerfile: text }, ['context']),
    command: textOrTexts,
    environment: variables,
    ports: { type: 'array', uniqueItems: true, items: { type: 'string', pattern: '^[\\d.]+:\\d+:\\d+$' } },
    volumes: { type: 'array', uniqueItems: true, items: { type: 'string', pattern: '^[^:]+:/[^:]+(:ro)?$' } },
    depends_on: {
      type: 'object',
      additionalProperties: closed(
        { condition: { enum: ['service_started', 'service_healthy', 'service_completed_successfully'] } },
        ['condition'],
      ),
    },
    healthcheck,
    init: { type: 'boolean' },
    restart: { type: 'string', pattern: '^(no|always|unless-stopped|on-failure(:\\d+)?)$' },
    stop_grace_period: duration,
    shm_size: { type: ['string', 'number'] },
  },
  ['image'],
);

export const composeSchema = {
  type: 'object',
  additionalProperties: false,
  patternProperties: { '^x-': {} },
  properties: {
    name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]*$' },
    services: {
      type: 'object',
      additionalProperties: false,
      patternProperties: { '^[a-zA-Z0-9._-]+$': service },
    },
    volumes: {
      type: 'object',
      additionalProperties: false,
      patternProperties: { '^[a-zA-Z0-9._-]+$': { type: ['object', 'null'], maxProperties: 0 } },
    },
  },
  required: ['services'],
};
