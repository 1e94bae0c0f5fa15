import { EditorView } from '../case/case-parts.view.js';
import { PageView } from '../page.view.js';
import type { CorrectionType } from './correction.projection.js';

/** Something that was taken back, set right or disputed. */
export class CorrectionView {
  type: CorrectionType;
  /** Of what kind that is which `id` names. */
  kind: 'layoff' | 'leadership-change' | 'ai-initiative' | 'article';
  id: string;
  /** The editor; absent where a publisher, a speaker or the lack of any support did it. */
  by?: EditorView;
  /** `path`, `from` and `to` of a correction, `reason` of a retraction, `from` and `to` of a revised figure, address of a killed article. */
  values: Record<string, unknown>;
  at: string;
  openedPosition: number;
  position: number;
}

export class CorrectionPage extends PageView {
  items: CorrectionView[];
}
