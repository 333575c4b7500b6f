import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { LedgerDefinition } from '../../department-kit/index.js';
import { Allow } from '../../platform/auth/index.js';
import { unauthenticated } from '../../platform/errors/index.js';
import { RequestContexts, type GraphqlContext } from '../../platform/graphql/index.js';
import { JsonLogger } from '../../platform/telemetry/index.js';
import { LedgerDirectory } from '../ledger-directory.js';
import { checkFilter } from '../ledger-filter.js';
import { ReadLedger } from '../read-ledger.js';
import { ExportLedger, type ExportFormat } from './export-ledger.js';
import { readExportQuery } from './export-query.js';

const CONTENT_TYPE: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/**
 * `GET /ledgers/<department>/<ledger>/export?format=csv|xlsx&status=…&divisionCode=…&registeredFrom=…&registeredTo=…`,
 * with a bearer token. `X-Access-Purpose` decides between masked and clear, as everywhere.
 */
@Controller('ledgers')
export class LedgerExportController {
  constructor(
    private readonly contexts: RequestContexts,
    private readonly directory: LedgerDirectory,
    private readonly read: ReadLedger,
    private readonly exports: ExportLedger,
    private readonly logger: JsonLogger,
  ) {}

  @Allow('officer', 'leader', 'system')
  @Get(':department/:ledger/export')
  async export(
    @Param() { department, ledger: code }: { department: string; ledger: string },
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { caller, signInProblem, locale } = await this.contextOf(request);
    if (!caller) throw signInProblem ?? unauthenticated();
    const ledger = caller.department === department ? this.directory.find(caller, code) : null;
    if (!ledger) throw new NotFoundException();
    const { format, filter } = readExportQuery(query);
    checkFilter(ledger, filter);
    const selection = this.read.select(ledger, filter, caller);
    const file = await this.exports.run({ selection, caller, format, locale });
    file.once('error', (error) =>
      this.logger.failure('a ledger export broke off', error, { correlationId: request.id }),
    );
    await reply
      .header('content-type', CONTENT_TYPE[format])
      .header('content-disposition', disposition(ledger, format))
      .header('cache-control', 'no-store')
      .send(file);
  }

  private contextOf({ headers, id, ip }: FastifyRequest): Promise<GraphqlContext> {
    return this.contexts.open({
      authorization: headers.authorization,
      acceptLanguage: headers['accept-language'],
      purpose: headers['x-access-purpose'],
      correlationId: id,
      address: ip,
    });
  }
}

/** RFC 6266: the Chinese name for browsers, the code for what reads only ASCII. */
const disposition = ({ code, name }: LedgerDefinition, format: ExportFormat): string =>
  `attachment; filename="${code}.${format}"; filename*=UTF-8''${encodeURIComponent(name.zh)}.${format}`;
