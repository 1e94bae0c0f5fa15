/** How far a read model has come. */
export class ProjectionStatusView {
  name: string;
  /** Of the rows that readers see: each rebuild makes a new one. */
  generation: number;
  /** Of the program that made them. */
  version: number;
  /** Every event up to here has had its effect. */
  position: number;
  /** Events that it is behind the ledger. */
  lag: number;
  /** The age of the first event that it does not have yet; 0 when it has every one. */
  lagSeconds: number;
  state: 'running' | 'stopped' | 'never-run';
  /** Why it stopped. */
  reason?: string;
  /** Streams that wait because an event of theirs could not be folded. */
  parkedStreams: number;
}

/** How far the ledger and its read models have come. */
export class StatusView {
  /** The last position of the ledger, which is also the number of its events. */
  head: number;
  projections: ProjectionStatusView[];
  /** Records that could not be taken and were not redriven. */
  deadLetters: number;
}
