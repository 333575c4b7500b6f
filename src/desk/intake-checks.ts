import { Injectable } from '@nestjs/common';
import {
  Catalogue,
  DepartmentDirectory,
  FormValidator,
  stepsNotAsked,
  type ServiceItemDefinition,
} from '../catalogue/index.js';
import { HooksRegistry, type Application, type RuleViolation } from '../department-kit/index.js';
import { Centres, type ServiceCentreRecord } from '../organisation/index.js';
import { hasRole, type Caller } from '../platform/auth/index.js';
import { Database } from '../platform/database/index.js';
import { UserErrors } from '../platform/errors/index.js';
import { parseIdentifier } from '../platform/identifiers/index.js';
import { CaseStore } from '../requests/index.js';
import {
  agentIsApplicant,
  alreadyRunning,
  channelNotForPartner,
  noCentre,
  notForApplicant,
  partnerCannotAccept,
  retiredItem,
  unknownItem,
} from './desk.errors.js';
import type { SubmitRequestInput } from './desk.graphql.js';
import { checkMaterials, missingMaterials } from './materials.js';
import { placeOfDuty } from './place-of-duty.js';

/** Where a request is taken in, and where it is worked when that is another county. */
export interface IntakePlace {
  centre: ServiceCentreRecord;
  dutyDivision: string | null;
}

/** What departments are asked about, as it was handed in or corrected. */
type Applying = Pick<SubmitRequestInput, 'applicant' | 'agent' | 'form' | 'materials'>;

export interface Asking extends IntakePlace {
  caller: Caller;
  /** YYYY-MM-DD. */
  today: string;
  /** Number of the request that is asked about, once it has one: it is no second application beside itself. */
  number?: string;
}

/** Everything that must hold before a request is taken in. Nothing is written here. */
@Injectable()
export class IntakeChecks {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly forms: FormValidator,
    private readonly hooks: HooksRegistry,
    private readonly directory: DepartmentDirectory,
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
    if (item.retired) throw retiredItem();
    const identifier = parseIdentifier(input.applicant.idNumber, today);
    if (identifier.ok && !item.applicantKinds.includes(identifier.kind)) throw notForApplicant(identifier.kind);
    if (input.agent?.idNumber.toUpperCase() === input.applicant.idNumber.toUpperCase()) throw agentIsApplicant();
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

  /**
   * What the rules of the departments of the item's plan say against it, the owning one first; nothing is written yet. A
   * department that the form asks for nothing (按需) is not asked.
   */
  async violations(item: ServiceItemDefinition, input: Applying, asking: Asking): Promise<RuleViolation[]> {
    const application = applicationOf(item, input, asking);
    const notAsked = stepsNotAsked(item, input.form);
    const steps = item.steps.filter(({ id }) => !notAsked.includes(id));
    const violations: RuleViolation[] = [];
    for (const department of new Set([item.department, ...steps.map((step) => step.department)])) {
      violations.push(...((await this.hooks.of(department).precheck?.(application, this.database)) ?? []));
    }
    return violations.concat(await this.runningAlready(item, application.applicant.idNumber, asking));
  }

  /** Whether an applicant has one request for the item at a time; of two handed in at once, one is then taken in. */
  isOneAtATime({ code, department }: ServiceItemDefinition): boolean {
    return this.directory.find(department)?.oneAtATime?.includes(code) ?? false;
  }

  private async runningAlready(
    item: ServiceItemDefinition,
    idNumber: string,
    { caller, number }: Asking,
  ): Promise<RuleViolation[]> {
    if (!this.isOneAtATime(item)) return [];
    const running = await this.store.runningRequests(idNumber, item.code, caller);
    return running
      .filter((other) => other !== number)
      .slice(0, 1)
      .map(alreadyRunning);
  }
}

/** @throws UserErrors when there are any. `fieldOf`: the path of an argument of the operation. */
export function refuseViolations(violations: RuleViolation[], fieldOf: (field: string[]) => string[]): void {
  if (violations.length === 0) return;
  throw new UserErrors(
    violations.map(({ message, field }) => ({ code: 'RULE', message, field: field && fieldOf(field) })),
  );
}

function applicationOf(
  item: ServiceItemDefinition,
  input: Applying,
  { centre, dutyDivision, today }: Asking,
): Application {
  const { name, idNumber, phone, address } = input.applicant;
  return {
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
}

/** Whose identifier this is; it has been checked before. */
export function identifierKind(idNumber: string, today: string): 'PERSON' | 'ORGANISATION' {
  const parsed = parseIdentifier(idNumber, today);
  return parsed.ok ? parsed.kind : 'PERSON';
}
