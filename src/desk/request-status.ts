import { Injectable } from '@nestjs/common';
import { Catalogue, DepartmentDirectory, type ServiceItemDefinition } from '../catalogue/index.js';
import type { Calendar } from '../calendar/index.js';
import { bindingClock, OfficialCalendar, remainingWorkingDays } from '../deadlines/index.js';
import { Centres } from '../organisation/index.js';
import { Database } from '../platform/database/index.js';
import type { Locale } from '../platform/errors/index.js';
import { parseRequestNumber } from '../platform/identifiers/index.js';
import { CaseStore, clockOf, type EventKind, type RequestState } from '../requests/index.js';
import { TIMELINE_LABELS } from './status.labels.js';
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
    return {
      number: row.number,
      itemName: item.name[locale],
      state: row.state as RequestState,
      decision: row.decision as StatusView['decision'],
      signal: row.signal as StatusView['signal'],
      heldBy: await this.heldBy(row, locale),
      dueOn: binding?.dueOn ?? null,
      provisional: clocks.some((clock) => clock.state === 'RUNNING' && clock.provisional),
      remainingWorkingDays:
        binding && remainingWorkingDays(this.calendarOf(row, item, binding.department), binding, this.official.now()),
      pausedBecause: pausedBecause(row, item, locale),
      timeline: timelineOf(row, locale),
    };
  }

  private calendarOf(row: StatusRow, item: ServiceItemDefinition, department: string | null): Calendar {
    const place = {
      divisionCode: row.division_code,
      centreCode: row.centre_code,
      leadDepartment: item.department,
      itemCode: item.code,
    };
    return this.official.basis.calendarOf(place, department);
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

function pausedBecause(row: StatusRow, item: ServiceItemDefinition, locale: Locale): string | null {
  if (row.state === 'CORRECTION') {
    return locale === 'zh' ? '等待申请人补正材料' : 'waiting for the applicant to correct the materials';
  }
  if (row.state !== 'SUSPENDED') return null;
  const last = row.events.filter((event) => event.kind === 'SUSPENDED').at(-1);
  const code = String(last?.data?.procedure ?? '');
  const name = item.specialProcedures.find((procedure) => procedure.code === code)?.name[locale] ?? code;
  return locale === 'zh' ? `特别程序:${name}` : `special procedure: ${name}`;
}

const timelineOf = (row: StatusRow, locale: Locale): TimelineEntry[] =>
  row.events.flatMap((event) => {
    const label = TIMELINE_LABELS[event.kind as EventKind];
    return label ? [{ at: new Date(event.at), label: label[locale] }] : [];
  });
