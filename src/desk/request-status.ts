import { Injectable } from '@nestjs/common';
import { Catalogue, DepartmentDirectory, type ServiceItemDefinition } from '../catalogue/index.js';
import { bindingClock, OfficialCalendar, remainingWorkingDays, type CasePlace } from '../deadlines/index.js';
import { Centres } from '../organisation/index.js';
import { Database } from '../platform/database/index.js';
import type { Locale } from '../platform/errors/index.js';
import { parseRequestNumber } from '../platform/identifiers/index.js';
import { CaseStore, clockOf, type ClockRecord, type RequestState } from '../requests/index.js';
import { expectedEnd, procedureName, timelineLabel } from './status.labels.js';
import { REQUEST_STATUS, type StatusRow } from './status.sql.js';
import type { RequestStatus as StatusView, TimelineEntry } from './request-status.graphql.js';

/** Where a request stands, until when, and why it stands still if it does (办件进度查询). */
@Injectable()
export class RequestStatusEnquiry {
  constructor(
    private readonly database: Database,
    private readonly store: CaseStore,
    private readonly catalogue: Catalogue,
    private readonly directory: DepartmentDirectory,
    private readonly centres: Centres,
    private readonly official: OfficialCalendar,
  ) {}

  /** null for an unknown number and for a wrong pair alike, so that numbers cannot be probed. */
  async find(number: string, idNumberTail: string, locale: Locale): Promise<StatusView | null> {
    const parsed = parseRequestNumber(number);
    if (!parsed || !/^[0-9A-Za-z]{6}$/.test(idNumberTail)) return null;
    const [row] = await this.database.run(REQUEST_STATUS, [parsed.number, this.store.tailIndex(idNumberTail)]);
    if (!row) return null;
    const item = await this.catalogue.version(row.item_code, row.item_version);
    const clocks = row.clocks.map(clockOf);
    const binding = bindingClock(clocks);
    const place = placeOf(row, item);
    return {
      number: row.number,
      itemName: item.name[locale],
      state: row.state as RequestState,
      decision: row.decision as StatusView['decision'],
      signal: row.signal as StatusView['signal'],
      heldBy: await this.heldBy(row, locale),
      placeOfDuty: row.duty_division,
      dueOn: binding?.dueOn ?? null,
      provisional: binding?.provisional ?? false,
      remainingWorkingDays: binding && this.remaining(place, binding),
      pausedBecause: pausedBecause(row, item, locale),
      timeline: timelineOf(row, item, locale),
      stored: { requestId: row.id, place, item, clocks, notAsked: row.not_asked },
    };
  }

  private remaining(place: CasePlace, binding: ClockRecord): number | null {
    const calendar = this.official.basis.calendarOf(place, binding.department);
    return remainingWorkingDays(calendar, binding, this.official.now());
  }

  private async heldBy(row: StatusRow, locale: Locale): Promise<string | null> {
    const centre = async (): Promise<string> => {
      const { name, nameEn } = await this.centres.get(row.centre_code);
      return locale === 'zh' ? name : nameEn;
    };
    switch (row.state as RequestState) {
      case 'RECEIVED':
      case 'DECIDED':
        return centre();
      case 'CORRECTION':
        return locale === 'zh' ? '申请人(待补正材料)' : 'the applicant (materials to be corrected)';
      case 'ACCEPTED':
      case 'IN_PROGRESS':
      case 'SUSPENDED':
        return this.holders(row, locale) ?? centre();
      default:
        return null;
    }
  }

  private holders(row: StatusRow, locale: Locale): string | null {
    const names = row.holders.map((code) => this.directory.bodyNameOf(code)[locale]);
    return names.length === 0 ? null : names.join(locale === 'zh' ? '、' : ', ');
  }
}

const placeOf = (row: StatusRow, item: ServiceItemDefinition): CasePlace => ({
  divisionCode: row.division_code,
  centreCode: row.centre_code,
  leadDepartment: item.department,
  itemCode: item.code,
});

function pausedBecause(row: StatusRow, item: ServiceItemDefinition, locale: Locale): string | null {
  if (row.state === 'CORRECTION') {
    return locale === 'zh' ? '等待申请人补正材料' : 'waiting for the applicant to correct the materials';
  }
  if (row.state !== 'SUSPENDED') return null;
  const data = row.events.findLast((event) => event.kind === 'SUSPENDED')?.data ?? null;
  const name = procedureName(data?.procedure, item)[locale];
  return `${locale === 'zh' ? '特别程序:' : 'special procedure: '}${name}${expectedEnd(data)[locale]}`;
}

const timelineOf = (row: StatusRow, item: ServiceItemDefinition, locale: Locale): TimelineEntry[] =>
  row.events.flatMap(({ at, kind, data, note }) => {
    const label = timelineLabel(kind, { data, note, item, placeOfDuty: row.duty_division });
    return label ? [{ at: new Date(at), label: label[locale] }] : [];
  });
