export { bootstrap, createService, type BootstrapOptions } from './bootstrap.js';
export {
  ConfigError,
  DatabaseSettings,
  EditorSettings,
  HttpSettings,
  KafkaSettings,
  loadConfig,
  type KafkaConnection,
} from './config.js';
export { apiDocument, problemResponse, serveDocs } from './docs.js';
export { Health, HealthModule, type HealthCheck } from './health.js';
export { createLogger, logLines, type Logger } from './logger.js';
export { Problem, ProblemFilter, validationPipe, type ProblemBody, type ProblemDetail } from './problem.js';
