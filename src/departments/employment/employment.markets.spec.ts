import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../../../test/support/app.js';
import { citizenId, eventually } from '../../../test/support/requests.js';
import { HooksRegistry, type DecidedCase, type DepartmentHooks } from '../../department-kit/index.js';
import { Database } from '../../platform/database/index.js';
import { department } from './index.js';

const OFFICER = 'officer-employment-1';
const EMPLOYER = { kind: 'ORGANISATION', name: '示例公司', idNumber: '91350100M000100Y43' } as const;

let app: TestApp;
let hooks: DepartmentHooks;
let database: Database;
let serial = 0;

beforeAll(async () => {
  app = await startTestApp();
  await app.setClock('2026-03-02T09:00:00+08:00');
  hooks = app.context.get(HooksRegistry, { strict: false }).of('employment');
  database = app.context.get(Database, { strict: false });
});
afterAll(() => app?.stop());

function decided(itemCode: string, person: number, change: Partial<DecidedCase> = {}): DecidedCase {
  const item = department.items.find(({ code }) => code === itemCode);
  serial += 1;
  const today = change.today ?? '2026-03-02';
  const isOrganisation = item?.applicantKinds[0] === 'ORGANISATION';
  return {
    itemCode,
    itemVersion: 1,
    applicant: isOrganisation
      ? EMPLOYER
      : { kind: 'PERSON', name: `示例${person}`, idNumber: citizenId(person), phone: '13800000000' },
    today,
    divisionCode: '330106001',
    requestId: randomUUID(),
    number: `330106001-20260302-${String(serial).padStart(6, '0')}-A`,
    centreCode: 'demo',
    decision: 'APPROVED',
    reason: null,
    stepOutcomes: [],
    result: null,
    decidedAt: new Date(Date.parse(`${today}T01:00:00Z`) + serial),
    receivedOn: '2026-03-02',
    ...change,
    form: { ...(item?.formSchema.examples as object[] | undefined)?.[0], ...change.form },
  };
}

const decide = async (one: DecidedCase): Promise<DecidedCase> => {
  await database.transaction((tx) => hooks.onDecided!(one, tx));
  return one;
};
const ask = async (query: string): Promise<any> => {
  const { data, errors } = await app.gql(`{ ${query} }`, {}, { as: OFFICER });
  if (errors) throw new Error(JSON.stringify(errors));
  return Object.values(data)[0];
};
const pending = (number: string): Promise<any[]> =>
  app.sql(
    `select id, kind, ledger, entry_id, due_on::text from follow_up
     where request_number = $1 and state in ('SCHEDULED', 'OPEN')`,
    [number],
  );

/** Records what is planned for the entry, as `recordFollowUp` does: first it is done, then the hook is told. */
async function follow({ number }: DecidedCase, outcome: string, result: object | null = null): Promise<void> {
  const [{ id, kind, ledger, entry_id: entryId, due_on: dueOn }] = await pending(number);
  const doneAt = new Date(`${dueOn}T02:00:00Z`);
  await database.transaction(async (tx) => {
    await tx.manager.query(`update follow_up set state = 'DONE' where id = $1`, [id]);
    const done = { doneBySub: OFFICER, doneByName: '经办', doneAt, today: dueOn, note: null };
    await hooks.onFollowedUp!(
      { id, kind, ledger, entryId, requestNumber: number, dueOn, outcome, result: result as never, ...done },
      tx,
    );
  });
}

describe('places', () => {
  const course = { courseCode: 'PX-TEST', capacity: 3 };
  const enrol = (person: number) =>
    decided('vocational-training-enrolment', person, { form: { courseCode: 'PX-TEST' } });

  it('gives the places of a course and not one more, however many ask at once', async () => {
    await decide(decided('training-course-publication', 0, { form: course }));
    await expect(decide(decided('training-course-publication', 0, { form: course }))).rejects.toThrow();
    const asked = Array.from({ length: 12 }, (_, person) => enrol(person + 1));
    const all = await Promise.allSettled(asked.map(decide));
    const had = asked.filter((_, index) => all[index].status === 'fulfilled');
    expect(had).toHaveLength(3);
    for (const one of had) await decide(one);
    const offers = await ask(`employmentOffers(kind: COURSE) { code capacity taken }`);
    expect(offers).toContainEqual({ code: 'PX-TEST', capacity: 3, taken: 3 });
    // A place falls free by itself when the enrolment does not stand any more.
    await decide({ ...had[0], decision: 'REJECTED' });
    await decide(enrol(50));
    await expect(decide(had[0])).rejects.toMatchObject({ problems: [{ field: ['form', 'courseCode'] }] });
    expect(await pending(had[0].number)).toEqual([]);
  });

  it('counts the places only when whoever came before is decided', async () => {
    await decide(decided('training-course-publication', 0, { form: { courseCode: 'PX-LAST', capacity: 1 } }));
    const last = (person: number) =>
      decided('vocational-training-enrolment', person, { form: { courseCode: 'PX-LAST' } });
    let second = 'waiting';
    let ended: Promise<unknown> = Promise.resolve();
    await database.transaction(async (tx) => {
      await hooks.onDecided!(last(70), tx);
      ended = decide(last(71)).then(
        () => (second = 'enrolled'),
        () => (second = 'refused'),
      );
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await eventually('it waits', async () => second !== 'waiting' || (await app.sql(waiting)).length > 0);
    });
    await ended;
    expect(second).toBe('refused');
  });

  it('tells the window what is wrong with the code', async () => {
    const fields = async (itemCode: string, form: object): Promise<unknown> =>
      (await hooks.precheck!(decided(itemCode, 60, { form } as never), database)).map(({ field }) => field?.join('.'));
    expect(await fields('vocational-training-enrolment', { courseCode: 'PX-TEST' })).toEqual(['form.courseCode']);
    expect(await fields('vocational-training-enrolment', { courseCode: 'NOBODYS' })).toEqual(['form.courseCode']);
    expect(await fields('training-course-publication', { courseCode: 'PX-TEST' })).toEqual(['form.courseCode']);
    expect(await fields('public-welfare-post-placement', {})).toEqual(['applicant.idNumber']);
    expect(await fields('unemployment-registration-cancellation', {})).toEqual(['applicant.idNumber']);
  });
});

describe('zero-employment families', () => {
  const member = (person: number, change: object = {}) => ({
    name: `成员${person}`,
    idNumber: citizenId(person),
    relation: 'SPOUSE',
    labourCapable: true,
    employed: false,
    ...change,
  });
  const register = (person: number, form: object) =>
    decide(decided('unemployment-registration', person, { form: { familySize: 2, familyEmployed: 0, ...form } }));
  const found = async (): Promise<string[]> =>
    (await ask(`zeroEmploymentHouseholds(first: 50) { nodes { personName } }`)).nodes.map(
      ({ personName }: { personName: string }) => personName,
    );

  it('come out of the register, and leave it when somebody works', async () => {
    await register(101, { familyMembers: [member(102)] });
    await register(102, { familyMembers: [member(101)] }); // the same family
    await register(103, { familyMembers: [member(104, { employed: true })] });
    await register(105, { familySize: 3, familyEmployed: 1 });
    await register(106, { familySize: 1, familyEmployed: undefined });
    expect(await found()).toEqual(['示例106', '示例101']);
    // The husband of 103 loses his work: the register knows better than what was declared.
    await register(104, { familyMembers: [member(103)] });
    expect(await found()).toEqual(['示例106', '示例103', '示例101']);
    const job = await decide(decided('employment-registration', 102));
    expect(await found()).toEqual(['示例106', '示例103']);
    await database.transaction((tx) => hooks.onReopened!({ ...job, reopenedAt: job.decidedAt }, tx));
    expect(await found()).toEqual(['示例106', '示例103', '示例101']);
  });

  it('get a contact card and are visited until somebody works', async () => {
    const result = { officer: '李经办', phone: '0571-12345678', measures: '推荐保洁岗位' };
    const family = await decide(decided('zero-employment-family-recognition', 101, { result }));
    const [open] = (
      await ask(`zeroEmploymentHouseholds(first: 50) { nodes { personName contactCard nextVisitOn } }`)
    ).nodes.filter(({ personName }: { personName: string }) => personName === '示例101');
    expect(open).toMatchObject({ contactCard: `LXK-${family.number}`, nextVisitOn: '2026-06-02' });
    await follow(family, 'CONTINUE', { measures: '推荐护理岗位' });
    const card = `employmentServiceRegister(filter: { kind: ZERO_EMPLOYMENT_FAMILY }) { nodes { status contactOfficer
      contactPhone measures visits nextOn } }`;
    const standing = { contactOfficer: '李经办', contactPhone: '0571-12345678', measures: '推荐护理岗位' };
    expect((await ask(card)).nodes).toEqual([{ ...standing, status: 'ACTIVE', visits: 1, nextOn: '2026-09-02' }]);
    await follow(family, 'PLACED');
    expect((await ask(card)).nodes).toMatchObject([{ status: 'ENDED', visits: 2 }]);
    expect(await pending(family.number)).toEqual([]);
  });
});

describe('unemployment register', () => {
  const standing = async (one: DecidedCase): Promise<unknown> => {
    const { nodes } = await ask(
      `unemploymentRegister(first: 50) { nodes { requestNumber status history { status } } }`,
    );
    const entry = nodes.find(({ requestNumber }: { requestNumber: string }) => requestNumber === one.number);
    return entry.history.map(({ status }: { status: string }) => status).join(' ');
  };

  it('lapses after six months without contact', async () => {
    const one = await decide(decided('unemployment-registration', 201));
    await follow(one, 'NOT_REACHED');
    await follow(one, 'STILL_LOOKING');
    for (let month = 0; month < 5; month += 1) await follow(one, 'NOT_REACHED');
    expect(await standing(one)).toBe('ACTIVE');
    await follow(one, 'NOT_REACHED');
    expect(await standing(one)).toBe('ACTIVE LAPSED');
    expect(await pending(one.number)).toEqual([]);
  });

  it('ends a suspended registration by employment, and asks for contact again when that falls', async () => {
    const one = await decide(decided('unemployment-registration', 202));
    await follow(one, 'SUSPENDED');
    expect(await pending(one.number)).toMatchObject([{ kind: 'monthly-contact', due_on: '2026-07-02' }]);
    const job = await decide(decided('employment-registration', 202));
    expect(await standing(one)).toBe('ACTIVE SUSPENDED EMPLOYED');
    expect(await pending(one.number)).toEqual([]);
    await database.transaction((tx) => hooks.onReopened!({ ...job, reopenedAt: job.decidedAt }, tx));
    expect(await standing(one)).toBe('ACTIVE SUSPENDED EMPLOYED SUSPENDED');
    expect(await pending(one.number)).toMatchObject([{ due_on: '2026-07-02' }]);
    await decide(decided('unemployment-registration-cancellation', 202));
    expect(await standing(one)).toMatch(/CANCELLED$/);
  });
});

it('knows who is to confirm a pension in a year, and who has', async () => {
  const due = async (year: number): Promise<unknown> => {
    const { nodes } = await ask(
      `pensionConfirmationsDue(year: ${year}) { nodes { personName done suspended nextDueOn } }`,
    );
    return nodes.map((node: any) => [node.personName, node.done, node.suspended, node.nextDueOn]);
  };
  const claimed = await decide(decided('resident-pension-claim', 301));
  const confirmed = await decide(decided('pension-eligibility-confirmation', 302, { today: '2025-05-06' }));
  expect(await due(2025)).toEqual([['示例302', true, false, '2026-05-06']]);
  expect(await due(2026)).toEqual([['示例302', false, false, '2026-05-06']]);
  await decide(decided('pension-eligibility-confirmation', 302, { today: '2026-04-06' }));
  expect(await due(2026)).toEqual([['示例302', true, false, '2027-04-06']]);
  expect(await due(2025)).toEqual([['示例302', true, false, '2027-04-06']]);
  expect(await pending(confirmed.number)).toEqual([]);
  await follow(claimed, 'NOT_REACHED');
  expect(await due(2027)).toEqual([
    ['示例301', false, true, '2027-03-16'],
    ['示例302', false, false, '2027-04-06'],
  ]);
  await follow(claimed, 'CONFIRMED', { method: 'HOME_VISIT' });
  expect(await ask(`pensionConfirmationCount(year: 2027) { due done }`)).toEqual({ due: 2, done: 1 });
});

it('writes its own steps of joint items, without asking more than the form holds', async () => {
  const step = (stepId: string, outcome: DecidedCase['decision'] = 'APPROVED') => [
    { stepId, department: 'employment', outcome, result: null },
  ];
  const joint = { decision: 'PARTIAL' } as const;
  const moving = { ...decided('moving-in-one-matter', 401), ...joint, stepOutcomes: step('employment-service') };
  await decide(moving);
  const refused = {
    ...decided('moving-in-one-matter', 402),
    ...joint,
    stepOutcomes: step('employment-service', 'REJECTED'),
  };
  await decide(refused);
  const newborn = { ...decided('newborn-one-matter', 403), stepOutcomes: step('insurance-enrolment') };
  await decide({ ...newborn, form: { childName: '示例小宝', birthCertificateNumber: 'X250000001' } });
  const entries = await app.sql(
    `select person_name, kind, subject, category, id_number_index is null as newborn from employment_service
     where kind in ('JOB_SEEKER', 'INSURANCE_ENROLMENT') order by kind`,
  );
  expect(entries).toEqual([
    { person_name: '示例小宝', kind: 'INSURANCE_ENROLMENT', subject: 'X250000001', category: null, newborn: true },
    { person_name: '示例401', kind: 'JOB_SEEKER', subject: null, category: null, newborn: false },
  ]);
});
