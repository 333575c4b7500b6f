import { Injectable } from '@nestjs/common';
import type { DecidedCase, Holder } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import type { HardshipForm, MovingInForm, NewbornForm } from '../items/form-types.js';
import { ServiceRegister } from './service-register.js';
import { JOINT_SERVICES } from './services.js';

/**
 * What this department's own steps of other departments' joint items (一件事) write. The forms are theirs: what they do
 * not ask stays empty here.
 */
@Injectable()
export class JointWork {
  constructor(private readonly services: ServiceRegister) {}

  async write(tx: Transaction, decided: DecidedCase): Promise<void> {
    const own = decided.stepOutcomes.find(
      ({ stepId, department, outcome }) =>
        department === 'employment' && outcome === 'APPROVED' && stepId in JOINT_SERVICES,
    );
    const holder = own && holderOf(own.stepId, decided);
    if (holder) await this.services.enter(tx, decided, JOINT_SERVICES[own.stepId], holder);
  }
}

/** Whom the entry is about; null when nothing was asked for. */
function holderOf(stepId: string, { applicant, form }: DecidedCase): Holder | null {
  if (stepId === 'employment-service') {
    const { employmentWanted, residenceAddress } = form as MovingInForm;
    return employmentWanted === false ? null : { ...applicant, address: residenceAddress ?? applicant.address };
  }
  if (stepId === 'unemployment-check') {
    const { helpWanted = [] } = form as HardshipForm;
    return helpWanted.some((help) => help !== 'TEMPORARY_AID') ? applicant : null;
  }
  // A newborn has no ID number yet.
  const { childName, householdAddress } = form as NewbornForm;
  return childName ? { name: childName, phone: applicant.phone, address: householdAddress } : null;
}
