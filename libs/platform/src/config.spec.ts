import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { HttpSettings, KafkaSettings, loadConfig } from './config.js';

describe('the configuration', () => {
  it('comes from the environment, as the types that it is used as', () => {
    expect(loadConfig(HttpSettings, { PORT: '4000', HOST: '0.0.0.0' })).toMatchObject({ PORT: 4000, HOST: '0.0.0.0' });
  });

  it('has safe defaults', () => {
    expect(loadConfig(HttpSettings, { PORT: '', HOST: '' })).toMatchObject({ PORT: 0, HOST: '127.0.0.1' });
  });

  it.each([{ PORT: 'eighty' }, { PORT: '70000' }, { LOG_LEVEL: 'loud' }])('names what is wrong with %j', (env) => {
    expect(() => loadConfig(HttpSettings, env)).toThrow(Object.keys(env)[0]);
  });

  it('reaches a secured Kafka', () => {
    const env = {
      KAFKA_BROKERS: 'a:1, b:2',
      KAFKA_TLS: 'true',
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_SASL_USERNAME: 'u',
    };
    expect(loadConfig(KafkaSettings, { ...env, KAFKA_SASL_PASSWORD: 'p' }).connection()).toEqual({
      brokers: ['a:1', 'b:2'],
      ssl: true,
      sasl: { mechanism: 'scram-sha-512', username: 'u', password: 'p' },
    });
    expect(() => loadConfig(KafkaSettings, { KAFKA_BROKERS: '' })).toThrow('KAFKA_BROKERS');
    expect(() => loadConfig(KafkaSettings, { ...env, KAFKA_SASL_MECHANISM: 'gssapi' })).toThrow('KAFKA_SASL_MECHANISM');
  });
});
