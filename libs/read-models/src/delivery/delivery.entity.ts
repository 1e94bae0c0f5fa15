import { readModelEntity, type ReadModelRow } from '../row.js';
import type { DeliveryRow } from './delivery.projection.js';

export const deliveryEntity = readModelEntity<ReadModelRow<DeliveryRow>>('deliveries');
