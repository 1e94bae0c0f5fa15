import { CommandBus } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import type { JsonValue } from '@newsledger/articles';
import { EventStore, foldAll, openPool } from '@newsledger/event-store';
import { ruleExtractor } from '@newsledger/extraction';
import { eventTypes, type ClaimKind, type EditorialDecision, type OrganisationEntry } from '@newsledger/newsroom';
import { projections } from '@newsledger/read-models';
import {
  CorrectCase,
  EditingModule,
  MergeCases,
  Recording,
  RecordingModule,
  RegisterOrganisations,
  SplitCase,
} from '@newsledger/recording';
import type { TestDatabase } from '../support/database.js';
import { piecesOf, type Story } from './story.js';

/** A case as its read model has it, as far as these tests look at it by name. */
export interface CaseDoc {
  readonly id: string;
  readonly kind: ClaimKind;
  readonly caseStatus: string;
  readonly version: number;
  readonly sources: readonly { readonly claimId: string; readonly url: string }[];
  readonly independentSources: number;
  readonly quantity?: { readonly min?: number };
  readonly figures?: readonly { readonly quantity: { readonly min?: number } }[];
  readonly person?: { readonly name: string };
  readonly amount?: { readonly value?: number };
  readonly canceled?: unknown;
  readonly conflicts?: readonly { readonly path: string }[];
  readonly review?: { readonly needed: readonly { readonly reason: string }[] };
  readonly related?: readonly { readonly relation: string; readonly to: string }[];
}

/** What an editor can do in a story: cases are named by a piece that supports them. */
export interface Desk {
  merge(one: string, into: string, by: EditorialDecision): Promise<void>;
  correct(one: string, path: string, to: unknown, by: EditorialDecision): Promise<void>;
  split(one: string, pieces: readonly string[], by: EditorialDecision): Promise<void>;
}

const kinds: readonly string[] = ['layoffs', 'leadership_changes', 'ai_initiatives'];
const seed = { editor: 'seed', reason: 'known before' };

/** A recorder with a store of its own, as a process has it. */
class Recorder {
  private constructor(
    readonly store: EventStore,
    readonly recording: Recording,
    readonly commands: CommandBus,
  ) {}

  static async open({ url }: TestDatabase): Promise<Recorder> {
    const pool = openPool({ connectionString: url, role: 'newsledger_app', max: 4 });
    const store = new EventStore(pool, { events: eventTypes });
    const useFactory = () => ({ ledger: store, extractor: ruleExtractor, actor: 'recorder' });
    const imports = [RecordingModule.register({ useFactory }), EditingModule.on({ useFactory: () => store })];
    const module = await Test.createTestingModule({ imports }).compile();
    await module.init();
    return new Recorder(store, module.get(Recording), module.get(CommandBus));
  }

  async close(): Promise<void> {
    await this.store.close();
    await this.store.pool.end();
  }
}

/** The whole way of an article on a real ledger: adapter, extraction, recording by so many recorders at once, projection. */
export class Newsroom {
  private constructor(private readonly recorders: readonly Recorder[]) {}

  static async open(database: TestDatabase, recorders: number): Promise<Newsroom> {
    return new Newsroom(await Promise.all(Array.from({ length: recorders }, () => Recorder.open(database))));
  }

  async close(): Promise<void> {
    await Promise.all(this.recorders.map((recorder) => recorder.close()));
  }

  async register(organisations: readonly OrganisationEntry[]): Promise<void> {
    await this.recorders[0]!.commands.execute(new RegisterOrganisations({ by: seed }, organisations));
  }

  /** Has all of these recorded at once, each by the next recorder. Rejects unless each is recorded. */
  async deliver(bodies: readonly object[]): Promise<void> {
    const outcomes = bodies.map(async (body, i) => {
      const { recording } = this.recorders[i % this.recorders.length]!;
      const id = JSON.stringify(body);
      const delivery = { source: 'urn:stories', id, data: JSON.parse(id) as JsonValue, raw: Buffer.from(id) };
      const outcome = await recording.record(await recording.prepare(delivery));
      if (outcome !== 'recorded') throw new Error(`${id.slice(0, 200)} was not recorded: ${outcome}`);
    });
    await Promise.all(outcomes);
  }

  /** Every case that claims support, as the projections fold it. */
  async cases(): Promise<CaseDoc[]> {
    const models = projections.filter(({ name }) => kinds.includes(name));
    const rows = await foldAll(this.recorders[0]!.store, models);
    const docs = [...rows.values()].flatMap((each) => [...each.values()].map(({ doc }) => JSON.parse(doc) as CaseDoc));
    return docs.filter(({ sources }) => sources.length > 0);
  }

  deskOf(story: Story): Desk {
    const pieces = piecesOf(story);
    const { commands } = this.recorders[0]!;
    const find = async (name: string) => {
      const { url } = pieces[name]!;
      const found = (await this.cases()).find(({ sources }) => sources.some((source) => source.url === url));
      if (!found) throw new Error(`nothing is made of ${name}`);
      return found;
    };
    const on = async (name: string, by: EditorialDecision) => {
      const { kind, id, version } = await find(name);
      return { kind, caseId: id, expectedVersion: version, by };
    };
    return {
      merge: async (one, into, by) => {
        await commands.execute(new MergeCases(await on(one, by), (await find(into)).id));
      },
      correct: async (one, path, to, by) => {
        await commands.execute(new CorrectCase(await on(one, by), { path, to }));
      },
      split: async (one, names, by) => {
        const urls = names.map((name) => pieces[name]!.url);
        const { sources } = await find(one);
        const claims = sources.filter(({ url }) => urls.includes(url)).map(({ claimId }) => claimId);
        await commands.execute(new SplitCase(await on(one, by), claims));
      },
    };
  }
}
