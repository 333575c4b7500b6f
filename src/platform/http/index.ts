export { configureHttp } from './configure-http.js';
export { EXPLORER_QUERY } from './explorer.controller.js';
export { fastifyOptions, MAX_BODY_BYTES } from './fastify-options.js';
export { READINESS_CHECKS, type Readiness, type ReadinessCheck } from './health.controller.js';
export { PlatformEdgeModule } from './platform-edge.module.js';
