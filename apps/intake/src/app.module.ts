import { Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyAdapter } from '@nestjs/platform-fastify';
import { maxRequestBytes } from '@newsledger/articles';
import { HealthModule } from '@newsledger/platform';
import { ArticleLog } from './article-log.js';
import { ArticlesController } from './articles.controller.js';
import { neverCache, takeRawBodies } from './http.js';

/** The HTTP front for scrapers: validates articles and hands them to Kafka. Needs nothing else. */
@Module({ imports: [HealthModule], controllers: [ArticlesController], providers: [ArticleLog] })
export class AppModule {
  constructor(host: HttpAdapterHost<FastifyAdapter>) {
    takeRawBodies(host.httpAdapter, maxRequestBytes);
    neverCache(host.httpAdapter);
  }
}
