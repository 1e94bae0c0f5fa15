/** How far a consumer has come in the partitions that it has. Times are milliseconds since 1970. */
export class Progress {
  private readonly partitions = new Map<number, { next: number; end: number }>();
  assigned: readonly number[] = [];
  /** When the consumer last heard from the cluster. */
  lastActivityAt: number | undefined;
  /** When records were last handled. */
  lastProgressAt: number | undefined;
  private waitingSince = Date.now();

  joined(assigned: readonly number[]): void {
    this.assigned = [...assigned].sort((a, b) => a - b);
    this.partitions.clear();
    this.touch();
  }

  left(): void {
    this.assigned = [];
    this.partitions.clear();
  }

  touch(): void {
    this.lastActivityAt = Date.now();
  }

  fetched(partition: number, next: number, end: number): void {
    if (this.lag === 0) this.waitingSince = Date.now();
    this.partitions.set(partition, { next, end });
    this.touch();
  }

  handled(partition: number, last: number): void {
    const known = this.partitions.get(partition);
    this.partitions.set(partition, { next: last + 1, end: Math.max(known?.end ?? 0, last + 1) });
    this.lastProgressAt = this.waitingSince = Date.now();
  }

  /** Waiting begins anew, e.g. after a pause. */
  resumed(): void {
    this.waitingSince = Date.now();
  }

  /** Since when records have waited without any being handled; undefined while none waits. */
  get stuckSince(): number | undefined {
    return this.lag > 0 ? this.waitingSince : undefined;
  }

  /** Records known to wait, as of the last fetch of each partition. */
  get lag(): number {
    let lag = 0;
    for (const { next, end } of this.partitions.values()) lag += Math.max(0, end - next);
    return lag;
  }
}
