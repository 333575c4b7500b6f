import { Injectable } from '@nestjs/common';
import {
  ACTIVE,
  FollowUps,
  RegisterStore,
  type DecidedCase,
  type ReopenedCase,
} from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { clinicalOf } from './clinical.js';
import { GIVE_WAY } from './health.sql.js';
import { HealthService } from './service.entity.js';
import { duplicateOf, SERVICES, type Service } from './services.js';

/** Writes 卫生健康服务台账, and plans what a service asks for. Everything here may run twice for the same request. */
@Injectable()
export class ServiceRegister {
  constructor(
    private readonly store: RegisterStore,
    private readonly followUps: FollowUps,
  ) {}

  /** @throws UserErrors when the person has such a service that still runs. */
  async enter(tx: Transaction, decided: DecidedCase, service: Service): Promise<void> {
    const { kind, document, category, subject, clinical, plan } = service;
    const { form, today, applicant } = decided;
    const planned = plan?.(form, today);
    await this.giveWay(tx, decided, service);
    await this.store.enter(tx, HealthService, decided, {
      holder: applicant,
      duplicate: duplicateOf(service),
      columns: ({ seal }) => ({
        kind,
        category: category === undefined ? null : (form[category] as string),
        documentNumber: `${document}-${decided.number}`,
        subjectName: subject === undefined ? null : (form[subject] as string),
        subjectIndex: this.subjectIndex(service, applicant.idNumber, form),
        clinicalCipher: seal('clinical_cipher', clinical && clinicalOf(form, clinical)),
        validUntil: service.validUntil?.(form, today) ?? null,
        visitCount: 0,
        lastVisitOn: null,
        nextVisitOn: planned?.days[0] ?? null,
        endedOn: null,
      }),
    });
    if (!planned) return;
    const entry = await tx.manager.findOneBy(HealthService, { requestId: decided.requestId, status: ACTIVE });
    if (!entry) return;
    const { kind: asked, days } = planned;
    // The last comes first: with it planned, earlier ones that were done already are not done again.
    for (const dueOn of days.toReversed()) {
      await this.followUps.plan(tx, { department: 'health', kind: asked, entry, dueOn });
    }
    const nextVisitOn = await this.followUps.nextDue(tx, entry.id);
    if (nextVisitOn !== entry.nextVisitOn) await tx.manager.update(HealthService, { id: entry.id }, { nextVisitOn });
  }

  /** What the new one takes the place of: nobody is to follow it up any more. */
  private async giveWay(tx: Transaction, decided: DecidedCase, service: Service): Promise<void> {
    const { kind, once, replaces, validUntil } = service;
    if (!validUntil || !(once || replaces)) return;
    const { form, today, requestId, number, decidedAt, applicant } = decided;
    const person = this.store.idIndex(applicant.idNumber);
    const until = replaces ? validUntil(form, today) : today;
    const values = [person, kind, until, today, requestId, number, decidedAt, decidedAt.toISOString()];
    for (const { id } of await tx.run(GIVE_WAY, values)) await this.followUps.cancel(tx, id);
  }

  /** After the decision fell: what had given way stands again, and is followed up by the end of its term. */
  async standAgain(tx: Transaction, { itemCode, form, today, number, applicant }: ReopenedCase): Promise<void> {
    const service = SERVICES[itemCode];
    const planned = service?.validUntil && service.plan?.(form, today);
    if (!planned) return;
    const entries = await tx.manager
      .getRepository(HealthService)
      .createQueryBuilder('entry')
      .where({ idNumberIndex: this.store.idIndex(applicant.idNumber), kind: service.kind, status: ACTIVE })
      .andWhere(`entry.requestNumber <> :number and entry.history -> -1 ->> 'requestNumber' = :number`, { number })
      .getMany();
    for (const entry of entries) {
      await this.followUps.plan(tx, { department: 'health', kind: planned.kind, entry, dueOn: entry.validUntil! });
      const nextVisitOn = await this.followUps.nextDue(tx, entry.id);
      await tx.manager.update(HealthService, { id: entry.id }, { endedOn: null, nextVisitOn });
    }
  }

  /** Digest of what the service may stand for once only; null: it may stand as often as it is asked for. */
  subjectIndex({ unique }: Service, idNumber: string, form: Record<string, unknown>): Buffer | null {
    if (!unique) return null;
    const value = form[unique.field] as string;
    return this.store.index(unique.ofPerson ? `${idNumber.toUpperCase()}:${value}` : value, unique.field);
  }
}
