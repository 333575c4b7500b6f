import { Injectable } from '@nestjs/common';
import { AccessLog, hasRole, type Caller } from '../platform/auth/index.js';
import { maskIdentifier } from '../platform/identifiers/index.js';
import { CaseStore, type RequestRecord } from './case-file/index.js';

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
  ) {}

  async idNumber(record: RequestRecord, caller: Caller): Promise<string> {
    const idNumber = this.store.openIdNumber(record);
    return (await this.mayReadPlain(record, caller)) ? idNumber : maskIdentifier(idNumber);
  }

  async form(record: RequestRecord, caller: Caller): Promise<Record<string, unknown>> {
    const { form } = this.store.openContent(record);
    return (await this.mayReadPlain(record, caller)) ? form : maskDeep(form);
  }

  private async mayReadPlain(record: RequestRecord, caller: Caller): Promise<boolean> {
    if (!caller.purpose || !hasRole(caller, 'clerk', 'officer', 'leader', 'system')) return false;
    await this.accessLog.recordRead(caller, { register: 'service_request', rowIds: [record.id], purpose: caller.purpose });
    return true;
  }
}

/** The same document with every citizen ID number in it masked, wherever it stands. */
function maskDeep<T>(value: T): T {
  if (typeof value === 'string') return value.replace(CITIZEN_ID, maskIdentifier) as T;
  if (Array.isArray(value)) return value.map(maskDeep) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskDeep(entry)])) as T;
}
