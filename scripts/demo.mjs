// node scripts/demo.mjs: plays one resident's request against a running server, from the window to delivery, and tells
// each step as a person would want to read it. Needs nothing but Node.
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

const URL_BASE = process.env.YICHUANG_URL ?? `http://127.0.0.1:${process.env.PORT || 3000}`;
const ITEM = 'unemployment-registration';

const tokens = new Map();
async function tokenOf(actor) {
  if (!tokens.has(actor)) {
    const response = await fetch(`${URL_BASE}/oidc/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${actor}:demo`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials',
    });
    if (!response.ok) throw new Error(`${actor} could not sign in: HTTP ${response.status}`);
    tokens.set(actor, (await response.json()).access_token);
  }
  return tokens.get(actor);
}

async function ask(actor, query, variables = {}) {
  const headers = { 'content-type': 'application/json', 'accept-language': 'zh-CN' };
  if (actor) headers.authorization = `Bearer ${await tokenOf(actor)}`;
  const response = await fetch(`${URL_BASE}/graphql`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  for (const result of Object.values(data)) {
    const refused = result?.userErrors ?? [];
    if (refused.length > 0) throw new Error(refused.map(({ message }) => message).join('\n'));
  }
  return data;
}

let step = 0;
const tell = (who, text) => console.log(`\n${++step}. [${who}] ${text}`);
const line = (label, value) => console.log(`     ${label}:${value}`);

/** An invented resident of working age; the ID number's check character is right (GB 11643). */
function inventedResident() {
  const head = `330106199${randomInt(10)}0${1 + randomInt(9)}1${randomInt(10)}${String(randomInt(1000)).padStart(3, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, place) => total + weight * Number(head[place]), 0);
  return {
    name: '张三',
    idNumber: head + '10X98765432'[sum % 11],
    phone: '13800138000',
    address: '蓝田街道示范路 1 号',
  };
}

async function waitForTask(number) {
  for (let tries = 0; tries < 400; tries += 1, await sleep(50)) {
    const { inbox } = await ask(
      'officer-employment-1',
      `{ inbox(first: 200) { nodes { id step { name } clock { dueOn } request { number } } } }`,
    );
    const task = inbox.nodes.find(({ request }) => request.number === number);
    if (task) return task;
  }
  throw new Error('The task did not reach the inbox of the employment department within 20 seconds.');
}

async function play() {
  const resident = inventedResident();
  const { serviceItem } = await ask(
    null,
    `query ($code: ID!) { serviceItem(code: $code) { name promisedLimit { value unit source } formSchema
       materials { code name required } } }`,
    { code: ITEM },
  );
  tell('居民', `来到蓝田街道政务服务中心,要办“${serviceItem.name}”。`);
  line('承诺时限', `${serviceItem.promisedLimit.value} 个工作日(${serviceItem.promisedLimit.source})`);
  line(
    '应交材料',
    serviceItem.materials
      .filter(({ required }) => required)
      .map(({ name }) => name)
      .join('、'),
  );

  const { submitRequest } = await ask(
    'clerk-1',
    `mutation ($input: SubmitRequestInput!) { submitRequest(input: $input) { notice { number body }
       request { number state clocks { kind dueOn remainingWorkingDays } } userErrors { message } } }`,
    {
      input: {
        clientKey: randomUUID(),
        itemCode: ITEM,
        channel: 'WINDOW',
        applicant: resident,
        form: serviceItem.formSchema.examples[0],
        materials: serviceItem.materials
          .filter(({ required }) => required)
          .map(({ code }) => ({ code, original: true })),
        accept: true,
      },
    },
  );
  const { request, notice } = submitRequest;
  const { number } = request;
  const promised = request.clocks.find(({ kind }) => kind === 'PROMISED');
  tell('窗口甲', '一次收件,当场受理。');
  line('受理编号', number);
  line('证件号后六位', resident.idNumber.slice(-6));
  line('受理通知书', notice.number);
  line('应办结日', `${promised.dueOn}(还有 ${promised.remainingWorkingDays} 个工作日)`);

  const explained = await ask(
    null,
    `query ($from: DateTime!, $limit: TimeLimitInput!) { dueDate(from: $from, limit: $limit) { days { date counted reason } } }`,
    {
      from: new Date().toISOString(),
      limit: { value: serviceItem.promisedLimit.value, unit: serviceItem.promisedLimit.unit },
    },
  );
  tell('系统', '为什么是这一天:');
  for (const { date, counted, reason } of explained.dueDate.days) line(date, `${counted ? '计入' : '不计'} ${reason}`);

  const task = await waitForTask(number);
  tell('队列', `已转到人力资源和社会保障部门的待办:${task.step.name}。`);
  await ask('officer-employment-1', `mutation ($id: ID!) { claimTask(id: $id) { userErrors { message } } }`, {
    id: task.id,
  });
  tell('就业经办甲', '认领任务。');
  await showStatus(number, resident);

  await ask(
    'officer-employment-1',
    `mutation ($id: ID!) { completeTask(id: $id, outcome: APPROVED, reason: "材料齐全,符合条件") { userErrors { message } } }`,
    { id: task.id },
  );
  tell('就业经办甲', '审核通过,办结;同一事务写入失业登记台账。');
  const { unemploymentRegister } = await ask(
    'officer-employment-1',
    `{ unemploymentRegister(first: 1) { nodes { requestNumber personName registeredOn } } }`,
  );
  const [entry] = unemploymentRegister.nodes;
  line('台账', `${entry.registeredOn} ${entry.personName} ${entry.requestNumber}`);

  await ask(
    'clerk-1',
    `mutation ($number: ID!) { deliverResult(number: $number, method: "窗口领取") { userErrors { message } } }`,
    { number },
  );
  tell('窗口甲', '结果送达居民。');
  await showStatus(number, resident);
}

/** What the resident sees, with the number and the last six characters of the ID card. */
async function showStatus(number, resident) {
  const { requestStatus } = await ask(
    'partner-1',
    `query ($number: ID!, $tail: String!) { requestStatus(number: $number, idNumberTail: $tail) {
       state heldBy dueOn remainingWorkingDays timeline { at label } } }`,
    { number, tail: resident.idNumber.slice(-6) },
  );
  tell('居民', '在手机上查询进度:');
  if (requestStatus.heldBy) line('现在何处', requestStatus.heldBy);
  if (requestStatus.dueOn) line('最迟', requestStatus.dueOn);
  for (const { at, label } of requestStatus.timeline) line(at, label);
}

try {
  await play();
} catch (error) {
  const refused = error?.cause?.code === 'ECONNREFUSED';
  console.error(refused ? `Nobody answers at ${URL_BASE}. Start the program first: npm start` : `\n${error.message}`);
  process.exitCode = 1;
}
