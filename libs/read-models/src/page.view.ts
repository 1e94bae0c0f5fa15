/** What every page has. */
export class PageView {
  /** The cursor of the next page; null on the last one. */
  next: string | null;
  /** Every event up to this position is in the answer: the read model's checkpoint, read in the same snapshot as the items. */
  position: number;
}
