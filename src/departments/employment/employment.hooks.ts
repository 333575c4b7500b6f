import { Injectable } from '@nestjs/common';
import { LessThan } from 'typeorm';
import {
  RegisterStore,
  type Application,
  type DecidedCase,
  type DepartmentHooks,
  type RuleViolation,
} from '../../department-kit/index.js';
import type { SqlRunner, Transaction } from '../../platform/database/index.js';
import { ALREADY_RECOGNISED, ALREADY_UNEMPLOYED, alreadyRecognised } from './employment.errors.js';
import { membersOf, ruleViolations } from './employment.rules.js';
import { HAS_SERVICE } from './registers/employment.sql.js';
import { EmploymentService } from './registers/service.entity.js';
import { Unemployment } from './registers/unemployment.entity.js';

const UNEMPLOYMENT_REGISTRATION = 'unemployment-registration';

/** What each item is called in the service register, and which field of its form classifies it. */
const SERVICES: Readonly<Record<string, { kind: string; category?: string; once?: boolean }>> = {
  'employment-registration': { kind: 'EMPLOYMENT', category: 'employmentKind' },
  'employment-hardship-recognition': { kind: 'HARDSHIP', category: 'category', once: true },
  'zero-employment-family-recognition': { kind: 'ZERO_EMPLOYMENT_FAMILY', once: true },
  'public-welfare-post-placement': { kind: 'PUBLIC_WELFARE_POST', category: 'postKind' },
  'unemployment-benefit-claim': { kind: 'UNEMPLOYMENT_BENEFIT', category: 'endedBy' },
  'vocational-training-enrolment': { kind: 'TRAINING', category: 'level' },
  'pension-eligibility-confirmation': { kind: 'PENSION_CONFIRMATION', category: 'pensionKind' },
};

@Injectable()
export class EmploymentHooks implements DepartmentHooks {
  constructor(private readonly registers: RegisterStore) {}

  async precheck(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const violations = ruleViolations(application);
    const person = this.registers.idIndex(application.applicant.idNumber);
    const service = SERVICES[application.itemCode];
    if (service?.once) {
      const found = await db.run(HAS_SERVICE, [person, service.kind]);
      if (found.length > 0) violations.push(alreadyRecognised());
    }
    return violations;
  }

  async onDecided(decided: DecidedCase, tx: Transaction): Promise<void> {
    const approved = decided.decision === 'APPROVED';
    if (decided.itemCode === UNEMPLOYMENT_REGISTRATION) {
      return approved ? this.enterUnemployed(decided, tx) : this.registers.revoke(tx, Unemployment, decided);
    }
    if (!(decided.itemCode in SERVICES)) return;
    if (!approved) return this.registers.revoke(tx, EmploymentService, decided);
    await this.enterService(decided, tx);
    if (decided.itemCode === 'employment-registration') {
      const idNumberIndex = this.registers.idIndex(decided.applicant.idNumber);
      await this.registers.conclude(tx, Unemployment, decided, 'EMPLOYED', { idNumberIndex });
    }
  }

  /** Whoever registers again while in the register renews: the earlier entry is closed and stays readable. */
  private async enterUnemployed(decided: DecidedCase, tx: Transaction): Promise<void> {
    const idNumberIndex = this.registers.idIndex(decided.applicant.idNumber);
    // Only what was decided before: a decision told twice must not close a later one.
    const earlier = { idNumberIndex, registeredAt: LessThan(decided.decidedAt) };
    await this.registers.conclude(tx, Unemployment, decided, 'RENEWED', earlier);
    const form = decided.form as unknown as UnemploymentForm;
    await this.registers.enter(tx, Unemployment, decided, {
      holder: decided.applicant,
      duplicate: ALREADY_UNEMPLOYED,
      columns: () => ({
        reason: form.reason,
        reasonDetail: form.reasonDetail ?? null,
        unemployedSince: form.unemployedSince,
        education: form.education,
        skill: form.skill,
        skillLevel: form.skillLevel ?? null,
        wish: form.wish,
        expectedMonthlyWageYuan: form.expectedMonthlyWageYuan ?? null,
        trainingWanted: form.trainingWanted ?? null,
        familySize: form.familySize,
        familyEmployed: form.familyEmployed ?? null,
        whereabouts: form.whereabouts,
      }),
    });
  }

  private async enterService(decided: DecidedCase, tx: Transaction): Promise<void> {
    const { kind, category } = SERVICES[decided.itemCode];
    const isFamily = kind === 'ZERO_EMPLOYMENT_FAMILY';
    await this.registers.enter(tx, EmploymentService, decided, {
      holder: decided.applicant,
      duplicate: ALREADY_RECOGNISED,
      columns: () => ({
        kind,
        category: category === undefined ? null : (decided.form[category] as string),
        contactCard: isFamily ? contactCardOf(decided.number) : null,
        familyMembers: isFamily ? membersOf(decided.form).length + 1 : null,
      }),
    });
  }
}

/** What the form of 失业登记 holds once it is valid. */
interface UnemploymentForm {
  reason: string;
  reasonDetail?: string;
  unemployedSince: string;
  education: string;
  skill: string;
  skillLevel?: string;
  wish: string;
  expectedMonthlyWageYuan?: number;
  trainingWanted?: boolean;
  familySize: number;
  familyEmployed?: number;
  whereabouts: string;
}

/** The card's number (联系卡) follows from the request's, so that a decision made twice makes one card. */
export const contactCardOf = (requestNumber: string): string => `LXK-${requestNumber}`;
