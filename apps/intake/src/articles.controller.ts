import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { BadInput, readArticleRequest, type ArticleEvent } from '@newsledger/articles';
import type { FastifyRequest } from 'fastify';
import { ArticleLog } from './article-log.js';
import { articleBody, problemResponses } from './articles.docs.js';
import { bodyOf } from './http.js';
import { PublishQuery } from './publish.query.js';
import { ReceiptView } from './receipt.view.js';
import { receiptOf, sort } from './receipt.js';
import { refusal } from './refusal.js';

@ApiTags('articles')
@Controller('v1/articles')
export class ArticlesController {
  constructor(private readonly log: ArticleLog) {}

  /** Everything is checked before anything is sent, and the answer comes after Kafka has acknowledged it. */
  @Post()
  @HttpCode(202)
  @ApiOperation({
    summary: 'Publish articles',
    description:
      'Takes one bare article, one CloudEvent (structured or binary), or a batch of CloudEvents. Sending the same again is safe: ' +
      'a delivery, named by its source and id, is recorded once.',
  })
  @ApiConsumes('application/json', 'application/cloudevents+json', 'application/cloudevents-batch+json')
  @ApiBody(articleBody)
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'The id of a bare article’s delivery within its source. Without it the id is the SHA-256 of what the article says.',
  })
  @ApiResponse({
    status: 202,
    type: ReceiptView,
    description: 'At least one article was accepted; each has its own result.',
  })
  @problemResponses
  async publish(@Req() request: FastifyRequest, @Query() query: PublishQuery): Promise<ReceiptView> {
    const sorted = sort(this.read(request, query));
    await this.log.append(sorted.flatMap((each) => ('record' in each ? [each.record] : [])));
    return receiptOf(sorted);
  }

  private read(request: FastifyRequest, { source }: PublishQuery): readonly (ArticleEvent | BadInput)[] {
    try {
      return readArticleRequest({ headers: request.headers, body: bodyOf(request), source });
    } catch (error) {
      throw error instanceof BadInput ? refusal(error) : error;
    }
  }
}
