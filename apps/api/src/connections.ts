import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { EventStore, openPool } from '@newsledger/event-store';
import { eventTypes } from '@newsledger/newsroom';
import { createLogger, DatabaseSettings, Health, HttpSettings, loadConfig } from '@newsledger/platform';
import { openReadModels } from '@newsledger/read-models';

/** What the API reads from: the ledger and the read models. Neither is connected to before the first request needs it. */
@Injectable()
export class Connections implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = createLogger('api', loadConfig(HttpSettings).LOG_LEVEL);
  private readonly url = loadConfig(DatabaseSettings).DATABASE_URL;
  private readonly pool = openPool({
    connectionString: this.url,
    applicationName: 'newsledger.api',
    role: 'newsledger_app',
    max: 10,
    statementTimeoutMs: 10_000,
    onError: (error) => this.logger.warn({ err: error }, 'a database connection was lost'),
  });
  readonly store = new EventStore(this.pool, { events: eventTypes });
  readonly readModels = openReadModels(this.url, { max: 10, applicationName: 'newsledger.api' });

  constructor(private readonly health: Health) {}

  onModuleInit(): void {
    this.health.add('ready', 'database', async () => {
      await this.store.head();
      return undefined;
    });
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.readModels.isInitialized) await this.readModels.destroy();
    await this.store.close();
    await this.pool.end();
  }
}
