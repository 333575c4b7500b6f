import type { Type } from '@nestjs/common';
import type { RegisterRow } from '../../../department-kit/index.js';
import { MOVING_IN_ONE_MATTER, NEWBORN_ONE_MATTER } from '../rules/granted.js';
import { Certificate } from './certificate.entity.js';
import { Dispute } from './dispute.entity.js';
import { Dog } from './dog.entity.js';
import { HouseholdEntry } from './household-entry.entity.js';
import { IdCard } from './id-card.entity.js';
import { Permit } from './permit.entity.js';
import { Rehabilitation } from './rehabilitation.entity.js';
import { Residence } from './residence.entity.js';
import { SweepArea } from './sweep-area.entity.js';

/** Which registers a decision on an item writes or changes. */
const REGISTERS: Readonly<Record<string, Type<RegisterRow>[] | undefined>> = {
  'residence-registration': [Residence],
  'residence-registration-change': [Residence],
  [MOVING_IN_ONE_MATTER]: [Residence],
  'residence-permit': [Permit],
  'residence-permit-endorsement': [Permit],
  'household-entry-newborn': [HouseholdEntry],
  [NEWBORN_ONE_MATTER]: [HouseholdEntry],
  'household-move-in': [HouseholdEntry, Residence, Permit],
  'household-cancellation': [HouseholdEntry, Residence, Permit, Rehabilitation],
  'household-correction': [HouseholdEntry],
  'no-crime-certificate': [Certificate],
  'id-card-replacement': [IdCard],
  'dog-registration': [Dog],
  'dispute-mediation': [Dispute],
  'dispute-sweep-area': [SweepArea],
  'community-rehabilitation': [Rehabilitation],
};

/** None for other departments' items. */
export const registersOf = (itemCode: string): Type<RegisterRow>[] => REGISTERS[itemCode] ?? [];

const WITH_FOLLOW_UPS = new Set<Type<RegisterRow>>([Residence, Permit, Dispute, SweepArea, Rehabilitation, Dog]);

/** Those whose entries ask for something by themselves when a day comes. */
export const followedUp = (itemCode: string): Type<RegisterRow>[] =>
  registersOf(itemCode).filter((register) => WITH_FOLLOW_UPS.has(register));
