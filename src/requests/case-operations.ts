import { Injectable } from '@nestjs/common';
import { Catalogue, type ServiceItemDefinition } from '../catalogue/index.js';
import type { Caller } from '../platform/auth/index.js';
import { Database, type SqlRunner, type Transaction } from '../platform/database/index.js';
import { parseRequestNumber, isUuid } from '../platform/identifiers/index.js';
import { OutboxRelay } from '../platform/queue/index.js';
import {
  afterChange,
  CaseStore,
  type CaseChange,
  type CaseFile,
  type CaseKey,
  type ConsumedMessage,
} from './case-file/index.js';
import { judgedRequest, judgeRequest, maySee, type RequestOperation } from './operations.js';
import { keepsChanging, requestNotFound, stateConflict, taskNotFound, versionConflict } from './requests.errors.js';

/** A change, and what belongs into the same transaction (a department's register). */
export interface Decided {
  change: CaseChange;
  alongside?: ((tx: Transaction) => Promise<void>) | null;
}

/** A change that was written, and the case file as it stands now. */
export interface WrittenCase {
  file: CaseFile;
  change: CaseChange;
}

export interface RequestAsk {
  number: string;
  operation: RequestOperation;
  caller: Caller;
  expectedVersion?: number | null;
  /** What shows the request to a caller who could not see it by role, instead of `maySee`. */
  proof?: (file: CaseFile) => boolean;
}

export type Decide = (file: CaseFile, item: ServiceItemDefinition) => Decided | Promise<Decided>;

/** Concurrent writers of one case file are few; this many lost races in a row mean trouble elsewhere. */
export const MAX_RACES = 20;

/**
 * Runs an operation on a case file: load, decide, write in one statement. When somebody else wrote the file in
 * between, it decides anew on what then stands. A refusal (`UserErrors`) leaves nothing written.
 */
@Injectable()
export class CaseOperations {
  constructor(
    private readonly store: CaseStore,
    private readonly catalogue: Catalogue,
    private readonly database: Database,
    private readonly relay: OutboxRelay,
  ) {}

  /** An operation on a request by a caller, guarded by the table of DOMAIN.md §2. */
  onRequest(ask: RequestAsk, decide: Decide): Promise<WrittenCase> {
    const parsed = parseRequestNumber(ask.number);
    if (!parsed) throw requestNotFound();
    return this.run({ number: parsed.number }, (file, item) => {
      const exists = file && (ask.proof?.(file) ?? maySee(judgedRequest(file), ask.caller));
      if (!exists) throw requestNotFound();
      if (ask.expectedVersion != null && ask.expectedVersion !== file.version) throw versionConflict();
      const verdict = judgeRequest(ask.operation, judgedRequest(file), ask.caller);
      if (verdict === 'NOT_PERMITTED') throw requestNotFound();
      if (verdict === 'WRONG_STATE') throw stateConflict(file.state);
      return decide(file, item);
    });
  }

  /** An operation on one task; the rules of the operation are the caller's to check. */
  onTask(taskId: string, decide: Decide): Promise<WrittenCase> {
    if (!isUuid(taskId)) throw taskNotFound();
    return this.run({ taskId }, (file, item) => {
      if (!file) throw taskNotFound();
      return decide(file, item);
    });
  }

  /** An operation on something that hangs beside a request; who may do it is the caller's to check. */
  onCase(requestId: string, decide: Decide): Promise<WrittenCase> {
    return this.run({ id: requestId }, (file, item) => {
      if (!file) throw requestNotFound();
      return decide(file, item);
    });
  }

  /** What a queue message asks for. `null` means that there is nothing (left) to do: the message is put away. */
  async onMessage(
    requestId: string,
    by: ConsumedMessage,
    decide: (file: CaseFile, item: ServiceItemDefinition) => CaseChange | null,
  ): Promise<'done' | 'skipped'> {
    for (let race = 0; race < MAX_RACES; race += 1) {
      const file = await this.store.load({ id: requestId });
      if (!file) throw new Error('A queue message names a request that does not exist');
      const change = decide(file, await this.catalogue.version(file.itemCode, file.itemVersion));
      if (change && (await this.store.apply(file, change, this.database, by))) {
        this.afterCommit(change);
        return 'done';
      }
      if (!change || (await this.store.wasConsumed(by))) {
        await this.store.dropMessage(by);
        return 'skipped';
      }
    }
    throw new Error('A case file kept changing while a message worked on it');
  }

  /** Tells the relay that there is something to publish; without it the relay finds out by itself, a little later. */
  afterCommit(change: CaseChange): void {
    if (change.outbox.length > 0) this.relay.nudge();
  }

  private async run(
    key: CaseKey,
    decide: (file: CaseFile | null, item: ServiceItemDefinition) => Decided | Promise<Decided>,
  ): Promise<WrittenCase> {
    for (let race = 0; race < MAX_RACES; race += 1) {
      const file = await this.store.load(key);
      // Without a file `decide` refuses; the item is never looked at.
      const item = file ? await this.catalogue.version(file.itemCode, file.itemVersion) : (null as never);
      const { change, alongside } = await decide(file, item);
      if (await this.write(file!, change, alongside)) {
        this.afterCommit(change);
        return { file: afterChange(file!, change), change };
      }
    }
    throw keepsChanging();
  }

  private async write(file: CaseFile, change: CaseChange, alongside: Decided['alongside']): Promise<boolean> {
    if (!alongside) return this.store.apply(file, change);
    return this.database.transaction(async (tx) => {
      // The request row is locked by its update before the department's rows are written.
      if (!(await this.store.apply(file, change, tx as SqlRunner))) return false;
      await alongside(tx);
      return true;
    });
  }
}
