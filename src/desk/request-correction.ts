import { Injectable } from '@nestjs/common';
import { move, OfficialCalendar } from '../deadlines/index.js';
import type { Caller } from '../platform/auth/index.js';
import { UserErrors, type UserProblem } from '../platform/errors/index.js';
import { validateEach } from '../platform/graphql/index.js';
import { actorOf, CaseOperations, CaseStore, makeNotice, type WrittenCase } from '../requests/index.js';
import { MissingMaterialInput } from './desk.graphql.js';
import { nothingMissingNamed, unknownMaterial } from './desk.errors.js';
import { lackingMaterials } from './materials.js';

const NOT_HANDED_IN = '尚未提交';

/**
 * 补正: one notice that lists everything (行政许可法 32: 一次告知): what the clerk names, and what the file lacks besides.
 * ACCEPTANCE stops until the applicant supplies it.
 */
@Injectable()
export class RequestCorrection {
  constructor(
    private readonly operations: CaseOperations,
    private readonly store: CaseStore,
    private readonly official: OfficialCalendar,
  ) {}

  run(
    ask: { number: string; missing: MissingMaterialInput[]; expectedVersion?: number | null },
    caller: Caller,
  ): Promise<WrittenCase> {
    if (ask.missing.length === 0) throw nothingMissingNamed();
    const named = validateEach(ask.missing, MissingMaterialInput, ['missing']);
    return this.operations.onRequest({ ...ask, operation: 'requestCorrection', caller }, (current, item) => {
      const problems = named.flatMap(({ code }, index): UserProblem[] =>
        item.materials.some((material) => material.code === code)
          ? []
          : [unknownMaterial(code, ['missing', String(index), 'code'])],
      );
      if (problems.length > 0) throw new UserErrors(problems);
      const { materials } = this.store.openContent(current);
      const lacking = lackingMaterials(item, [...materials, ...named]).map(({ code }) => ({
        code,
        reason: NOT_HANDED_IN,
      }));
      const missing = [...named, ...lacking];
      const context = this.official.transition(current, item, actorOf(caller));
      const { change, at } = context;
      move(context, 'CORRECTION_REQUESTED', { data: { codes: missing.map(({ code }) => code) } });
      change.notices.push(
        makeNotice('CORRECTION', current.number, current.revision, at, {
          itemName: item.name.zh,
          applicantName: current.applicantName,
          missing: missing.map(({ code, reason }) => ({
            code,
            name: item.materials.find((material) => material.code === code)!.name.zh,
            reason,
          })),
        }),
      );
      return { change };
    });
  }
}
