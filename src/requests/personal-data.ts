import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { AccessLog, hasRole, type Caller } from '../platform/auth/index.js';
import { maskIdentifier } from '../platform/identifiers/index.js';
import { operationLoader, type GraphqlContext } from '../platform/graphql/index.js';
import { CaseStore, type RequestHead } from './case-file/index.js';
import { RequestLoaders } from './request-loaders.js';

const CITIZEN_ID = /(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])/g;

/**
 * Reads of personal data. Identifiers are masked unless the caller handles requests (clerk, officer, leader, system)
 * and declares a purpose; such a read is recorded before it is answered.
 */
@Injectable()
export class PersonalData {
  constructor(
    private readonly store: CaseStore,
    private readonly accessLog: AccessLog,
    private readonly loaders: RequestLoaders,
  ) {}

  async idNumber(record: RequestHead, caller: Caller, context: GraphqlContext): Promise<string> {
    const idNumber = this.store.openIdNumber(await this.loaders.sealed(context).load(record.id));
    return (await this.mayReadPlain(record, caller, context)) ? idNumber : maskIdentifier(idNumber);
  }

  async form(record: RequestHead, caller: Caller, context: GraphqlContext): Promise<Record<string, unknown>> {
    const { form } = this.store.openContent(await this.loaders.sealed(context).load(record.id));
    return (await this.mayReadPlain(record, caller, context)) ? form : maskDeep(form);
  }

  /** One record per request and one statement per operation, however many fields and rows are read. */
  private async mayReadPlain(record: RequestHead, caller: Caller, context: GraphqlContext): Promise<boolean> {
    const { purpose } = caller;
    if (!purpose || !hasRole(caller, 'clerk', 'officer', 'leader', 'system')) return false;
    const reads = operationLoader(context, 'personalReads', () => {
      return new DataLoader(async (ids: readonly string[]) => {
        await this.accessLog.recordRead(caller, { register: 'service_request', rowIds: [...ids], purpose });
        return ids.map(() => true);
      });
    });
    return reads.load(record.id);
  }
}

/** The same document with every citizen ID number in it masked, wherever it stands. */
function maskDeep<T>(value: T): T {
  if (typeof value === 'string') return value.replace(CITIZEN_ID, maskIdentifier) as T;
  if (Array.isArray(value)) return value.map(maskDeep) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskDeep(entry)])) as T;
}
