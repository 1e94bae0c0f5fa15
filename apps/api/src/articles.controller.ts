import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ArticlePage, ArticleView, FindArticle, ListArticles, PageParameters } from '@newsledger/read-models';
import { problems, notFoundResponse } from './api-docs.js';
import { AsOfParameters } from './as-of.query.js';
import { Moments } from './moments.js';
import { found, knownId } from './not-found.js';

@ApiTags('articles')
@Controller('v1/articles')
export class ArticlesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly moments: Moments,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'list-articles', summary: 'List articles, those that came last first' })
  @ApiOkResponse({ type: ArticlePage })
  @problems
  list(@Query() parameters: PageParameters): Promise<ArticlePage> {
    return this.queries.execute(new ListArticles(parameters));
  }

  @Get(':id')
  @ApiOperation({
    operationId: 'find-article',
    summary: 'One article with its text, what was read in it and what was not taken, now or as of a moment',
  })
  @ApiParam({ name: 'id', format: 'uuid' })
  @ApiOkResponse({ type: ArticleView })
  @problems
  @notFoundResponse
  async find(@Param('id') id: string, @Query() parameters: AsOfParameters): Promise<ArticleView> {
    const key = knownId(id, 'article');
    const asOf = await this.moments.position(parameters);
    return found(await this.queries.execute(new FindArticle(key, asOf)), 'article', asOf);
  }
}
