import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { stepsNotAsked, type ServiceItemDefinition } from '../catalogue/index.js';
import { accept, decide, move, OfficialCalendar, type TransitionContext } from '../deadlines/index.js';
import type { ServiceCentreRecord } from '../organisation/index.js';
import type { Caller } from '../platform/auth/index.js';
import { Database } from '../platform/database/index.js';
import { UserErrors } from '../platform/errors/index.js';
import { validateInput } from '../platform/graphql/index.js';
import {
  actorOf,
  afterChange,
  CaseOperations,
  CaseStore,
  decidesAtWindow,
  DepartmentDecision,
  emptyChange,
  keepsChanging,
  MAX_RACES,
  RequestNumbers,
  type CaseContent,
  type CaseFile,
  type NewCase,
  type WrittenCase,
} from '../requests/index.js';
import { SubmitRequestInput } from './desk.graphql.js';
import { sameKeyOtherContent } from './desk.errors.js';
import { identifierKind, IntakeChecks, refuseViolations, type IntakePlace } from './intake-checks.js';
import { handedIn } from './materials.js';
import { receiptFor } from './receipt.js';

/**
 * Takes a request in (收件), and accepts it in the same step when asked to (当场受理). One transaction writes the request,
 * its events, clocks, notices and the messages that route it. The same submitter and client key again returns the
 * same request.
 */
@Injectable()
export class SubmitRequest {
  constructor(
    private readonly checks: IntakeChecks,
    private readonly official: OfficialCalendar,
    private readonly numbers: RequestNumbers,
    private readonly store: CaseStore,
    private readonly operations: CaseOperations,
    private readonly departments: DepartmentDecision,
    private readonly database: Database,
  ) {}

  async run(rawInput: SubmitRequestInput, caller: Caller): Promise<WrittenCase> {
    const now = this.official.now();
    const today = this.official.dayOf(now);
    const input = validateInput(rawInput, SubmitRequestInput, ['input'], { today });
    const digest = this.store.digestOf({ ...input, clientKey: undefined });
    // Who may not take anything in is not told what was taken in before either.
    const centre = this.checks.centreOf(input, caller);
    for (let race = 0; race < MAX_RACES; race += 1) {
      const checked = await this.checked(input, { centre, caller, today });
      const facts = { caller, now, today, digest };
      const written = checked instanceof UserErrors ? null : await this.takeIn(input, { ...checked, ...facts });
      // Not written: the client key is taken, or another request for the item, which the rules name when asked again.
      const request = written ?? (await this.earlier(caller, input.clientKey, digest));
      if (request) return request;
      if (checked instanceof UserErrors) throw checked;
    }
    throw keepsChanging();
  }

  /** @returns null when the client key or the applicant's only place for the item is taken; nothing is written then. */
  private async takeIn(input: SubmitRequestInput, facts: Omit<NewCaseFacts, 'content'>): Promise<WrittenCase | null> {
    const { item, caller, now } = facts;
    const content = contentOf(input);
    const file = await this.newCase(input, { ...facts, content });
    const context = this.receive(file, item, content, caller, now);
    if (input.accept) accept(context, { deemed: false, route: !decidesAtWindow(item) });
    if (!(await this.write(context, file, Boolean(input.accept) && decidesAtWindow(item)))) return null;
    this.operations.afterCommit(context.change);
    return { file: afterChange({ ...file, version: 0, revision: 0 }, context.change), change: context.change };
  }

  private async newCase(input: SubmitRequestInput, about: NewCaseFacts): Promise<CaseFile & NewCase> {
    const { item, caller, content } = about;
    const id = uuid();
    const { centre, dutyDivision } = about.place;
    const idNumber = input.applicant.idNumber.toUpperCase();
    return {
      id,
      number: await this.numbers.draw(centre.divisionCode, about.today),
      divisionCode: centre.divisionCode,
      dutyDivision,
      notAsked: stepsNotAsked(item, input.form),
      confidential: item.confidential === true,
      centreCode: centre.code,
      itemCode: item.code,
      itemVersion: item.version,
      leadDepartment: item.department,
      state: 'RECEIVED',
      decision: null,
      signal: 'GREEN',
      channel: input.channel,
      submitter: caller.sub,
      clientKey: input.clientKey,
      bodyDigest: about.digest,
      applicantKind: identifierKind(idNumber, about.today),
      applicantName: input.applicant.name,
      applicantId: this.store.sealIdNumber(id, idNumber),
      applicantIdNumber: idNumber,
      hasPhone: content.phone !== null,
      sole: about.sole,
      content: this.store.sealContent(id, content),
      firstContactKind: caller.roles[0],
      firstContactName: caller.name,
      receivedAt: about.now,
      acceptedAt: null,
      decidedAt: null,
      version: 1,
      revision: 1,
      clocks: [],
      tasks: [],
    };
  }

  private receive(
    file: CaseFile,
    item: ServiceItemDefinition,
    content: CaseContent,
    caller: Caller,
    at: Date,
  ): TransitionContext {
    const context = { ...this.official.transition(file, item, actorOf(caller)), at };
    move(context, 'RECEIVED', { data: { channel: file.channel, agent: content.agent !== null } });
    const { materials, agent } = content;
    context.change.notices.push(receiptFor(file, item, { at, by: caller.name, agentName: agent?.name, materials }));
    return context;
  }

  private write(context: TransitionContext, file: CaseFile & NewCase, decideNow: boolean): Promise<boolean> {
    if (!decideNow) return this.store.insert(stateOf(file, context), context.change);
    decide(context, { decision: 'APPROVED', reason: null });
    const register = this.departments.registers(file, context.item, {
      decision: 'APPROVED',
      reason: null,
      result: null,
      decidedAt: context.at,
      today: this.official.dayOf(context.at),
    });
    return this.database.transaction(async (tx) => {
      if (!(await this.store.insert(stateOf(file, context), context.change, tx))) return false;
      await register(tx);
      return true;
    });
  }

  /**
   * What is asked for and where, or what stands against it. Sent again, a request may run into the register it has
   * written itself, or find its item changed meanwhile: that is no refusal.
   */
  private async checked(
    input: SubmitRequestInput,
    { centre, caller, today }: { centre: ServiceCentreRecord; caller: Caller; today: string },
  ): Promise<Checked | UserErrors> {
    try {
      const item = this.checks.itemOf(input, today);
      const place = this.checks.placeOf(item, input, centre);
      const violations = await this.checks.violations(item, input, { ...place, caller, today });
      refuseViolations(violations, (field) => ['input', ...field]);
      return { item, place, sole: this.checks.isOneAtATime(item) };
    } catch (error) {
      if (error instanceof UserErrors) return error;
      throw error;
    }
  }

  /** Of a client key that was used before the same content gives the same request, other content is refused. */
  private async earlier(caller: Caller, clientKey: string, digest: Buffer): Promise<WrittenCase | null> {
    const found = await this.store.findByClientKey(caller.sub, clientKey);
    if (found && !found.bodyDigest.equals(digest)) throw sameKeyOtherContent();
    return found && { file: found.file, change: emptyChange() };
  }
}

interface Checked {
  item: ServiceItemDefinition;
  place: IntakePlace;
  /** The applicant has one at a time. */
  sole: boolean;
}

interface NewCaseFacts extends Checked {
  caller: Caller;
  now: Date;
  today: string;
  digest: Buffer;
  content: CaseContent;
}

/** What is kept encrypted, as one document. */
const contentOf = (input: SubmitRequestInput): CaseContent => ({
  form: input.form,
  materials: handedIn(input.materials),
  phone: input.applicant.phone ?? null,
  address: input.applicant.address ?? null,
  agent: input.agent ? { ...input.agent, idNumber: input.agent.idNumber.toUpperCase() } : null,
});

/** The new row carries the state that the change has brought it to. */
const stateOf = (file: CaseFile & NewCase, { change }: TransitionContext): NewCase => ({
  ...file,
  state: change.state ?? file.state,
  decision: change.decision ?? null,
  acceptedAt: change.acceptedAt ?? null,
  decidedAt: change.decidedAt ?? null,
});
