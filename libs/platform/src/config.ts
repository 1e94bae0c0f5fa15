import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Max, Min, validateSync } from 'class-validator';
import { readFileSync } from 'node:fs';

/** A configuration that cannot be used; the message names each environment variable that is wrong and why. */
export class ConfigError extends Error {}

/**
 * Reads and checks the environment variables that a settings class names, one property each; `overrides` win over the environment.
 * Returns the settings; throws `ConfigError` naming every wrong variable, so that a service fails at its start and not at its first use.
 */
export function loadConfig<T extends object>(Settings: new () => T, overrides: NodeJS.ProcessEnv = {}): T {
  const env = { ...process.env, ...overrides };
  const defaults = new Settings();
  const given = Object.fromEntries(Object.keys(defaults).flatMap((key) => (env[key] ? [[key, env[key]]] : [])));
  const settings = plainToInstance(Settings, { ...defaults, ...given });
  const wrong = validateSync(settings);
  if (wrong.length > 0) {
    const reasons = wrong.map((error) => `${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`);
    throw new ConfigError(`configuration is not usable: ${reasons.join('; ')}`);
  }
  return settings;
}

/** Where a service listens and how much it says. `PORT` 0 takes any free port. */
export class HttpSettings {
  @Type(() => Number) @IsInt() @Min(0) @Max(65_535) PORT = 0;
  @IsString() HOST = '127.0.0.1';
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'fatal']) LOG_LEVEL = 'info';
}

/** Where the ledger is. `MIGRATION_DATABASE_URL` names the owner's login where it is not the same. */
export class DatabaseSettings {
  @IsString() @IsNotEmpty() DATABASE_URL = '';
  @IsString() MIGRATION_DATABASE_URL = '';
}

/** Who may give editors' commands: callers of this machine, or, where a token is set, whoever has it. */
export class EditorSettings {
  @IsString() EDITOR_TOKEN = '';
}

const saslMechanisms = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** Which Kafka to use. TLS and SASL are off unless set. */
export class KafkaSettings {
  /** Comma-separated `host:port`. */
  @IsString() @IsNotEmpty() KAFKA_BROKERS = '';
  /** `true` turns TLS on. */
  @IsIn(['', 'true', 'false']) KAFKA_TLS = '';
  /** A PEM file with the authority that signed the brokers' certificates, where it is not a public one. */
  @IsString() KAFKA_TLS_CA_FILE = '';
  @IsOptional() @IsIn(['', ...saslMechanisms]) KAFKA_SASL_MECHANISM = '';
  @IsString() KAFKA_SASL_USERNAME = '';
  @IsString() KAFKA_SASL_PASSWORD = '';

  /** The same as connection options; reads the authority's file. */
  connection(): KafkaConnection {
    const mechanism = saslMechanisms.find((name) => name === this.KAFKA_SASL_MECHANISM);
    const tls = this.KAFKA_TLS === 'true';
    return {
      brokers: this.KAFKA_BROKERS.split(',').map((broker) => broker.trim()),
      ...(tls && { ssl: this.KAFKA_TLS_CA_FILE ? { ca: readFileSync(this.KAFKA_TLS_CA_FILE, 'utf8') } : true }),
      ...(mechanism && {
        sasl: { mechanism, username: this.KAFKA_SASL_USERNAME, password: this.KAFKA_SASL_PASSWORD },
      }),
    };
  }
}

export interface KafkaConnection {
  readonly brokers: string[];
  readonly ssl?: true | { readonly ca: string };
  readonly sasl?: {
    readonly mechanism: (typeof saslMechanisms)[number];
    readonly username: string;
    readonly password: string;
  };
}
