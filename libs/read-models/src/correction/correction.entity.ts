import { positionColumn, readModelEntity, type ListedRow } from '../row.js';
import { correctionProjection, type CorrectionRow } from './correction.projection.js';

export const correctionEntity = readModelEntity<ListedRow<CorrectionRow>>(correctionProjection.name, {
  openedPosition: { ...positionColumn, name: 'opened_position' },
});
