import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { EntityMetadata } from 'typeorm';
import { getNamedType, isObjectType, type GraphQLOutputType } from 'graphql';
import { checkServiceItem, FormValidator, type ServiceItemDefinition } from '../../src/catalogue/index.js';
import {
  HooksRegistry,
  type Application,
  type LedgerColumn,
  type LedgerDefinition,
  type RuleViolation,
} from '../../src/department-kit/index.js';
import { PermissionRegistry } from '../../src/platform/auth/index.js';
import { Database } from '../../src/platform/database/index.js';
import type { LocalText } from '../../src/platform/errors/index.js';
import type { TestApp } from '../support/app.js';
import { citizenId, perform, submit, waitForTask } from '../support/requests.js';
import { callsOf } from './support/any-call.js';
import { SIXTH, sixDepartments, startAppWith } from './support/sixth-department.js';

const departments = await sixDepartments();
const codes = departments.map(({ code }) => code);
const allItems = departments.flatMap(({ items }) => items);

const CHINESE = /\p{Script=Han}/u;
const inBoth = (text: LocalText): boolean => CHINESE.test(text.zh) && text.en !== '' && !CHINESE.test(text.en);

let app: TestApp;
beforeAll(async () => {
  app = await startAppWith(departments);
}, 60_000);
afterAll(() => app?.stop());

it('there are the five of the product, each with six items at least, two joint ones among all, and the sixth', () => {
  expect(codes).toEqual(['employment', 'family-planning', 'gardens', 'health', 'public-security', 'social-assistance']);
  const few = departments.filter(({ code, items }) => code !== basename(SIXTH) && items.length < 6);
  expect(few.map(({ code }) => code)).toEqual([]);
  expect(allItems.filter(({ kind }) => kind === 'JOINT').length).toBeGreaterThanOrEqual(2);
});

describe.each(departments.map((department) => [department.code, department] as const))('%s', (code, department) => {
  const items = department.items.map((item) => [item.code, item] as const);

  it('speaks both languages of itself', () => {
    expect([department.name, department.bodyName].filter((name) => !inBoth(name))).toEqual([]);
  });

  describe.each(items)('%s', (itemCode, item) => {
    it('may be published', () => {
      expect(item.department).toBe(code);
      expect(checkServiceItem(item, codes)).toEqual([]);
    });

    it('has names in both languages', () => {
      const named = [item, ...item.steps, ...item.materials, ...item.specialProcedures];
      expect(named.map(({ name }) => name).filter((name) => !inBoth(name))).toEqual([]);
      for (const text of [item.conditions, item.legalBasis]) expect(text).toMatch(CHINESE);
    });

    it('says where each limit comes from, and what is invented says so', () => {
      for (const { source } of limitsOf(item)) {
        expect(source.text).toMatch({ law: /《.+》/, guide: CHINESE, 'demo-policy': /^演示政策/ }[source.kind]);
      }
    });

    it('has a form that compiles, in Chinese, with examples that pass', () => {
      const forms = new FormValidator();
      const { examples } = item.formSchema as { examples: unknown[] };
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) expect(forms.validate(item.formSchema, example, ['form'])).toEqual([]);
      expect(untitled(item.formSchema, 'form')).toEqual([]);
    });

    it('is in the catalogue, and its example is taken in unless a rule of a department is against it', async () => {
      const as = item.applicantKinds.includes('PERSON') ? citizenId(1) : '91350100M000100Y43';
      const input = { applicant: { name: '示例人', idNumber: as, phone: '13800138000' } };
      const { request, userErrors } = await submit(app, { itemCode, input });
      expect(userErrors.filter((error: { code: string }) => error.code !== 'RULE')).toEqual([]);
      if (userErrors.length === 0) expect(request).toMatchObject({ state: 'RECEIVED', item: { code: itemCode } });
    });

    it('is refused by rules in both languages, with a field', async () => {
      const hooks = app.context.get(HooksRegistry, { strict: false }).of(code);
      const database = app.context.get(Database, { strict: false });
      const found: RuleViolation[] = [];
      for (const application of oddApplications(item)) {
        found.push(...((await hooks.precheck?.(application, database)) ?? []));
      }
      for (const { message, field } of found) {
        expect([message, inBoth(message)]).toEqual([message, true]);
        if (field) expect(['applicant', 'form']).toContain(field[0]);
      }
    });
  });

  describe('ledgers and follow-ups', () => {
    const { ledgers = [], followUps = [] } = department;

    it('have codes of their own, and names in both languages', () => {
      const named = [...ledgers, ...followUps].map(({ name }) => name);
      const titles = ledgers.flatMap(({ columns }) => columns.map(({ title }) => title));
      const words = [...ledgers.map(({ statuses }) => statuses), ...followUps.map(({ outcomes }) => outcomes)];
      const texts = [...named, ...titles, ...words.flatMap((word) => Object.values(word))];
      expect(texts.filter((text) => !inBoth(text))).toEqual([]);
      for (const codes of [ledgers, followUps].map((all) => all.map((one) => one.code)))
        expect(codes).toEqual([...new Set(codes)]);
      for (const { columns } of ledgers) {
        expect(columns.map(({ title }) => title.zh)).toEqual([...new Set(columns.map(({ title }) => title.zh))]);
      }
    });

    it('have columns that stand a row with nothing in it that may be absent, and with codes that they do not know', () => {
      const { dataSource } = app.context.get(Database, { strict: false });
      for (const ledger of ledgers) {
        const row = emptyish(dataSource.getMetadata(ledger.entity), ledger);
        const values = ledger.columns.map(({ value }) => value(row, () => null));
        for (const value of values) {
          expect([
            ledger.code,
            values,
            value === null || ['string', 'number', 'boolean'].includes(typeof value),
          ]).toEqual([ledger.code, values, true]);
          expect(String(value)).not.toMatch(/undefined|NaN|\[object/);
        }
      }
    });

    it('are listed, counted and empty for its own people', async () => {
      const as = `leader-${code}`;
      const { data } = await app.gql(
        '{ ledgers { code } followUps { nodes { id } } followUpCounts(by: KIND) { key } }',
        {},
        { as },
      );
      expect(data).toMatchObject({
        ledgers: ledgers.map((ledger) => ({ code: ledger.code })),
        followUps: { nodes: [] },
      });
      for (const { code: ledger, statuses } of ledgers) {
        for (const status of Object.keys(statuses)) {
          const entries = `query($ledger: ID!, $status: ID) { ledgerEntries(ledger: $ledger, filter: { status: $status }) { nodes { values } } }`;
          const { errors } = await app.gql(entries, { ledger, status }, { as });
          expect([ledger, status, errors]).toEqual([ledger, status, undefined]);
        }
      }
    });

    it('ask for results that a form can ask for, in Chinese', () => {
      for (const { resultSchema, ...kind } of followUps) {
        if (!resultSchema) continue;
        expect(untitled(resultSchema, kind.code)).toEqual([]);
        expect(resultSchema['additionalProperties']).toBe(false);
      }
    });

    it('are told to a hook that knows what was found', () => {
      const { prototype } = department.hooks as { prototype: object };
      if (followUps.length > 0) expect(prototype).toHaveProperty('onFollowedUp');
    });
  });

  it('has its hooks bound', () => {
    expect(app.context.get(HooksRegistry, { strict: false }).of(code)).toBeInstanceOf(department.hooks);
  });

  it('shows its registers to its own people only', async () => {
    const permissions = app.context.get(PermissionRegistry, { strict: false }).listPermissions();
    const registers = callsOf(app.context.get(GraphQLSchemaHost, { strict: false }).schema).filter(({ operation }) =>
      permissions[operation].endsWith(` of ${code}`),
    );
    expect(registers).not.toEqual([]);
    const own = [`officer-${code}-1`, `officer-${code}-2`, `leader-${code}`, `system-${code}`];
    const strangers = codes
      .filter((other) => other !== code)
      .flatMap((other) => [`officer-${other}-1`, `leader-${other}`]);
    const others = ['clerk-1', 'supervisor-1', 'dispatcher-1', 'partner-1', 'auditor-1', 'admin-1', ...strangers];
    for (const { operation, query, variables } of registers) {
      const codeFor = async (as?: string) => (await app.gql(query, variables, { as })).errors?.[0].extensions.code;
      const [roles] = permissions[operation].split(' of ');
      for (const actor of own) {
        const refused = await codeFor(actor);
        // What is asked about does not exist: an operation that is allowed may well say so.
        const allowed = roles.split(', ').includes(actor.split('-')[0]);
        expect([query, actor, refused === 'BAD_USER_INPUT' ? undefined : refused]).toEqual([
          query,
          actor,
          allowed ? undefined : 'FORBIDDEN',
        ]);
      }
      for (const actor of others) expect([query, actor, await codeFor(actor)]).toEqual([query, actor, 'FORBIDDEN']);
      expect(await codeFor()).toBe('UNAUTHENTICATED');
    }
  });
});

it('every register is one department’s alone', () => {
  const { schema } = app.context.get(GraphQLSchemaHost, { strict: false });
  const permissions = app.context.get(PermissionRegistry, { strict: false }).listPermissions();
  const registers = Object.values(schema.getQueryType()!.getFields())
    .filter(({ type }) => showsEntries(type))
    // Everybody has their own department's follow-ups there (test/journeys/follow-ups.spec.ts).
    .filter(({ name }) => name !== 'followUps');
  expect(registers.length).toBeGreaterThanOrEqual(codes.length);
  for (const { name } of registers) {
    const owners = codes.filter((code) => permissions[`Query.${name}`].endsWith(` of ${code}`));
    expect([name, owners]).toEqual([name, [expect.any(String)]]);
  }
});

describe('a sixth department', () => {
  const officer = 'officer-gardens-1';

  it('takes part in everything: its item is submitted, routed, decided, and stands in its register', async () => {
    const taken = await submit(app, { itemCode: 'tree-permit', accept: true });
    expect(taken).toMatchObject({ userErrors: [], notice: { kind: 'ACCEPTANCE' }, request: { state: 'ACCEPTED' } });
    const { number } = taken.request;
    const task = await waitForTask(app, number, officer);
    await perform(app, officer, 'claimTask', { id: task.id });
    const done = await perform(app, officer, 'completeTask', { id: task.id, outcome: 'APPROVED' });
    expect(done.request).toMatchObject({ number, state: 'DECIDED' });

    const query = '{ treePermits { nodes { requestNumber trees place status idNumber } } }';
    const { data } = await app.gql(query, {}, { as: officer });
    expect(data.treePermits.nodes).toEqual([
      {
        requestNumber: number,
        trees: 2,
        place: '示范公园东门',
        status: 'ACTIVE',
        idNumber: expect.stringContaining('*'),
      },
    ]);
    const status = await app.gql(
      `{ requestStatus(number: "${number}", idNumberTail: "${citizenId(1).slice(-6)}") { decision heldBy } }`,
    );
    expect(status.data.requestStatus).toMatchObject({ decision: 'APPROVED' });

    const { data: work } = await app.gql(
      `{ ledgerEntries(ledger: "tree-permits") { nodes { requestNumber values } }
         followUps(filter: { state: SCHEDULED }) { nodes { requestNumber kind { name } } } }`,
      {},
      { as: officer },
    );
    expect(work.ledgerEntries.nodes).toEqual([
      { requestNumber: number, values: ['张三', expect.stringContaining('*'), '2', '示范公园东门'] },
    ]);
    expect(work.followUps.nodes).toEqual([{ requestNumber: number, kind: { name: '移植成活检查' } }]);
  });

  it('is asked for its rules', async () => {
    const { userErrors } = await submit(app, {
      itemCode: 'tree-permit',
      input: { form: { trees: 21, place: '东门' } },
    });
    expect(userErrors).toEqual([
      { code: 'RULE', field: ['input', 'form', 'trees'], message: '一次移植超过 20 株的,请向市园林绿化局申请。' },
    ]);
  });

  it('is found when its folder is copied into src/departments, and nothing else is touched', () => {
    const root = join(import.meta.dirname, '..', '..');
    const copy = mkdtempSync(join(tmpdir(), 'yichuang-copy-'));
    try {
      for (const part of ['src', 'migrations', 'scripts', '.swcrc', 'package.json', 'package-lock.json'])
        cpSync(join(root, part), join(copy, part), { recursive: true });
      symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
      cpSync(SIXTH, join(copy, 'src', 'departments', basename(SIXTH)), { recursive: true });
      writeFileSync(
        join(copy, 'list.mjs'),
        `import { build } from './scripts/build.mjs';
         await build();
         const { loadDepartments } = await import('./dist/src/departments/index.js');
         console.log((await loadDepartments()).map(({ code }) => code).join());`,
      );
      const { stdout, stderr } = spawnSync(process.execPath, ['list.mjs'], { cwd: copy, encoding: 'utf8' });
      expect({ stdout: stdout.trim(), stderr }).toEqual({ stdout: codes.join(), stderr: '' });
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

const limitsOf = (item: ServiceItemDefinition) =>
  [
    item.acceptanceLimit,
    item.legalLimit,
    item.promisedLimit,
    item.deliveryLimit,
    item.extension,
    ...item.steps.map(({ limit }) => limit),
  ].flatMap((limit) => limit ?? []);

/** Whether a query answers entries of a register, which name a person and the request that wrote them. */
function showsEntries(type: GraphQLOutputType): boolean {
  const page = getNamedType(type);
  const node = isObjectType(page) ? page.getFields()['nodes']?.type : undefined;
  const entry = node && getNamedType(node);
  return isObjectType(entry) && ['personName', 'requestNumber'].every((field) => field in entry.getFields());
}

/** Paths of fields without a Chinese title, at any depth. */
function untitled(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties, items, $defs } = schema as Record<string, Record<string, { title?: string }> | undefined>;
  const fields = Object.entries(properties ?? {});
  return [
    ...fields.filter(([, field]) => !CHINESE.test(field.title ?? '')).map(([name]) => `${path}.${name}`),
    ...fields.flatMap(([name, field]) => untitled(field, `${path}.${name}`)),
    ...untitled(items, `${path}[]`),
    ...Object.entries($defs ?? {}).flatMap(([name, definition]) => untitled(definition, `${path}#${name}`)),
  ];
}

/** A row of a ledger with a bare value in each column that must have one, and null in each that need not. */
function emptyish(metadata: EntityMetadata, ledger: LedgerDefinition): Parameters<LedgerColumn['value']>[0] {
  const bare = (type: unknown): unknown => {
    const name = String(type);
    if (name === 'date') return '2026-03-02';
    if (name.startsWith('timestamp')) return new Date('2026-03-02T09:00:00+08:00');
    if (name === 'jsonb') return [];
    if (name === 'boolean') return false;
    return ['integer', 'int', 'smallint', 'bigint', 'numeric'].includes(name) ? 0 : '示例';
  };
  const columns = metadata.columns.map((column) => [column.propertyName, column.isNullable ? null : bare(column.type)]);
  const [status] = Object.keys(ledger.statuses);
  const opened = { idNumber: null, phone: null, address: null, history: [] };
  return { ...Object.fromEntries(columns), status, ...ledger.only, ...opened };
}

/** Applications that a rule is likely to be against: children, the very old, organisations, dates to come. */
function oddApplications(item: ServiceItemDefinition): Application[] {
  const [example] = item.formSchema['examples'] as Record<string, unknown>[];
  const shifted = (day: string): Record<string, unknown> =>
    JSON.parse(JSON.stringify(example).replace(/"\d{4}-\d{2}-\d{2}"/g, `"${day}"`));
  const birthdays = ['20250601', '20120101', '19900101', '19300101'];
  const applicants = [
    ...birthdays.map((birth) => ({ kind: 'PERSON' as const, name: '示例人', idNumber: citizenId(7, birth) })),
    { kind: 'ORGANISATION' as const, name: '示例公司', idNumber: '91350100M000100Y43' },
  ];
  return applicants.flatMap((applicant) =>
    [example, shifted('2099-01-01'), shifted('1900-01-01')].map((form) => ({
      itemCode: item.code,
      applicant,
      form,
      today: '2026-03-02',
      divisionCode: '330199001',
    })),
  );
}
