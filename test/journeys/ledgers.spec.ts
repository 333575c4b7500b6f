import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import {
  defineLedger,
  type DepartmentDefinition,
  type LedgerColumn,
  type LedgerDefinition,
} from '../../src/department-kit/index.js';
import { loadDepartments } from '../../src/departments/index.js';
import { Unemployment } from '../../src/departments/employment/registers/unemployment.entity.js';
import { ExportLedger } from '../../src/ledgers/export/export-ledger.js';
import { ReadLedger } from '../../src/ledgers/read-ledger.js';
import type { Caller } from '../../src/platform/auth/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { eventually, perform, RESIDENT, takenUp } from '../support/requests.js';

const column = (zh: string, en: string, value: LedgerColumn<Unemployment>['value']): LedgerColumn<Unemployment> => ({
  title: { zh, en },
  value,
});

const STATUSES = { ACTIVE: { zh: '登记失业', en: 'Unemployed' }, REVOKED: { zh: '已撤销', en: 'Revoked' } };

const UNEMPLOYED = defineLedger<Unemployment>({
  code: 'unemployed',
  name: { zh: '失业登记台账', en: 'Unemployment ledger' },
  entity: Unemployment,
  statuses: STATUSES,
  columns: [
    column('姓名', 'Name', (row) => row.personName),
    column('证件号码', 'ID number', (row) => row.idNumber),
    column('电话', 'Phone', (row) => row.phone),
    column('住址', 'Address', (row) => row.address),
    column('求职意向', 'Wish', (row) => row.wish),
    column('期望月薪(元)', 'Wage (yuan)', (row) => row.expectedMonthlyWageYuan),
    column('愿意培训', 'Training', (row) => row.trainingWanted),
  ],
});

/** People whose name begins with 禁 are the special group of this test. */
const SPECIAL = defineLedger<Unemployment>({
  code: 'special',
  name: { zh: '重点人群台账', en: 'Special groups' },
  entity: Unemployment,
  only: { whereabouts: 'SPECIAL' },
  statuses: STATUSES,
  columns: [column('姓名', 'Name', (row) => row.personName)],
  confidential: true,
});

/** Another department may call one of its own ledgers the same. */
const ELSEWHERE = { ...UNEMPLOYED, name: { zh: '别部门的台账', en: 'Another' } };

const LEDGERS: Record<string, LedgerDefinition[]> = { employment: [UNEMPLOYED, SPECIAL], health: [ELSEWHERE] };

async function departments(): Promise<DepartmentDefinition[]> {
  return (await loadDepartments()).map((one) => ({ ...one, ledgers: LEDGERS[one.code] }));
}

const CLEARED = 'officer-employment-1';
const OFFICER = 'officer-employment-2';
const LEADER = 'leader-employment';
const PURPOSE = { 'x-access-purpose': encodeURIComponent('上报失业登记台账') };
const ENTRIES = `query($ledger: ID!, $filter: LedgerFilterInput, $first: Int, $after: String) {
  ledgerEntries(ledger: $ledger, filter: $filter, first: $first, after: $after) {
    nodes { id requestNumber status registeredOn values } pageInfo { hasNextPage endCursor } } }`;
const COUNTS = `query($ledger: ID!, $by: LedgerCounting!, $filter: LedgerFilterInput) {
  ledgerCounts(ledger: $ledger, by: $by, filter: $filter) { key name count } }`;

/** Entries as the migration of a bigger installation would leave them; `n` of them a day from 1 January 2020 on. */
const INSERT = `insert into employment_unemployment (id, request_id, request_number, division_code, person_name, status,
    history, registered_on, registered_at, reason, unemployed_since, education, skill, wish, expected_monthly_wage_yuan,
    training_wanted, family_size, whereabouts)
  select gen_random_uuid(), gen_random_uuid(), 'N' || i, $2, $3 || i, $4, '[]', date '2020-01-01' + i / $5,
    timestamptz '2020-01-01 09:00+08' + make_interval(secs => i), 'DISMISSED', '2019-12-01', 'COLLEGE', '会计', $6,
    case when i % 2 = 0 then 3000 + i end, i % 3 = 0, 1, $7 from generate_series(1, $1::int) i`;

describe('台账: ledgers', () => {
  let app: TestApp;
  let number: string;
  beforeAll(async () => {
    // Room for one export at a time.
    app = await startTestApp({ departments: await departments(), env: { DATABASE_POOL_SIZE: '7' } });
    const { number: taken, task } = await takenUp(app, 'unemployment-registration', OFFICER);
    number = taken;
    await perform(app, OFFICER, 'completeTask', { id: task.id, outcome: 'APPROVED' });
    await app.sql(INSERT, [1_200, '330199002', '李', 'ACTIVE', 100, '文员', 'HOME']);
    await app.sql(INSERT, [3, '330299001', '王%', 'REVOKED', 1, '=HYPERLINK("http://x","y")', 'HOME']);
    await app.sql(INSERT, [2, '330199003', '禁', 'ACTIVE', 1, '保密', 'SPECIAL']);
  });
  afterAll(() => app?.stop());

  const entries = async (variables: object, as = OFFICER, headers = {}): Promise<any> => {
    const { data, errors } = await app.gql(ENTRIES, { ledger: 'unemployed', ...variables }, { as, headers });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.ledgerEntries;
  };
  const counts = async (variables: object, as = OFFICER): Promise<any> => {
    const { data, errors } = await app.gql(COUNTS, { ledger: 'unemployed', ...variables }, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.ledgerCounts;
  };
  const namesOf = async (filter: object): Promise<string[]> =>
    (await entries({ filter, first: 200 })).nodes.map((node: { values: string[] }) => node.values[0]);

  const download = async (path: string, as: string | null = OFFICER, headers = {}): Promise<Response> =>
    fetch(`${app.url}/ledgers/${path}`, {
      headers: { ...(as && { authorization: `Bearer ${await app.token(as)}` }), ...headers },
    });
  const csv = async (query = '', as = OFFICER, headers = {}): Promise<unknown[][]> => {
    const response = await download(`employment/unemployed/export?format=csv${query}`, as, headers);
    if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
    return parseCsv(await response.text());
  };
  const codeOf = async (response: Response): Promise<[number, string]> => [
    response.status,
    ((await response.json()) as any).errors[0].extensions.code,
  ];
  const exportsRecorded = (): Promise<{ subject_kind: string; subject_id: string; purpose: string }[]> =>
    app.sql(`select subject_kind, subject_id, purpose from access_log where subject_id like '{%' order by id`);

  it('shows a department its ledgers, in the language of the reader', async () => {
    const query = `{ ledgers { code name columns confidential statuses { code name } } }`;
    const of = async (as: string, headers = {}) => (await app.gql(query, {}, { as, headers })).data.ledgers;
    expect(await of(OFFICER)).toEqual([
      {
        code: 'unemployed',
        name: '失业登记台账',
        columns: ['姓名', '证件号码', '电话', '住址', '求职意向', '期望月薪(元)', '愿意培训'],
        confidential: false,
        statuses: [
          { code: 'ACTIVE', name: '登记失业' },
          { code: 'REVOKED', name: '已撤销' },
        ],
      },
    ]);
    expect((await of('system-employment', { 'accept-language': 'en' }))[0].name).toBe('Unemployment ledger');
    expect((await of('officer-health-1')).map(({ name }: { name: string }) => name)).toEqual(['别部门的台账']);
    expect(await of('officer-family-planning-1')).toEqual([]);
  });

  it('lists what the decision wrote, newest first, masked without a purpose', async () => {
    const { nodes } = await entries({ first: 2 });
    expect(nodes[0]).toMatchObject({
      requestNumber: number,
      status: 'ACTIVE',
      values: [RESIDENT.name, '330***********0018', '138****8000', null, expect.any(String), '5000', '是'],
    });
    expect(nodes[1].values).toEqual(['李1200', null, null, null, '文员', '4200', '是']);
  });

  it('shows identifiers to who declares a purpose, and records whose', async () => {
    const { nodes } = await entries({ first: 1 }, OFFICER, PURPOSE);
    expect(nodes[0].values.slice(1, 4)).toEqual([RESIDENT.idNumber, RESIDENT.phone, RESIDENT.address]);
    const read = `select purpose from access_log where subject_kind = 'employment_unemployment' and subject_id = $1`;
    expect(await app.sql(read, [nodes[0].id])).toEqual([{ purpose: '上报失业登记台账' }]);
  });

  it('goes on after a cursor without repeating or skipping', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: any = await entries({ filter: { personName: '李12' }, first: 25, after });
      seen.push(...page.nodes.map((node: any) => node.values[0]));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    const expected = (await namesOf({ divisionCode: '330199002' })).filter((name) => name.startsWith('李12'));
    expect(expected).toEqual(['李1200']);
    expect(seen).toHaveLength(1 + 1 + 10); // 李12, 李120 to 李129, 李1200
    expect(new Set(seen).size).toBe(seen.length);
    const first = await entries({ first: 200 });
    const next = await entries({ first: 200, after: first.pageInfo.endCursor });
    expect(next.nodes[0].values[0]).toBe('李1001');
  });

  it.each([
    [{ status: 'REVOKED' }, 3],
    [{ divisionCode: '3302' }, 3],
    [{ divisionCode: '33019900' }, 200],
    [{ divisionCode: '99' }, 0],
    [{ registeredFrom: '2020-01-02', registeredTo: '2020-01-02' }, 102],
    [{ idNumber: RESIDENT.idNumber.toLowerCase() }, 1],
    [{ personName: '王%' }, 3],
    [{ personName: '王_' }, 0],
    [{ personName: '%' }, 0],
    [{ status: 'ACTIVE', personName: '张', divisionCode: '330199001' }, 1],
  ])('can be narrowed: %j', async (filter, amount) => {
    expect(await namesOf(filter)).toHaveLength(amount);
  });

  it('counts by status, division and month', async () => {
    expect(await counts({ by: 'STATUS' })).toEqual([
      { key: 'ACTIVE', name: '登记失业', count: 1_203 },
      { key: 'REVOKED', name: '已撤销', count: 3 },
    ]);
    expect(await counts({ by: 'DIVISION', filter: { divisionCode: '330199' } })).toEqual([
      { key: '330199001', name: '330199001', count: 1 },
      { key: '330199002', name: '330199002', count: 1_200 },
      { key: '330199003', name: '330199003', count: 2 },
    ]);
    const byMonth = await counts({ by: 'MONTH', filter: { registeredTo: '2020-12-31' } });
    expect(byMonth).toEqual([{ key: '2020-01', name: '2020-01', count: 1_205 }]);
  });

  it.each([
    [{ filter: { status: 'GONE' } }, ['filter', 'status']],
    [{ filter: { divisionCode: '33%' } }, ['filter', 'divisionCode']],
    [{ filter: { registeredFrom: '2020-02-01', registeredTo: '2020-01-01' } }, ['filter', 'registeredTo']],
    [{ filter: { idNumber: '330106199001010012' } }, ['filter', 'idNumber']],
    [{ filter: { personName: '' } }, ['filter', 'personName']],
    [{ first: 201 }, ['first']],
    [{ after: 'x' }, ['after']],
    [{ ledger: 'nothing' }, ['ledger']],
  ])('refuses %j and names the field', async (variables, field) => {
    const { errors } = await app.gql(ENTRIES, { ledger: 'unemployed', ...variables }, { as: OFFICER });
    expect(errors?.[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('has for staff of one county what was registered there, in lists, counts and files', async () => {
    const away = 'officer-employment-away';
    app.introduce({ sub: away, roles: ['officer'], department: 'employment', division: '330299001' });
    const { nodes } = await entries({ first: 200 }, away);
    expect(nodes.map(({ values }: { values: string[] }) => values[0])).toEqual(['王%3', '王%2', '王%1']);
    expect((await entries({ filter: { divisionCode: '330199' } }, away)).nodes).toEqual([]);
    expect(await counts({ by: 'DIVISION' }, away)).toEqual([{ key: '330299001', name: '330299001', count: 3 }]);
    expect(await csv('', away)).toHaveLength(1 + 3);
    const { data } = await app.gql('{ unemploymentRegister(first: 100) { nodes { personName } } }', {}, { as: away });
    expect(data.unemploymentRegister.nodes).toHaveLength(3);
  });

  describe('of special groups', () => {
    const asked = async (as: string): Promise<unknown> => {
      const list = await app.gql(ENTRIES, { ledger: 'special' }, { as });
      const count = await app.gql(COUNTS, { ledger: 'special', by: 'STATUS' }, { as });
      const file = await download('employment/special/export', as);
      await file.body?.cancel();
      const { ledgers } = (await app.gql('{ ledgers { code } }', {}, { as })).data;
      return [ledgers.length, list.data?.ledgerEntries.nodes.length, count.data?.ledgerCounts[0].count, file.status];
    };

    it.each([CLEARED, LEADER])('are there for %s', async (as) => {
      expect(await asked(as)).toEqual([2, 2, 2, 200]);
    });

    it.each([OFFICER, 'system-employment'])('are absent for %s, as if there were no such ledger', async (as) => {
      expect(await asked(as)).toEqual([1, undefined, undefined, 404]);
      const absent = await app.gql(ENTRIES, { ledger: 'special' }, { as });
      const unknown = await app.gql(ENTRIES, { ledger: 'nothing' }, { as });
      expect(absent.errors?.[0].message).toBe(unknown.errors?.[0].message);
    });
  });

  describe('as a file', () => {
    const TITLES = ['姓名', '证件号码', '电话', '住址', '求职意向', '期望月薪(元)', '愿意培训'];

    it('is CSV that table programs read: byte order mark, CR LF, columns in order, masked', async () => {
      const response = await download('employment/unemployed/export?format=csv');
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="unemployed.csv"; filename*=UTF-8''${encodeURIComponent('失业登记台账')}.csv`,
        'cache-control': 'no-store',
      });
      const text = Buffer.from(await response.arrayBuffer()).toString('utf8');
      expect(text.startsWith(`\uFEFF${TITLES.join(',')}\r\n张三,330***********0018,138****8000,,`)).toBe(true);
      expect(text.endsWith('\r\n')).toBe(true);
      const [titles, ...rows] = parseCsv(text);
      expect(titles).toEqual(TITLES);
      expect(rows).toHaveLength(1_206);
      expect(rows[1]).toEqual(['李1200', '', '', '', '文员', '4200', '是']);
      expect(new Set(rows.map(([name]) => name)).size).toBe(1_206);
      expect(await exportsRecorded()).toEqual([]);
    });

    it('speaks English when asked', async () => {
      const [titles, , row] = await csv('', OFFICER, { 'accept-language': 'en' });
      expect(titles).toEqual(['Name', 'ID number', 'Phone', 'Address', 'Wish', 'Wage (yuan)', 'Training']);
      expect(row[6]).toBe('yes');
    });

    it('holds no formula', async () => {
      const rows = await csv('&status=REVOKED');
      expect(rows.slice(1).map((row) => row[4])).toEqual(Array(3).fill(`'=HYPERLINK("http://x","y")`));
    });

    it('keeps a line feed within its cell', async () => {
      await app.sql(`update employment_unemployment set wish = E'a\\nb' where person_name = '李7'`);
      const rows = await csv('&divisionCode=330199002');
      expect(rows.find(([name]) => name === '李7')?.[4]).toBe('a\nb');
      expect(rows).toHaveLength(1_201);
    });

    it('is recorded once, with the filter and the number of rows, when it shows identifiers', async () => {
      const rows = await csv('&divisionCode=330199&status=ACTIVE', OFFICER, PURPOSE);
      expect(rows[1].slice(0, 4)).toEqual([RESIDENT.name, RESIDENT.idNumber, RESIDENT.phone, RESIDENT.address]);
      const [entry, ...others] = await exportsRecorded();
      expect(others).toEqual([]);
      expect(entry).toMatchObject({ subject_kind: 'employment_unemployment', purpose: '上报失业登记台账' });
      expect(JSON.parse(entry.subject_id)).toEqual({
        export: 'unemployed',
        format: 'csv',
        divisionCode: '330199',
        status: 'ACTIVE',
        rows: rows.length - 1,
      });
    });

    it('is XLSX, where text stays text and numbers are numbers', async () => {
      const response = await download('employment/unemployed/export?format=xlsx', OFFICER, PURPOSE);
      expect(response.headers.get('content-type')).toMatch(/spreadsheetml\.sheet$/);
      const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()));
      expect(sheets.map(({ name }) => name)).toEqual(['失业登记台账']);
      const [titles, first, second] = sheets[0].rows;
      expect(titles).toEqual(TITLES);
      expect(first.slice(0, 4)).toEqual([RESIDENT.name, RESIDENT.idNumber, RESIDENT.phone, RESIDENT.address]);
      expect(second).toEqual(['李1200', null, null, null, '文员', 4200, '是']);
      expect(sheets[0].rows).toHaveLength(1_207);
      const formulas = sheets[0].rows.filter(([name]) => String(name).startsWith('王'));
      expect(formulas.map((row) => row[4])).toEqual(Array(3).fill('=HYPERLINK("http://x","y")'));
    });

    it.each([
      ['another department', 'employment/unemployed/export', 'officer-health-1', [404, 'BAD_USER_INPUT']],
      ['no such ledger', 'employment/nothing/export', OFFICER, [404, 'BAD_USER_INPUT']],
      ['a clerk', 'employment/unemployed/export', 'clerk-1', [403, 'FORBIDDEN']],
      ['nobody', 'employment/unemployed/export', null, [401, 'UNAUTHENTICATED']],
      ['no such format', 'employment/unemployed/export?format=pdf', OFFICER, [400, 'BAD_USER_INPUT']],
      ['no such status', 'employment/unemployed/export?status=GONE', OFFICER, [400, 'BAD_USER_INPUT']],
      ['no such day', 'employment/unemployed/export?registeredTo=2026-02-30', OFFICER, [400, 'BAD_USER_INPUT']],
      ['a person in the URL', 'employment/unemployed/export?idNumber=1', OFFICER, [400, 'BAD_USER_INPUT']],
      ['a filter twice', 'employment/unemployed/export?status=ACTIVE&status=REVOKED', OFFICER, [400, 'BAD_USER_INPUT']],
    ])('is refused: %s', async (_, path, as, refusal) => {
      expect(await codeOf(await download(path, as))).toEqual(refusal);
    });

    describe('that is larger than what lies between the two ends', () => {
      const PAGE = 'employment/unemployed/export?divisionCode=440101';
      beforeAll(async () => {
        await app.sql(INSERT, [6_000, '440101001', '赵', 'ACTIVE', 100, '', 'HOME']);
        // Text that an archive cannot make much smaller.
        await app.sql(`update employment_unemployment e set wish = (
          select string_agg(md5(e.person_name || k), '') from generate_series(1, 120) k) where division_code = '440101001'`);
      });

      const openCursors = async (): Promise<number> => {
        const held = `select count(*)::int as n from pg_stat_activity
          where datname = current_database() and state like 'idle in transaction%' and query like 'fetch % from batches'`;
        return (await app.sql<{ n: number }>(held))[0].n;
      };

      it.each(['csv', 'xlsx'])('waits for the reader (%s), and lets go when the reader goes away', async (format) => {
        const going = new AbortController();
        const headers = { authorization: `Bearer ${await app.token(OFFICER)}` };
        const large = await fetch(`${app.url}/ledgers/${PAGE}&format=${format}`, { headers, signal: going.signal });
        expect(large.status).toBe(200);
        await large.body!.getReader().read();
        await eventually('the rest waits', async () => (await openCursors()) === 1);
        expect(await codeOf(await download('employment/unemployed/export'))).toEqual([503, 'OVERLOADED']);

        going.abort();
        await eventually('the connection is free', async () => (await openCursors()) === 0);
        const again = await download('employment/unemployed/export?status=REVOKED');
        expect(parseCsv(await again.text())).toHaveLength(4);
      });

      it('lets go also when nobody begins to read', async () => {
        const caller: Caller = { sub: 'x', name: 'x', roles: ['officer'], department: 'employment' };
        const selection = app.context.get(ReadLedger, { strict: false }).select(UNEMPLOYED, {}, caller);
        const exports = app.context.get(ExportLedger, { strict: false });
        const file = await exports.run({ selection, caller, format: 'csv', locale: 'zh' });
        expect(await openCursors()).toBe(1);
        file.destroy();
        await eventually('the connection is free', async () => (await openCursors()) === 0);
      });

      it('comes whole, each row once', async () => {
        const response = await download(PAGE);
        const [, ...rows] = (await response.text()).split('\r\n').slice(0, -1);
        expect(rows).toHaveLength(6_000);
        expect(new Set(rows.map((row) => row.split(',', 1)[0])).size).toBe(6_000);
      });

      it('breaks off audibly when the database does', async () => {
        const large = await download(PAGE);
        const reader = large.body!.getReader();
        await reader.read();
        await eventually('the rest waits', async () => (await openCursors()) === 1);
        await app.sql(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and query like 'fetch % from batches'`);
        const toTheEnd = async (): Promise<void> => {
          for (let part = await reader.read(); !part.done; part = await reader.read());
        };
        await expect(toTheEnd()).rejects.toThrow();
        expect(await csv('&status=REVOKED')).toHaveLength(4);
      });
    });
  });
});
