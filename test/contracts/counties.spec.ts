import { randomUUID } from 'node:crypto';
import { HooksRegistry, type DecidedCase, type DepartmentDefinition } from '../../src/department-kit/index.js';
import { findDepartments } from '../../src/departments/index.js';
import { PermissionRegistry } from '../../src/platform/auth/index.js';
import { Database } from '../../src/platform/database/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { citizenId } from '../support/requests.js';

/** Two counties of one city, so that what reaches over a city is not kept apart by that alone. */
const PLACES = { here: '330199001', there: '330106001' } as const;
type Place = keyof typeof PLACES;
/** When everything was decided. */
const TODAY = '2026-03-02';

/** What is decided once in each county: an example of the item's form, with what must differ from one to the next. */
const DECIDED: Record<
  string,
  [itemCode: string, form?: (unique: number) => object, result?: Record<string, unknown>][]
> = {
  employment: [
    ['unemployment-registration', () => ({ familySize: 1, familyEmployed: 0 })],
    ['vacancy-publication'],
    ['training-course-publication', (unique) => ({ courseCode: `PX-2099-${unique}` })],
    ['graduate-file-reception'],
    ['pension-eligibility-confirmation'],
  ],
  'social-assistance': [['minimum-living-allowance', () => ({ householdMembers: [] }), { amountFen: 50_000 }]],
  health: [
    ['resident-health-record'],
    ['elderly-health-check'],
    ['child-vaccination-registration', (unique) => ({ birthCertificateNumber: `X2500001${unique}` })],
  ],
  'family-planning': [['birth-registration'], ['rural-family-award']],
  'public-security': [
    ['residence-registration'],
    ['residence-permit'],
    ['household-move-in', () => ({ companions: [] })],
    ['no-crime-certificate'],
    ['dispute-mediation'],
  ],
};

/** How each list of a department is asked, and how many there are in the answer: two, and one of them in each county. */
const LISTS: Record<string, [ask: string, count: (answer: any) => number]> = {
  unemploymentRegister: ['{ nodes { id } }', nodes],
  employmentServiceRegister: ['{ nodes { id } }', nodes],
  zeroEmploymentHouseholds: ['{ nodes { entryId } }', nodes],
  employmentOffers: ['(kind: COURSE) { id }', rows],
  pensionConfirmationsDue: ['(year: 2027) { nodes { entryId } }', nodes],
  pensionConfirmationCount: ['(year: 2027) { due }', ({ due }) => due],
  socialAssistanceCases: ['{ nodes { id } }', nodes],
  assistancePayments: ['{ nodes { id } }', nodes],
  assistancePaymentRun: ['(month: "2026-04") { totals { payments } }', ({ totals }) => rows(totals)],
  assistancePaymentAudit: ['(from: "2026-04", to: "2026-04") { caseId }', rows],
  healthRecordRegister: ['{ nodes { id } }', nodes],
  healthServiceRegister: ['{ nodes { id } }', nodes],
  healthRecordCoverage: ['{ divisionCode }', rows],
  vaccinationsDue: ['(by: "2026-03-02", first: 200) { nodes { childId } }', distinct('childId')],
  vaccinationCoverage: ['{ children }', (doses) => Math.max(...doses.map(({ children }: any) => children))],
  birthRegister: ['{ nodes { id } }', nodes],
  familySupportRegister: ['{ nodes { id } }', nodes],
  familyDue: ['(list: YEARLY_REVIEWS, year: 2027) { nodes { entryId } }', nodes],
  familyPaymentTotals: ['(from: "2026-03-02", to: "2026-03-02") { payments }', ([total]) => total?.payments ?? 0],
  residenceRegistrations: ['{ nodes { id } }', nodes],
  residencePermits: ['{ nodes { id } }', nodes],
  householdRegister: ['{ nodes { id } }', nodes],
  noCrimeCertificates: ['{ nodes { id } }', nodes],
  residencesDue: ['(by: "2030-01-01") { nodes { id } }', nodes],
  residencePermitsDue: ['(by: "2030-01-01") { nodes { id } }', nodes],
  residenceCoverage: ['{ divisionCode }', rows],
  disputeCounts: ['(from: "2026-03-02", to: "2026-03-02") { found }', ([count]) => count?.found ?? 0],
};

/** Lists about one entry, and how many more there are in the answer when it is not for one county alone. */
const OF_ONE_ENTRY: Record<string, [ask: string, more: number]> = {
  vacancyMatches: ['(entryId: "SEEKER") { vacancyId }', 1],
  vacancyCandidates: ['(vacancyId: "VACANCY") { entryId }', 1],
  vaccinationCalendar: ['(childId: "CHILD") { dose }', 0],
};

function nodes(page: any): number {
  return page.nodes.length;
}
function rows(list: any[]): number {
  return list.length;
}
function distinct(field: string): (page: any) => number {
  return (page) => new Set(page.nodes.map((node: any) => node[field])).size;
}

describe('what is of one county', () => {
  let app: TestApp;
  let departments: DepartmentDefinition[];
  let ofDepartments: [operation: string, department: string][];
  /** Entries of the county `here`, by the words that stand for them above. */
  let ids: Record<string, string>;
  let written = 0;

  beforeAll(async () => {
    ({ departments } = await findDepartments());
    app = await startTestApp({ departments });
    // An allowance is paid from the month after its decision on.
    await app.setClock('2026-04-05T09:00:00+08:00');
    const permissions = app.context.get(PermissionRegistry, { strict: false }).listPermissions();
    ofDepartments = Object.entries(permissions).flatMap(([operation, whose]) => {
      const department = / of ([a-z-]+)$/.exec(whose)?.[1];
      return department === undefined ? [] : [[operation, department]];
    });
    for (const [department, cases] of Object.entries(DECIDED)) {
      for (const place of ['here', 'there'] as const) {
        for (const one of cases) await decide(department, place, one);
        const division = PLACES[place];
        app.introduce({ sub: `${department} ${place}`, roles: ['officer', 'leader'], department, division });
      }
    }
    await app.sql(`
      delete from health_population; delete from public_security_known_population;
      insert into health_population (division_code, year, residents, target_percent, source)
        values ('${PLACES.here}', 2026, 10, 80, 'test'), ('${PLACES.there}', 2026, 10, 80, 'test');
      insert into public_security_known_population (division_code, counted_on, persons, source)
        values ('${PLACES.here}', '2026-01-01', 10, 'test'), ('${PLACES.there}', '2026-01-01', 10, 'test')`);
    const prepare = `mutation { prepareAssistancePayments(month: "2026-04") { userErrors { message } } }`;
    expect((await app.gql(prepare, {}, { as: 'leader-social-assistance' })).errors).toBeUndefined();
    // What the audit then finds.
    await app.sql('update social_assistance_payment set amount_fen = amount_fen + 1');
    const [found] = await app.sql(
      `select
      (select id from employment_unemployment where division_code = $1) as "SEEKER",
      (select id from employment_vacancy where division_code = $1) as "VACANCY",
      (select id from health_child where division_code = $1) as "CHILD"`,
      [PLACES.here],
    );
    ids = found;
  });
  afterAll(() => app?.stop());

  async function decide(
    department: string,
    place: Place,
    [code, form, result]: (typeof DECIDED)[string][number],
  ): Promise<void> {
    const item = departments.flatMap(({ items }) => items).find((each) => each.code === code)!;
    written += 1;
    const [example] = item.formSchema.examples as object[];
    const isOrganisation = item.applicantKinds[0] === 'ORGANISATION';
    const applicant = isOrganisation
      ? { kind: 'ORGANISATION' as const, name: '示例公司', idNumber: '91350100M000100Y43' }
      : { kind: 'PERSON' as const, name: '示例', idNumber: citizenId(written, '19650301') };
    const decided: DecidedCase = {
      itemCode: code,
      itemVersion: item.version,
      applicant,
      form: { ...example, ...form?.(written) },
      today: TODAY,
      divisionCode: PLACES[place],
      requestId: randomUUID(),
      number: `${PLACES[place]}-20260302-${String(written).padStart(6, '0')}-0`,
      centreCode: 'demo',
      decision: 'APPROVED',
      reason: null,
      stepOutcomes: [],
      result: result ?? null,
      decidedAt: new Date(Date.parse(`${TODAY}T01:00:00Z`) + written),
      receivedOn: TODAY,
    };
    const hooks = app.context.get(HooksRegistry, { strict: false }).of(department);
    await app.context.get(Database, { strict: false }).transaction((tx) => hooks.onDecided!(decided, tx));
  }

  const ask = async (field: string, as: string): Promise<any> => {
    const query = field.replace(/SEEKER|VACANCY|CHILD/, (word) => ids[word]);
    const { data, errors } = await app.gql(`{ list: ${query} }`, {}, { as });
    return errors ? errors[0].extensions.code : data.list;
  };

  it('every list of every department is among these', () => {
    const queries = ofDepartments.flatMap(([name]) => (name.startsWith('Query.') ? [name.slice('Query.'.length)] : []));
    expect([...Object.keys(LISTS), ...Object.keys(OF_ONE_ENTRY)].sort()).toEqual(queries.sort());
  });

  it.each(Object.entries(LISTS))('%s holds it for the staff of that county', async (name, [query, count]) => {
    const department = ofDepartments.find(([field]) => field === `Query.${name}`)![1];
    const found: number[] = [];
    for (const as of [`officer-${department}-1`, `${department} here`, `${department} there`]) {
      found.push(count(await ask(`${name} ${query}`, as)));
    }
    expect(found).toEqual([2, 1, 1]);
  });

  it.each(Object.entries(OF_ONE_ENTRY))('%s of another county does not exist', async (name, [query, more]) => {
    const department = ofDepartments.find(([field]) => field === `Query.${name}`)![1];
    const inCounty = rows(await ask(`${name} ${query}`, `${department} here`));
    expect(inCounty).toBeGreaterThan(0);
    expect(await ask(`${name} ${query}`, `officer-${department}-1`)).toHaveLength(inCounty + more);
    expect(await ask(`${name} ${query}`, `${department} there`)).toBe('BAD_USER_INPUT');
  });

  it('a run of payments is of all counties: nobody of one county prepares or confirms it', async () => {
    for (const name of ['prepareAssistancePayments', 'confirmAssistancePayments']) {
      const mutation = `mutation { ${name}(month: "2026-04") { run { month } userErrors { code message } } }`;
      const { data } = await app.gql(mutation, {}, { as: 'social-assistance here' });
      expect(data[name]).toMatchObject({
        run: null,
        userErrors: [{ code: 'RULE', message: expect.stringContaining('全部县') }],
      });
    }
    expect(await app.sql('select confirmed_on from social_assistance_payment_run')).toEqual([{ confirmed_on: null }]);
  });
});
