import { Injectable } from '@nestjs/common';
import { RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import type { CancellationForm, CorrectionForm, MoveInForm, NewbornForm } from '../items/form-types.js';
import { ALREADY_CANCELLED, BIRTH_ALREADY_ENTERED } from '../public-security.errors.js';
import { HouseholdEntry } from './household-entry.entity.js';
import { Permit } from './permit.entity.js';
import { Rehabilitation } from './rehabilitation.entity.js';
import { Residence } from './residence.entity.js';

/** What only some kinds of entry hold. */
const NOTHING_MORE = {
  ground: null,
  personCount: 1,
  sex: null,
  birthDate: null,
  birthCertificateCipher: null,
  birthCertificateIndex: null,
  motherName: null,
  motherIdNumberCipher: null,
  fatherName: null,
  fatherIdNumberCipher: null,
  diedOn: null,
  corrected: null,
  newValueCipher: null,
};

/** Writes 户口登记: births, moves, deaths, corrections. Everything here may run twice for the same request. */
@Injectable()
export class HouseholdRegister {
  constructor(private readonly store: RegisterStore) {}

  /** What the register finds a birth certificate by. */
  birthIndex(form: Record<string, unknown>): Buffer | null {
    const { birthCertificateNumber: number } = form as Partial<NewbornForm>;
    return number === undefined ? null : this.store.index(number, 'birth-certificate');
  }

  /** What the registers find the deceased by; null for other forms. */
  deceasedIndex(form: Record<string, unknown>): Buffer | null {
    const { deceasedIdNumber: number } = form as Partial<CancellationForm>;
    return number === undefined ? null : this.store.idIndex(number);
  }

  /** @throws UserErrors when the birth certificate was entered by another request. */
  birth(tx: Transaction, decided: DecidedCase): Promise<void> {
    const form = decided.form as unknown as NewbornForm;
    return this.store.enter(tx, HouseholdEntry, decided, {
      // The child has no ID number until it is entered; the number is given by the population register.
      holder: { name: form.childName, phone: decided.applicant.phone, address: form.householdAddress },
      columns: ({ seal }) => ({
        ...NOTHING_MORE,
        kind: 'BIRTH' as const,
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

  /** 户口迁入: who moves in is of the floating population (流动人口) no more; residence and permits end with it. */
  async moveIn(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { ground, householdAddress, companions } = decided.form as unknown as MoveInForm;
    await this.store.enter(tx, HouseholdEntry, decided, {
      holder: { ...decided.applicant, address: householdAddress },
      columns: () => ({ ...NOTHING_MORE, kind: 'MOVE_IN' as const, ground, personCount: companions.length + 1 }),
    });
    for (const idNumber of movers(decided)) await this.endResidence(tx, decided, this.store.idIndex(idNumber));
  }

  /**
   * 死亡注销: the deceased's registration of residence, permits and community treatment end with it.
   * @throws UserErrors when another request has entered the death.
   */
  async cancel(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { deceasedName, deceasedIdNumber, diedOn } = decided.form as unknown as CancellationForm;
    await this.store.enter(tx, HouseholdEntry, decided, {
      holder: { name: deceasedName, idNumber: deceasedIdNumber },
      columns: () => ({ ...NOTHING_MORE, kind: 'CANCELLATION' as const, diedOn }),
      duplicate: ALREADY_CANCELLED,
    });
    const idNumberIndex = this.store.idIndex(deceasedIdNumber);
    await this.endResidence(tx, decided, idNumberIndex);
    await this.store.conclude(tx, Rehabilitation, decided, 'ENDED', { idNumberIndex });
  }

  correct(tx: Transaction, decided: DecidedCase): Promise<void> {
    const { particular, newName, newSex, newBirthDate } = decided.form as unknown as CorrectionForm;
    const value = { NAME: newName, SEX: newSex, BIRTH_DATE: newBirthDate }[particular];
    return this.store.enter(tx, HouseholdEntry, decided, {
      holder: decided.applicant,
      columns: ({ seal }) => ({
        ...NOTHING_MORE,
        kind: 'CORRECTION' as const,
        corrected: particular,
        newValueCipher: seal('new_value_cipher', value),
      }),
    });
  }

  private async endResidence(tx: Transaction, decided: DecidedCase, idNumberIndex: Buffer): Promise<void> {
    await this.store.conclude(tx, Residence, decided, 'LEFT', { idNumberIndex });
    await this.store.conclude(tx, Permit, decided, 'LAPSED', { idNumberIndex });
  }
}

/** ID numbers of the applicant and, of a move, of who comes along (随迁人员). */
export const movers = ({ applicant, form }: Pick<DecidedCase, 'applicant' | 'form'>): string[] => [
  applicant.idNumber,
  ...((form as Partial<MoveInForm>).companions ?? []).map(({ idNumber }) => idNumber),
];
