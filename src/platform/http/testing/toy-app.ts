import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMO_ACTORS, type DemoActor } from '../../auth/index.js';
import { readSettings, Settings } from '../../config/index.js';
import { JsonLogger } from '../../telemetry/index.js';
import { configureHttp, fastifyOptions, PlatformEdgeModule, READINESS_CHECKS, type ReadinessCheck } from '../index.js';
import { ToyResolver } from './toy.resolver.js';

const ACTORS: DemoActor[] = [
  { id: 'clerk-1', name: '王小窗', roles: ['clerk'], centre: 'centre-1', division: '110105' },
  { id: 'officer-health-1', name: '李医', roles: ['officer'], department: 'health' },
  { id: 'officer-employment-1', name: '赵工', roles: ['officer'], department: 'employment' },
];

@Global()
@Module({})
class ToyGlobals {
  static with(settings: Settings, checks: ReadinessCheck[]): DynamicModule {
    const providers = [
      { provide: Settings, useValue: settings },
      { provide: DEMO_ACTORS, useValue: ACTORS },
      { provide: READINESS_CHECKS, useValue: checks },
    ];
    return { module: ToyGlobals, providers, exports: providers };
  }
}

@Module({})
class ToyModule {}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs look into it freely
  body: any;
}

export interface ToyOptions {
  env?: Record<string, string>;
  resolvers?: Type[];
  checks?: ReadinessCheck[];
}

/** A small application on a free port with the whole platform edge and a toy schema. For specs. */
export class ToyApp {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly url: string,
    readonly logLines: Record<string, unknown>[],
  ) {}

  static async start({ env = {}, resolvers = [ToyResolver], checks = [] }: ToyOptions = {}): Promise<ToyApp> {
    const dataDirectory = mkdtempSync(join(tmpdir(), 'edge-'));
    const settings = readSettings({ NODE_ENV: 'test', PORT: '0', LOG_LEVEL: 'info', DATA_DIR: dataDirectory, ...env });
    const lines: Record<string, unknown>[] = [];
    const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
    const root: DynamicModule = {
      module: ToyModule,
      imports: [ToyGlobals.with(settings, checks), PlatformEdgeModule],
      providers: resolvers,
    };
    const adapter = new FastifyAdapter(fastifyOptions(settings));
    const app = await NestFactory.create<NestFastifyApplication>(root, adapter, { logger: false, abortOnError: false });
    // The application made its own logger; its lines are wanted here.
    Object.assign(app.get(JsonLogger), JsonLogger.to(destination));
    configureHttp(app);
    await app.listen(0, '127.0.0.1');
    return new ToyApp(app, await app.getUrl(), lines);
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  async fetch(path: string, init: RequestInit = {}): Promise<Answer> {
    const response = await fetch(this.url + path, init);
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : undefined };
  }

  post(body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  query(query: string, variables?: Record<string, unknown>, headers?: Record<string, string>): Promise<Answer> {
    return this.post({ query, variables }, headers);
  }

  /** An access token of the embedded issuer, fetched as the documentation says. */
  async signIn(actor: string, secret = 'demo'): Promise<string> {
    const answer = await this.fetch('/oidc/token', {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${actor}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    return (answer.body as { access_token?: string }).access_token ?? '';
  }
}
