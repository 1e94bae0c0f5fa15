import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { EventStore, openPool } from '@newsledger/event-store';
import type { Extractor } from '@newsledger/extraction';
import { caseDecider, eventTypes, type CaseEvent, type CaseState, type Claim } from '@newsledger/newsroom';
import { EditingModule, RecordingModule, Recording, type Delivery } from '@newsledger/recording';
import type { TestDatabase } from './database.js';

/** An engine that finds "<organisation> cuts <n> jobs" and who is named after "including", so that a test's text says what is claimed. */
export const plainEngine: Extractor = {
  engine: 'plain',
  engineVersion: '1',
  extract: ({ text }) => {
    const claims = [...text.matchAll(/(\w+) cuts (\d+) jobs(?:, including (\w+ \w+))?/g)].map((match): Claim => {
      const at = (slot: string, exact: string) => {
        const start = text.indexOf(exact, match.index);
        return { slot, field: 'text' as const, start, end: start + exact.length, exact };
      };
      const [, name, figure, person] = match as unknown as [string, string, string, string | undefined];
      return {
        kind: 'layoff',
        organisation: { name },
        quantity: {
          min: Number(figure),
          max: Number(figure),
          qualifier: 'exact',
          unit: 'jobs',
          verbatim: `${figure} jobs`,
        },
        ...(person && { affectedPeople: [{ name: person, post: 'designer', publicFigure: false }] }),
        announced: { value: '2026-03-02', precision: 'day', basis: 'stated', verbatim: 'on 2 March' },
        assertion: { modality: 'asserted', temporality: 'new', confidence: 0.9 },
        evidence: [at('organisation', name), at('quantity', `${figure} jobs`)],
      };
    });
    return Promise.resolve({ claims, suppressed: [], engine: 'plain', engineVersion: '1', rulesetHash: '00' });
  },
};

let deliveries = 0;

/** An article in the plain shape, dated 3 March 2026 unless `more` says otherwise. */
export function delivery(
  url: string,
  text: string,
  more: Record<string, string> = {},
  id = `d${++deliveries}`,
): Delivery {
  const data = { url, title: `Title of ${url}`, text, date: '2026-03-03', ...more };
  return { source: 'urn:test', id, data, raw: Buffer.from(JSON.stringify(data)) };
}

/** A recorder and an editors' desk on a store of their own, as a process of its own has them. */
export class PlainRecorder {
  private constructor(
    readonly store: EventStore,
    readonly recording: Recording,
    readonly commands: CommandBus,
  ) {}

  static async open(database: TestDatabase): Promise<PlainRecorder> {
    const pool = openPool({ connectionString: database.url, role: 'newsledger_app', max: 5 });
    const store = new EventStore(pool, { events: eventTypes });
    const useFactory = () => ({ ledger: store, extractor: plainEngine, actor: 'test' });
    const imports = [RecordingModule.register({ useFactory }), EditingModule.on({ useFactory: () => store })];
    const module = await Test.createTestingModule({ imports }).compile();
    await module.init();
    return new PlainRecorder(store, module.get(Recording), module.get(CommandBus));
  }

  async record(given: Delivery) {
    return this.recording.record(await this.recording.prepare(given));
  }

  /** The layoffs that there are, by id, as their streams have them. */
  async layoffs(): Promise<Map<string, CaseState>> {
    const states = new Map<string, CaseState>();
    for await (const event of this.store.readAll({ categories: ['layoff'] })) {
      const before = states.get(event.stream.id) ?? caseDecider.initial;
      states.set(event.stream.id, caseDecider.evolve(before, event as unknown as CaseEvent));
    }
    return states;
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.store.pool.end();
  }
}
