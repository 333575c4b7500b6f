import { Injectable } from '@nestjs/common';
import { RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { parseIdentifier } from '../../../platform/identifiers/index.js';
import { ALREADY_RECORDED } from '../health.errors.js';
import { BIRTH_CERTIFICATE } from '../rules/granted.js';
import { clinicalOf } from './clinical.js';
import { HealthRecord } from './record.entity.js';

const TOLD = ['bloodType', 'allergies', 'chronicDiseases', 'emergencyContact'];

/** What forms tell of a resident; those of other departments' joint items need not tell all of it. */
interface RecordForm {
  householdHead?: string;
  relationToHead?: string;
  residence?: string;
  consent?: boolean;
  residenceAddress?: string;
}

/** Writes 居民健康档案. Everything here may run twice for the same request. */
@Injectable()
export class RecordRegister {
  constructor(private readonly store: RegisterStore) {}

  /** @throws UserErrors when another request opened the person's record meanwhile. */
  resident(tx: Transaction, decided: DecidedCase): Promise<void> {
    return this.person(tx, decided, true);
  }

  /**
   * 来本地居住一件事: who has a record already keeps it, and who does not consent gets none; neither is a reason to refuse
   * the other departments.
   */
  async movedIn(tx: Transaction, decided: DecidedCase): Promise<void> {
    if ((decided.form as RecordForm).consent === false) return;
    return this.person(tx, decided, false);
  }

  /** A child that has a record already keeps it: the joint request is no reason to refuse the other departments. */
  newborn(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { form, applicant } = decided;
    const certificate = form.birthCertificateNumber as string;
    return this.store.enter(tx, HealthRecord, decided, {
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

  private async person(tx: Transaction, decided: DecidedCase, refuseSecond: boolean): Promise<void> {
    const { applicant } = decided;
    const form = decided.form as RecordForm;
    const person = parseIdentifier(applicant.idNumber, decided.today);
    if (!person.ok || person.kind !== 'PERSON') throw new Error('a health record is about a person with an ID number');
    await this.store.enter(tx, HealthRecord, decided, {
      holder: { ...applicant, address: form.residenceAddress ?? applicant.address },
      duplicate: refuseSecond ? ALREADY_RECORDED : undefined,
      columns: ({ seal }) => ({
        recordNumber: recordNumberOf(decided.number),
        householdHead: form.householdHead ?? null,
        relationToHead: form.relationToHead ?? null,
        residence: form.residence ?? 'NOT_REGISTERED',
        sex: person.sex,
        birthDate: person.birthDate,
        birthCertificateCipher: null,
        birthCertificateIndex: null,
        clinicalCipher: seal('clinical_cipher', clinicalOf(decided.form, TOLD)),
      }),
    });
  }
}

/** 档案编号 follows from the request's number, so that a decision made twice opens one record. */
export const recordNumberOf = (requestNumber: string): string => `JKDA-${requestNumber}`;
