import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { Catalogue } from '../../src/catalogue/index.js';
import { findDepartments } from '../../src/departments/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  citizenId,
  eventually,
  exampleForm,
  perform,
  readRequest,
  submit,
  submitInput,
  takenUp,
} from '../support/requests.js';

const ITEM = 'unemployment-registration';
const OFFICER = 'officer-employment-1';
const HEADER = 'dept,item,legal_limit,promised_limit,unit,notes,materials,basis,source,quality';
const GUIDE = 'https://example.gov.cn/guide';
const FACTS = readFileSync(new URL('../support/files/service-item-facts.csv', import.meta.url), 'utf8');

const IMPORT = `mutation($format: CatalogueFileFormat!, $content: String!, $dryRun: Boolean) {
  importServiceItems(format: $format, content: $content, dryRun: $dryRun) {
    report { dryRun written rows created changed unchanged problemCount problems { row item field code message } }
    userErrors { code field message } } }`;
const VERSIONS = `query($code: ID!) { serviceItemVersions(code: $code) {
  version validFrom validTo origin publishedBy item { version promisedLimit { value } } } }`;

const SUBMIT = `mutation($input: SubmitRequestInput!) { submitRequest(input: $input) {
  userErrors { code message field } } }`;
const OTHER = { name: '李四', idNumber: citizenId(7), phone: '13800138000', address: '示范路 7 号' };

type Definition = Record<string, any>;

describe('the catalogue as administered data', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app?.stop());

  const call = async (query: string, variables: object, as = 'admin-1', headers = {}): Promise<any> => {
    const { data, errors } = await app.gql(query, variables, { as, headers });
    if (errors) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0];
  };
  const load = async (format: string, content: unknown, options: object = {}): Promise<any> => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    const { report, userErrors } = await call(IMPORT, { format, content: text, ...options });
    expect(userErrors.map(({ code }: { code: string }) => code)).toEqual(
      report.problemCount > 0 ? ['INVALID_INPUT'] : [],
    );
    return report;
  };
  const exported = (format: string, filter: object = {}): Promise<string> =>
    call(
      `query($format: CatalogueFileFormat!, $filter: ServiceItemFilter) { exportServiceItems(format: $format, filter: $filter) }`,
      { format, filter },
    );
  const definition = async (code: string): Promise<Definition> =>
    JSON.parse(await exported('JSON', { text: code })).find((item: Definition) => item.code === code);
  const versions = (code: string): Promise<any[]> => call(VERSIONS, { code });
  const published = async (): Promise<number> =>
    (await app.sql<{ n: number }>('select count(*)::int as n from service_item_version'))[0].n;
  const line = (...cells: (string | number)[]): string => [HEADER, cells.join(',')].join('\n');
  const problems = (report: any): unknown[] => report.problems.map((p: any) => [p.row, p.field, p.code]);
  const file = async (body: string, type: string, as: string | null = 'admin-1', query = ''): Promise<any> => {
    const headers: Record<string, string> = { 'content-type': type, 'accept-language': 'en' };
    if (as) headers['authorization'] = `Bearer ${await app.token(as)}`;
    const response = await fetch(`${app.url}/catalogue/import${query}`, { method: 'POST', headers, body });
    return { status: response.status, ...((await response.json()) as object) };
  };

  it('shows the facts of an item with their sources', async () => {
    const item = await call(
      `{ serviceItem(code: "${ITEM}") { applicantKinds confidential nameEn
      place { rule source { kind text } } sources { conditions { text } materials { text } fee { text } }
      acceptanceLimit { value } deliveryLimit { value } specialProcedures { nameEn }
      steps { nameEn role decides part partEn silenceConsents at } } }`,
      {},
    );
    expect(item).toMatchObject({
      applicantKinds: ['PERSON'],
      confidential: false,
      place: {
        rule: expect.stringMatching(/HOUSEHOLD|RESIDENCE|ANYWHERE/),
        source: { text: expect.stringMatching(/./) },
      },
      sources: { fee: { text: expect.stringMatching(/./) } },
    });
    expect(item.steps.at(-1)).toMatchObject({ role: 'LEAD', decides: true, silenceConsents: false, at: 'DUTY' });
  });

  it.each(['JSON', 'CSV'])('what was exported as %s and is imported again writes nothing', async (format) => {
    const before = await published();
    const report = await load(format, await exported(format));
    expect(report).toMatchObject({ written: false, created: 0, changed: 0, problemCount: 0, rows: report.unchanged });
    expect(report.rows).toBe(before);
    expect(await published()).toBe(before);
  });

  it('each item of the product may be changed by a file', async () => {
    const all: Definition[] = JSON.parse(await exported('JSON'));
    const list = all.map((item) => ({ ...item, legalBasis: `${item.legalBasis}等` }));
    const table = [
      HEADER,
      ...all.map(({ department, code }) => [department, code, '', '', '', '', '', '新的依据', '', ''].join(',')),
    ].join('\n');
    for (const [format, content] of Object.entries({ JSON: list, CSV: table })) {
      expect(await load(format, content, { dryRun: true })).toMatchObject({ changed: all.length, problems: [] });
    }
  });

  it('publishes a change as the next version; running requests keep theirs, and other processes follow', async () => {
    const other = await startTestApp({ beside: app });
    try {
      const { number, task } = await takenUp(app, ITEM, OFFICER);
      const item = await definition(ITEM);
      const next = {
        ...item,
        promisedLimit: { ...item.promisedLimit, value: 1 },
        steps: item.steps.map(({ limit: _, ...step }: Definition) => step),
      };
      expect(await load('JSON', [next], { dryRun: true })).toMatchObject({ dryRun: true, written: false, changed: 1 });
      expect(await versions(ITEM)).toHaveLength(1);

      expect(await load('JSON', [next])).toMatchObject({ written: true, changed: 1, problemCount: 0 });
      const [now, before] = await versions(ITEM);
      expect(now).toMatchObject({
        version: 2,
        validTo: null,
        origin: 'IMPORT',
        item: { version: 2, promisedLimit: { value: 1 } },
      });
      expect(now.publishedBy).toBe((await call('{ me { name } }', {})).name);
      expect(before).toMatchObject({ version: 1, validTo: now.validFrom, origin: 'PRODUCT', publishedBy: '系统' });

      const fields = 'item { version }';
      expect(await readRequest(app, 'clerk-1', number, fields)).toEqual({ item: { version: 1 } });
      const { request } = await submit(app, { itemCode: ITEM });
      expect(await readRequest(app, 'clerk-1', request.number, fields)).toEqual({ item: { version: 2 } });
      await perform(app, OFFICER, 'completeTask', { id: task.id, outcome: 'APPROVED' });
      await eventually('the other process offers the new version', async () => {
        const { data } = await other.gql(`{ serviceItem(code: "${ITEM}") { version } }`);
        return data.serviceItem.version === 2;
      });
      expect(await load('JSON', [next])).toMatchObject({ written: false, unchanged: 1 });
    } finally {
      await other.stop();
    }
  });

  it('refuses to build on a version that is not the current one any more', async () => {
    const item = await definition(ITEM);
    const report = await load('JSON', [{ ...item, version: 1, feeFen: 100 }]);
    expect(problems(report)).toEqual([[1, 'version', 'VERSION_BEHIND']]);
  });

  it('an imported item is asked for, worked and decided like any other', async () => {
    const report = await load(
      'CSV',
      line(
        'employment',
        '就业见习登记',
        '',
        5,
        'working',
        '受理后5个工作日办结',
        '居民身份证;见习协议2',
        '就业促进法',
        GUIDE,
        'official',
      ),
    );
    expect(report).toMatchObject({ written: true, created: 1, problems: [] });
    const [item] = JSON.parse(await exported('JSON', { text: '就业见习登记' }));
    expect(item).toMatchObject({ code: expect.stringMatching(/^imported-/), version: 1, department: 'employment' });
    expect(item.materials).toEqual([
      expect.objectContaining({ code: 'id-card', source: 'GOVERNMENT' }),
      expect.objectContaining({ name: { zh: '见习协议', en: '见习协议' }, copies: 2 }),
    ]);
    const { number, task } = await takenUp(app, item.code, OFFICER);
    await perform(app, OFFICER, 'completeTask', { id: task.id, outcome: 'APPROVED' });
    expect(await readRequest(app, 'clerk-1', number, 'state decision')).toEqual({
      state: 'DECIDED',
      decision: 'APPROVED',
    });
  });

  it('tells every problem of every row, and writes nothing', async () => {
    const before = await published();
    const [item, other] = [await definition(ITEM), await definition('employment-registration')];
    const report = await load('JSON', [
      { ...item, feeFen: 5 },
      { ...other, department: 'health', materials: [...other.materials, other.materials[0]], place: undefined },
      { ...other, colour: 'red' },
      { ...other, code: 'strange', formSchema: { ...other.formSchema, $id: 'x' }, steps: [] },
      { code: 'empty' },
      'nothing',
      {
        ...other,
        code: 'wide',
        feeFen: 7,
        formSchema: { ...other.formSchema, type: 'object', properties: { a: { type: 'tree' } }, required: [] },
      },
      { ...item, feeFen: 6 },
    ]);
    expect(report).toMatchObject({ written: false, rows: 8 });
    expect(problems(report)).toEqual(
      expect.arrayContaining([
        [2, 'department', 'DEPARTMENT_CHANGED'],
        [2, 'materials', 'MATERIAL_DUPLICATE'],
        [2, 'place', 'PLACE_MISSING'],
        [3, 'colour', 'MALFORMED'],
        [4, 'formSchema', 'FORM_INVALID'],
        [4, 'steps', 'DECIDING_STEP'],
        [5, 'formSchema', 'MALFORMED'],
        [6, null, 'MALFORMED'],
        [7, 'formSchema', 'FORM_INVALID'],
        [8, 'code', 'DUPLICATE'],
      ]),
    );
    expect(report.problems.some(({ row }: { row: number }) => row === 1)).toBe(false);
    expect(await published()).toBe(before);
  });

  it('keeps what a department’s rules read of the form', async () => {
    const item = await definition(ITEM);
    const { [item.formSchema.required[0]]: _, ...properties } = item.formSchema.properties;
    const report = await load('JSON', [
      { ...item, formSchema: { ...item.formSchema, properties, required: [], examples: [{}] } },
    ]);
    expect(problems(report)).toContainEqual([1, 'formSchema', 'FORM_FIELD_DROPPED']);
  });

  it('an item is retired by a file: it is offered no more, its requests go on, and a file brings it back', async () => {
    const code = 'graduate-file-reception';
    const { number, task } = await takenUp(app, code, OFFICER);
    const item = await definition(code);
    const input = await submitInput(app, { itemCode: code, input: { applicant: OTHER } });
    expect(await load('JSON', [{ ...item, retired: true }])).toMatchObject({ written: true, changed: 1 });
    const offered = async (): Promise<unknown> => {
      const { serviceItem, serviceItems } = (
        await app.gql(
          `{ serviceItem(code: "${code}") { code } serviceItems(filter: { text: "${code}" }) { totalCount } }`,
        )
      ).data;
      return [serviceItem?.code ?? null, serviceItems.totalCount];
    };
    expect(await offered()).toEqual([null, 0]);
    const again = async (): Promise<unknown[]> =>
      (await app.gql(SUBMIT, { input }, { as: 'clerk-1' })).data.submitRequest.userErrors;
    expect(await again()).toEqual([
      { code: 'ITEM_NOT_AVAILABLE', field: ['input', 'itemCode'], message: expect.stringContaining('停办') },
    ]);

    await app.restart();
    expect(await offered()).toEqual([null, 0]);
    const [now] = await call(`query($code: ID!) { serviceItemVersions(code: $code) { version item { retired } } }`, {
      code,
    });
    expect(now).toEqual({ version: item.version + 1, item: { retired: true } });
    await perform(app, OFFICER, 'completeTask', { id: task.id, outcome: 'APPROVED' });
    expect(await readRequest(app, 'clerk-1', number, 'state item { name version }')).toEqual({
      state: 'DECIDED',
      item: { name: item.name.zh, version: item.version },
    });

    for (const format of ['JSON', 'CSV']) {
      const file = await exported(format, { text: code });
      expect(await load(format, file)).toMatchObject({ rows: 1, unchanged: 1 });
    }
    const back = `${HEADER},retired\nemployment,${item.name.zh},,,,,,,,,no`;
    expect(await load('CSV', back)).toMatchObject({ written: true, changed: 1 });
    expect(await offered()).toEqual([code, 1]);
    expect(await again()).toEqual([]);
  });

  it('of two imports at once one is published, and the other is told', async () => {
    const item = await definition('vacancy-publication');
    const reports = await Promise.all([11, 12, 13].map((feeFen) => load('JSON', [{ ...item, feeFen }])));
    expect(reports.filter(({ written }) => written)).toHaveLength(1);
    for (const late of reports.filter(({ written }) => !written)) {
      expect(['CHANGED_MEANWHILE', 'VERSION_BEHIND']).toContain(late.problems[0].code);
    }
    const [now, before] = await versions('vacancy-publication');
    expect([now.version, before.version, before.validTo]).toEqual([2, 1, now.validFrom]);
  });

  it('what was published is told so, also when it cannot be read back at once', async () => {
    const item = await definition('vacancy-publication');
    const catalogue = app.context.get(Catalogue, { strict: false });
    const follow = catalogue.follow.bind(catalogue);
    const look = jest
      .spyOn(catalogue, 'follow')
      .mockImplementationOnce(follow)
      .mockRejectedValueOnce(new Error('lost'));
    const report = await load('JSON', [{ ...item, feeFen: 14 }]);
    look.mockRestore();
    expect(report).toMatchObject({ written: true, problemCount: 0 });
    await eventually('it is offered', async () => (await definition('vacancy-publication')).feeFen === 14);
  });

  it('the database itself refuses versions that overlap, and changes of a version', async () => {
    const { code } = await definition('employment-registration');
    const at = `(select valid_from from service_item_version where code = '${code}')`;
    const insert = (from: string): Promise<unknown> =>
      app.sql(`insert into service_item_version (code, version, department, definition, digest, valid_from, valid_to)
        select code, 9, department, definition, digest, ${from}, null from service_item_version where code = '${code}'`);
    await expect(insert('now()')).rejects.toThrow(/service_item_one_current/);
    const end = (to: string): Promise<unknown> =>
      app.sql(`update service_item_version set valid_to = ${to} where code = '${code}'`);
    await expect(end('now()')).rejects.toThrow(/service_item_chain/);
    await expect(end(at)).rejects.toThrow(/service_item_lasts/);
    const change = `set role yichuang_runtime; update service_item_version set definition = '{}' where code = '${code}'`;
    await expect(app.sql(change)).rejects.toThrow(/permission denied/);
    await app.sql('reset role');
  });

  it('10,000 rows with one bad row: the row is named and nothing is written', async () => {
    const before = await published();
    const rows = Array.from({ length: 10_000 }, (_, i) =>
      [
        'employment',
        `测试事项${i}`,
        20,
        i === 7_777 ? 21 : 10,
        'working',
        `说明,"${i}"`.replaceAll('"', ''),
        '居民身份证',
        '测试依据',
        GUIDE,
        'official',
      ]
        .map((cell) => (String(cell).includes(',') ? `"${cell}"` : cell))
        .join(','),
    );
    const answer = await file([HEADER, ...rows].join('\r\n'), 'text/csv');
    expect(answer).toMatchObject({ status: 422, written: false, rows: 10_000, created: 10_000, problemCount: 1 });
    expect(answer.problems).toEqual([
      {
        row: 7_779,
        item: '测试事项7777',
        field: 'promised_limit',
        code: 'PROMISE_OVER_LEGAL',
        message: expect.stringMatching(/longer than the legal/),
      },
    ]);
    expect(await published()).toBe(before);
  }, 90_000);

  it('published guides that contradict themselves or rest on a copy are refused, each with its reasons', async () => {
    const report = await load('CSV', FACTS, { dryRun: true });
    expect(report.rows).toBe(20);
    const told: Record<string, string[]> = {};
    for (const { row, field, code } of report.problems) (told[row] ??= []).push(`${field}: ${code}`);
    for (const all of Object.values(told)) all.sort();
    expect(told).toEqual({
      4: ['basis: LEGAL_BASIS_MISSING', 'promised_limit: PROMISE_MISSING'],
      5: ['notes: STEPS_OVER_PROMISE', 'quality: SOURCE_NOT_OFFICIAL'],
      6: ['basis: LEGAL_BASIS_MISSING', 'promised_limit: PROMISE_MISSING'],
      7: ['basis: LEGAL_BASIS_MISSING', 'promised_limit: PROMISE_MISSING'],
      8: ['basis: LEGAL_BASIS_MISSING', 'notes: LIMITS_NOT_COMPARABLE', 'quality: SOURCE_NOT_OFFICIAL'],
      9: ['basis: LEGAL_BASIS_MISSING', 'promised_limit: PROMISE_MISSING', 'quality: SOURCE_NOT_OFFICIAL'],
      10: ['basis: LEGAL_BASIS_MISSING', 'promised_limit: PROMISE_MISSING', 'quality: SOURCE_NOT_OFFICIAL'],
      11: ['basis: LEGAL_BASIS_MISSING', 'promised_limit: PROMISE_MISSING'],
      12: ['quality: SOURCE_NOT_OFFICIAL'],
      13: ['basis: LEGAL_BASIS_MISSING'],
      14: ['promised_limit: PROMISE_MISSING', 'quality: SOURCE_NOT_OFFICIAL'],
      16: ['promised_limit: PROMISE_MISSING', 'quality: SOURCE_NOT_OFFICIAL'],
      17: ['promised_limit: PROMISE_MISSING', 'quality: SOURCE_NOT_OFFICIAL'],
      18: ['basis: LEGAL_BASIS_MISSING', 'promised_limit: PROMISE_MISSING', 'quality: SOURCE_NOT_OFFICIAL'],
      19: ['basis: LEGAL_BASIS_MISSING', 'promised_limit: PROMISE_MISSING'],
      20: ['dept: JOINT_NEEDS_JSON'],
      21: ['dept: JOINT_NEEDS_JSON'],
    });
    expect(report).toMatchObject({ created: 2 + 15, changed: 1 });
  });

  it('a product that starts again leaves imported versions, until it brings a higher number', async () => {
    const { code } = await definition(ITEM);
    const current = async (): Promise<unknown[]> =>
      (await versions(code)).map(({ version, origin }) => [version, origin]);
    const before = await current();
    await app.restart();
    expect(await current()).toEqual(before);
    const { departments } = await findDepartments();
    const startWith = async (version: number): Promise<void> => {
      const raised = departments.map((one) => ({
        ...one,
        items: one.items.map((item) => (item.code === code ? { ...item, version, feeFen: version } : item)),
      }));
      await (await startTestApp({ beside: app, departments: raised })).stop();
    };
    await startWith(2);
    expect(await current()).toEqual([
      [2, 'IMPORT'],
      [1, 'PRODUCT'],
    ]);
    await startWith(5);
    expect(await current()).toEqual([
      [5, 'PRODUCT'],
      [2, 'IMPORT'],
      [1, 'PRODUCT'],
    ]);
    await startWith(4);
    expect(await current()).toHaveLength(3);
    await expect(startWith(1)).rejects.toThrow(/version 1 is published and was changed/);
    expect(await load('JSON', [{ ...(await definition(code)), feeFen: 9 }])).toMatchObject({ written: true });
    expect((await current())[0]).toEqual([6, 'IMPORT']);
  });

  describe('files and forms of any size', () => {
    const errorOf = ({ status, errors }: any): unknown[] => [status, errors[0].extensions.code, errors[0].message];

    it('takes files from an administrator only, and says how large they may be', async () => {
      const table = line('employment', '甲', '', 3, 'working', '', '', '依据', GUIDE, 'official');
      expect(errorOf(await file(table, 'text/csv', null)).slice(0, 2)).toEqual([401, 'UNAUTHENTICATED']);
      expect(errorOf(await file(table, 'text/csv', 'clerk-1')).slice(0, 2)).toEqual([403, 'FORBIDDEN']);
      expect(errorOf(await file('x', 'text/plain'))).toEqual([
        400,
        'BAD_USER_INPUT',
        expect.stringMatching(/text\/csv/),
      ]);
      expect(errorOf(await file(table, 'text/csv', 'admin-1', '?dry=1'))[0]).toBe(400);
      expect(await file(table, 'text/csv', 'admin-1', '?dryRun=true')).toMatchObject({
        status: 200,
        created: 1,
        written: false,
      });
      const tooLarge = 'x'.repeat(16 * 1024 * 1024 + 1);
      expect(errorOf(await file(tooLarge, 'text/csv'))).toEqual([
        413,
        'BAD_USER_INPUT',
        expect.stringMatching(/at most 16 MiB/),
      ]);
      expect(errorOf(await file(tooLarge, 'text/csv', null))[0]).toBe(401);
      expect(await file(`[${' '.repeat(2 * 1024 * 1024)}]`, 'application/json')).toMatchObject({
        status: 422,
        problemCount: 1,
      });
      expect(await file('[{', 'application/json')).toMatchObject({ status: 400 });
    });

    it('gives the same file by HTTP as by GraphQL', async () => {
      const get = async (query: string, as = 'admin-1'): Promise<Response> =>
        fetch(`${app.url}/catalogue/export${query}`, { headers: { authorization: `Bearer ${await app.token(as)}` } });
      const response = await get('?format=csv&department=health');
      expect(response.headers.get('content-type')).toMatch(/^text\/csv/);
      const table = await exported('CSV', { department: 'health' });
      expect(Buffer.from(await response.arrayBuffer()).toString()).toBe(`\ufeff${table}`);
      expect((await get('?format=xlsx')).status).toBe(400);
      expect((await get('', 'officer-health-1')).status).toBe(403);
    });

    it('a form that takes for ever to check is given up, and everybody else goes on', async () => {
      const item = await definition('employment-registration');
      const formSchema = {
        type: 'object',
        $defs: Object.fromEntries(
          Array.from({ length: 31 }, (_, i) => {
            const part = { $ref: `#/$defs/a${i - 1}` };
            return [`a${i}`, i === 0 ? { type: 'object' } : { allOf: [part, part] }];
          }),
        ),
        properties: { words: { title: '文字', $ref: '#/$defs/a30' } },
        examples: [{}],
      };
      expect(await load('JSON', [{ ...item, code: 'slow-form', formSchema }])).toMatchObject({ written: true });
      const form = { words: {} };
      const input = await submitInput(app, { itemCode: 'slow-form', input: { form } });
      const { data } = await app.gql(SUBMIT, { input }, { as: 'clerk-1' });
      expect(data.submitRequest.userErrors).toEqual([
        { code: 'INVALID_INPUT', field: ['input', 'form'], message: expect.stringContaining('用时过长') },
      ]);
    });

    it('a form of 1 MB is refused by name, a longer body before it is read', async () => {
      const { form } = await exampleForm(app, ITEM);
      const [name] = Object.keys(form).filter((key) => typeof form[key] === 'string');
      const ask = async (characters: number): Promise<any> => {
        const input = await submitInput(app, {
          itemCode: ITEM,
          input: { form: { ...form, [name]: 'x'.repeat(characters) } },
        });
        return app.gql(SUBMIT, { input }, { as: 'clerk-1' });
      };
      const { data } = await ask(1_000_000);
      expect(data.submitRequest.userErrors).toEqual([
        { code: 'INVALID_INPUT', field: ['input', 'form'], message: expect.stringContaining('上限为 256 KB') },
      ]);
      const { status, errors } = await ask(1024 * 1024);
      expect([status, errors![0].extensions.code, errors![0].message]).toEqual([
        413,
        'BAD_USER_INPUT',
        expect.stringContaining('上限为 1 MiB'),
      ]);
    });
  });
});
