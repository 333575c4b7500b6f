import { Injectable } from '@nestjs/common';
import { RegisterStore, type DecidedCase, type Holder } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { refuse } from '../../../platform/errors/index.js';
import { addMonths } from '../../../platform/time/index.js';
import { ALREADY_RECOGNISED, NO_PLACE_LEFT, notRegistered, UNKNOWN_OFFER } from '../employment.errors.js';
import * as policy from '../employment.policy.js';
import { membersOf } from '../employment.rules.js';
import type { DecisionResult } from '../items/form-types.js';
import { Checkpoints } from './checkpoints.js';
import { LOCK_OFFER, STANDING_OF, TAKEN_PLACES } from './employment.sql.js';
import { EmploymentService } from './service.entity.js';
import { offerOf, type Service } from './services.js';

type OwnColumns = Partial<EmploymentService>;

/** 就业服务台账: everything else that is decided for a person. May run twice for the same decision. */
@Injectable()
export class ServiceRegister {
  constructor(
    private readonly store: RegisterStore,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** @throws UserErrors when it stands already, the person is not registered, or the course or post has no place left */
  async enter(
    tx: Transaction,
    decided: DecidedCase,
    service: Service,
    holder: Holder = decided.applicant,
  ): Promise<void> {
    if (service.forRegistered) await this.mustBeRegistered(tx, decided);
    const place = await this.takePlace(tx, decided);
    const columns = { ...EMPTY, ...ownColumns(decided, service), ...place };
    await this.store.enter(tx, EmploymentService, decided, {
      holder,
      duplicate: ALREADY_RECOGNISED,
      columns: () => columns,
    });
    if (columns.nextOn) await this.checkpoints.settle(tx, EmploymentService, decided.requestId);
  }

  /** Who was found registered when the same request was granted before may be employed by now. */
  private async mustBeRegistered(tx: Transaction, { requestId, applicant }: DecidedCase): Promise<void> {
    if (await tx.manager.getRepository(EmploymentService).existsBy({ requestId })) return;
    const [{ registered }] = await tx.run(STANDING_OF, [this.store.idIndex(applicant.idNumber)]);
    const { message, field } = notRegistered();
    if (!registered) throw refuse('RULE', message, field);
  }

  /** Whoever asks for the same course waits until this decision stands; places are counted then. */
  private async takePlace(tx: Transaction, decided: DecidedCase): Promise<OwnColumns> {
    const wanted = offerOf(decided);
    if (!wanted) return {};
    const [offer] = await tx.run(LOCK_OFFER, [wanted.kind, wanted.code]);
    if (!offer) throw refuse('RULE', UNKNOWN_OFFER, wanted.field);
    const [{ taken }] = await tx.run(TAKEN_PLACES, [offer.id, decided.requestId]);
    if (taken >= offer.capacity) throw refuse('RULE', NO_PLACE_LEFT, wanted.field);
    const until = wanted.kind === 'COURSE' ? { nextOn: offer.endsOn } : {};
    return { offerId: offer.id, subject: offer.title, ...until };
  }
}

const EMPTY = {
  category: null,
  contactCard: null,
  familyMembers: null,
  subject: null,
  offerId: null,
  amountFen: null,
  validUntil: null,
  contactOfficer: null,
  contactPhone: null,
  measures: null,
  nextOn: null,
  visits: 0,
};

/** When it is first looked at again, by kind. */
const FIRST_AFTER_MONTHS: Readonly<Record<string, number>> = {
  ZERO_EMPLOYMENT_FAMILY: policy.FAMILY_VISIT_MONTHS,
  HARDSHIP: policy.HARDSHIP_REVIEW_MONTHS,
  PUBLIC_WELFARE_POST: policy.WELFARE_POST_REVIEW_MONTHS,
  TRAINING: policy.TRAINING_MONTHS,
};

function ownColumns(
  decided: DecidedCase,
  { kind, category, subject, amountFen, validUntil }: Service,
): OwnColumns & { kind: string } {
  const { form, today } = decided;
  const told = (field: string | undefined): string | null => (field && (form[field] as string | undefined)) ?? null;
  const months = FIRST_AFTER_MONTHS[kind];
  return {
    kind,
    category: told(category),
    subject: told(subject),
    amountFen: amountFen?.(form) ?? null,
    nextOn: months === undefined ? null : addMonths(today, months),
    validUntil: validUntil?.(form, today) ?? null,
    ...(kind === 'ZERO_EMPLOYMENT_FAMILY' ? contactCard(decided) : {}),
  };
}

/** 联系卡: the officer who decides may write another contact and other measures than the usual ones. */
function contactCard({ number, form, result }: DecidedCase): OwnColumns {
  const { officer, phone, measures } = (result ?? {}) as DecisionResult;
  return {
    contactCard: contactCardOf(number),
    familyMembers: membersOf(form).length + 1,
    contactOfficer: officer ?? policy.CONTACT_CARD.officer,
    contactPhone: phone ?? policy.CONTACT_CARD.phone,
    measures: measures ?? policy.CONTACT_CARD.measures,
  };
}

/** The card's number (联系卡) follows from the request's, so that a decision made twice makes one card. */
export const contactCardOf = (requestNumber: string): string => `LXK-${requestNumber}`;
