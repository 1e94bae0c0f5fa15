import { PageView } from '../page.view.js';
import { CaseSummaryView } from './case-parts.view.js';

export class CaseSummaryPage extends PageView {
  items: CaseSummaryView[];
}
