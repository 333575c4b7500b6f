import { Injectable } from '@nestjs/common';
import { Catalogue, CatalogueViews } from '../catalogue/index.js';
import { Centres } from '../organisation/index.js';
import type { Locale } from '../platform/errors/index.js';
import { payload } from '../platform/graphql/index.js';
import type { ActorRecord, CaseFile, NoticePlan, RequestHead, TaskRecord } from './case-file/index.js';
import type { WrittenCase } from './case-operations.js';
import type { RequestPart, RequestPayload, ServiceRequest, Task } from './graphql/request.graphql.js';
import type { Actor, Notice } from './graphql/trail.graphql.js';
import { opinionOf } from './opinions.js';
import type { PartRecord } from './parts.js';

/** Stored rows as the API shows them. Item and centre come from memory. */
@Injectable()
export class RequestViews {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly catalogueViews: CatalogueViews,
    private readonly centres: Centres,
  ) {}

  async request(record: RequestHead): Promise<ServiceRequest> {
    const definition = await this.catalogue.version(record.itemCode, record.itemVersion);
    const centre = await this.centres.get(record.centreCode);
    return {
      number: record.number,
      version: record.version,
      item: this.catalogueViews.item(definition),
      state: record.state,
      decision: record.decision,
      signal: record.signal,
      channel: record.channel,
      centre,
      placeOfDuty: record.dutyDivision,
      applicantName: record.applicantName,
      firstContactOfficer: {
        kind: record.firstContactKind,
        name: record.firstContactName,
        department: null,
        centre,
      },
      receivedAt: record.receivedAt,
      acceptedAt: record.acceptedAt,
      decidedAt: record.decidedAt,
      record,
      definition,
    };
  }

  /** A request whose clocks and tasks are at hand. */
  async file(file: CaseFile): Promise<ServiceRequest> {
    return Object.assign(await this.request(file), { clockRecords: file.clocks, taskRecords: file.tasks });
  }

  task(record: TaskRecord, request: ServiceRequest): Task {
    return {
      id: record.id,
      version: record.version,
      request,
      step: this.catalogueViews.step(request.definition, record.stepId),
      department: this.catalogueViews.department(record.department),
      divisionCode: record.division,
      state: record.state,
      assignee:
        record.assigneeName === null
          ? null
          : {
              kind: 'officer',
              name: record.assigneeName,
              department: this.catalogueViews.department(record.department),
              centre: null,
            },
      outcome: record.outcome,
      opinion: opinionOf(
        record,
        request.definition.steps.find((step) => step.id === record.stepId),
      ),
      forwardedTo: record.forwardedTo === null ? null : this.catalogueViews.department(record.forwardedTo),
      bySilence: record.bySilence,
      reason: record.reason,
      properDepartment:
        record.properDepartment === null ? null : this.catalogueViews.department(record.properDepartment),
      record,
    };
  }

  part({ stepId, name, department, ...part }: PartRecord, locale: Locale): RequestPart {
    return { ...part, step: stepId, name: name[locale], department: this.catalogueViews.department(department) };
  }

  async actor(record: ActorRecord): Promise<Actor> {
    return {
      kind: record.kind,
      name: record.name,
      department: record.department === null ? null : this.catalogueViews.department(record.department),
      centre: record.centre === null ? null : this.centres.find(record.centre),
    };
  }

  /** What a mutation on a request answers: the request as it stands, the notice it issued, or why it was refused. */
  payload(locale: Locale, work: () => Promise<WrittenCase>): Promise<RequestPayload> {
    return payload(locale, async () => {
      const { file, change } = await work();
      const notice = change.notices.at(-1);
      return { request: await this.file(file), notice: notice ? this.notice(notice) : null };
    });
  }

  notice(plan: NoticePlan): Notice {
    return { number: plan.number, kind: plan.kind, issuedAt: plan.issuedAt, body: plan.body, digest: plan.digest };
  }
}
