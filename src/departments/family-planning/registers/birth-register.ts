import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { RegisterStore, type DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { ALREADY_REGISTERED } from '../family-planning.errors.js';
import { Birth } from './birth.entity.js';
import { BIRTH_CERTIFICATE, type ToldBirth } from './told-birth.js';

/** Writes 生育登记. Everything here may run twice for the same request. */
@Injectable()
export class BirthRegister {
  constructor(private readonly store: RegisterStore) {}

  /** @throws UserErrors when another child stands where this one would. */
  async register(tx: Transaction, decided: DecidedCase, birth: ToldBirth): Promise<void> {
    await this.supersede(tx, decided, birth);
    const { birthCertificateNumber: certificate } = birth;
    await this.store.enter(tx, Birth, decided, {
      holder: birth.mother,
      duplicate: ALREADY_REGISTERED,
      columns: ({ seal, index }) => ({
        stage: birth.stage,
        birthDate: birth.birthDate,
        childOrder: birth.childOrder,
        childName: birth.childName ?? null,
        childSex: birth.childSex ?? null,
        birthCertificateCipher: seal('birth_certificate_cipher', certificate),
        birthCertificateIndex: certificate ? index(certificate, BIRTH_CERTIFICATE) : null,
        fatherName: birth.fatherName ?? null,
        fatherIdNumberCipher: seal('father_id_number_cipher', birth.fatherIdNumber?.toUpperCase()),
      }),
    });
  }

  /** First expected, then born: the later registration of the same child takes the place of the earlier. */
  private async supersede(tx: Transaction, decided: DecidedCase, birth: ToldBirth): Promise<void> {
    const { birthCertificateNumber: certificate, childOrder } = birth;
    const idNumberIndex = this.store.idIndex(birth.mother.idNumber);
    const sameChild = certificate
      ? { idNumberIndex, birthCertificateIndex: this.store.index(certificate, BIRTH_CERTIFICATE) }
      : { idNumberIndex, childOrder };
    await this.store.conclude(tx, Birth, decided, 'SUPERSEDED', sameChild);
    if (!certificate) return;
    const before = { idNumberIndex, childOrder, birthCertificateIndex: IsNull() };
    await this.store.conclude(tx, Birth, decided, 'SUPERSEDED', before);
  }
}
