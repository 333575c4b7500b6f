import { Injectable } from '@nestjs/common';
import { isClearedForSpecialGroups, type Caller } from '../../platform/auth/index.js';
import { canonicalJson, FieldCipher } from '../../platform/crypto/index.js';
import { Database, type SqlRunner } from '../../platform/database/index.js';
import { identifierTail } from '../../platform/identifiers/index.js';
import {
  APPLY_CHANGE,
  DROP_MESSAGE,
  INSERT_CASE,
  LOAD_BY_CLIENT_KEY,
  LOAD_BY_ID,
  LOAD_BY_NUMBER,
  LOAD_BY_TASK,
  MESSAGE_CONSUMED,
  RUNNING_REQUESTS,
  type LoadedRow,
} from './case.sql.js';
import type { CaseChange, CaseContent, CaseFile, RequestRecord } from './case.js';
import { afterChange } from './after-change.js';
import { caseOf, changeJson } from './case-rows.js';

/** How a use case names the case file it works on. */
export type CaseKey = { number: string } | { id: string } | { taskId: string };

/** A new case file before it is written: the head, and what only the row keeps. */
export interface NewCase extends RequestRecord {
  clientKey: string;
  bodyDigest: Buffer;
  applicantIdNumber: string;
  /** Whether the applicant can be told by telephone. */
  hasPhone: boolean;
  /** While it runs the applicant may have no other request for the item. */
  sole: boolean;
}

/** The queue message on whose behalf a change is written. */
export interface ConsumedMessage {
  consumer: string;
  messageId: string;
}

/** Loads case files whole and writes changes to them, each with one statement. */
@Injectable()
export class CaseStore {
  constructor(
    private readonly database: Database,
    private readonly cipher: FieldCipher,
  ) {}

  async load(key: CaseKey, db: SqlRunner = this.database): Promise<CaseFile | null> {
    const rows = await this.loadRows(key, db);
    return rows.length === 0 ? null : caseOf(rows[0], this.cipher);
  }

  private loadRows(key: CaseKey, db: SqlRunner): Promise<LoadedRow[]> {
    if ('number' in key) return db.run(LOAD_BY_NUMBER, [key.number]);
    if ('id' in key) return db.run(LOAD_BY_ID, [key.id]);
    return db.run(LOAD_BY_TASK, [key.taskId]);
  }

  /** The case file that this submitter made with this key before, with the digest of what was handed in then. */
  async findByClientKey(submitter: string, clientKey: string): Promise<{ file: CaseFile; bodyDigest: Buffer } | null> {
    const [row] = await this.database.run(LOAD_BY_CLIENT_KEY, [submitter, clientKey]);
    return row ? { file: caseOf(row, this.cipher), bodyDigest: row.body_digest } : null;
  }

  /**
   * Numbers of an applicant's undecided requests for an item. Those of special groups are absent for who is not cleared
   * and did not take them in: the registers refuse a second one when it is decided.
   */
  async runningRequests(idNumber: string, itemCode: string, caller: Caller): Promise<string[]> {
    const index = this.cipher.blindIndex(idNumber.toUpperCase(), 'citizen-id');
    const values = [index, itemCode, isClearedForSpecialGroups(caller), caller.sub];
    return (await this.database.run(RUNNING_REQUESTS, values)).map((row) => row.number);
  }

  /**
   * @returns false, and nothing is written, when this submitter has used the client key before, or when another request
   *   stands in the way of one that is to be the only one
   */
  async insert(file: NewCase, change: CaseChange, db: SqlRunner = this.database): Promise<boolean> {
    const [{ written }] = await db.run(INSERT_CASE, [
      changeJson(change, this.cipher),
      file.id,
      file.number,
      file.divisionCode,
      file.centreCode,
      file.itemCode,
      file.itemVersion,
      file.leadDepartment,
      file.state,
      file.decision,
      file.channel,
      file.submitter,
      file.clientKey,
      file.bodyDigest,
      file.applicantKind,
      file.applicantName,
      file.applicantId,
      this.cipher.blindIndex(file.applicantIdNumber, 'citizen-id'),
      this.tailIndex(file.applicantIdNumber),
      file.content,
      file.firstContactKind,
      file.firstContactName,
      file.receivedAt,
      file.acceptedAt,
      file.decidedAt,
      file.hasPhone,
      file.dutyDivision,
      file.confidential,
      file.notAsked,
      file.sole,
    ]);
    return written === 1;
  }

  /**
   * Writes the change if nobody wrote the case file since it was loaded (and the message was not consumed before).
   * @returns false when nothing was written; load again and decide anew.
   */
  async apply(
    file: CaseFile,
    change: CaseChange,
    db: SqlRunner = this.database,
    by?: ConsumedMessage,
  ): Promise<boolean> {
    const [{ written }] = await db.run(APPLY_CHANGE, [
      changeJson(change, this.cipher),
      file.id,
      file.revision,
      change.state ?? null,
      change.decision ?? null,
      change.acceptedAt ?? null,
      change.decidedAt ?? null,
      change.content ?? null,
      afterChange(file, change).signal,
      by?.consumer ?? null,
      by?.messageId ?? null,
    ]);
    return written === 1;
  }

  /** Takes a message off the outbox whose work needs nothing written. */
  async dropMessage(by: ConsumedMessage): Promise<void> {
    await this.database.run(DROP_MESSAGE, [by.consumer, by.messageId]);
  }

  async wasConsumed(by: ConsumedMessage): Promise<boolean> {
    const [{ consumed }] = await this.database.run(MESSAGE_CONSUMED, [by.consumer, by.messageId]);
    return consumed;
  }

  sealContent(requestId: string, content: CaseContent): Buffer {
    return this.cipher.encrypt(JSON.stringify(content), {
      table: 'service_request',
      column: 'content',
      row: requestId,
    });
  }

  openContent(file: Pick<RequestRecord, 'id' | 'content'>): CaseContent {
    const text = this.cipher.decrypt(file.content, { table: 'service_request', column: 'content', row: file.id });
    return JSON.parse(text) as CaseContent;
  }

  sealIdNumber(requestId: string, idNumber: string): Buffer {
    return this.cipher.encrypt(idNumber, { table: 'service_request', column: 'applicant_id', row: requestId });
  }

  openIdNumber(file: Pick<RequestRecord, 'id' | 'applicantId'>): string {
    return this.cipher.decrypt(file.applicantId, { table: 'service_request', column: 'applicant_id', row: file.id });
  }

  /** A keyed digest of what was handed in, to tell a repeated submission from another one. */
  digestOf(input: object): Buffer {
    return this.cipher.digest(canonicalJson(input), 'submission');
  }

  /** What a resident's last six characters are compared with. */
  tailIndex(idNumberOrTail: string): Buffer {
    return this.cipher.blindIndex(identifierTail(idNumberOrTail), 'citizen-id-tail');
  }
}
