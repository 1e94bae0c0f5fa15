/** Severity of a line that this library hands to the caller's logger. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Where log lines go. Never throws. */
export type KafkaLog = (level: LogLevel, message: string, fields: Readonly<Record<string, unknown>>) => void;

/** How to reach a Kafka cluster. */
export interface KafkaConfig {
  /** `host:port` of some of the brokers. */
  readonly brokers: readonly string[];
  /** Names this process in the broker's logs and quotas. */
  readonly clientId: string;
  /** TLS: `true` trusts the system's authorities; `ca` holds the PEM text of another one. */
  readonly ssl?: boolean | { readonly ca: string };
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
  readonly log: KafkaLog;
}
