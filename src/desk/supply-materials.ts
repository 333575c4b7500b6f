import { Injectable } from '@nestjs/common';
import { FormValidator, stepsNotAsked, type ServiceItemDefinition } from '../catalogue/index.js';
import { move, OfficialCalendar } from '../deadlines/index.js';
import { Centres } from '../organisation/index.js';
import type { Caller } from '../platform/auth/index.js';
import { UserErrors } from '../platform/errors/index.js';
import { validateEach } from '../platform/graphql/index.js';
import {
  actorOf,
  CaseOperations,
  CaseStore,
  type CaseContent,
  type CaseFile,
  type WrittenCase,
} from '../requests/index.js';
import { nothingSupplied } from './desk.errors.js';
import { MaterialInput } from './desk.graphql.js';
import { IntakeChecks, refuseViolations, type Asking } from './intake-checks.js';
import { checkMaterials, handedIn } from './materials.js';
import { placeOfDuty } from './place-of-duty.js';
import { receiptFor } from './receipt.js';

/**
 * The applicant brings what the correction notice asked for; ACCEPTANCE starts anew. A corrected form is held to the
 * rules of the departments as the first one was.
 */
@Injectable()
export class SupplyMaterials {
  constructor(
    private readonly operations: CaseOperations,
    private readonly store: CaseStore,
    private readonly forms: FormValidator,
    private readonly official: OfficialCalendar,
    private readonly centres: Centres,
    private readonly checks: IntakeChecks,
  ) {}

  run(
    ask: {
      number: string;
      materials: MaterialInput[];
      form?: Record<string, unknown> | null;
      expectedVersion?: number | null;
    },
    caller: Caller,
  ): Promise<WrittenCase> {
    const supplied = validateEach(ask.materials, MaterialInput, ['materials']);
    return this.operations.onRequest({ ...ask, operation: 'supplyMaterials', caller }, async (file, item) => {
      if (supplied.length === 0 && !ask.form) throw nothingSupplied();
      checkMaterials(item, supplied, ['materials']);
      const problems = ask.form ? this.forms.validate(item.formSchema, ask.form, ['form']) : [];
      if (problems.length > 0) throw new UserErrors(problems);

      const centre = await this.centres.get(file.centreCode);
      const here = { at: centre, centres: this.centres };
      const dutyDivision = ask.form ? placeOfDuty(item, ask.form, here, ['form']) : file.dutyDivision;
      const before = this.store.openContent(file);
      const added = handedIn(supplied);
      const kept = before.materials.filter((material) => !added.some((other) => other.code === material.code));
      const content = { ...before, materials: [...kept, ...added], form: ask.form ?? before.form };
      const context = this.official.transition(file, item, actorOf(caller));
      const { change, at } = context;
      if (ask.form) await this.checkRules(file, item, content, { centre, dutyDivision, caller });
      change.content = this.store.sealContent(file.id, content);
      change.dutyDivision = dutyDivision;
      change.notAsked = stepsNotAsked(item, content.form);
      const codes = added.map(({ code }) => code);
      move(context, 'MATERIALS_SUPPLIED', { data: { codes } });
      change.notices.push(receiptFor(file, item, { at, by: caller.name, materials: added }));
      return { change };
    });
  }

  private async checkRules(
    file: CaseFile,
    item: ServiceItemDefinition,
    content: CaseContent,
    asking: Omit<Asking, 'today' | 'number'>,
  ): Promise<void> {
    const { phone, address } = content;
    const applicant = { name: file.applicantName, idNumber: this.store.openIdNumber(file), phone, address };
    const about = { ...asking, today: this.official.today(), number: file.number };
    const violations = await this.checks.violations(item, { ...content, applicant }, about);
    // What is against the applicant is no argument here.
    refuseViolations(violations, (field) => (field[0] === 'form' ? field : ['number']));
  }
}
