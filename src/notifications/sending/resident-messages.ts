import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Catalogue } from '../../catalogue/index.js';
import type { NotificationKind } from '../../deadlines/index.js';
import { Database, type Transaction } from '../../platform/database/index.js';
import { JsonLogger } from '../../platform/telemetry/index.js';
import { CaseStore, NOTICE_KINDS } from '../../requests/index.js';
import { PUSH_TIMEOUT_MS, RETRY_MINUTES } from './policy.js';
import { PUSH_CHANNEL, type PushChannel, type PushMessage } from './push-channel.js';
import { residentText } from './resident-texts.js';
import { NEXT_PUSH, NOT_PUSHED, PUSHED, type PushRow } from './sending.sql.js';

/** NONE: nothing waits. GIVEN_UP: it failed too often, or there is nothing to reach the applicant by. */
export type PushOutcome = 'NONE' | 'SENT' | 'FAILED' | 'GIVEN_UP';

/** Pushes to applicants what waits for them, one message at a time. */
@Injectable()
export class ResidentMessages {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly catalogue: Catalogue,
    private readonly logger: JsonLogger,
    @Inject(PUSH_CHANNEL) private readonly channel: PushChannel,
  ) {}

  /**
   * Pushes the oldest message that is due. Its row stays locked until the answer is there, so no other worker pushes
   * it meanwhile; if this one dies, the lock goes with it and the message is pushed again under the same id.
   */
  pushNext(now: Date): Promise<PushOutcome> {
    return this.database.transaction(async (tx) => {
      const [row] = await tx.run(NEXT_PUSH, [now]);
      if (!row) return 'NONE';
      try {
        const message = await this.messageOf(row);
        if (message === null) return await this.giveUp(tx, row, now);
        await this.push(message);
      } catch (error) {
        return this.failed(tx, row, now, error);
      }
      await tx.run(PUSHED, [row.id, now]);
      return 'SENT';
    });
  }

  /** null when the case file has no telephone number. */
  private async messageOf(row: PushRow): Promise<PushMessage | null> {
    const { phone } = this.store.openContent({ id: row.request_id, content: row.content });
    if (!phone) return null;
    const item = await this.catalogue.version(row.item_code, row.item_version);
    const detail = row.detail ?? {};
    const text = residentText({
      number: row.number,
      itemName: item.confidential ? null : item.name.zh,
      kind: row.kind as NotificationKind,
      noticeKind: NOTICE_KINDS.find((kind) => kind === detail.noticeKind) ?? null,
      clock: detail.clock,
      dueOn: row.due_on ?? (typeof detail.to === 'string' ? detail.to : null),
    });
    // Who applied online hears by the official account, everybody else by text message (policy).
    return { id: keyOf(row), channel: row.channel === 'ONLINE' ? 'OFFICIAL_ACCOUNT' : 'SMS', to: phone, text };
  }

  /** @throws what the channel throws, and when it takes too long */
  private async push(message: PushMessage): Promise<void> {
    const signal = AbortSignal.timeout(PUSH_TIMEOUT_MS);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    });
    await Promise.race([this.channel.send(message, signal), late]);
  }

  private async failed(tx: Transaction, row: PushRow, now: Date, error: unknown): Promise<PushOutcome> {
    const failures = row.failures + 1;
    this.logger.failure('a message to a resident could not be pushed', error, { notification: row.id, failures });
    const minutes = RETRY_MINUTES.at(failures - 1);
    if (minutes === undefined) return this.giveUp(tx, { ...row, failures }, now);
    await tx.run(NOT_PUSHED, [row.id, failures, new Date(now.getTime() + minutes * 60_000), null]);
    return 'FAILED';
  }

  private async giveUp(tx: Transaction, row: PushRow, now: Date): Promise<PushOutcome> {
    this.logger.event('warn', 'a message to a resident was given up', { notification: row.id, failures: row.failures });
    await tx.run(NOT_PUSHED, [row.id, row.failures, null, now]);
    return 'GIVEN_UP';
  }
}

/** One message has one address and one cause; the address has a UUID in it, so other installations have other keys. */
const keyOf = ({ address, cause }: PushRow): string =>
  createHash('sha256').update(`${address}\n${cause}`).digest('hex').slice(0, 32);
