import { Injectable } from '@nestjs/common';
import {
  RegisterStore,
  type Application,
  type DecidedCase,
  type DepartmentHooks,
  type RecordedFollowUp,
  type ReopenedCase,
  type RuleViolation,
} from '../../department-kit/index.js';
import type { SqlRunner, Transaction } from '../../platform/database/index.js';
import {
  alreadyRecorded,
  alreadyServed,
  certificateReissued,
  childRegistered,
  diseaseManaged,
} from './health.errors.js';
import { ruleViolations } from './health.rules.js';
import { HAS_CHILD } from './registers/dose.sql.js';
import { FollowUpWork } from './registers/follow-up-work.js';
import { HAS_RECORD, HAS_SERVICE, HAS_SUBJECT } from './registers/health.sql.js';
import { RegisterWriter } from './registers/register-writer.js';
import { registersOf } from './registers/registers-of-item.js';
import { ServiceRegister } from './registers/service-register.js';
import { SERVICES } from './registers/services.js';
import { BIRTH_CERTIFICATE, isGranted } from './rules/granted.js';

@Injectable()
export class HealthHooks implements DepartmentHooks {
  constructor(
    private readonly store: RegisterStore,
    private readonly writer: RegisterWriter,
    private readonly services: ServiceRegister,
    private readonly followUps: FollowUpWork,
  ) {}

  async precheck(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const violations = ruleViolations(application);
    if (violations.length > 0) return violations;
    return this.registerRules(application, db);
  }

  async onDecided(decided: DecidedCase, tx: Transaction): Promise<void> {
    if (!isGranted(decided)) return this.onReopened({ ...decided, reopenedAt: decided.decidedAt }, tx);
    return this.writer.write(tx, decided);
  }

  /** Also for what is decided otherwise afterwards; of most requests there is nothing to take back. */
  async onReopened(reopened: ReopenedCase, tx: Transaction): Promise<void> {
    await this.store.takeBack(tx, registersOf(reopened.itemCode), reopened);
    await this.services.standAgain(tx, reopened);
  }

  onFollowedUp(followUp: RecordedFollowUp, tx: Transaction): Promise<void> {
    return this.followUps.record(tx, followUp);
  }

  /**
   * Rules against what the registers know. Who is of a special group is told to nobody at a window: a second entry is
   * refused when it is decided.
   */
  private async registerRules(
    { itemCode, applicant, form, today }: Application,
    db: SqlRunner,
  ): Promise<RuleViolation[]> {
    const person = this.store.idIndex(applicant.idNumber);
    if (itemCode === 'resident-health-record') {
      return (await db.run(HAS_RECORD, [person])).length > 0 ? [alreadyRecorded()] : [];
    }
    if (itemCode === 'child-vaccination-registration') {
      const { birthCertificateNumber, childIdNumber } = form as Record<string, string | undefined>;
      const certificate = this.store.index(birthCertificateNumber!, BIRTH_CERTIFICATE);
      const child = childIdNumber === undefined ? null : this.store.idIndex(childIdNumber);
      return (await db.run(HAS_CHILD, [certificate, child])).length > 0 ? [childRegistered()] : [];
    }
    const service = SERVICES[itemCode];
    if (!service) return [];
    const { kind, once } = service;
    if (once && (await db.run(HAS_SERVICE, [person, kind, today])).length > 0) return [alreadyServed()];
    const subject = this.services.subjectIndex(service, applicant.idNumber, form);
    if (!subject || (await db.run(HAS_SUBJECT, [subject, kind])).length === 0) return [];
    return [kind === 'CHRONIC_DISEASE' ? diseaseManaged() : certificateReissued()];
  }
}
