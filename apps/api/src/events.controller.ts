import { Controller, Get, Query, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RecordedEvent } from '@newsledger/event-store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { problems } from './api-docs.js';
import { Connections } from './connections.js';
import { EventRangeParameters } from './event-range.query.js';
import { shownEvent } from './shown-event.js';

/** Lines are handed on in pieces of about this many characters: few writes, and little in memory for a client that reads slowly. */
const pieceLength = 65_536;

@ApiTags('events')
@Controller('v1/events')
export class EventsController implements OnModuleDestroy {
  private readonly stopping = new AbortController();

  constructor(private readonly connections: Connections) {}

  @Get()
  @ApiOperation({
    operationId: 'read-events',
    summary: 'The ledger itself, one event a line',
    description:
      'Streams every event after a position up to what is the last one at the request, or less where less is asked for. ' +
      'An answer that was cut off can be taken up after the position of its last whole line; positions have no gaps. ' +
      'The header `newsledger-until` names the position at which a whole answer ends. ' +
      'What came under embargo is shown without its data, with `withheld`, until its hour.',
  })
  @ApiOkResponse({ content: { 'application/x-ndjson': { schema: { type: 'string' } } }, description: 'NDJSON' })
  @problems
  async read(
    @Query() range: EventRangeParameters,
    @Req() { method }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const head = await this.connections.store.head();
    const { after = 0, limit = head } = range;
    const until = Math.max(after, Math.min(head, range.until ?? head, after + limit));
    const events = this.connections.store.readAll({
      ...{ after, asOf: { position: until }, pageSize: 500 },
      ...{ stored: true, signal: this.stopping.signal },
    });
    void reply
      .header('content-type', 'application/x-ndjson; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('newsledger-until', String(until))
      // A HEAD request is for the headers: nothing is read for it.
      .send(method === 'HEAD' ? '' : Readable.from(lines(events), { objectMode: false }));
  }

  onModuleDestroy(): void {
    this.stopping.abort();
  }
}

/** Stops reading as soon as its consumer does. */
async function* lines(events: AsyncIterable<RecordedEvent>): AsyncGenerator<string> {
  let piece = '';
  for await (const event of events) {
    piece += `${JSON.stringify(shownEvent(event, Date.now()))}\n`;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
