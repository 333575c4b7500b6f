import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { badInput } from '../errors/index.js';
import { GRAPHQL_PATH } from '../graphql/index.js';

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);
const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const BATCH = badInput({
  zh: '不支持把多个操作放在一个数组中提交。',
  en: 'Several operations in one array are not accepted.',
});
const ENVELOPE = badInput({
  zh: '请求体须为 {"query": "…", "variables": {…}, "operationName": "…"}。',
  en: 'The body must be {"query": "…", "variables": {…}, "operationName": "…"}.',
});

const isGateway = (request: FastifyRequest): boolean => request.routeOptions.url === GRAPHQL_PATH;

/** The gateway takes POST with JSON and nothing else: no operation may hide in an address that proxies log. */
export async function checkGraphqlMethod(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!isGateway(request)) return;
  if (request.method !== 'POST') {
    void reply.header('allow', 'POST');
    throw new HttpException('POST only', 405);
  }
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new HttpException('JSON only', 415);
}

/** Apollo would check the same, but answers without correlation id and language. */
export async function checkGraphqlEnvelope(request: FastifyRequest): Promise<void> {
  if (!isGateway(request)) return;
  if (Array.isArray(request.body)) throw BATCH;
  if (!isRecord(request.body)) throw ENVELOPE;
  const { query, variables, operationName, extensions } = request.body as Record<string, unknown>;
  const sound =
    typeof query === 'string' &&
    query !== '' &&
    (isAbsent(variables) || isRecord(variables)) &&
    (isAbsent(extensions) || isRecord(extensions)) &&
    (isAbsent(operationName) || typeof operationName === 'string');
  if (!sound) throw ENVELOPE;
}
