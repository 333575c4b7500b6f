import { buildCalendar, type Calendar, type CalendarLayer, type HolidayNotice } from '../calendar/index.js';
import type { ClockKind } from '../requests/index.js';
import type { WarningRule, WarningTrigger } from './warning-rule.js';

export const LAYER_SCOPES = ['INSTALLATION', 'DIVISION', 'DEPARTMENT', 'CENTRE'] as const;
export type LayerScope = (typeof LAYER_SCOPES)[number];

/** A layer over the national notices and where it holds. A division's layer also holds in the divisions below it. */
export interface ScopedLayer {
  id: string;
  scope: LayerScope;
  /** Division code, department code or centre code; null for the whole installation. */
  scopeCode: string | null;
  body: CalendarLayer;
}

/** Where a case lies and what it is about: decides which layers and rules hold for its clocks. */
export interface CasePlace {
  divisionCode: string;
  centreCode: string;
  leadDepartment: string;
  itemCode: string;
}

/** What made a revision, and what people call it: a notice by its document number, a layer by its name. */
export interface Cause {
  revision: number;
  cause: 'NOTICE' | 'LAYER' | 'RULE';
  reference: string;
  docNo: string | null;
  layerName: string | null;
}

export interface BasisRows {
  revision: number;
  /** Of every revision up to this one, in order; not told of a past one. */
  causes?: Cause[];
  notices: HolidayNotice[];
  layers: ScopedLayer[];
  rules: WarningRule[];
}

/**
 * By what clocks are reckoned: the calendars and the warning rules of one revision. Immutable; a new revision is a new
 * object, and every clock remembers under which one its due date was computed.
 */
export class Basis {
  readonly revision: number;
  readonly causes: readonly Cause[];
  /** The calendar of the installation, without layers of departments, divisions and centres. */
  readonly calendar: Calendar;
  private readonly calendars = new Map<string, Calendar>();

  constructor(
    private readonly rows: BasisRows,
    private readonly timeZone: string,
  ) {
    this.revision = rows.revision;
    this.causes = rows.causes ?? [];
    this.calendar = this.calendarWith((layer) => layer.scope === 'INSTALLATION');
  }

  /**
   * National notices, then the layers of the installation, the division and the body that the clock binds. The division
   * is the one that took the request in, for steps at another place of duty as well: DOMAIN.md §3 and §5 give no rule.
   */
  calendarOf(place: CasePlace, department: string | null): Calendar {
    return this.calendarWith(({ scope, scopeCode }) => {
      if (scope === 'DIVISION') return place.divisionCode.startsWith(scopeCode!);
      if (scope === 'DEPARTMENT') return scopeCode === department;
      if (scope === 'CENTRE') return department === null && scopeCode === place.centreCode;
      return true;
    });
  }

  /** The rules about clocks of this kind; an item's own rule replaces its department's, and that the general one. */
  clockRules(place: CasePlace, kind: ClockKind, department: string | null): WarningRule[] {
    const rules = this.rows.rules.filter((rule) => rule.clockKind === kind);
    const triggers = new Set(rules.map((rule) => rule.trigger));
    return [...triggers].flatMap((trigger) =>
      mostSpecific(
        rules.filter((rule) => rule.trigger === trigger),
        place.itemCode,
        department,
      ),
    );
  }

  /** The rules about something that happens (退单, 不予受理 …) rather than falls due. */
  eventRules(place: CasePlace, trigger: WarningTrigger, department: string | null): WarningRule[] {
    const rules = this.rows.rules.filter((rule) => rule.trigger === trigger);
    return mostSpecific(rules, place.itemCode, department);
  }

  private calendarWith(holds: (layer: ScopedLayer) => boolean): Calendar {
    const layers = this.rows.layers.filter(holds);
    const key = layers.map((layer) => layer.id).join('\n');
    let calendar = this.calendars.get(key);
    if (!calendar) {
      const bodies = layers.map((layer) => ({ ...layer.body, id: layer.id }));
      calendar = buildCalendar(this.rows.notices, [{ timezone: this.timeZone }, ...bodies]);
      this.calendars.set(key, calendar);
    }
    return calendar;
  }
}

function mostSpecific(rules: WarningRule[], itemCode: string, department: string | null): WarningRule[] {
  const holding = rules.filter((rule) => rule.department === null || rule.department === department);
  const ofItem = holding.filter((rule) => rule.itemCode === itemCode);
  if (ofItem.length > 0) return ofItem;
  const general = holding.filter((rule) => rule.itemCode === null);
  const ofDepartment = general.filter((rule) => rule.department !== null);
  return ofDepartment.length > 0 ? ofDepartment : general;
}

/** What one case's clocks are reckoned by. */
export interface Timing {
  basis: Basis;
  place: CasePlace;
}
