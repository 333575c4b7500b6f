import { Injectable } from '@nestjs/common';
import type { DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { CHILD_ALREADY_REGISTERED } from '../health.errors.js';
import { MOVING_IN_ONE_MATTER, NEWBORN_ONE_MATTER } from '../rules/granted.js';
import type { ToldDose } from '../rules/vaccinations.js';
import { ChildRegister, type NewChild } from './child-register.js';
import { RecordRegister } from './record-register.js';
import { ServiceRegister } from './service-register.js';
import { SERVICES } from './services.js';
import { SpecialCareRegister } from './special-care-register.js';

/** Gives a granted request to the registers that it belongs in; other departments' items write nothing. */
@Injectable()
export class RegisterWriter {
  constructor(
    private readonly records: RecordRegister,
    private readonly services: ServiceRegister,
    private readonly children: ChildRegister,
    private readonly specialCare: SpecialCareRegister,
  ) {}

  async write(tx: Transaction, decided: DecidedCase): Promise<void> {
    switch (decided.itemCode) {
      case 'resident-health-record':
        return this.records.resident(tx, decided);
      case MOVING_IN_ONE_MATTER:
        return this.records.movedIn(tx, decided);
      case NEWBORN_ONE_MATTER:
        await this.records.newborn(tx, decided);
        return this.children.register(tx, decided, newbornOf(decided));
      case 'child-vaccination-registration':
        return this.children.register(tx, decided, childOf(decided), CHILD_ALREADY_REGISTERED);
      case 'serious-mental-illness-management':
        return this.specialCare.enter(tx, decided);
    }
    const service = SERVICES[decided.itemCode];
    if (!service) return;
    await this.services.enter(tx, decided, service);
    // 建证建卡: with its first certificate a child's calendar begins; only by the certificate of birth is it known.
    if (decided.itemCode !== 'vaccination-certificate' || !decided.form.birthCertificateNumber) return;
    await this.children.register(tx, decided, childOf(decided));
  }
}

interface ChildForm {
  childName: string;
  childSex: string;
  childBirthDate: string;
  birthCertificateNumber: string;
  childIdNumber?: string;
  residenceAddress?: string;
  dosesGiven?: ToldDose[];
}

/** As guardians tell of a child. */
function childOf({ form, applicant }: DecidedCase): NewChild {
  const told = form as unknown as ChildForm;
  return {
    holder: {
      name: told.childName,
      idNumber: told.childIdNumber,
      phone: applicant.phone,
      address: told.residenceAddress ?? applicant.address,
    },
    sex: told.childSex,
    birthDate: told.childBirthDate,
    birthCertificateNumber: told.birthCertificateNumber,
    guardianName: applicant.name,
    doses: told.dosesGiven ?? [],
  };
}

/** As the joint item of family planning tells of a newborn. */
const newbornOf = (decided: DecidedCase): NewChild => {
  const child = childOf(decided);
  return { ...child, holder: { ...child.holder, address: decided.form.householdAddress as string }, doses: [] };
};
