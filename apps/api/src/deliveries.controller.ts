import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Problem } from '@newsledger/platform';
import { DeliveryParameters, DeliveryView, FindDelivery } from '@newsledger/read-models';
import { problems, notFoundResponse } from './api-docs.js';

@ApiTags('deliveries')
@Controller('v1/deliveries')
export class DeliveriesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @ApiOperation({
    operationId: 'find-delivery',
    summary: 'What became of a delivery: recorded, a duplicate or a dead letter, and which cases it touched',
    description:
      'Answered once everything that the delivery caused can be read here; 404 until then, and for one that never came.',
  })
  @ApiOkResponse({ type: DeliveryView })
  @problems
  @notFoundResponse
  async find(@Query() parameters: DeliveryParameters): Promise<DeliveryView> {
    const delivery = await this.queries.execute(new FindDelivery(parameters));
    if (delivery) return delivery;
    throw new Problem(404, 'not-known-yet', 'Nothing is known of this delivery yet', {
      detail: 'What was published a moment ago may still be on its way.',
      headers: { 'retry-after': '1' },
    });
  }
}
