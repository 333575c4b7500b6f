import { Injectable } from '@nestjs/common';
import { Catalogue, FormValidator, type ServiceItemDefinition } from '../catalogue/index.js';
import { HooksRegistry, type Application, type Enquiries, type RuleViolation } from '../department-kit/index.js';
import { Centres, type ServiceCentreRecord } from '../organisation/index.js';
import { hasRole, type Caller } from '../platform/auth/index.js';
import { Database } from '../platform/database/index.js';
import { UserErrors } from '../platform/errors/index.js';
import { parseIdentifier } from '../platform/identifiers/index.js';
import { CaseStore } from '../requests/index.js';
import { channelNotForPartner, noCentre, notForApplicant, partnerCannotAccept, unknownItem } from './desk.errors.js';
import type { SubmitRequestInput } from './desk.graphql.js';
import { checkMaterials, missingMaterials } from './materials.js';
import { placeOfDuty } from './place-of-duty.js';

/** Where a request is taken in, and where it is worked when that is another county. */
export interface IntakePlace {
  centre: ServiceCentreRecord;
  dutyDivision: string | null;
}

/** Everything that must hold before a request is taken in. Nothing is written here. */
@Injectable()
export class IntakeChecks {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly forms: FormValidator,
    private readonly hooks: HooksRegistry,
    private readonly centres: Centres,
    private readonly database: Database,
    private readonly store: CaseStore,
  ) {}

  /** The centre that takes the request in. @throws UserErrors when the caller may not use this channel. */
  centreOf(input: SubmitRequestInput, caller: Caller): ServiceCentreRecord {
    if (!hasRole(caller, 'clerk')) {
      if (input.channel !== 'ONLINE' && input.channel !== 'SELF_SERVICE') throw channelNotForPartner();
      if (input.accept) throw partnerCannotAccept();
    }
    const centre = this.centres.find(caller.centre);
    if (!centre) throw noCentre();
    return centre;
  }

  /** The item, once identifier, form and materials are as it requires. @throws UserErrors naming every problem. */
  itemOf(input: SubmitRequestInput, today: string): ServiceItemDefinition {
    const item = this.catalogue.find(input.itemCode);
    if (!item) throw unknownItem();
    const identifier = parseIdentifier(input.applicant.idNumber, today);
    if (identifier.ok && !item.applicantKinds.includes(identifier.kind)) throw notForApplicant(identifier.kind);
    const problems = this.forms.validate(item.formSchema, input.form, ['input', 'form']);
    if (problems.length > 0) throw new UserErrors(problems);
    checkMaterials(item, input.materials, ['input', 'materials']);
    const missing = input.accept ? missingMaterials(item, input.materials, ['input', 'materials']) : [];
    if (missing.length > 0) throw new UserErrors(missing);
    return item;
  }

  /** Where the request is worked, if not here. @throws UserErrors when the item cannot be asked for here. */
  placeOf(item: ServiceItemDefinition, input: SubmitRequestInput, at: ServiceCentreRecord): IntakePlace {
    const dutyDivision = placeOfDuty(item, input.form, { at, centres: this.centres }, ['input', 'form']);
    return { centre: at, dutyDivision };
  }

  /** The rules of every department of the item's plan, the owning one first; nothing is written yet. */
  async askDepartments(
    item: ServiceItemDefinition,
    input: SubmitRequestInput,
    today: string,
    { centre, dutyDivision }: IntakePlace,
  ): Promise<void> {
    const { name, idNumber, phone, address } = input.applicant;
    const application: Application = {
      itemCode: item.code,
      applicant: {
        kind: identifierKind(idNumber, today),
        name,
        idNumber: idNumber.toUpperCase(),
        phone: phone ?? undefined,
        address: address ?? undefined,
      },
      form: input.form,
      agent: input.agent ? { relation: input.agent.relation, mandate: input.agent.mandate } : undefined,
      materials: input.materials.map(({ code }) => code),
      today,
      divisionCode: dutyDivision ?? centre.divisionCode,
      dutyDivision: dutyDivision ?? undefined,
    };
    const ask: Enquiries = {
      runningRequests: (itemCode = item.code) => this.store.runningRequests(application.applicant.idNumber, itemCode),
    };
    const violations: RuleViolation[] = [];
    for (const department of new Set([item.department, ...item.steps.map((step) => step.department)])) {
      violations.push(...((await this.hooks.of(department).precheck?.(application, this.database, ask)) ?? []));
    }
    if (violations.length === 0) return;
    throw new UserErrors(
      violations.map(({ message, field }) => ({
        code: 'RULE',
        message,
        field: field ? ['input', ...field] : undefined,
      })),
    );
  }
}

/** Whose identifier this is; it has been checked before. */
export function identifierKind(idNumber: string, today: string): 'PERSON' | 'ORGANISATION' {
  const parsed = parseIdentifier(idNumber, today);
  return parsed.ok ? parsed.kind : 'PERSON';
}
