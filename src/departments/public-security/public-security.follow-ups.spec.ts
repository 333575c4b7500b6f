import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { openPublicSecurity, type PublicSecurity } from '../../../test/support/public-security.js';
import type { DecidedCase, RecordedFollowUp } from '../../department-kit/index.js';
import type { Database } from '../../platform/database/index.js';
import { department } from './index.js';
import { COVERAGE, DISPUTE_COUNTS, PERMITS_DUE, RESIDENCES_DUE } from './lists/lists.sql.js';
import * as errors from './public-security.errors.js';
import type { PublicSecurityHooks } from './public-security.hooks.js';

const DAY = '2026-03-02';
const UNIT = { kind: 'ORGANISATION' as const, name: '示例居委会', idNumber: '91350100M000100Y43' };

let office: PublicSecurity;
let dataSource: DataSource;
let database: Database;
let hooks: PublicSecurityHooks;
let sequence = 0;

beforeAll(async () => {
  office = await openPublicSecurity();
  ({ dataSource, database, hooks } = office);
});
afterAll(() => office?.close());
beforeEach(() =>
  office.empty(`follow_up, public_security_residence, public_security_permit, public_security_dispute,
      public_security_household_entry, public_security_sweep_area, public_security_rehabilitation, public_security_dog`),
);

type Form = Record<string, unknown>;

function decided(itemCode: string, more: Partial<DecidedCase> = {}, form: Form = {}): DecidedCase {
  const item = department.items.find(({ code }) => code === itemCode)!;
  sequence += 1;
  return {
    itemCode,
    applicant: { kind: 'PERSON', name: '赵示例', idNumber: '110101199003078873' },
    form: { ...structuredClone((item.formSchema.examples as Form[])[0]), ...form },
    today: DAY,
    divisionCode: '330199001',
    requestId: randomUUID(),
    number: `330199001-20260302-${String(sequence).padStart(6, '0')}-0`,
    itemVersion: 1,
    centreCode: 'lantian',
    decision: 'APPROVED',
    reason: null,
    stepOutcomes: [],
    result: null,
    decidedAt: new Date(Date.UTC(2026, 2, 2, 1, 0, sequence)),
    receivedOn: '2026-03-02',
    ...more,
  };
}

const decide = (one: DecidedCase): Promise<void> => database.transaction((tx) => hooks.onDecided(one, tx));
const reopen = (one: DecidedCase): Promise<void> =>
  database.transaction((tx) => hooks.onReopened({ ...one, reopenedAt: one.decidedAt }, tx));

/** What is still to be done, by due day. */
const pending = (): Promise<{ kind: string; dueOn: string }[]> =>
  dataSource.query(`select kind, to_char(due_on, 'YYYY-MM-DD') as "dueOn" from follow_up
    where state = 'SCHEDULED' order by due_on, kind`);

/** Does the pending follow-up of a kind, as the core would. */
async function follow(kind: string, outcome: string, today: string, result: Form | null = null): Promise<void> {
  const [row] = await dataSource.query(
    `select id, ledger, entry_id as "entryId", request_number as "requestNumber",
       to_char(due_on, 'YYYY-MM-DD') as "dueOn" from follow_up where state = 'SCHEDULED' and kind = $1`,
    [kind],
  );
  const done = { doneBySub: 'officer', doneByName: '示例', doneAt: new Date(`${today}T02:00:00Z`), note: null };
  const recorded: RecordedFollowUp = { ...row, ...done, kind, outcome, result, today };
  await database.transaction(async (tx) => {
    await tx.manager.query(`update follow_up set state = 'DONE' where id = $1`, [row.id]);
    await hooks.onFollowedUp(recorded, tx);
  });
}

const refused = (message: object) => ({ problems: [{ message }] });

const rows = (table: string, columns: string): Promise<Form[]> =>
  dataSource.query(`select status, ${columns} from public_security_${table} order by registered_at, id`);
const day = (column: string): string => `to_char(${column}, 'YYYY-MM-DD') as ${column}`;

describe('residence', () => {
  it('falls due after a year, is confirmed, and ends', async () => {
    await decide(decided('residence-registration'));
    expect(await pending()).toEqual([{ kind: 'residence-renewal', dueOn: '2027-03-02' }]);
    const due = (by: string, today: string) => database.run(RESIDENCES_DUE, [by, null, null, null, 10, today, null]);
    expect(await due('2027-03-01', DAY)).toEqual([]);
    expect(await due('2027-03-02', '2027-03-03')).toMatchObject([{ dueOn: '2027-03-02', overdue: true }]);
    await follow('residence-renewal', 'NOT_FOUND', '2027-02-20');
    expect(await pending()).toEqual([{ kind: 'residence-renewal', dueOn: '2027-03-22' }]);
    await follow('residence-renewal', 'LEFT', '2027-03-20');
    expect(await rows('residence', day('valid_until'))).toEqual([{ status: 'LEFT', valid_until: '2027-03-02' }]);
    expect(await pending()).toEqual([]);
  });

  it('loses its follow-up when somebody leaves, and gets it back when that decision falls', async () => {
    await decide(decided('residence-registration'));
    const leave = decided('residence-registration-change', {}, { action: 'LEAVE', effectiveOn: DAY });
    await decide(leave);
    expect(await pending()).toEqual([]);
    await reopen(leave);
    expect(await pending()).toEqual([{ kind: 'residence-renewal', dueOn: '2027-03-02' }]);
  });

  it('is looked after again when that decision falls, though its day was followed up already', async () => {
    await decide(decided('residence-registration'));
    await follow('residence-renewal', 'NOT_FOUND', '2027-02-20');
    const leave = decided('residence-registration-change', {}, { action: 'LEAVE', effectiveOn: DAY });
    await decide(leave);
    await reopen(leave);
    expect(await pending()).toEqual([{ kind: 'residence-renewal', dueOn: '2027-03-03' }]);
  });

  it('is looked for again after a day on which nobody was found, be it the day it was due', async () => {
    await decide(decided('residence-registration'));
    await follow('residence-renewal', 'NOT_FOUND', '2027-01-31');
    expect(await pending()).toEqual([{ kind: 'residence-renewal', dueOn: '2027-03-03' }]);
  });

  it('covers so many of the known', async () => {
    await decide(decided('residence-registration'));
    const cover = (today: string) => database.run(COVERAGE, [today, '330199001', null]);
    expect(await cover(DAY)).toEqual([
      { divisionCode: '330199001', known: 4, knownOn: '2020-01-01', registered: 1, overdue: 0 },
    ]);
    expect(await cover('2027-03-03')).toMatchObject([{ known: 6, knownOn: '2026-07-01', registered: 0, overdue: 1 }]);
  });

  it('ends with the person’s death, permit and all, and stands again when that was wrong', async () => {
    const deceasedIdNumber = '310101193001010015';
    const applicant = { kind: 'PERSON' as const, name: '郑老示', idNumber: deceasedIdNumber };
    await decide(decided('residence-registration', { applicant }));
    await decide(decided('residence-permit', { applicant }));
    await decide(decided('community-rehabilitation', { applicant }));
    const death = decided('household-cancellation');
    await decide(death);
    await decide(death);
    expect(await pending()).toEqual([]);
    const kept = ['residence', 'permit', 'rehabilitation'];
    const standings = await Promise.all(kept.map(async (register) => (await rows(register, 'id'))[0].status));
    expect(standings).toEqual(['LEFT', 'LAPSED', 'ENDED']);
    const ask = { ...decided('no-crime-certificate'), applicant };
    const violations = await hooks.precheck(ask, database);
    expect(violations).toEqual([{ message: errors.APPLICANT_DEAD, field: ['applicant', 'idNumber'] }]);
    await reopen(death);
    expect(await pending()).toHaveLength(3);
  });
});

it('residence and permits end with moving the household here, and stand again when that decision falls', async () => {
  const move = decided('household-move-in');
  const [{ idNumber }] = move.form.companions as { idNumber: string }[];
  const companion = { ...move.applicant, idNumber };
  const bystander = { ...move.applicant, idNumber: '310101193001010015' };
  for (const applicant of [move.applicant, companion, bystander]) {
    await decide(decided('residence-registration', { applicant }));
    await decide(decided('residence-permit', { applicant }));
  }
  const standings = async () => {
    const all = [...(await rows('residence', 'id')), ...(await rows('permit', 'id'))];
    return all.map(({ status }) => status);
  };
  for (let time = 0; time < 2; time += 1) await decide(move);
  expect(await standings()).toEqual(['LEFT', 'LEFT', 'ACTIVE', 'LAPSED', 'LAPSED', 'ACTIVE']);
  expect(await pending()).toHaveLength(2);
  for (let time = 0; time < 2; time += 1) await reopen(move);
  expect(await standings()).toEqual(Array.from({ length: 6 }, () => 'ACTIVE'));
  expect(await pending()).toHaveLength(6);
  expect(await rows('household_entry', 'kind')).toEqual([{ status: 'REVOKED', kind: 'MOVE_IN' }]);
});

it('a permit is due at its latest endorsement only, and lapses when that ran out', async () => {
  await decide(decided('residence-permit'));
  const endorse = decided('residence-permit-endorsement', { today: '2027-02-20' });
  await decide(endorse);
  expect(await pending()).toEqual([{ kind: 'permit-endorsement', dueOn: '2028-03-02' }]);
  const due = await database.run(PERMITS_DUE, ['2028-03-02', '330199001', null, null, 10, DAY, null]);
  expect(due).toMatchObject([{ requestNumber: endorse.number, dueOn: '2028-03-02', overdue: false }]);
  await reopen(endorse);
  expect(await pending()).toEqual([{ kind: 'permit-endorsement', dueOn: '2027-03-02' }]);
  await expect(follow('permit-endorsement', 'SUSPENDED', '2027-03-02')).rejects.toMatchObject(
    refused(errors.NOT_RUN_OUT),
  );
  await follow('permit-endorsement', 'REMINDED', '2027-02-25');
  await follow('permit-endorsement', 'SUSPENDED', '2027-04-01');
  expect(await rows('permit', 'kind')).toMatchObject([{ status: 'LAPSED' }, { status: 'REVOKED' }]);
});

describe('disputes', () => {
  it('asked for: mediated, visited, broken out again, mediated, closed', async () => {
    const mediation = decided('dispute-mediation');
    await decide(mediation);
    await decide(mediation);
    expect(await pending()).toEqual([{ kind: 'dispute-revisit', dueOn: '2026-04-01' }]);
    await follow('dispute-revisit', 'RELAPSED', '2026-04-01');
    expect(await pending()).toEqual([{ kind: 'dispute-mediate', dueOn: '2026-04-16' }]);
    await follow('dispute-mediate', 'AGREED', '2026-04-10');
    await follow('dispute-revisit', 'IN_PROGRESS', '2026-05-10');
    await follow('dispute-revisit', 'FULFILLED', '2026-06-09');
    expect(await pending()).toEqual([]);
    const [entry] = await rows('dispute', `history, ${day('closed_on')}`);
    expect(entry).toMatchObject({ status: 'CLOSED', closed_on: '2026-06-09' });
    expect((entry.history as { status: string }[]).map(({ status }) => status)).toEqual([
      'ACTIVE',
      'MEDIATED',
      'ACTIVE',
      'MEDIATED',
      'CLOSED',
    ]);
    expect(await database.run(DISPUTE_COUNTS, [DAY, DAY, null, null])).toEqual([
      { kind: 'NEIGHBOUR', found: 1, waiting: 0, mediated: 0, closed: 1, referred: 0 },
    ]);
  });

  it('without an agreement are referred, and the officer says where to', async () => {
    const failed = decided('dispute-mediation', { result: { agreement: 'NO_AGREEMENT' } });
    await expect(decide(failed)).rejects.toMatchObject(refused(errors.REFERRAL_NEEDED));
    await decide({ ...failed, result: { agreement: 'NO_AGREEMENT', referredTo: '示例区人民法院' } });
    expect(await rows('dispute', 'referred_to')).toEqual([{ status: 'REFERRED', referred_to: '示例区人民法院' }]);
    expect(await pending()).toEqual([]);
  });

  it('are found by sweeps, each once, and the next sweep is planned', async () => {
    await decide(decided('dispute-sweep-area', { applicant: UNIT }));
    const [sweep] = await pending();
    expect(sweep).toEqual({ kind: 'dispute-sweep', dueOn: '2026-04-02' });
    await expect(follow('dispute-sweep', 'FOUND', '2026-04-02')).rejects.toMatchObject(refused(errors.DISPUTES_NEEDED));
    const one = { disputeKind: 'FAMILY', partyName: '李示例', otherPartyName: '王示例' };
    await follow('dispute-sweep', 'FOUND', '2026-04-05', { disputes: [one, { ...one, disputeKind: 'LABOUR' }] });
    expect(await rows('dispute', 'origin, kind')).toEqual([
      { status: 'ACTIVE', origin: 'SWEEP', kind: 'FAMILY' },
      { status: 'ACTIVE', origin: 'SWEEP', kind: 'LABOUR' },
    ]);
    expect(await rows('sweep_area', 'sweep_count, dispute_count')).toMatchObject([
      { sweep_count: 1, dispute_count: 2 },
    ]);
    expect((await pending()).map(({ kind, dueOn }) => `${kind} ${dueOn}`)).toEqual([
      'dispute-mediate 2026-04-20',
      'dispute-mediate 2026-04-20',
      'dispute-sweep 2026-05-05',
    ]);
    await follow('dispute-sweep', 'AREA_ENDED', '2026-05-05');
    expect(await rows('sweep_area', 'sweep_count')).toMatchObject([{ status: 'ENDED' }]);
  });
});

it('tests of rehabilitation go on until the agreement ends or is broken', async () => {
  await decide(decided('community-rehabilitation'));
  await follow('rehabilitation-test', 'ABSENT', '2026-04-02');
  expect(await pending()).toEqual([{ kind: 'rehabilitation-test', dueOn: '2026-04-09' }]);
  await follow('rehabilitation-test', 'BREACHED', '2026-04-09');
  expect(await rows('rehabilitation', 'missed_count')).toEqual([{ status: 'BREACHED', missed_count: 1 }]);
  expect(await pending()).toEqual([]);
});

it('treatment that is decided anew is no longer than it was, and ends where it cannot go on', async () => {
  const one = decided('community-rehabilitation');
  await decide(one);
  await reopen(one);
  await decide({ ...one, today: '2026-08-02' });
  const term = `${day('starts_on')}, ${day('ends_on')}`;
  const [{ starts_on, ends_on }] = await rows('rehabilitation', term);
  expect([starts_on, ends_on]).toEqual(['2026-03-02', '2029-03-02']);
  await follow('rehabilitation-test', 'ENDED', '2026-09-02');
  expect(await rows('rehabilitation', 'test_count')).toEqual([{ status: 'ENDED', test_count: 0 }]);
  expect(await pending()).toEqual([]);
});

it('a dog is renewed with its vaccination', async () => {
  await decide(decided('dog-registration', {}, { vaccinatedUntil: '2026-09-01' }));
  await expect(decide(decided('dog-registration'))).rejects.toMatchObject(refused(errors.DOG_REGISTERED));
  await expect(follow('dog-renewal', 'RENEWED', '2026-08-20')).rejects.toMatchObject(
    refused(errors.VACCINATION_NEEDED),
  );
  await follow('dog-renewal', 'RENEWED', '2026-08-20', { vaccinatedUntil: '2027-09-01' });
  expect(await pending()).toEqual([{ kind: 'dog-renewal', dueOn: '2027-09-01' }]);
  await follow('dog-renewal', 'GONE', '2027-08-20');
  expect(await rows('dog', 'breed')).toMatchObject([{ status: 'DEREGISTERED' }]);
});

it('a correction keeps the new value encrypted', async () => {
  await decide(decided('household-correction'));
  const [entry] = await rows('household_entry', 'corrected, new_value_cipher::text as sealed');
  expect(entry).toMatchObject({ status: 'ACTIVE', corrected: 'NAME', sealed: expect.stringMatching(/^\\x/) });
  expect(JSON.stringify(entry)).not.toContain('示例新');
});
