import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Controller, Get, Inject, NotFoundException, Optional, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AllowAnyone } from '../auth/index.js';
import { Settings } from '../config/index.js';
import { EXPLORER_CSP, EXPLORER_HTML, explorerScript } from './explorer-page.js';

/** DI token of the query that the explorer shows first; a global module of the application may supply it. */
export const EXPLORER_QUERY = Symbol('EXPLORER_QUERY');

const DEFAULT_QUERY =
  '{\n  __schema {\n    queryType {\n      fields {\n        name\n        description\n      }\n    }\n  }\n}\n';

/** File name below /assets → npm package and the file in it. */
const ASSETS: Readonly<Record<string, readonly [string, string]>> = {
  'graphiql.js': ['graphiql', 'graphiql.min.js'],
  'graphiql.css': ['graphiql', 'graphiql.min.css'],
  'react.js': ['react', 'umd/react.production.min.js'],
  'react-dom.js': ['react-dom', 'umd/react-dom.production.min.js'],
};

const JAVASCRIPT = 'text/javascript; charset=utf-8';
const packages = createRequire(import.meta.url);

/** GraphiQL for developers, from npm packages alone. In production there is only a line of text. */
@Controller()
export class ExplorerController {
  constructor(
    private readonly settings: Settings,
    @Optional() @Inject(EXPLORER_QUERY) private readonly query: string | null,
  ) {}

  @Get()
  @AllowAnyone()
  async page(@Res() reply: FastifyReply): Promise<void> {
    if (this.settings.NODE_ENV === 'production') {
      await reply.type('text/plain; charset=utf-8').send('POST /graphql\n');
      return;
    }
    await reply.type('text/html; charset=utf-8').header('content-security-policy', EXPLORER_CSP).send(EXPLORER_HTML);
  }

  @Get('assets/:file')
  @AllowAnyone()
  async asset(@Param('file') file: string, @Res() reply: FastifyReply): Promise<void> {
    if (this.settings.NODE_ENV === 'production') throw new NotFoundException();
    void reply.header('cache-control', 'no-cache');
    if (file === 'explorer.js') {
      await reply.type(JAVASCRIPT).send(explorerScript(this.query ?? DEFAULT_QUERY));
      return;
    }
    const source = Object.hasOwn(ASSETS, file) ? ASSETS[file] : undefined;
    if (!source) throw new NotFoundException();
    const [name, path] = source;
    const content = await readFile(join(dirname(packages.resolve(`${name}/package.json`)), path));
    await reply.type(file.endsWith('.css') ? 'text/css; charset=utf-8' : JAVASCRIPT).send(content);
  }
}
