import type { Claim } from '@newsledger/newsroom';
import { linesOf, textOf } from '../lines.js';
import { nameOf } from './articles.js';
import { compareClaims, differenceLines } from './compare.js';

interface Answer {
  readonly id: unknown;
  readonly claims: readonly Claim[];
  readonly engine?: string;
  readonly engineVersion?: string;
}

/** Earlier answers of `newsledger extract`, each of which is compared with what an engine says of the same article now. */
export class EarlierAnswers {
  private readonly answers = new Map<string, Answer[]>();
  private readonly engines = new Set<string>();
  private readonly counts = { articles: 0, added: 0, removed: 0, changed: 0, same: 0, unknown: 0 };

  /** Reads them from a file; a line that is no answer is given to `onUnreadable` and left out. Rejects with `CliError`. */
  static async from(file: string, onUnreadable: (place: string, reason: string) => void): Promise<EarlierAnswers> {
    const earlier = new EarlierAnswers();
    let number = 0;
    for await (const bytes of linesOf(file)) {
      number++;
      const text = textOf(bytes);
      if (text?.trim() === '') continue;
      try {
        earlier.add(JSON.parse(text ?? '') as Answer);
      } catch {
        onUnreadable(`${file}, line ${number}`, 'no answer of "newsledger extract"');
      }
    }
    return earlier;
  }

  private add(answer: Answer): void {
    // A claim without what claims are compared by throws here, and not in the middle of a report.
    compareClaims(answer.claims, answer.claims);
    const key = nameOf(answer.id);
    this.answers.set(key, [...(this.answers.get(key) ?? []), answer]);
    this.engines.add(`${answer.engine ?? '?'} ${answer.engineVersion ?? '?'}`);
  }

  /** The lines that tell what is different for an article; none where nothing is. */
  compare(id: unknown, now: readonly Claim[]): string[] {
    const name = nameOf(id);
    const before = this.answers.get(name)?.shift();
    if (!before) {
      this.counts.unknown++;
      return [`${name} has no earlier answer`];
    }
    const difference = compareClaims(before.claims, now);
    this.counts.articles++;
    for (const which of ['added', 'removed', 'changed'] as const) this.counts[which] += difference[which].length;
    this.counts.same += difference.same;
    return differenceLines(name, difference);
  }

  /** The closing line, and whether everything was the same. */
  summary(engine: string): { line: string; isSame: boolean } {
    const { articles, added, removed, changed, same, unknown } = this.counts;
    const left = [...this.answers.values()].reduce((sum, list) => sum + list.length, 0);
    const alone = [
      unknown > 0 && `${unknown} articles without an earlier answer`,
      left > 0 && `${left} earlier answers without an article`,
    ];
    const claims = `${added} claims added, ${removed} removed, ${changed} changed, ${same} the same`;
    return {
      line: [
        `${articles} articles compared`,
        claims,
        ...alone.filter(Boolean),
        `${[...this.engines].join(', ')} -> ${engine}`,
      ].join('; '),
      isSame: added + removed + changed + unknown + left === 0,
    };
  }
}
