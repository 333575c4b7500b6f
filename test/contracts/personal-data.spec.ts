import { jest } from '@jest/globals';
import { Installation, type ProgramProcess } from '../support/processes.js';
import { redisForSpec, redisIsThere, type SpecRedis } from '../support/redis.js';
import { citizenId, eventually, perform, submitInput, waitForTask } from '../support/requests.js';

jest.setTimeout(180_000);

/** Nobody else in any test has these. An ID number is looked for by its first 17 characters: a wrong one counts too. */
const APPLICANT = citizenId(771, '19870605');
const AGENT = citizenId(772, '19870606');
const MEMBER = citizenId(773, '20150607');
const RESULT = citizenId(774, '19870608');
const PHONE = '13987650321';
const ADDRESS = '金丝雀巷七十七号';
const REFERENCE = 'CANARY-REFERENCE-77';
const MANDATE = '受金丝雀委托代办';
const NAME = '金小雀';
const CANARIES = [APPLICANT, AGENT, MEMBER, RESULT]
  .map((id) => id.slice(0, 17))
  .concat(PHONE, ADDRESS, REFERENCE, MANDATE);

/** The text itself, as PostgreSQL writes bytes, and as base64 at each of its three alignments. */
const disguises = (text: string): string[] => {
  const bytes = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return encoded.slice(shift === 0 ? 0 : shift + 1, -1);
  });
  return [text, bytes.toString('hex'), encodeURIComponent(text), JSON.stringify(text).slice(1, -1), ...base64];
};
const NEEDLES = CANARIES.flatMap(disguises);

const found = (where: string, haystack: string): string[] =>
  NEEDLES.flatMap((needle) => {
    const at = haystack.indexOf(needle);
    return at < 0 ? [] : [`${where}: ${haystack.slice(Math.max(0, at - 80), at + needle.length + 40)}`];
  });

const ITEM = 'minimum-living-allowance';
const OFFICER = 'officer-social-assistance-1';
const LEADER = 'leader-social-assistance';
const SUBMIT = `mutation($input: SubmitRequestInput!) {
  submitRequest(input: $input) { request { number state } notice { body } userErrors { code message field } } }`;

describe.each(['postgres', 'redis'] as const)('personal data, with the queue on %s', (backend) => {
  if (backend === 'redis' && !redisIsThere()) {
    it.skip('needs a Redis', () => undefined);
    return;
  }
  let installation: Installation;
  let program: ProgramProcess;
  let redis: SpecRedis | undefined;
  let number: string;
  /** Every error that anybody was told. */
  let told = '';

  beforeAll(async () => {
    redis = backend === 'redis' ? await redisForSpec() : undefined;
    installation = await Installation.create({ redis, env: { LOG_LEVEL: 'debug' } });
    program = await installation.process('all');
    number = await handIn();
    await liveThrough();
    await provokeErrors();
    await breakTheWorker();
  });
  afterAll(() => installation?.stop());

  async function inputWithCanaries(): Promise<Record<string, any>> {
    const input: Record<string, any> = await submitInput(installation as never, { itemCode: ITEM, accept: true });
    input.applicant = { name: NAME, idNumber: APPLICANT, phone: PHONE, address: ADDRESS };
    input.agent = { name: '代办人', idNumber: AGENT, relation: '邻居', mandate: MANDATE };
    input.materials = input.materials.map((material: object) => ({ ...material, reference: REFERENCE }));
    input.form = { ...input.form, reason: `住${ADDRESS},电话${PHONE}` };
    input.form.householdMembers = [{ ...input.form.householdMembers[0], idNumber: MEMBER }];
    return input;
  }

  async function handIn(): Promise<string> {
    const { data, errors } = await installation.gql(SUBMIT, { input: await inputWithCanaries() }, { as: 'clerk-1' });
    expect({ errors, problems: data?.submitRequest.userErrors }).toEqual({ errors: undefined, problems: [] });
    told += JSON.stringify(data.submitRequest.notice);
    return data.submitRequest.request.number;
  }

  /** Claimed, reviewed, approved into the register, delivered, and read in clear by who may. */
  async function liveThrough(): Promise<void> {
    const review = await waitForTask(installation as never, number, OFFICER);
    await perform(installation, OFFICER, 'claimTask', { id: review.id });
    const result = { checkedAgainst: RESULT, phone: PHONE };
    await perform(installation, OFFICER, 'completeTask', { id: review.id, outcome: 'APPROVED', result });
    const approval = await waitForTask(installation as never, number, LEADER);
    await perform(installation, LEADER, 'claimTask', { id: approval.id });
    await perform(installation, LEADER, 'completeTask', { id: approval.id, outcome: 'APPROVED' });
    await perform(installation, 'clerk-1', 'deliverResult', { number, method: '窗口领取' });

    const read = `query($n: ID!) { serviceRequest(number: $n) { applicantIdNumber form } }`;
    const headers = { 'x-access-purpose': 'canary' };
    const plain = await installation.gql(read, { n: number }, { as: 'clerk-1', headers });
    expect(plain.data.serviceRequest.applicantIdNumber).toBe(APPLICANT);
    const masked = await installation.gql(read, { n: number }, { as: 'clerk-1' });
    expect(masked.data.serviceRequest.applicantIdNumber).not.toContain(APPLICANT.slice(6, 14));
    const status = `query($n: ID!, $t: String!) { requestStatus(number: $n, idNumberTail: $t) { state timeline { label } } }`;
    const enquiry = await installation.gql(status, { n: number, t: APPLICANT.slice(-6) });
    expect(enquiry.data.requestStatus.state).toBe('DELIVERED');
    told += JSON.stringify(enquiry.data);
  }

  async function post(body: string, headers: Record<string, string> = {}): Promise<void> {
    const authorization = `Bearer ${await token()}`;
    const init = { method: 'POST', headers: { 'content-type': 'application/json', authorization, ...headers }, body };
    told += await (await fetch(`${program.url}/graphql`, init)).text();
  }

  async function token(): Promise<string> {
    const response = await fetch(`${program.url}/oidc/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('clerk-1:demo')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }

  const asks = (query: string, variables: object = {}, more: object = {}): string =>
    JSON.stringify({ query, variables, ...more });

  /** Wrong in every way a client can be wrong, with personal data where the mistake is. */
  async function provokeErrors(): Promise<void> {
    const good = await inputWithCanaries();
    const wrongCheck = APPLICANT.slice(0, 17) + (APPLICANT.endsWith('1') ? '2' : '1');
    const { applicant, form } = good;
    for (const input of [
      good, // the household has an allowance now: the department's rule
      { ...good, applicant: { ...applicant, idNumber: wrongCheck } },
      { ...good, applicant: { ...applicant, phone: APPLICANT } },
      { ...good, applicant: { ...applicant, address: `${ADDRESS}\u0000` } },
      { ...good, agent: { ...good.agent, idNumber: wrongCheck } },
      { ...good, form: { ...form, monthlyIncomeYuan: APPLICANT } },
      { ...good, form: { ...form, householdMembers: [{ idNumber: wrongCheck }] } },
      { ...good, materials: [{ code: APPLICANT }] },
      { ...good, itemCode: APPLICANT },
      { ...good, channel: APPLICANT },
      { ...good, accept: APPLICANT },
      { ...good, clientKey: { id: APPLICANT } },
    ]) {
      await post(asks(SUBMIT, { input }));
    }
    const search = `query($text: String) { serviceRequests(filter: { text: $text }) { nodes { number } } }`;
    await post(asks(search, { text: APPLICANT }));
    await post(asks(`{ requestStatus(number: "${APPLICANT}", idNumberTail: "${APPLICANT}") { state } }`));
    await post(asks(`{ serviceRequest(number: "${APPLICANT}") { state } }`));
    await post(asks(`mutation { claimTask(id: "${APPLICANT}") { userErrors { code } } }`));
    await post(asks(`{ serviceRequests(first: "${APPLICANT}") { nodes { number } } }`));
    await post(asks(`{ serviceRequests(after: "${APPLICANT}") { nodes { number } } }`));
    await post(asks(`{ me { name } } "${APPLICANT}`));
    await post(asks(`query Find${APPLICANT} { me { name } }`, {}, { operationName: `Find${APPLICANT}` }));
    await post(`{"query": "{ me { name } }", "variables": {"a": "${APPLICANT}", }`);
    await post(asks('{ me { name } }'), { authorization: `Bearer ${APPLICANT}` });
    told += await (await fetch(`${program.url}/requests/${APPLICANT}?phone=${PHONE}`)).text();
    told += await (await fetch(`${program.url}/%zz${APPLICANT}`)).text();
  }

  /** The database complains in clear text, once to the gateway and once to the worker. */
  async function breakTheWorker(): Promise<void> {
    const complaint = `no room for ${APPLICANT} of ${ADDRESS}, ${PHONE}`;
    await installation.sql(`create function complain() returns trigger language plpgsql as
      $$ begin raise exception '${complaint}' using detail = '${complaint}', hint = '${complaint}'; end $$`);
    await installation.sql(`create trigger complain before insert on task for each row execute function complain()`);
    await installation.sql(`create trigger complain before insert on clock_event for each row
      when (new.kind = 'stop') execute function complain()`);
    const fresh = await inputWithCanaries();
    const input = {
      ...fresh,
      itemCode: 'no-crime-certificate',
      form: { purpose: 'EMPLOYMENT' },
      agent: null,
      materials: [],
      accept: false,
    };
    const { data } = await installation.gql(SUBMIT, { input }, { as: 'clerk-1' });
    const second = data.submitRequest.request.number;
    const correction = `mutation($n: ID!) { requestCorrection(number: $n, missing: [{ code: "id-card", reason: "缺" }])
      { userErrors { code } } }`;
    const refused = await installation.gql(correction, { n: second }, { as: 'clerk-1' });
    expect(refused.errors?.[0].extensions.code).toBe('INTERNAL');
    told += JSON.stringify(refused.errors);
    await installation.sql(`drop trigger complain on clock_event`);
    const { materials } = await submitInput(installation as never, { itemCode: 'no-crime-certificate' });
    const accepted = { ...input, clientKey: 'second', accept: true, materials };
    await installation.gql(SUBMIT, { input: accepted }, { as: 'clerk-1' });
    await eventually('the worker failed', () => Promise.resolve(program.output.includes('failed, attempt 2')));
  }

  it('is in no column of any table, nor in the queue’s', async () => {
    const tables = await installation.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
        where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const places: string[] = [];
    let text = '';
    for (const { name } of tables) {
      const rows = await installation.sql<{ row: string }>(`select t::text as row from ${name} t`);
      for (const { row } of rows) places.push(...found(name, row));
      text += rows.map(({ row }) => row).join('\n');
    }
    expect(places).toEqual([]);
    // The search can find: names are kept in clear, and the ciphers are there.
    expect(text).toContain(NAME);
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['public.task', 'public.dead_letter', 'public.outbox']),
    );
    expect(await installation.sql(`select from outbox`)).not.toEqual([]);
    if (backend === 'postgres') expect(await installation.sql(`select from bullmq.job`)).not.toEqual([]);
  });

  (backend === 'redis' ? it : it.skip)('is in no key of Redis', async () => {
    const keys = (await redis!.command('keys', '*')) as string[];
    const READ: Record<string, (key: string) => Promise<unknown>> = {
      string: (key) => redis!.command('get', key),
      hash: (key) => redis!.command('hgetall', key),
      list: (key) => redis!.command('lrange', key, '0', '-1'),
      set: (key) => redis!.command('smembers', key),
      zset: (key) => redis!.command('zrange', key, '0', '-1'),
      stream: (key) => redis!.command('xrange', key, '-', '+'),
      none: () => Promise.resolve(null), // gone since the keys were listed: a lock, say
    };
    let text = '';
    for (const key of keys) text += JSON.stringify([key, await READ[String(await redis!.command('type', key))](key)]);
    expect(found('redis', text)).toEqual([]);
    expect(text).toContain('route-request');
  });

  it('is in no log line, at the most talkative level', () => {
    // It did speak: of requests, of the failure of one of them, and of the worker's.
    for (const line of ['/graphql', '"code":"INTERNAL"', 'failed, attempt 2']) {
      if (!program.output.includes(line)) throw new Error(`the log says nothing of ${line}`);
    }
    expect(found('log', program.output)).toEqual([]);
  });

  it('is in no error that anybody was told, and in no notice', () => {
    for (const code of [
      'BAD_USER_INPUT',
      'UNAUTHENTICATED',
      'GRAPHQL_PARSE_FAILED',
      'RULE',
      'INVALID_INPUT',
      'INTERNAL',
    ]) {
      expect(told).toContain(code);
    }
    expect(found('error', told)).toEqual([]);
  });

  it('is in no metric', async () => {
    const text = await (await fetch(`${program.url}/metrics`)).text();
    expect(text).toContain('graphql_operations_total');
    expect(found('metric', text)).toEqual([]);
  });

  it('is in no dead letter', async () => {
    const attempts = `update bullmq.job set opts = jsonb_set(opts::jsonb, '{attempts}', '1') where id like 'outbox-%'`;
    if (backend === 'postgres') await installation.sql(attempts);
    else {
      for (const key of (await redis!.command('keys', '*:outbox-*')) as string[]) {
        const opts = JSON.parse(String(await redis!.command('hget', key, 'opts'))) as object;
        await redis!.command('hset', key, 'opts', JSON.stringify({ ...opts, attempts: 1 }));
      }
    }
    await eventually(
      'it was given up',
      async () => (await installation.sql(`select from dead_letter`)).length > 0,
      40_000,
    );
    const { data } = await installation.gql(
      `{ deadLetters { nodes { reason history payload } } }`,
      {},
      { as: 'admin-1' },
    );
    expect(data.deadLetters.nodes).toHaveLength(1);
    expect(found('dead letter', JSON.stringify(data))).toEqual([]);
    expect(found('log', program.output)).toEqual([]);
  });
});
