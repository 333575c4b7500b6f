import { Injectable } from '@nestjs/common';
import {
  RegisterStore,
  type Application,
  type DecidedCase,
  type DepartmentHooks,
  type RuleViolation,
} from '../../department-kit/index.js';
import type { SqlRunner, Transaction } from '../../platform/database/index.js';
import { parseIdentifier } from '../../platform/identifiers/index.js';
import { ALREADY_RECORDED, ALREADY_SERVED, alreadyRecorded, alreadyServed } from './health.errors.js';
import { ruleViolations } from './health.rules.js';
import { HAS_RECORD, HAS_SERVICE } from './registers/health.sql.js';
import { HealthRecord } from './registers/record.entity.js';
import { HealthService } from './registers/service.entity.js';

const RECORD = 'resident-health-record';
const NEWBORN = 'newborn-one-matter';
const BIRTH_CERTIFICATE = 'birth-certificate';

interface ServiceRule {
  kind: string;
  /** What the document's number begins with. */
  document: string;
  category?: string;
  subject?: string;
  /** Fields of the form that say something of somebody's health. */
  clinical?: readonly string[];
  once?: boolean;
}

const SERVICES: Readonly<Record<string, ServiceRule>> = {
  'maternal-child-handbook': {
    kind: 'MATERNAL_HANDBOOK',
    document: 'MZSC',
    clinical: ['lastPeriodOn', 'pregnancies', 'deliveries', 'hospital'],
  },
  'vaccination-certificate': {
    kind: 'VACCINATION_CERTIFICATE',
    document: 'JZZ',
    category: 'purpose',
    subject: 'childName',
  },
  'chronic-disease-management': {
    kind: 'CHRONIC_DISEASE',
    document: 'MB',
    clinical: ['disease', 'diagnosedOn', 'diagnosedAt', 'medication'],
  },
  'family-doctor-contract': { kind: 'FAMILY_DOCTOR', document: 'QY', category: 'package', once: true },
  'home-bed': { kind: 'HOME_BED', document: 'JC', clinical: ['condition', 'mobility', 'servicesWanted'], once: true },
  'public-place-hygiene-licence': {
    kind: 'HYGIENE_LICENCE',
    document: 'WSXK',
    category: 'placeKind',
    subject: 'placeName',
  },
};

@Injectable()
export class HealthHooks implements DepartmentHooks {
  constructor(private readonly registers: RegisterStore) {}

  async precheck(application: Application, db: SqlRunner): Promise<RuleViolation[]> {
    const violations = ruleViolations(application);
    const person = this.registers.idIndex(application.applicant.idNumber);
    if (application.itemCode === RECORD && (await db.run(HAS_RECORD, [person])).length > 0) {
      violations.push(alreadyRecorded());
    }
    const service = SERVICES[application.itemCode];
    if (service?.once && (await db.run(HAS_SERVICE, [person, service.kind])).length > 0) {
      violations.push(alreadyServed());
    }
    return violations;
  }

  async onDecided(decided: DecidedCase, tx: Transaction): Promise<void> {
    if (decided.itemCode === RECORD || decided.itemCode === NEWBORN) {
      if (!ownPartApproved(decided)) return this.registers.revoke(tx, HealthRecord, decided);
      return decided.itemCode === NEWBORN ? this.recordNewborn(decided, tx) : this.recordResident(decided, tx);
    }
    if (!(decided.itemCode in SERVICES)) return;
    if (decided.decision !== 'APPROVED') return this.registers.revoke(tx, HealthService, decided);
    return this.enterService(decided, tx);
  }

  private async recordResident(decided: DecidedCase, tx: Transaction): Promise<void> {
    const { form, applicant } = decided;
    const person = parseIdentifier(applicant.idNumber, decided.today);
    if (!person.ok || person.kind !== 'PERSON') throw new Error('a health record is about a person with an ID number');
    await this.registers.enter(tx, HealthRecord, decided, {
      holder: applicant,
      duplicate: ALREADY_RECORDED,
      columns: ({ seal }) => ({
        recordNumber: recordNumberOf(decided.number),
        householdHead: form.householdHead as string,
        relationToHead: form.relationToHead as string,
        residence: form.residence as string,
        sex: person.sex,
        birthDate: person.birthDate,
        birthCertificateCipher: null,
        birthCertificateIndex: null,
        clinicalCipher: seal(
          'clinical_cipher',
          clinicalOf(form, ['bloodType', 'allergies', 'chronicDiseases', 'emergencyContact']),
        ),
      }),
    });
  }

  /** A child that has a record already keeps it: the joint request is no reason to refuse the other departments. */
  private async recordNewborn(decided: DecidedCase, tx: Transaction): Promise<void> {
    const { form, applicant } = decided;
    const certificate = form.birthCertificateNumber as string;
    await this.registers.enter(tx, HealthRecord, decided, {
      holder: { name: form.childName as string, phone: applicant.phone, address: form.householdAddress as string },
      columns: ({ seal, index }) => ({
        recordNumber: recordNumberOf(decided.number),
        householdHead: (form.fatherName ?? form.motherName) as string,
        relationToHead: 'CHILD',
        residence: 'REGISTERED',
        sex: form.childSex as string,
        birthDate: form.childBirthDate as string,
        birthCertificateCipher: seal('birth_certificate_cipher', certificate),
        birthCertificateIndex: index(certificate, BIRTH_CERTIFICATE),
        clinicalCipher: seal('clinical_cipher', clinicalOf(form, ['birthHospital', 'birthWeightGrams'])),
      }),
    });
  }

  private async enterService(decided: DecidedCase, tx: Transaction): Promise<void> {
    const { kind, document, category, subject, clinical } = SERVICES[decided.itemCode];
    const { form } = decided;
    await this.registers.enter(tx, HealthService, decided, {
      holder: decided.applicant,
      duplicate: ALREADY_SERVED,
      columns: ({ seal }) => ({
        kind,
        category: category === undefined ? null : (form[category] as string),
        documentNumber: `${document}-${decided.number}`,
        subjectName: subject === undefined ? null : (form[subject] as string),
        clinicalCipher: seal('clinical_cipher', clinical && clinicalOf(form, clinical)),
      }),
    });
  }
}

/** 档案编号 follows from the request's number, so that a decision made twice opens one record. */
export const recordNumberOf = (requestNumber: string): string => `JKDA-${requestNumber}`;

/** In joint work the department's own step decides its part, whatever the others said. */
export function ownPartApproved(decided: DecidedCase): boolean {
  if (decided.itemCode !== NEWBORN) return decided.decision === 'APPROVED';
  if (decided.decision === 'REJECTED') return false;
  const own = decided.stepOutcomes.find((step) => step.stepId === 'health-record');
  return own ? own.outcome === 'APPROVED' : decided.decision === 'APPROVED';
}

/** The named fields as JSON; undefined when the form holds none of them. */
function clinicalOf(form: Record<string, unknown>, fields: readonly string[]): string | undefined {
  const told = fields.filter((field) => form[field] !== undefined).map((field) => [field, form[field]]);
  return told.length === 0 ? undefined : JSON.stringify(Object.fromEntries(told));
}
