import { Args, Query, Resolver } from '@nestjs/graphql';
import { Catalogue, DepartmentDirectory } from '../../catalogue/index.js';
import { Allow, hasRole, type Caller } from '../../platform/auth/index.js';
import { Settings } from '../../platform/config/index.js';
import { Database } from '../../platform/database/index.js';
import type { Locale, LocalText } from '../../platform/errors/index.js';
import { CurrentCaller, CurrentLocale, GraphQLDate } from '../../platform/graphql/index.js';
import { startOfZonedDay } from '../../platform/time/index.js';
import { readerOf } from '../../requests/index.js';
import { CardLedgerRow, LedgerGroupEnum, type LedgerGroup } from './card.graphql.js';
import { emptyPeriod } from './cards.errors.js';
import { LEDGER_OF_CENTRE, LEDGER_OF_DEPARTMENT, type LedgerRow } from './cards.sql.js';

const THE_CENTRE: LocalText = { zh: '政务服务中心', en: 'the service centre' };
const NOBODY: LocalText = { zh: '无具体经办人', en: 'nobody in particular' };

@Resolver()
export class CardLedgerResolver {
  constructor(
    private readonly database: Database,
    private readonly settings: Settings,
    private readonly directory: DepartmentDirectory,
    private readonly catalogue: Catalogue,
  ) {}

  @Allow('supervisor', 'leader')
  @Query(() => [CardLedgerRow], {
    description:
      'Cards raised from the first day to the last, both included: a supervisor’s own centre, a leader’s own department; most cards first',
  })
  async cardLedger(
    @Args('by', { type: () => LedgerGroupEnum }) by: LedgerGroup,
    @Args('from', { type: () => GraphQLDate }) from: string,
    @Args('to', { type: () => GraphQLDate }) to: string,
    @CurrentCaller() caller: Caller,
    @CurrentLocale() locale: Locale,
  ): Promise<CardLedgerRow[]> {
    if (to < from) throw emptyPeriod();
    const ofCentre = hasRole(caller, 'supervisor');
    const rows = await this.database.run(ofCentre ? LEDGER_OF_CENTRE : LEDGER_OF_DEPARTMENT, [
      (ofCentre ? caller.centre : caller.department) ?? '',
      by,
      startOfZonedDay(from, this.settings.TIME_ZONE),
      startOfZonedDay(to, this.settings.TIME_ZONE, 1),
      ...readerOf(caller),
    ]);
    return rows.map((row) => ({ ...row, name: this.nameOf(by, row)[locale] }));
  }

  private nameOf(by: LedgerGroup, { key, name }: LedgerRow): LocalText {
    if (by === 'DEPARTMENT') return key === null ? THE_CENTRE : this.directory.nameOf(key);
    if (by === 'OFFICER') return key === null ? NOBODY : { zh: name ?? key, en: name ?? key };
    return this.catalogue.find(key!)?.name ?? { zh: key!, en: key! };
  }
}
