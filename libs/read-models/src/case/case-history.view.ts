import { EditorView } from './case-parts.view.js';

/** An event of a case. */
export class HistoryEntryView {
  /** Within the case: 1, 2, 3 ... */
  version: number;
  position: number;
  at: string;
  type: string;
  /** Why, in a short phrase. */
  because?: string;
  /** The editor who decided it. */
  by?: EditorView;
  claimId?: string;
  articleId?: string;
  articleVersion?: number;
  publisher?: string;
  url?: string;
  /** What the claim says, or what the event changed. */
  values: Record<string, unknown>;
}

export class HistoryPage {
  items: HistoryEntryView[];
  /** The cursor of the next page; null on the last one. */
  next: string | null;
}
