import { Injectable } from '@nestjs/common';
import { RegisterStore, type Application, type RuleViolation } from '../../../department-kit/index.js';
import type { SqlRunner } from '../../../platform/database/index.js';
import { firstOfMonth } from '../../../platform/time/index.js';
import {
  alreadyPensioner,
  alreadyRecognised,
  at,
  benefitGiven,
  ENROLMENT_CLOSED,
  NO_PLACE_LEFT,
  notInHardship,
  notRegistered,
  OFFER_EXISTS,
  subsidisedUntil,
  UNKNOWN_OFFER,
} from '../employment.errors.js';
import {
  BENEFIT_SINCE,
  FIND_OFFER,
  HAS_SERVICE,
  STANDING_OF,
  SUBSIDISED_SINCE,
  type Standing,
} from './employment.sql.js';
import type { OfferKind } from './offer.entity.js';
import { offerOf, SERVICES } from './services.js';

/** What the register must say of the person before the item may be asked for. */
const NEEDED: Readonly<Record<string, (standing: Standing) => RuleViolation | null>> = {
  'unemployment-registration-cancellation': ({ registered }) => (registered ? null : notRegistered()),
  'public-welfare-post-placement': ({ hardship, family }) => (hardship || family ? null : notInHardship()),
  'flexible-employment-insurance-subsidy': ({ hardship }) => (hardship ? null : notInHardship()),
  'resident-pension-claim': ({ pensioner }) => (pensioner ? alreadyPensioner() : null),
};

const OFFERED: Readonly<Record<string, { kind: OfferKind; field: string }>> = {
  'training-course-publication': { kind: 'COURSE', field: 'courseCode' },
  'public-welfare-post-declaration': { kind: 'WELFARE_POST', field: 'postCode' },
};

/** Rules that ask the registers. The registers themselves have the last word, when the request is decided. */
@Injectable()
export class RegisterRules {
  constructor(private readonly store: RegisterStore) {}

  async violations(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const { itemCode, applicant } = application;
    const person = this.store.idIndex(applicant.idNumber);
    const violations: RuleViolation[] = [];
    const service = SERVICES[itemCode];
    if (service?.once && (await db.run(HAS_SERVICE, [person, service.kind])).length > 0) {
      violations.push(alreadyRecognised());
    }
    const needed = NEEDED[itemCode];
    if (needed) violations.push(...present(needed((await db.run(STANDING_OF, [person]))[0])));
    return violations.concat(await givenBefore(application, person, db), await offerRules(application, db));
  }
}

const present = (violation: RuleViolation | null): RuleViolation[] => (violation ? [violation] : []);

/** Benefit is given once for an unemployment, a subsidy once for a month. */
async function givenBefore({ itemCode, form }: Application, person: Buffer, db: SqlRunner): Promise<RuleViolation[]> {
  if (itemCode === 'unemployment-benefit-claim') {
    const given = await db.run(BENEFIT_SINCE, [person, form.employmentEndedOn]);
    return given.length > 0 ? [benefitGiven()] : [];
  }
  if (itemCode !== 'flexible-employment-insurance-subsidy') return [];
  const [subsidised] = await db.run(SUBSIDISED_SINCE, [person, firstOfMonth(form.paidFrom as string)]);
  return subsidised ? [subsidisedUntil(subsidised.until)] : [];
}

/** A place is asked for in a course that exists, is open and not full; a new course has a code of its own. */
async function offerRules(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
  const { itemCode, form, today } = application;
  const made = OFFERED[itemCode];
  if (made) {
    const [standing] = await db.run(FIND_OFFER, [made.kind, form[made.field]]);
    return standing ? [at(OFFER_EXISTS, ['form', made.field])] : [];
  }
  const wanted = offerOf({ itemCode, form, result: null });
  if (!wanted) return [];
  const [offer] = await db.run(FIND_OFFER, [wanted.kind, wanted.code]);
  if (!offer) return [at(UNKNOWN_OFFER, wanted.field)];
  if ((offer.enrolUntil ?? offer.endsOn) < today) return [at(ENROLMENT_CLOSED, wanted.field)];
  return offer.taken >= offer.capacity ? [at(NO_PLACE_LEFT, wanted.field)] : [];
}
