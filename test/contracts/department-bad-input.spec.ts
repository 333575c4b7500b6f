import { randomUUID } from 'node:crypto';
import { Centres } from '../../src/organisation/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { citizenId, exampleForm, perform, RESIDENT, submit, takenUp, waitForTask } from '../support/requests.js';
import { expectProblems, refusedTwice, rowCounts, userErrorsOf, type Expected } from './support/refused.js';

const SUBMIT = `mutation($input: SubmitRequestInput!) { submitRequest(input: $input) {
  request { number } notice { number } userErrors { code message field } } }`;
const ALLOWANCE = 'minimum-living-allowance';
const LOW_INCOME = 'low-income-family-recognition';
const OFFICER = 'officer-social-assistance-1';
const LEADER = 'leader-social-assistance';
/** Of a division that no table of standards has. */
const FAR_AWAY = 'clerk-far-away';

/** Whom the registers know: the household of an allowance, somebody dead. */
const HEAD = citizenId(11, '19800101');
const CHILD = '110101201504010017';
const DEAD = '310101193501010046';
/** Whose requests run. */
const ASKING = citizenId(12, '19800101');
const MAN = citizenId(13, '19800101');
/** Sixteen, thirty-five, sixty, sixty-five, eighty tomorrow. */
const almost = (age: number): string => citizenId(14, `${2026 - age}0303`);

type Form = Record<string, any>;
interface Asked {
  itemCode: string;
  /** What differs from the item's example. */
  form?: Form;
  applicant?: string;
  agent?: { mandate: string };
  as?: string;
}
type Row = [what: string, asked: Asked, field: string, zh: string, en: string, code?: string];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.setClock('2026-03-02T09:00:00+08:00');
  const centre = { code: 'far-away', name: '示例中心', nameEn: 'Example centre', divisionCode: '440199001' };
  await app.context.get(Centres, { strict: false }).ensure([centre]);
  app.introduce({ sub: FAR_AWAY, roles: ['clerk'], centre: 'far-away' });
  await known();
});
afterAll(() => app?.stop());

/** What the rows below presuppose. */
async function known(): Promise<void> {
  const allowed = await takenUp(app, ALLOWANCE, OFFICER, { input: { applicant: of(HEAD) } });
  const funeral = await takenUp(app, 'funeral-subsidy', OFFICER, { input: { applicant: of(HEAD) } });
  for (const { task } of [allowed, funeral]) {
    await perform(app, OFFICER, 'completeTask', { id: task.id, outcome: 'APPROVED' });
  }
  const { id } = await waitForTask(app, allowed.number, LEADER);
  await perform(app, LEADER, 'claimTask', { id });
  await perform(app, LEADER, 'completeTask', { id, outcome: 'APPROVED' });
  for (const itemCode of RUNNING) {
    const { request, userErrors } = await submit(app, {
      itemCode,
      input: await inputOf({ itemCode, applicant: ASKING }),
    });
    expect({ itemCode, userErrors, state: request?.state }).toEqual({ itemCode, userErrors: [], state: 'RECEIVED' });
  }
}

/** One of each department that has such an item. */
const RUNNING = [
  LOW_INCOME,
  'graduate-file-reception',
  'resident-health-record',
  'additional-birth-approval',
  'id-card-replacement',
];

const of = (idNumber: string): Form => ({ ...RESIDENT, idNumber });

async function inputOf({ itemCode, form, applicant = MAN, agent }: Asked): Promise<Form> {
  const example = await exampleForm(app, itemCode);
  return {
    clientKey: randomUUID(),
    itemCode,
    channel: 'WINDOW',
    applicant: applicant === CREDIT_CODE ? { ...of(applicant), name: '示范有限公司' } : of(applicant),
    form: { ...example.form, ...form },
    materials: example.materials,
    ...(agent && { agent: { name: '李四', idNumber: citizenId(16), relation: '配偶', ...agent } }),
  };
}
const CREDIT_CODE = '91350100M000100Y43';

const member = (idNumber: string, more: Form = {}): Form => ({
  name: '示例',
  idNumber,
  relation: 'CHILD',
  monthlyIncomeYuan: 0,
  hasLabourCapacity: false,
  ...more,
});
const household = (...householdMembers: Form[]): Form => ({ householdMembers });
const ONE = '110101201403030035';
const MEMBER = 'form.householdMembers';
const INVALID = 'INVALID_INPUT';

describe.each([ALLOWANCE, LOW_INCOME])('income and household of %s', (itemCode) => {
  const income = (monthlyIncomeYuan: unknown): Asked => ({
    itemCode,
    form: { monthlyIncomeYuan, householdMembers: [] },
  });
  it.each<Row>([
    ['income below zero', income(-0.01), 'form.monthlyIncomeYuan', '>= 0', '>= 0', INVALID],
    ['income that is text', income('620'), 'form.monthlyIncomeYuan', 'number 类型', 'be number', INVALID],
    ['income that is null', income(null), 'form.monthlyIncomeYuan', 'number 类型', 'be number', INVALID],
    ['income that nobody has', income(1e308), 'form.monthlyIncomeYuan', '<= 1000000', '<= 1000000', INVALID],
    [
      'a member’s income below zero',
      { itemCode, form: household(member(ONE, { monthlyIncomeYuan: -1 })) },
      `${MEMBER}.0.monthlyIncomeYuan`,
      '>= 0',
      '>= 0',
      INVALID,
    ],
    [
      'a household that is no list',
      { itemCode, form: { householdMembers: 'x' } },
      MEMBER,
      'array 类型',
      'be array',
      INVALID,
    ],
    [
      'a member twice',
      { itemCode, form: household(member(ONE), member(ONE)) },
      `${MEMBER}.1.idNumber`,
      '填写了两次',
      'twice',
    ],
    [
      'the applicant as a member',
      { itemCode, form: household(member(MAN)) },
      `${MEMBER}.0.idNumber`,
      '申请人',
      'applicant',
    ],
    [
      'a member of another allowance household',
      { itemCode, form: household(member(CHILD)) },
      `${MEMBER}.0.idNumber`,
      '正在享受最低生活保障',
      'already receives',
    ],
    [
      'the head of another allowance household as a member',
      { itemCode, form: household(member(HEAD)) },
      `${MEMBER}.0.idNumber`,
      '正在享受最低生活保障',
      'already receives',
    ],
    ['a dead member', { itemCode, form: household(member(DEAD)) }, `${MEMBER}.0.idNumber`, '已登记死亡', 'deceased'],
  ])('%s', refused);
});

const APPLICANT = 'applicant.idNumber';
const under = (itemCode: string, age: number, zh: string, en: string, form?: Form): Row => [
  `${itemCode}: the day before the birthday`,
  { itemCode, applicant: almost(age), form },
  APPLICANT,
  zh,
  en,
];

describe('who may not ask', () => {
  it.each<Row>([
    ['the dead', { itemCode: 'old-age-allowance', applicant: DEAD }, APPLICANT, '已登记死亡', 'deceased'],
    under(ALLOWANCE, 18, '未满18', 'younger than 18'),
    under('old-age-allowance', 80, '未满80', 'younger than 80'),
    under('unemployment-registration', 16, '未满16', 'younger than 16'),
    under('resident-pension-claim', 60, '未满60', 'younger than 60'),
    under('elderly-health-check', 65, '年满65', '65 years old'),
    under('chronic-disease-management', 35, '年满35', '35 years old', { diagnosedOn: '2026-01-01' }),
    under('rural-family-award', 60, '2026-03-03起', 'from 2026-03-03'),
    under('dog-registration', 18, '年满十八周岁', 'eighteen'),
    [
      'a person for a vacancy: no credit code',
      { itemCode: 'vacancy-publication', applicant: MAN },
      APPLICANT,
      '只面向法人或其他组织',
      'organisations only',
      'ITEM_NOT_AVAILABLE',
    ],
    [
      'an employer with a wrong credit code',
      { itemCode: 'vacancy-publication', applicant: `${CREDIT_CODE.slice(0, 17)}4` },
      APPLICANT,
      '校验位不正确',
      'check character',
      INVALID,
    ],
    [
      'an employer without any',
      { itemCode: 'vacancy-publication', applicant: '' },
      APPLICANT,
      '须为 18 位',
      '18 characters',
      INVALID,
    ],
    ...RUNNING.map((itemCode): Row => [
      `${itemCode}: a second time while the first runs`,
      { itemCode, applicant: ASKING },
      APPLICANT,
      '正在办理',
      'being handled|running|in hand',
    ]),
  ])('%s', refused);
});

describe('a paper about somebody else', () => {
  const agent = { mandate: '委托办理' };
  it.each<Row>([
    ...['family-status-certificate', 'one-child-certificate-reissue', 'birth-medical-certificate-reissue'].map(
      (itemCode): Row => [itemCode, { itemCode, agent }, 'materials', '授权委托书', 'letter of authority'],
    ),
    [
      'no-crime-certificate, with a mandate for it',
      { itemCode: 'no-crime-certificate', agent: { mandate: '代办无犯罪记录证明' } },
      'materials',
      '授权委托书',
      'letter of authority',
    ],
    [
      'no-crime-certificate about another',
      { itemCode: 'no-crime-certificate', form: { subjectIdNumber: HEAD } },
      'form.subjectIdNumber',
      '只能查询本人',
      'the applicant only',
    ],
  ])('%s', refused);
});

describe('a division outside of the table of standards', () => {
  it.each<Row>([
    [
      ALLOWANCE,
      { itemCode: ALLOWANCE, form: household(), as: FAR_AWAY },
      'itemCode',
      '没有最低生活保障的标准',
      'no standard',
    ],
    [
      'old-age-allowance',
      { itemCode: 'old-age-allowance', applicant: citizenId(17, '19400101'), as: FAR_AWAY },
      'itemCode',
      '标准',
      'no standard',
    ],
    [
      'one-child-parent-award',
      { itemCode: 'one-child-parent-award', as: FAR_AWAY },
      'itemCode',
      '发放标准',
      'No standard',
    ],
  ])('%s', refused);
});

describe('days', () => {
  it.each<Row>([
    [
      'an expected birth that is long past',
      { itemCode: 'birth-registration', form: { stage: 'EXPECTED', birthDate: '1990-01-01' } },
      'form.birthDate',
      '预产期',
      'expected date',
    ],
    [
      'a child that is born tomorrow',
      { itemCode: 'birth-registration', form: { stage: 'BORN', birthDate: '2026-03-03' } },
      'form.birthDate',
      '不能晚于今天',
      'later than today',
    ],
    [
      'a vacancy until a day that never comes',
      { itemCode: 'vacancy-publication', applicant: CREDIT_CODE, form: { validUntil: '2026-02-30' } },
      'form.validUntil',
      '格式 "date"',
      'format "date"',
      INVALID,
    ],
    [
      'a vacancy for ever',
      { itemCode: 'vacancy-publication', applicant: CREDIT_CODE, form: { validUntil: '9999-12-31' } },
      'form.validUntil',
      '招聘有效期',
      'validUntil',
    ],
  ])('%s', refused);
});

async function refused(_what: string, asked: Asked, field: string, zh: string, en: string, code = 'RULE') {
  const call = { query: SUBMIT, variables: { input: await inputOf(asked) }, as: asked.as ?? 'clerk-1' };
  const found = await refusedTwice(app, call, userErrorsOf('submitRequest'));
  const expected: Expected = { code, field: ['input', ...field.split('.')], zh: new RegExp(zh), en: new RegExp(en) };
  // What the form itself forbids is told with the field's title.
  expectProblems(found, [expected], { titled: code === INVALID });
}

describe('an export asked by another department', () => {
  const LEDGERS = [
    'employment/unemployment',
    'social-assistance/cases',
    'health/health-records',
    'health/special-care',
    'family-planning/births',
    'family-planning/special-supports',
    'public-security/residences',
  ];
  it.each(LEDGERS)('%s', async (path) => {
    const before = await rowCounts(app);
    for (const [language, words] of [
      ['zh', /没有|不存在/],
      ['en', /no such|There is no/],
    ] as const) {
      const other = path.startsWith('health') ? 'leader-employment' : 'leader-health';
      const answer = await fetch(`${app.url}/ledgers/${path}/export`, {
        headers: {
          authorization: `Bearer ${await app.token(other)}`,
          'accept-language': language,
          'x-access-purpose': encodeURIComponent('统计'),
        },
      });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toMatch(words);
    }
    expect(await rowCounts(app)).toEqual(before);
  });
});
