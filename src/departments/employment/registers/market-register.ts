import { Injectable } from '@nestjs/common';
import { RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { addMonths } from '../../../platform/time/index.js';
import { OFFER_EXISTS } from '../employment.errors.js';
import { VACANCY_MONTHS } from '../employment.policy.js';
import type { CourseForm, VacancyForm, WelfarePostForm } from '../items/form-types.js';
import { Checkpoints } from './checkpoints.js';
import { Offer } from './offer.entity.js';
import { Vacancy } from './vacancy.entity.js';

/** What organisations offer: vacancies, courses, posts. Everything here may run twice for the same decision. */
@Injectable()
export class MarketRegister {
  constructor(
    private readonly store: RegisterStore,
    private readonly checkpoints: Checkpoints,
  ) {}

  async publishVacancy(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { workplaceDivision, skillLevel = null, validUntil, ...form } = decided.form as unknown as VacancyForm;
    const placed = { ...decided, divisionCode: workplaceDivision ?? decided.divisionCode };
    await this.store.enter(tx, Vacancy, placed, {
      holder: decided.applicant,
      columns: () => ({ ...form, skillLevel, validUntil: validUntil ?? addMonths(decided.today, VACANCY_MONTHS) }),
    });
    await this.checkpoints.settle(tx, Vacancy, decided.requestId);
  }

  /** @throws UserErrors when another course in force has the code */
  publishCourse(tx: Transaction, decided: DecidedCase): Promise<void> {
    const form = decided.form as unknown as CourseForm;
    const { capacity, enrolUntil, startsOn, endsOn, place } = form;
    return this.store.enter(tx, Offer, decided, {
      holder: decided.applicant,
      duplicate: OFFER_EXISTS,
      columns: () => ({
        ...{ kind: 'COURSE' as const, code: form.courseCode, title: form.occupation, category: form.level },
        ...{ capacity, enrolUntil, startsOn, endsOn, place },
        monthlyWageYuan: null,
      }),
    });
  }

  /** @throws UserErrors when other posts in force have the code */
  declarePosts(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { postCode, title, postKind, capacity, monthlyWageYuan, validUntil, place } =
      decided.form as unknown as WelfarePostForm;
    return this.store.enter(tx, Offer, decided, {
      holder: decided.applicant,
      duplicate: OFFER_EXISTS,
      columns: () => ({
        ...{
          kind: 'WELFARE_POST' as const,
          code: postCode,
          title,
          category: postKind,
          capacity,
          monthlyWageYuan,
          place,
        },
        enrolUntil: null,
        startsOn: null,
        endsOn: validUntil,
      }),
    });
  }
}
