import type { Projection } from '@newsledger/event-store';
import { articleProjection } from './article/article.projection.js';
import { caseProjections } from './case/case.projection.js';
import { embargoProjection } from './embargo/embargo.projection.js';
import { correctionProjection } from './correction/correction.projection.js';
import { deliveryProjection } from './delivery/delivery.projection.js';
import { organisationProjection } from './organisation/organisation.projection.js';

/** Every read model there is: what the projector keeps and a replay checks. */
export const projections: readonly Projection[] = [
  ...Object.values(caseProjections),
  articleProjection,
  deliveryProjection,
  embargoProjection,
  correctionProjection,
  organisationProjection,
] as readonly unknown[] as readonly Projection[];
