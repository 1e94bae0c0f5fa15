export { migrate, migrationFiles } from './migrate.js';
export { openReadModels, type ReadModelOptions } from './data-source.js';
export { projections } from './projections.js';
export { checkReplay, type Difference, type ReplayVerdict } from './replay-check.js';
export { ReadModelsModule, type ReadModelSources } from './read-models.module.js';
export { anyValue } from './any-value.js';
export { PageParameters } from './page.query.js';
export { ListArticles } from './article/list-articles.query.js';
export { FindArticle } from './article/find-article.query.js';
export { ArticlePage, ArticleView } from './article/article.view.js';
export { CaseListParameters, ListCases, type CasePage } from './case/list-cases.query.js';
export { FindCase, type AnyCaseView } from './case/find-case.query.js';
export {
  AiInitiativePage,
  AiInitiativeView,
  LayoffPage,
  LayoffView,
  LeadershipChangePage,
  LeadershipChangeView,
} from './case/case.view.js';
export { ReadHistory } from './case/read-history.query.js';
export { HistoryPage } from './case/case-history.view.js';
export { CaseSummaryPage } from './case/case-summary.view.js';
export { CaseSummaryView } from './case/case-parts.view.js';
export { ListReviewQueue, ReviewQueueParameters } from './review/list-review-queue.query.js';
export { ListCorrections } from './correction/list-corrections.query.js';
export { CorrectionPage } from './correction/correction.view.js';
export { FindOrganisation } from './organisation/find-organisation.query.js';
export { ListOrganisations, OrganisationListParameters } from './organisation/list-organisations.query.js';
export { OrganisationDetailView, OrganisationPage } from './organisation/organisation.view.js';
export { ReadTimeline, TimelineParameters } from './organisation/timeline.query.js';
export { DeliveryParameters, FindDelivery } from './delivery/find-delivery.query.js';
export { DeliveryView } from './delivery/delivery.view.js';
export { dueEmbargoes } from './embargo/due-embargoes.js';
export { GetStatus } from './status/get-status.query.js';
export { StatusView } from './status/status.view.js';
