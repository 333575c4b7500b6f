import { Injectable } from '@nestjs/common';
import type { DecidedCase } from '../../../department-kit/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { JointWork } from './joint-work.js';
import { MarketRegister } from './market-register.js';
import { PensionRegister } from './pension-register.js';
import { ServiceRegister } from './service-register.js';
import { SERVICES } from './services.js';
import { UnemploymentRegister } from './unemployment-register.js';

/** What a decision in favour writes, item by item. */
@Injectable()
export class DecisionWork {
  constructor(
    private readonly unemployment: UnemploymentRegister,
    private readonly services: ServiceRegister,
    private readonly market: MarketRegister,
    private readonly pensions: PensionRegister,
    private readonly joint: JointWork,
  ) {}

  async write(tx: Transaction, decided: DecidedCase): Promise<void> {
    switch (decided.itemCode) {
      case 'unemployment-registration':
        return this.unemployment.register(tx, decided);
      case 'unemployment-registration-cancellation':
        return this.unemployment.end(tx, decided, 'CANCELLED');
      case 'vacancy-publication':
        return this.market.publishVacancy(tx, decided);
      case 'training-course-publication':
        return this.market.publishCourse(tx, decided);
      case 'public-welfare-post-declaration':
        return this.market.declarePosts(tx, decided);
      case 'resident-pension-claim':
        return this.pensions.grant(tx, decided);
      case 'pension-eligibility-confirmation':
        return this.pensions.confirm(tx, decided);
    }
    const service = SERVICES[decided.itemCode];
    if (!service) return this.joint.write(tx, decided);
    await this.services.enter(tx, decided, service);
    if (decided.itemCode === 'employment-registration') await this.unemployment.end(tx, decided, 'EMPLOYED');
  }
}
