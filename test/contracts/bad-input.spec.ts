import { randomUUID } from 'node:crypto';
import { startTestApp, type TestApp } from '../support/app.js';
import { citizenId, eventually, exampleForm, operation, RESIDENT, submit, takenUp } from '../support/requests.js';
import { expectProblems, graphqlErrorsOf, refusedTwice, userErrorsOf, type Expected } from './support/refused.js';

const ITEM = 'unemployment-registration';
/** For persons and organisations. */
const LICENCE = 'public-place-hygiene-licence';
const GOOD_CREDIT_CODE = '91350100M000100Y43';
const SUBMIT = `mutation($input: SubmitRequestInput!) { submitRequest(input: $input) {
  request { number applicantName form } notice { number } userErrors { code message field } } }`;

const ID = RESIDENT.idNumber;
const wrongChecksum = ID.slice(0, 17) + (ID[17] === '0' ? '1' : '0');

/** The smallest index whose number ends in X. */
const endsInX = Array.from({ length: 40 }, (_, index) => citizenId(100 + index)).find((id) => id.endsWith('X'))!;

type Input = Record<string, any>;
type Patch = (input: Input) => Input;
const invalid = (field: string[], zh: string | RegExp, en: string | RegExp): Expected => ({
  code: 'INVALID_INPUT',
  field: ['input', ...field],
  zh,
  en,
});

let app: TestApp;
let forms: Record<string, { form: Input; materials: { code: string }[] }>;
beforeAll(async () => {
  app = await startTestApp();
  const [item, licence] = await Promise.all([exampleForm(app, ITEM), exampleForm(app, LICENCE)]);
  forms = { [ITEM]: item, [LICENCE]: licence };
});
afterAll(() => app?.stop());

const inputOf = (patch: Patch, itemCode = ITEM): Input =>
  patch(
    structuredClone({
      clientKey: randomUUID(),
      itemCode,
      channel: 'WINDOW',
      applicant: RESIDENT,
      form: forms[itemCode].form,
      materials: forms[itemCode].materials,
    }),
  );

const applicant =
  (change: Input): Patch =>
  (input) => ({ ...input, applicant: { ...input.applicant, ...change } });
const form =
  (change: Input): Patch =>
  (input) => ({ ...input, form: { ...input.form, ...change } });
const top =
  (change: Input): Patch =>
  (input) => ({ ...input, ...change });

async function expectRefused(
  patch: Patch,
  expected: Expected[],
  { as = 'clerk-1', itemCode = ITEM, kept = [] as string[], titled = false } = {},
): Promise<void> {
  const call = { query: SUBMIT, variables: { input: inputOf(patch, itemCode) }, as };
  expectProblems(await refusedTwice(app, call, userErrorsOf('submitRequest'), kept), expected, { titled });
}

async function accepted(patch: Patch, itemCode = ITEM): Promise<any> {
  const { data, errors } = await app.gql(SUBMIT, { input: inputOf(patch, itemCode) }, { as: 'clerk-1' });
  expect({ errors, userErrors: data?.submitRequest.userErrors }).toEqual({ errors: undefined, userErrors: [] });
  return data.submitRequest.request;
}

describe('identifiers', () => {
  const bad: [what: string, value: string, zh: string, en: string][] = [
    ['a wrong check character', wrongChecksum, '校验位不正确', 'check character does not fit'],
    ['30 February', citizenId(1, '19900230'), '出生日期不存在', 'does not exist'],
    ['month 13', citizenId(1, '19901301'), '出生日期不存在', 'does not exist'],
    ['a birth in the future', citizenId(1, '20990101'), '出生日期晚于今天', 'in the future'],
    ['a province that is not', `99${ID.slice(2)}`, '行政区划代码不存在', 'division code'],
    ['15 digits', '110105491231002', '须为 18 位', '18 characters'],
    [
      'full-width digits',
      ID.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      '字符',
      'character',
    ],
    ['a space at the end', `${ID} `, '须为 18 位', '18 characters'],
    ['nothing', '', '须为 18 位', '18 characters'],
    [
      'a credit code with a wrong check character',
      `${GOOD_CREDIT_CODE.slice(0, 17)}4`,
      '校验位不正确',
      'check character',
    ],
  ];
  it.each(bad)('refuses %s', async (_what, idNumber, zh, en) => {
    const kept = idNumber.length > 14 ? [idNumber.trim()] : [];
    await expectRefused(applicant({ idNumber }), [invalid(['applicant', 'idNumber'], zh, en)], {
      itemCode: LICENCE,
      kept,
    });
  });

  it('refuses an agent’s number too, and names it', async () => {
    const agent = { name: '李四', idNumber: wrongChecksum, relation: '配偶', mandate: '书面委托' };
    await expectRefused(top({ agent }), [invalid(['agent', 'idNumber'], '校验位', 'check character')]);
    const self = { ...agent, idNumber: endsInX.toLowerCase() };
    const own: Patch = (input) => ({ ...applicant({ idNumber: endsInX })(input), agent: self });
    await expectRefused(own, [invalid(['agent', 'idNumber'], '本人', 'their own agent')]);
  });

  it('takes a lower-case x for the X it is', async () => {
    const { number } = await accepted(applicant({ idNumber: endsInX.toLowerCase() }));
    const tail = endsInX.slice(-6);
    for (const given of [tail, tail.toLowerCase()]) {
      const query = `{ requestStatus(number: "${number}", idNumberTail: "${given}") { state } }`;
      expect((await app.gql(query)).data.requestStatus).toEqual({ state: 'RECEIVED' });
    }
  });

  it('takes a credit code for an organisation, where the item is for organisations', async () => {
    await accepted(applicant({ idNumber: GOOD_CREDIT_CODE, name: '示范餐饮有限公司' }), LICENCE);
    await expectRefused(applicant({ idNumber: GOOD_CREDIT_CODE }), [
      {
        code: 'ITEM_NOT_AVAILABLE',
        field: ['input', 'applicant', 'idNumber'],
        zh: '只面向自然人',
        en: 'natural persons only',
      },
    ]);
  });
});

describe('names and texts', () => {
  it.each([
    ['a rare character', '𠮷田·示例'],
    ['the dot of names from Xinjiang', '阿不都热依木·买买提'],
    ['a character of Extension G', '\u{30EDE}某'],
    ['a variation selector of an ideograph', '葛\u{E0100}某'],
    ['a compatibility ideograph, which normalising would change', '\uFA1E田'],
  ])('keeps %s byte for byte', async (_what, name) => {
    const { number, applicantName } = await accepted(applicant({ name }));
    expect(Buffer.from(applicantName)).toEqual(Buffer.from(name));
    const [{ stored }] = await app.sql(`select applicant_name as stored from service_request where number = $1`, [
      number,
    ]);
    expect(Buffer.from(stored)).toEqual(Buffer.from(name));
  });

  const bad: [what: string, value: string, zh: string, en: string][] = [
    ['a zero-width space', '张\u200b三', '不可见字符', 'invisible'],
    ['a byte order mark', '张\ufeff三', '不可见字符', 'invisible'],
    ['a bidi override', '张\u202e三', '书写方向', 'writing direction'],
    ['NUL', '张\0三', '控制字符', 'control character'],
    ['a line break', '张\n三', '控制字符', 'control character'],
    ['half a character', '张\ud842', '不完整的字符', 'lone surrogate'],
    ['a space in front', ' 张三', '首尾不能有空格', 'begin or end with a space'],
    ['nothing', '', '不能为空', 'must not be empty'],
    ['61 characters', '𠮷'.repeat(61), '不能超过 60 个字', '60 characters'],
  ];
  it.each(bad)('refuses %s in a name', async (_what, name, zh, en) => {
    await expectRefused(applicant({ name }), [invalid(['applicant', 'name'], zh, en)]);
  });

  it('refuses it in every other text, and tells all at once', async () => {
    const agent = { name: '李\u200b四', idNumber: ID, relation: '\u2066配偶', mandate: '' };
    const patch: Patch = (input) => ({
      ...applicant({ phone: '12345', address: '示范路\0 1 号' })(input),
      agent,
      clientKey: '键',
      materials: [{ code: 'id-card', copies: 0, reference: 'a\u202eb' }],
    });
    await expectRefused(patch, [
      invalid(['clientKey'], 'ASCII', 'ASCII'),
      invalid(['applicant', 'phone'], '电话', 'telephone'),
      invalid(['applicant', 'address'], '控制字符', 'control'),
      invalid(['agent', 'name'], '不可见', 'invisible'),
      invalid(['agent', 'relation'], '书写方向', 'direction'),
      invalid(['agent', 'mandate'], '不能为空', 'empty'),
      invalid(['materials', '0', 'copies'], '1 至 99', '1 to 99'),
      invalid(['materials', '0', 'reference'], '书写方向', 'direction'),
    ]);
  });
});

describe('item, materials, form', () => {
  it('refuses an item that is not', async () => {
    for (const itemCode of ['no-such-item', '', '张三', '__proto__'])
      await expectRefused(top({ itemCode }), [
        { code: 'UNKNOWN_ITEM', field: ['input', 'itemCode'], zh: '没有这个事项', en: 'no such item' },
      ]);
  });

  it('names every material that is missing', async () => {
    const { materials } = forms[LICENCE];
    const field = ['input', 'materials'];
    const missing = (zh: string, en: string): Expected => ({ code: 'MATERIAL_MISSING', field, zh, en });
    await expectRefused(
      top({ accept: true, materials: materials.slice(0, 3) }),
      [missing('平面图', 'floor plan'), missing('检测', 'test report')],
      { itemCode: LICENCE },
    );
    await accepted(top({ materials: [] }));
  });

  it('refuses more materials than anybody hands in', async () => {
    const materials = Array.from({ length: 101 }, () => ({ code: 'id-card' }));
    await expectRefused(top({ materials }), [invalid(['materials'], '最多 100 项', 'at most 100')]);
  });

  it('refuses a material that the item does not have, and one given twice', async () => {
    const materials = [{ code: 'id-card' }, { code: 'no-such-paper' }, { code: 'id-card' }];
    await expectRefused(top({ materials }), [
      invalid(['materials', '1', 'code'], '没有编码为“no-such-paper”的材料', 'no material "no-such-paper"'),
      invalid(['materials', '2', 'code'], '写了两次', 'twice'),
    ]);
  });

  it('names each violation of the form by its path, with its title', async () => {
    const { wish: _, ...incomplete } = forms[ITEM].form;
    const patch = top({
      form: { ...incomplete, reason: 'BORED', familySize: 0, unemployedSince: '2025-02-30', colour: 'red' },
    });
    const call = { query: SUBMIT, variables: { input: inputOf(patch) }, as: 'clerk-1' };
    const { zh, en } = await refusedTwice(app, call, userErrorsOf('submitRequest'));
    const told = Object.fromEntries(zh.map(({ field, message }) => [field!.join('.'), message]));
    expect(told).toMatchObject({
      'input.form.wish': '求职意愿:必填',
      'input.form.reason': expect.stringMatching(/^失业原因:.*\p{Script=Han}/u),
      'input.form.familySize': expect.stringMatching(/^家庭人口数:.*1/),
      'input.form.unemployedSince': expect.stringMatching(/^失业日期:/),
      'input.form.colour': expect.stringContaining('表单没有这一项'),
    });
    expect([...new Set([...zh, ...en].map(({ code }) => code))]).toEqual(['INVALID_INPUT']);
    expect(en.map(({ field }) => field)).toEqual(zh.map(({ field }) => field));
    for (const [index, { message }] of en.entries()) expect(message).not.toBe(zh[index].message);
    expect(en.find(({ field }) => field?.at(-1) === 'wish')?.message).toBe('求职意愿: is required');
  });

  it('looks into lists of the form', async () => {
    const { form: family, materials } = await exampleForm(app, 'zero-employment-family-recognition');
    const [list] = Object.keys(family).filter((key) => Array.isArray(family[key]));
    const members = structuredClone(family[list] as Input[]);
    members[0].idNumber = wrongChecksum;
    await expectRefused(
      top({ itemCode: 'zero-employment-family-recognition', form: { ...family, [list]: members }, materials }),
      [invalid(['form', list, '0', 'idNumber'], '不是有效的公民身份号码', 'not a valid citizen ID number')],
      { titled: true, kept: [wrongChecksum] },
    );
  });

  it('refuses what the department’s own rules refuse', async () => {
    await expectRefused(form({ unemployedSince: '2099-01-01' }), [
      { code: 'RULE', field: ['input', 'form', 'unemployedSince'], zh: '失业日期不能晚于今天', en: 'later than today' },
    ]);
  });
});

describe('what does not fit the types', () => {
  const bad: [what: string, patch: Patch, field: string[], zh: string, en: string][] = [
    ['an unknown channel', top({ channel: 'PIGEON' }), ['channel'], 'WINDOW 之一', 'must be one of'],
    ['a form that is a list', top({ form: [1] }), ['form'], '须为 JSON 对象', 'JSON object'],
    ['NUL in a form', form({ skill: 'a\0b' }), ['form'], '无法保存的字符', 'cannot be stored'],
    ['half a character in a form', form({ skill: '\ud842' }), ['form'], '无法保存的字符', 'cannot be stored'],
    [
      'a form that would change prototypes',
      (input) => ({ ...input, form: { constructor: 1 } }),
      ['form'],
      '键名',
      'key',
    ],
    ['a name that is a number', applicant({ name: 12345 }), ['applicant', 'name'], '须为 String', 'type String'],
    [
      'copies that are text',
      top({ materials: [{ code: 'id-card', copies: 'two' }] }),
      ['materials', '0', 'copies'],
      'Int',
      'Int',
    ],
    ['a field that nobody knows', top({ colour: 'red' }), [], '接口未定义的字段', 'does not define'],
    ['no applicant', top({ applicant: undefined }), [], '缺少必填项 applicant', 'applicant is required'],
  ];
  it.each(bad)('refuses %s', async (_what, patch, field, zh, en) => {
    const call = { query: SUBMIT, variables: { input: inputOf(patch) }, as: 'clerk-1' };
    const found = await refusedTwice(app, call, graphqlErrorsOf, ['12345']);
    expect(found.status).toBe(400);
    expectProblems(found, [{ code: 'BAD_USER_INPUT', field: ['input', ...field], zh, en }]);
  });
});

describe('who submits', () => {
  it('lets a partner use its own channels only, and never accept', async () => {
    for (const channel of ['WINDOW', 'HOTLINE', 'HOME_VISIT'])
      await expectRefused(top({ channel }), [invalid(['channel'], '合作平台只能使用', 'ONLINE or SELF_SERVICE')], {
        as: 'partner-1',
      });
    const asking = top({ channel: 'ONLINE', accept: true });
    await expectRefused(asking, [invalid(['accept'], '窗口工作人员', 'clerk')], { as: 'partner-1' });
  });

  it('ties a clientKey to its content and its submitter', async () => {
    const clientKey = randomUUID();
    const first = await submit(app, { itemCode: ITEM, clientKey });
    const again = await submit(app, { itemCode: ITEM, clientKey });
    expect(again.request.number).toBe(first.request.number);
    const other: Patch = (input) => form({ familySize: 7 })({ ...input, clientKey });
    await expectRefused(other, [
      { code: 'DUPLICATE_KEY_MISMATCH', field: ['input', 'clientKey'], zh: '已用于另一份申请', en: 'other content' },
    ]);
    const elsewhere = await submit(app, {
      itemCode: ITEM,
      clientKey,
      as: 'clerk-2',
      input: { form: { ...forms[ITEM].form, familySize: 7 } },
    });
    expect(elsewhere.userErrors).toEqual([]);
    expect(elsewhere.request.number).not.toBe(first.request.number);
  });
});

describe('operations on a request and its task', () => {
  let number: string;
  let taskId: string;
  beforeAll(async () => {
    const taken = await takenUp(app, ITEM, 'officer-employment-1');
    number = taken.number;
    taskId = taken.task.id;
    await eventually('the outbox is empty', async () => (await app.sql('select from outbox')).length === 0);
  });

  async function expectOperationRefused(as: string, name: string, args: Input, expected: Expected): Promise<void> {
    const call = { ...operation(name, args), as };
    expectProblems(await refusedTwice(app, call, userErrorsOf(name)), [expected]);
  }

  const WRONG_STATE = { code: 'STATE_CONFLICT', field: null, zh: '办理中', en: 'in progress' };
  const STALE = { code: 'VERSION_CONFLICT', field: ['expectedVersion'], zh: '他人已更改', en: 'changed it meanwhile' };
  const NOT_FOUND = { code: 'NOT_FOUND', field: ['number'], zh: '没有这个受理编号', en: 'no request with this number' };
  const NO_TASK = { code: 'NOT_FOUND', field: ['id'], zh: '没有这项任务', en: 'no such task' };

  it.each<[string, Input]>([
    ['acceptRequest', {}],
    ['requestCorrection', { missing: [{ code: 'id-card', reason: '不清晰' }] }],
    ['supplyMaterials', { materials: [] }],
    ['refuseRequest', { reason: '不属于本级', properAuthority: '区局' }],
    ['deliverResult', { method: '窗口领取' }],
  ])('refuses %s in the wrong state', async (name, args) => {
    await expectOperationRefused('clerk-1', name, { number, ...args }, WRONG_STATE);
  });

  it('refuses what was changed since it was read', async () => {
    const reason = '不想办了';
    for (const expectedVersion of [0, 1, 99, -1])
      await expectOperationRefused('clerk-1', 'withdrawRequest', { number, reason, expectedVersion }, STALE);
    await expectOperationRefused(
      'officer-employment-1',
      'completeTask',
      { id: taskId, outcome: 'APPROVED', expectedVersion: 99 },
      STALE,
    );
  });

  it('says of another’s request and of none the same', async () => {
    const mistyped = number.slice(0, -1) + (number.endsWith('A') ? 'B' : 'A');
    const args = { reason: '不想办了' };
    for (const unknown of [mistyped, '', 'x', '330199001-20260302-999999-A', '张三', 'x'.repeat(5_000)])
      await expectOperationRefused('clerk-1', 'withdrawRequest', { number: unknown, ...args }, NOT_FOUND);
    await expectOperationRefused('clerk-2', 'withdrawRequest', { number, ...args }, NOT_FOUND);
    for (const id of ['1', '', randomUUID(), `${taskId}'`])
      await expectOperationRefused('officer-employment-1', 'claimTask', { id }, NO_TASK);
    await expectOperationRefused('officer-health-1', 'claimTask', { id: taskId }, NO_TASK);
  });

  it('refuses reasons that say nothing', async () => {
    const empty = { code: 'INVALID_INPUT', field: ['reason'], zh: '不能为空', en: 'empty' };
    await expectOperationRefused('clerk-1', 'withdrawRequest', { number, reason: '' }, empty);
    await expectOperationRefused(
      'officer-employment-1',
      'completeTask',
      { id: taskId, outcome: 'REJECTED' },
      {
        ...empty,
        zh: '须写明理由',
        en: 'Give the reason',
      },
    );
    const nothing = { code: 'INVALID_INPUT', field: ['missing'], zh: '至少一项', en: 'at least one' };
    await expectOperationRefused('clerk-1', 'requestCorrection', { number, missing: [] }, nothing);
    const nowhere = {
      code: 'INVALID_INPUT',
      field: ['properDepartment'],
      zh: '没有这个部门',
      en: 'no such department',
    };
    const back = { id: taskId, reason: '不属于本部门', properDepartment: 'weather' };
    await expectOperationRefused('officer-employment-1', 'returnTask', back, nowhere);
  });

  it.each([0, -1, 1_000_000_000])('refuses an extension by %s days', async (value) => {
    const call = {
      ...operation('extendRequest', { number, limit: { value, unit: 'WORKING_DAY' }, reason: '情况复杂' }),
      as: 'leader-employment',
    };
    const { zh, en } = await refusedTwice(app, call, userErrorsOf('extendRequest'));
    expect(zh).toHaveLength(1);
    expect(['INVALID_INPUT', 'RULE']).toContain(zh[0].code);
    expect(en[0].message).toMatch(/^[A-Z]/);
  });
});
