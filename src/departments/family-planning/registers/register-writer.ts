import { Injectable, type Type } from '@nestjs/common';
import type { DecidedCase, RegisterRow } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import type { BenefitRow } from './benefit-columns.js';
import { BirthRegister } from './birth-register.js';
import { Birth } from './birth.entity.js';
import { NurseryRegister } from './nursery-register.js';
import { Nursery } from './nursery.entity.js';
import { Payments } from './payments.js';
import { SpecialSupport } from './special-support.entity.js';
import { SupportRegister } from './support-register.js';
import { FamilySupport } from './support.entity.js';
import { SUPPORTS } from './supports.js';
import { BIRTH_REGISTRATION, NEWBORN, toldBirth } from './told-birth.js';

const SPECIAL = 'special-family-support';
const NURSERY = 'nursery-filing';

/** The register that a decision on an item writes; null for other departments' items. */
export function registerOf(itemCode: string): Type<RegisterRow> | null {
  if (itemCode === NEWBORN || itemCode === BIRTH_REGISTRATION) return Birth;
  if (itemCode === SPECIAL) return SpecialSupport;
  if (itemCode === NURSERY) return Nursery;
  return itemCode in SUPPORTS ? FamilySupport : null;
}

/** Gives a granted request to the register that it belongs in, and what is to be paid to the payments. */
@Injectable()
export class RegisterWriter {
  constructor(
    private readonly births: BirthRegister,
    private readonly supports: SupportRegister,
    private readonly nurseries: NurseryRegister,
    private readonly payments: Payments,
  ) {}

  async write(tx: Transaction, decided: DecidedCase): Promise<void> {
    const birth = toldBirth(decided.itemCode, decided);
    if (birth) return this.births.register(tx, decided, birth);
    if (decided.itemCode === NURSERY) return this.nurseries.file(tx, decided);
    if (decided.itemCode === SPECIAL) {
      await this.supports.enterSpecial(tx, decided);
      return this.beginPayments(tx, SpecialSupport, decided);
    }
    if (!(decided.itemCode in SUPPORTS)) return;
    await this.supports.enter(tx, decided);
    return this.beginPayments(tx, FamilySupport, decided);
  }

  private async beginPayments(tx: Transaction, register: Type<BenefitRow>, decided: DecidedCase): Promise<void> {
    const entry = await tx.manager.getRepository(register).findOneByOrFail({ requestId: decided.requestId });
    await this.payments.begin(tx, entry);
  }
}
