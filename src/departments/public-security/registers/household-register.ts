import { Injectable } from '@nestjs/common';
import { RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import type { MoveInForm, NewbornForm } from '../items/form-types.js';
import { BIRTH_ALREADY_ENTERED } from '../public-security.errors.js';
import { HouseholdEntry } from './household-entry.entity.js';

/** Writes 户口登记: births and moves. Everything here may run twice for the same request. */
@Injectable()
export class HouseholdRegister {
  constructor(private readonly store: RegisterStore) {}

  /** What the register finds a birth certificate by. */
  birthIndex(form: Record<string, unknown>): Buffer | null {
    const { birthCertificateNumber: number } = form as Partial<NewbornForm>;
    return number === undefined ? null : this.store.index(number, 'birth-certificate');
  }

  /** @throws UserErrors when the birth certificate was entered by another request. */
  birth(tx: Transaction, decided: DecidedCase): Promise<void> {
    const form = decided.form as unknown as NewbornForm;
    return this.store.enter(tx, HouseholdEntry, decided, {
      // The child has no ID number until it is entered; the number is given by the population register.
      holder: { name: form.childName, phone: decided.applicant.phone, address: form.householdAddress },
      columns: ({ seal }) => ({
        kind: 'BIRTH' as const,
        ground: null,
        personCount: 1,
        sex: form.childSex,
        birthDate: form.childBirthDate,
        birthCertificateCipher: seal('birth_certificate_cipher', form.birthCertificateNumber),
        birthCertificateIndex: this.birthIndex(decided.form),
        motherName: form.motherName,
        motherIdNumberCipher: seal('mother_id_number_cipher', form.motherIdNumber.toUpperCase()),
        fatherName: form.fatherName ?? null,
        fatherIdNumberCipher: seal('father_id_number_cipher', form.fatherIdNumber?.toUpperCase()),
      }),
      duplicate: BIRTH_ALREADY_ENTERED,
    });
  }

  moveIn(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { ground, householdAddress, companions } = decided.form as unknown as MoveInForm;
    return this.store.enter(tx, HouseholdEntry, decided, {
      holder: { ...decided.applicant, address: householdAddress },
      columns: () => ({
        kind: 'MOVE_IN' as const,
        ground,
        personCount: companions.length + 1,
        sex: null,
        birthDate: null,
        birthCertificateCipher: null,
        birthCertificateIndex: null,
        motherName: null,
        motherIdNumberCipher: null,
        fatherName: null,
        fatherIdNumberCipher: null,
      }),
    });
  }
}
