import { Injectable } from '@nestjs/common';
import { DepartmentDirectory } from '../../catalogue/index.js';
import { Centres } from '../../organisation/index.js';
import { Settings } from '../../platform/config/index.js';
import { UserErrors } from '../../platform/errors/index.js';
import type { ScopedLayer } from '../basis.js';
import { WEEKDAY_KEYS } from './calendar-change.js';
import type { CalendarLayerInput } from './calendar-input.graphql.js';
import {
  dateTwice,
  neverOpen,
  offAndWorked,
  otherTimeZone,
  scopeCodeNeeded,
  scopeCodeNotWanted,
  unknownCentre,
  unknownDepartment,
  unknownDivision,
} from './calendars.errors.js';

/** What a layer must be that the calendar itself does not look at. */
@Injectable()
export class LayerChecks {
  constructor(
    private readonly directory: DepartmentDirectory,
    private readonly centres: Centres,
    private readonly settings: Settings,
  ) {}

  /** @throws UserErrors INVALID_INPUT, every field that is wrong */
  checkInput(layer: CalendarLayerInput, root: string[]): void {
    const { timezone, hours } = layer;
    const problems: UserErrors[] = [
      ...twice(
        layer.shifts?.map(({ date }) => date),
        [...root, 'shifts'],
      ),
      ...twice(
        layer.breaks?.map(({ date }) => date),
        [...root, 'breaks'],
      ),
      ...(layer.workdays ?? []).flatMap((date, index) =>
        layer.holidays?.includes(date) ? [offAndWorked([...root, 'workdays', String(index)])] : [],
      ),
    ];
    if (timezone != null && timezone !== this.settings.TIME_ZONE) {
      problems.push(otherTimeZone(this.settings.TIME_ZONE, [...root, 'timezone']));
    }
    if (hours && WEEKDAY_KEYS.every((day) => !hours[day]?.length)) problems.push(neverOpen([...root, 'hours']));
    if (problems.length > 0) throw new UserErrors(problems.flatMap((one) => one.problems));
  }

  /** @throws UserErrors when the layer is for a place that this installation does not have */
  async checkScope({ scope, scopeCode }: ScopedLayer, field: string[]): Promise<void> {
    if (scope === 'INSTALLATION') {
      if (scopeCode !== null) throw scopeCodeNotWanted(field);
      return;
    }
    if (scopeCode === null) throw scopeCodeNeeded(field);
    switch (scope) {
      case 'DEPARTMENT':
        if (!this.directory.find(scopeCode)) throw unknownDepartment(field);
        return;
      case 'CENTRE':
        // Another process may have added one.
        await this.centres.reload();
        if (!this.centres.find(scopeCode)) throw unknownCentre(field);
        return;
      case 'DIVISION':
        await this.centres.reload();
        if (!/^\d{2,12}$/.test(scopeCode) || !this.centres.anyIn(scopeCode)) throw unknownDivision(field);
    }
  }
}

const twice = (dates: string[] = [], field: string[]): UserErrors[] =>
  dates.flatMap((date, index) => (dates.indexOf(date) === index ? [] : [dateTwice([...field, String(index), 'date'])]));
