import type { Type } from '@nestjs/common';
import type { RegisterRow } from '../../../department-kit/index.js';
import { MOVING_IN_ONE_MATTER, NEWBORN_ONE_MATTER } from '../rules/granted.js';
import { Child } from './child.entity.js';
import { HealthRecord } from './record.entity.js';
import { HealthService } from './service.entity.js';
import { SERVICES } from './services.js';
import { SpecialCare } from './special-care.entity.js';

const REGISTERS: Readonly<Record<string, Type<RegisterRow>[] | undefined>> = {
  'resident-health-record': [HealthRecord],
  [NEWBORN_ONE_MATTER]: [HealthRecord, Child],
  [MOVING_IN_ONE_MATTER]: [HealthRecord],
  'child-vaccination-registration': [Child],
  'vaccination-certificate': [HealthService, Child],
  'serious-mental-illness-management': [SpecialCare],
};

/** Which registers a decision on an item writes; none for other departments' items. */
export const registersOf = (itemCode: string): Type<RegisterRow>[] =>
  REGISTERS[itemCode] ?? (SERVICES[itemCode] ? [HealthService] : []);
