import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

const LATENCY_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Numbers for Prometheus. Other folders register their own collectors on `registry`. A label only ever takes values
 * from code or schema: what a client sends may carry personal data and has no bound.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  private readonly httpRequests = new Counter({
    name: 'http_requests_total',
    help: 'HTTP requests answered',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [this.registry],
  });

  private readonly httpSeconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the first byte of a request to the end of its answer',
    labelNames: ['method', 'route'] as const,
    buckets: LATENCY_BUCKETS,
    registers: [this.registry],
  });

  private readonly operations = new Counter({
    name: 'graphql_operations_total',
    help: 'GraphQL root fields answered, by the first error code or OK',
    labelNames: ['kind', 'field', 'outcome'] as const,
    registers: [this.registry],
  });

  private readonly operationSeconds = new Histogram({
    name: 'graphql_operation_duration_seconds',
    help: 'Time of a whole GraphQL operation, by its first root field',
    labelNames: ['kind', 'field'] as const,
    buckets: LATENCY_BUCKETS,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** `route` is the pattern of the route, never the URL. */
  httpRequest(request: { method: string; route: string; status: number; seconds: number }): void {
    const { method, route, status, seconds } = request;
    this.httpRequests.inc({ method, route, status });
    this.httpSeconds.observe({ method, route }, seconds);
  }

  /** `fields` are root fields of the schema, never the client's operation name or aliases. */
  graphqlOperation(operation: { kind: string; fields: readonly string[]; outcome: string; seconds?: number }): void {
    const { kind, fields, outcome, seconds } = operation;
    for (const field of fields) this.operations.inc({ kind, field, outcome });
    if (seconds !== undefined) this.operationSeconds.observe({ kind, field: fields[0] ?? 'none' }, seconds);
  }
}
