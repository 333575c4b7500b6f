import { Injectable } from '@nestjs/common';
import { accept, decide, OfficialCalendar } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { UserErrors } from '../platform/errors/index.js';
import {
  actorOf,
  CaseOperations,
  CaseStore,
  decidesAtWindow,
  DepartmentDecision,
  type WrittenCase,
} from '../requests/index.js';
import { missingMaterials } from './materials.js';

/** 受理: the clerk finds the materials complete. An item delegated to the window is decided with it. */
@Injectable()
export class AcceptRequest {
  constructor(
    private readonly operations: CaseOperations,
    private readonly store: CaseStore,
    private readonly departments: DepartmentDecision,
    private readonly official: OfficialCalendar,
  ) {}

  run(ask: { number: string; expectedVersion?: number | null }, caller: Caller): Promise<WrittenCase> {
    return this.operations.onRequest({ ...ask, operation: 'acceptRequest', caller }, (current, item) => {
      const missing = missingMaterials(item, this.store.openContent(current).materials, ['number']);
      if (missing.length > 0) throw new UserErrors(missing);
      const context = this.official.transition(current, item, actorOf(caller));
      const { at } = context;
      const atOnce = decidesAtWindow(item);
      accept(context, { deemed: false, route: !atOnce });
      if (atOnce) decide(context, { decision: 'APPROVED', reason: null });
      if (!atOnce) return { change: context.change };
      const today = this.official.dayOf(at);
      const facts = { decision: 'APPROVED', reason: null, result: null, decidedAt: at, today } as const;
      return { change: context.change, alongside: this.departments.registers(current, item, facts) };
    });
  }
}
