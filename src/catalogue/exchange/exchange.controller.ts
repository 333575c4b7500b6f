import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../platform/auth/index.js';
import { badInput, unauthenticated } from '../../platform/errors/index.js';
import { RequestContexts, type GraphqlContext } from '../../platform/graphql/index.js';
import { ITEM_KINDS } from '../service-item.js';
import type { ItemFilter } from '../item-filter.js';
import { FILE_FORMATS, type FileFormat } from './exchange.graphql.js';
import { ExportItems } from './export-items.js';
import { ImportItems } from './import-items.js';
import { reportView } from './report-view.js';

/** Largest file: some 20,000 lines of a table, or some 5,000 whole definitions. */
export const MAX_FILE_BYTES = 16 * 1024 * 1024;

const CONTENT_TYPE: Record<FileFormat, string> = {
  JSON: 'application/json; charset=utf-8',
  CSV: 'text/csv; charset=utf-8; header=present',
};

/** The catalogue as files, for an administrator's bearer token. */
@Controller('catalogue')
export class ExchangeController {
  constructor(
    private readonly contexts: RequestContexts,
    private readonly imports: ImportItems,
    private readonly exports: ExportItems,
  ) {}

  /** `GET /catalogue/export?format=json|csv&department=…&kind=…&text=…` */
  @Allow('admin')
  @Get('export')
  async export(@Query() query: Record<string, unknown>, @Res() reply: FastifyReply): Promise<void> {
    const { format, filter } = readQuery(query);
    await reply
      .header('content-type', CONTENT_TYPE[format])
      .header('content-disposition', `attachment; filename="service-items.${format.toLowerCase()}"`)
      .header('cache-control', 'no-store')
      .send(this.exports.stream(format, filter));
  }

  /**
   * `POST /catalogue/import?dryRun=true` with `application/json` or `text/csv`, at most 16 MiB. Answers the report of
   * `importServiceItems`: 200 when nothing stands against the file, else 422.
   */
  @Allow('admin')
  @RouteConfig({ bodyLimit: MAX_FILE_BYTES })
  @Post('import')
  async import(
    @Body() content: unknown,
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { caller, signInProblem, locale } = await this.contextOf(request);
    if (!caller) throw signInProblem ?? unauthenticated();
    const file = { format: formatOf(request), content, dryRun: readDryRun(query) };
    const report = await this.imports.run(file, caller.name);
    await reply.code(report.problemCount > 0 ? 422 : 200).send(reportView(report, locale));
  }

  private contextOf({ headers, id, ip }: FastifyRequest): Promise<GraphqlContext> {
    return this.contexts.open({
      authorization: headers.authorization,
      acceptLanguage: headers['accept-language'],
      correlationId: id,
      address: ip,
    });
  }
}

function formatOf({ headers }: FastifyRequest): FileFormat {
  const [type] = (headers['content-type'] ?? '').split(';');
  const formats: Record<string, FileFormat> = { 'application/json': 'JSON', 'text/csv': 'CSV' };
  const format = formats[type.trim().toLowerCase()];
  if (format) return format;
  throw badInput({
    zh: '请以 application/json 或 text/csv 提交文件。',
    en: 'Send the file as application/json or text/csv.',
  });
}

function readDryRun(query: Record<string, unknown>): boolean {
  const { dryRun = 'false', ...others } = query;
  if (Object.keys(others).length === 0 && (dryRun === 'true' || dryRun === 'false')) return dryRun === 'true';
  throw badInput({ zh: '参数只有 dryRun=true 或 false。', en: 'The only parameter is dryRun=true or false.' }, [
    'dryRun',
  ]);
}

function readQuery(query: Record<string, unknown>): { format: FileFormat; filter: ItemFilter } {
  const { format = 'json', department, kind, text, ...others } = query;
  const known = FILE_FORMATS.find((one) => one.toLowerCase() === format);
  const kindKnown = ITEM_KINDS.find((one) => one === kind);
  const texts = [department, text].every((value) => value === undefined || typeof value === 'string');
  if (!known || !texts || (kind !== undefined && !kindKnown) || Object.keys(others).length > 0) {
    throw badInput({
      zh: `参数为 format(json 或 csv)、department、kind(${ITEM_KINDS.join('、')})、text,各一次。`,
      en: `The parameters are format (json or csv), department, kind (${ITEM_KINDS.join(', ')}) and text, each once.`,
    });
  }
  return { format: known, filter: { department: department as string, kind: kindKnown, text: text as string } };
}
