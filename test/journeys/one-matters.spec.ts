import { startTestApp, type TestApp } from '../support/app.js';
import {
  citizenId,
  eventually,
  exampleForm,
  perform,
  readRequest,
  refusal,
  RESIDENT,
  submit,
  waitForTask,
} from '../support/requests.js';

const REASON = '所附材料与登记不符';

/** A joint matter (一件事) of the product, from the window to every register that it writes. */
interface Matter {
  code: string;
  name: string;
  /** Steps in an order in which they can be worked: id, and who works it. */
  steps: [string, string][];
  /** Parts in the item's order: step, and the ledger of the department that keeps what comes of it. */
  parts: { step: string; ledger: string; as: string }[];
  /** The form of somebody else, for another request. */
  another?: Record<string, unknown>;
  /** A form that asks for less, and the steps that fall away with it. */
  less?: { form: Record<string, unknown>; without: string[] };
}

const officer = (department: string): string => `officer-${department}-1`;
const EMPLOYMENT = officer('employment');
const ASSISTANCE = officer('social-assistance');
const HEALTH = officer('health');
const FAMILY = officer('family-planning');
const POLICE = officer('public-security');

const MATTERS: Matter[] = [
  {
    code: 'newborn-one-matter',
    name: '新生儿出生',
    steps: [
      ['insurance-enrolment', EMPLOYMENT],
      ['health-record', HEALTH],
      ['birth-registration', FAMILY],
      ['household-entry', POLICE],
      ['conclude', FAMILY],
    ],
    parts: [
      { step: 'birth-registration', ledger: 'births', as: FAMILY },
      { step: 'household-entry', ledger: 'households', as: POLICE },
      { step: 'health-record', ledger: 'health-records', as: HEALTH },
      { step: 'insurance-enrolment', ledger: 'insurance-enrolments', as: EMPLOYMENT },
    ],
    another: { childName: '示例小弟', birthCertificateNumber: 'X250000077', childOrder: 2 },
  },
  {
    code: 'unemployed-hardship-one-matter',
    name: '失业困难帮扶',
    steps: [
      ['hardship-review', ASSISTANCE],
      ['unemployment-check', EMPLOYMENT],
      ['hardship-decision', 'leader-social-assistance'],
    ],
    parts: [
      { step: 'unemployment-check', ledger: 'job-seekers', as: EMPLOYMENT },
      { step: 'hardship-review', ledger: 'cases', as: ASSISTANCE },
    ],
    another: { householdMembers: [] },
    less: { form: { helpWanted: ['TEMPORARY_AID'] }, without: ['unemployment-check'] },
  },
  {
    code: 'disabled-two-allowances-one-matter',
    name: '残疾人两项补贴',
    steps: [
      ['care-assessment', HEALTH],
      ['injury-nursing-check', EMPLOYMENT],
      ['nursing-review', ASSISTANCE],
      ['living-review', ASSISTANCE],
      ['conclude', 'leader-social-assistance'],
    ],
    parts: [
      { step: 'living-review', ledger: 'cases', as: ASSISTANCE },
      { step: 'nursing-review', ledger: 'cases', as: ASSISTANCE },
    ],
    less: { form: { allowances: ['LIVING'] }, without: ['care-assessment', 'nursing-review'] },
  },
  {
    code: 'moving-in-one-matter',
    name: '来本地居住',
    steps: [
      ['residence-registration', POLICE],
      ['employment-service', EMPLOYMENT],
      ['health-record', HEALTH],
      ['conclude', POLICE],
    ],
    parts: [
      { step: 'residence-registration', ledger: 'residences', as: POLICE },
      { step: 'health-record', ledger: 'health-records', as: HEALTH },
      { step: 'employment-service', ledger: 'job-seekers', as: EMPLOYMENT },
    ],
    less: { form: { consent: false, employmentWanted: false }, without: ['employment-service', 'health-record'] },
  },
];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.setClock('2026-03-02T09:00:00+08:00');
});
afterAll(() => app?.stop());

let people = 40;

/** Submitted at the window and worked to its decision. `no`: steps that are refused. */
async function carry(
  matter: Matter,
  decision: string,
  options: { no?: string[]; without?: string[]; form?: object } = {},
): Promise<string> {
  const { form } = await exampleForm(app, matter.code);
  const applicant = { ...RESIDENT, idNumber: citizenId((people += 1)) };
  const input = { applicant, form: { ...form, ...options.form } };
  const { request, userErrors } = await submit(app, { itemCode: matter.code, accept: true, input });
  expect(userErrors).toEqual([]);
  for (const [step, as] of matter.steps) {
    if (options.without?.includes(step)) continue;
    const id = await openTask(request.number, step, as);
    await perform(app, as, 'claimTask', { id });
    const last = step === matter.steps.at(-1)![0];
    const no = options.no?.includes(step);
    const outcome = last ? decision : no ? 'REJECTED' : 'APPROVED';
    await perform(app, as, 'completeTask', { id, outcome, ...(outcome !== 'APPROVED' && { reason: REASON }) });
  }
  return request.number;
}

/** The step's task, once it is open. */
async function openTask(number: string, step: string, as: string): Promise<string> {
  await waitForTask(app, number, as);
  const { tasks } = await readRequest(app, as, number, 'tasks { id state step { id } }');
  const task = tasks.findLast((one: any) => one.step.id === step);
  if (task?.state !== 'OPEN') throw new Error(`${step} is ${task?.state}`);
  return task.id;
}

/** How many entries that stand the request has in each ledger of the matter. */
async function written(matter: Matter, number: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { ledger, as } of matter.parts) {
    const query = `query($ledger: ID!) { ledgerEntries(ledger: $ledger, first: 200) { nodes { requestNumber status } } }`;
    const { data, errors } = await app.gql(query, { ledger }, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    const own = data.ledgerEntries.nodes.filter((entry: any) => entry.requestNumber === number);
    counts[ledger] = own.filter((entry: any) => entry.status === 'ACTIVE').length;
  }
  return counts;
}

/** What the ledgers hold when these parts were granted. */
function expected({ parts }: Matter, granted: (step: string) => boolean): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { step, ledger } of parts) counts[ledger] = (counts[ledger] ?? 0) + (granted(step) ? 1 : 0);
  return counts;
}

const partsOf = async (number: string): Promise<string[]> => {
  const { parts } = await readRequest(app, 'clerk-1', number, 'parts { step state reason }');
  return parts.map(({ step, state, reason }: any) => [step, state, reason ?? '-'].join(' '));
};

describe.each(MATTERS.map((matter) => [matter.name, matter] as const))('%s“一件事”', (_, matter) => {
  it('is one request for the resident, and stands in every register that it is about', async () => {
    const number = await carry(matter, 'APPROVED');
    expect(await readRequest(app, 'clerk-1', number)).toMatchObject({ state: 'DECIDED', decision: 'APPROVED' });
    expect(await partsOf(number)).toEqual(matter.parts.map(({ step }) => `${step} GRANTED -`));
    expect(await written(matter, number)).toEqual(expected(matter, () => true));
  });

  it('may be granted in part: what was refused is in no register, and said with its reason', async () => {
    const refused = matter.parts.at(-1)!.step;
    const number = await carry(matter, 'PARTIAL', { no: [refused], form: matter.another });
    expect(await partsOf(number)).toEqual(
      matter.parts.map(({ step }) => (step === refused ? `${step} REFUSED ${REASON}` : `${step} GRANTED -`)),
    );
    expect(await written(matter, number)).toEqual(expected(matter, (step) => step !== refused));
    const { notices } = await readRequest(app, 'clerk-1', number, 'notices { kind body }');
    const { parts } = notices.find(({ kind }: any) => kind === 'DECISION').body;
    expect(parts.map((part: any) => part.result)).toEqual(
      matter.parts.map(({ step }) => (step === refused ? 'REFUSED' : 'GRANTED')),
    );
  });

  const { less } = matter;
  if (less) {
    it('leaves out what the form does not ask for: nobody works on it, and nobody is told that it was granted', async () => {
      const asked = matter.parts.filter(({ step }) => !less.without.includes(step));
      const number = await carry(matter, 'APPROVED', { ...less, form: { ...matter.another, ...less.form } });
      expect(await partsOf(number)).toEqual(asked.map(({ step }) => `${step} GRANTED -`));
      expect(await written(matter, number)).toEqual(expected(matter, (step) => !less.without.includes(step)));
      const { tasks, clocks } = await readRequest(
        app,
        'supervisor-1',
        number,
        'tasks { step { id } reason opinion assignee { name } } clocks { kind }',
      );
      const reason = '申请没有要求此项,无需此环节';
      for (const step of less.without) {
        expect(tasks).toContainEqual({ step: { id: step }, reason, opinion: null, assignee: null });
      }
      expect(clocks.filter(({ kind }: any) => kind === 'STEP')).toHaveLength(matter.steps.length - less.without.length);
    });

    it('says in the catalogue what is asked for when', async () => {
      const query = `query($code: ID!) { serviceItem(code: $code) { steps { id whenAsked } } }`;
      const { steps } = (await app.gql(query, { code: matter.code })).data.serviceItem;
      const form: Record<string, unknown> = { ...(await exampleForm(app, matter.code)).form, ...less.form };
      const falls = steps.filter(
        ({ whenAsked }: any) =>
          whenAsked && ![form[whenAsked.field]].flat().some((one) => whenAsked.anyOf.includes(one)),
      );
      expect(falls.map(({ id }: any) => id).sort()).toEqual(less.without);
    });
  }

  const strangers = matter.steps
    .filter(([step, as]) => less?.without.includes(step) && matter.steps.filter((one) => one[1] === as).length === 1)
    .map(([, as]) => as);
  if (strangers.length > 0) {
    it('does not exist for a department that is asked for nothing', async () => {
      const { form } = await exampleForm(app, matter.code);
      const applicant = { ...RESIDENT, idNumber: citizenId((people += 1)) };
      const input = { applicant, form: { ...form, ...matter.another, ...less!.form } };
      const { request, userErrors } = await submit(app, { itemCode: matter.code, accept: true, input });
      expect(userErrors).toEqual([]);
      const { number } = request;
      await waitForTask(app, number, matter.steps.find(([step]) => !less!.without.includes(step))![1]);
      const fallen = async (): Promise<any[]> => {
        const { tasks } = await readRequest(app, 'clerk-1', number, 'tasks { id department { code } step { id } }');
        return tasks.filter(({ step }: any) => less!.without.includes(step.id));
      };
      await eventually('all is routed', async () => (await fallen()).length === less!.without.length);
      for (const as of strangers) {
        expect(await readRequest(app, as, number)).toBeNull();
        const lists = `query($number: String!) { serviceRequests(filter: { text: $number }) { nodes { number } }
          inbox(filter: { state: [DONE] }, first: 200) { nodes { request { number } } } }`;
        const { data } = await app.gql(lists, { number }, { as });
        expect(data.serviceRequests.nodes).toEqual([]);
        expect(data.inbox.nodes.filter((node: any) => node.request.number === number)).toEqual([]);
        for (const { id } of await fallen()) {
          const task = await app.gql('query($id: ID!) { task(id: $id) { id } }', { id }, { as });
          expect(task.data.task).toBeNull();
        }
        expect(await refusal(app, as, 'resumeRequest', { number })).toEqual(['NOT_FOUND']);
      }
      const { events } = await readRequest(app, 'clerk-1', number, 'events { nodes { kind } }');
      const bodies = new Set(matter.steps.map(([, as]) => as.replace(/^[a-z]+-/, '').replace(/-\d$/, '')));
      expect(events.nodes.filter(({ kind }: any) => kind === 'ROUTED')).toHaveLength(bodies.size - strangers.length);
    });
  }

  it('writes nothing when it is rejected', async () => {
    const number = await carry(matter, 'REJECTED', { form: { ...matter.another, ...rejectedForm(matter) } });
    expect(await partsOf(number)).toEqual(matter.parts.map(({ step }) => `${step} REFUSED ${REASON}`));
    expect(await written(matter, number)).toEqual(expected(matter, () => false));
  });
});

/** A third child, so that no register stands against it. */
const rejectedForm = ({ code }: Matter): object =>
  code === 'newborn-one-matter' ? { birthCertificateNumber: 'X250000078', childOrder: 3 } : {};
