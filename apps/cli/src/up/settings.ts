import { loadConfig } from '@newsledger/platform';
import { IsString } from 'class-validator';

/** What `up` takes from its environment for itself and hands on to the services. */
export class UpSettings {
  /** Given: this database is used and none is started. */
  @IsString() DATABASE_URL = '';
  /** The owner's login, for migrations, where `DATABASE_URL` is only the application's. */
  @IsString() MIGRATION_DATABASE_URL = '';
  /** Given: this cluster is used and no broker is started. */
  @IsString() KAFKA_BROKERS = '';
  @IsString() LOG_LEVEL = 'info';
  /** Where Kafka's jars are kept; the user's cache folder unless set. */
  @IsString() NEWSLEDGER_CACHE = '';
  @IsString() XDG_CACHE_HOME = '';
}

/** What any program needs, and how the services reach a secured Kafka. Nothing else of the environment reaches them. */
class InheritedSettings {
  @IsString() PATH = '';
  @IsString() HOME = '';
  @IsString() LANG = '';
  @IsString() TZ = '';
  @IsString() TMPDIR = '';
  @IsString() NODE_OPTIONS = '';
  @IsString() NODE_EXTRA_CA_CERTS = '';
  @IsString() KAFKA_TLS = '';
  @IsString() KAFKA_TLS_CA_FILE = '';
  @IsString() KAFKA_SASL_MECHANISM = '';
  @IsString() KAFKA_SASL_USERNAME = '';
  @IsString() KAFKA_SASL_PASSWORD = '';
  @IsString() EDITOR_TOKEN = '';
}

/** Returns the settings of `up`; throws `ConfigError` naming what is wrong. */
export function upSettings(): UpSettings {
  return loadConfig(UpSettings);
}

/** Returns the environment that a service is started with, `own` included; what is empty is left out. */
export function serviceEnvironment(own: Record<string, string>): NodeJS.ProcessEnv {
  const all = [...Object.entries(loadConfig(InheritedSettings)), ...Object.entries(own)] as [string, string][];
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}
