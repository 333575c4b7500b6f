import { randomUUID } from 'node:crypto';
import type { Type } from '@nestjs/common';
import type { ServiceItemDefinition } from '../../src/catalogue/index.js';
import { HooksRegistry, RegisterRow, type DecidedCase } from '../../src/department-kit/index.js';
import { loadDepartments } from '../../src/departments/index.js';
import { Database } from '../../src/platform/database/index.js';
import { UserErrors } from '../../src/platform/errors/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { citizenId } from '../support/requests.js';

const departments = await loadDepartments();
const items = departments.flatMap((department) => department.items);
const registers = departments.flatMap(({ entities }) =>
  entities.filter((entity): entity is Type<RegisterRow> => entity.prototype instanceof RegisterRow),
);

interface Entry {
  register: string;
  request_number: string;
  status: string;
  registered_on: string;
}

/** For every item of every department: whatever its decision wrote is right again however it is decided after reopening. */
describe('registers after 重新办理', () => {
  let app: TestApp;
  let hooks: HooksRegistry;
  let database: Database;
  let tables: string[];
  const uncovered: string[] = [];
  beforeAll(async () => {
    app = await startTestApp();
    hooks = app.context.get(HooksRegistry, { strict: false });
    database = app.context.get(Database, { strict: false });
    tables = registers.map((register) => database.dataSource.getMetadata(register).tableName);
  });
  afterAll(() => app?.stop());
  beforeEach(() => app.sql(`truncate ${tables.join(', ')} cascade`));

  const entries = (): Promise<Entry[]> =>
    app.sql(
      tables
        .map((table) => `select '${table}' as register, request_number, status, registered_on::text from ${table}`)
        .join(' union all ') + ' order by register, request_number, status',
    );
  const standing = async (): Promise<string[]> =>
    (await entries()).map(({ register, request_number, status }) => `${register} ${request_number} ${status}`);

  const plan = (item: ServiceItemDefinition): string[] => [
    ...new Set([item.department, ...item.steps.map((step) => step.department)]),
  ];
  const decide = (item: ServiceItemDefinition, decided: DecidedCase): Promise<void> =>
    database.transaction(async (tx) => {
      for (const department of plan(item)) await hooks.of(department).onDecided?.(decided, tx);
    });
  const reopen = (item: ServiceItemDefinition, decided: DecidedCase): Promise<void> =>
    database.transaction(async (tx) => {
      const reopened = { ...decided, reopenedAt: new Date(decided.decidedAt.getTime() + 1_000) };
      for (const department of plan(item)) await hooks.reopened(department, reopened, tx);
    });

  /** What the same person was granted three years before; what is refused for a reason of its own is left out. */
  const remember = async (past: readonly ServiceItemDefinition[]): Promise<void> => {
    for (const item of past) {
      try {
        await decide(item, caseOf(item, '2023-03-02'));
      } catch (error) {
        if (!(error instanceof UserErrors)) throw error;
      }
    }
  };

  /** Decides an item for somebody with as much of a past as its rules allow; null: it needs a past of its own. */
  const approve = async (item: ServiceItemDefinition): Promise<{ before: string[]; decided: DecidedCase } | null> => {
    const own = items.filter(({ department }) => department === item.department);
    const pasts = [own, own.filter((other) => other !== item), []];
    for (const past of pasts) {
      await app.sql(`truncate ${tables.join(', ')} cascade`);
      await remember(past);
      const before = await standing();
      const decided = caseOf(item, '2026-03-02');
      try {
        await decide(item, decided);
        return { before, decided };
      } catch (error) {
        if (!(error instanceof UserErrors)) throw error;
      }
    }
    return null;
  };

  it.each(items.map((item) => [item.code, item] as const))('%s', async (_code, item) => {
    const approved = await approve(item);
    if (!approved) {
      uncovered.push(item.code);
      return;
    }
    const { before, decided } = approved;
    const granted = await standing();
    const isOwn = (line: string): boolean => line.includes(decided.number);

    // The decision falls: its own entries are revoked, all others are as they were before it.
    await reopen(item, decided);
    const fallen = await standing();
    expect(fallen.filter((line) => !isOwn(line))).toEqual(before);
    expect(fallen.filter(isOwn)).toEqual(granted.filter(isOwn).map((line) => line.replace(/\S+$/, 'REVOKED')));

    // Decided against the applicant, and reopened once more: nothing changes.
    await decide(item, { ...outcome(decided, 'REJECTED'), decidedAt: later(decided, 2) });
    expect(await standing()).toEqual(fallen);
    await reopen(item, { ...decided, decidedAt: later(decided, 3) });
    expect(await standing()).toEqual(fallen);

    // Approved after all: as after the first decision, and entered on the day of the second.
    await decide(item, { ...decided, today: '2026-03-20', decidedAt: later(decided, 18 * 86_400) });
    expect(await standing()).toEqual(granted);
    const own = (await entries()).filter((entry) => entry.request_number === decided.number);
    if (own.length > 0) expect(own.map((entry) => entry.registered_on)).toContain('2026-03-20');
  });

  it('were looked at for nearly every item; what needs a past of its own is its department’s to test', () => {
    expect(uncovered.length).toBeLessThanOrEqual(items.length / 20);
  });

  it('lets an entry stay ended when another stands in its place', async () => {
    const code = (wanted: string) => items.find((item) => item.code === wanted)!;
    const [jobless, employed] = [code('unemployment-registration'), code('employment-registration')];
    const [one, job, two] = [
      caseOf(jobless, '2024-03-02'),
      caseOf(employed, '2025-03-02'),
      caseOf(jobless, '2026-03-02'),
    ];
    await decide(jobless, one);
    await decide(employed, job);
    await decide(jobless, two);
    await reopen(employed, job);
    const found = (await entries()).map(({ request_number, status }) => [request_number, status]);
    expect(Object.fromEntries(found)).toEqual({
      [one.number]: 'EMPLOYED',
      [job.number]: 'REVOKED',
      [two.number]: 'ACTIVE',
    });
  });

  it('leaves alone what a later decision has changed since', async () => {
    const item = items.find(({ code }) => code === 'unemployment-registration')!;
    const [one, two, three] = ['2024-03-02', '2025-03-02', '2026-03-02'].map((day) => caseOf(item, day));
    for (const decided of [one, two, three]) await decide(item, decided);
    const status = async ({ number }: DecidedCase): Promise<string | undefined> =>
      (await entries()).find((entry) => entry.request_number === number)?.status;
    const all = async () => [await status(one), await status(two), await status(three)];
    expect(await all()).toEqual(['RENEWED', 'RENEWED', 'ACTIVE']);
    await reopen(item, two);
    expect(await all()).toEqual(['RENEWED', 'REVOKED', 'ACTIVE']);
    await reopen(item, three);
    // What the third ended was the second, which does not stand any more.
    expect(await all()).toEqual(['RENEWED', 'REVOKED', 'REVOKED']);
  });

  it('does not bring back what was over before a later decision came', async () => {
    const code = (wanted: string) => items.find((item) => item.code === wanted)!;
    const [permit, endorsement] = [code('residence-permit'), code('residence-permit-endorsement')];
    await decide(permit, caseOf(permit, '2019-03-02'));
    // No index forbids a second active endorsement: it must stay lapsed because of the order of what happened.
    await decide(endorsement, caseOf(endorsement, '2020-02-20'));
    const [second, third] = ['2023-03-02', '2026-03-02'].map((day) => caseOf(permit, day));
    await decide(permit, second);
    await decide(permit, third);
    await reopen(permit, second);
    const statuses = (await entries()).map(({ registered_on, status }) => `${registered_on} ${status}`);
    expect(statuses.sort()).toEqual([
      '2019-03-02 LAPSED',
      '2020-02-20 LAPSED',
      '2023-03-02 REVOKED',
      '2026-03-02 ACTIVE',
    ]);
  });
});

const later = ({ decidedAt }: DecidedCase, seconds: number): Date => new Date(decidedAt.getTime() + seconds * 1_000);

const outcome = (decided: DecidedCase, decision: DecidedCase['decision']): DecidedCase => ({
  ...decided,
  decision,
  stepOutcomes: decided.stepOutcomes.map((step) => ({ ...step, outcome: decision })),
});

let sequence = 0;

function caseOf(item: ServiceItemDefinition, today: string): DecidedCase {
  const [form] = structuredClone(item.formSchema['examples']) as Record<string, unknown>[];
  const person = item.applicantKinds.includes('PERSON');
  sequence += 1;
  return {
    itemCode: item.code,
    itemVersion: item.version,
    applicant: {
      kind: person ? 'PERSON' : 'ORGANISATION',
      name: '示例人',
      idNumber: person ? citizenId(1) : '91350100M000100Y43',
      phone: '13800138000',
      address: '示范路 1 号',
    },
    form,
    today,
    divisionCode: '330199001',
    centreCode: 'lantian',
    requestId: randomUUID(),
    number: `330199001-${today.replaceAll('-', '')}-${String(sequence).padStart(6, '0')}-0`,
    decision: 'APPROVED',
    reason: null,
    stepOutcomes: item.steps.map(({ id, department }) => ({
      stepId: id,
      department,
      outcome: 'APPROVED',
      result: null,
    })),
    result: null,
    decidedAt: new Date(`${today}T09:00:00+08:00`),
    receivedOn: '2026-03-02',
  };
}
