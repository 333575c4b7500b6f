import { Module, type DynamicModule } from '@nestjs/common';
import { PublicRate } from '../platform/rate/index.js';
import { CALENDARS } from './calendars/index.js';
import { ClockFieldsResolver } from './clock-fields.resolver.js';
import { DevClockController } from './dev-clock.controller.js';
import { DevClockFollower } from './dev-clock-follower.js';
import { DueDateResolver } from './due-date.resolver.js';
import { ClockExplainer, PastBasis } from './explain/index.js';
import { OfficialCalendar } from './official-calendar.js';
import { PreciseCheckpoint } from './precise-checkpoint.js';
import { RECALCULATION } from './recalculation/index.js';
import { DeadlineSweep } from './sweep.js';

@Module({})
export class DeadlinesModule {
  /** @param devClock whether `/dev/clock` exists. */
  static register(devClock: boolean): DynamicModule {
    return {
      module: DeadlinesModule,
      global: true,
      controllers: devClock ? [DevClockController] : [],
      providers: [
        OfficialCalendar,
        PublicRate,
        PastBasis,
        ClockExplainer,
        ClockFieldsResolver,
        DueDateResolver,
        DeadlineSweep,
        PreciseCheckpoint,
        DevClockFollower,
        ...RECALCULATION,
        ...CALENDARS,
      ],
      exports: [OfficialCalendar, ClockExplainer, DeadlineSweep],
    };
  }
}
