import { randomUUID } from 'node:crypto';
import { residentId, residentName } from './residents.mjs';

const DEPARTMENTS = ['employment', 'social-assistance', 'health', 'public-security'];
const [LEAD] = DEPARTMENTS;
const SOURCE = { kind: 'demo-policy', text: '演示政策:仅用于性能测试' };
const text = (zh, en) => ({ zh, en });

const step = (id, department, after, more = {}) => ({
  id,
  name: text(`环节${id}`, `Step ${id}`),
  department,
  after,
  role: department === LEAD ? 'LEAD' : 'ASSIST',
  limit: { value: 2, unit: 'WORKING_DAY', source: SOURCE },
  ...more,
});

/** One step, then two in a row in each of four departments side by side, then the decision: ten. */
export const TEN_STEPS = {
  code: 'bench-ten-steps',
  version: 1,
  department: LEAD,
  kind: 'JOINT',
  name: text('性能测试联办事项', 'A joint matter to measure'),
  applicantKinds: ['PERSON'],
  conditions: '无',
  place: { rule: 'ANYWHERE', source: SOURCE },
  sources: { conditions: SOURCE, materials: SOURCE, fee: SOURCE },
  legalBasis: '无',
  promisedLimit: { value: 10, unit: 'WORKING_DAY', source: SOURCE },
  specialProcedures: [],
  materials: [],
  steps: [
    step('check', LEAD, []),
    ...DEPARTMENTS.flatMap((department) => [
      step(`look-${department}`, department, ['check']),
      step(`judge-${department}`, department, [`look-${department}`]),
    ]),
    step(
      'decide',
      LEAD,
      DEPARTMENTS.map((department) => `judge-${department}`),
      { decides: true },
    ),
  ],
  feeFen: 0,
  formSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['wish'],
    properties: { wish: { title: '诉求', type: 'string', minLength: 1, maxLength: 100 } },
    examples: [{ wish: '一次办好' }],
  },
};

/** In an order in which they can be done one after the other. */
export const STEP_ORDER = TEN_STEPS.steps.map(({ id, department }) => ({ id, department }));

export const importCall = () =>
  JSON.stringify({
    query: `mutation($content: String!) { importServiceItems(format: JSON, content: $content) { userErrors { code message } report { problems { field message } } } }`,
    variables: { content: JSON.stringify([TEN_STEPS]) },
  });

export function submitTenSteps() {
  const resident = 100_000 + Math.floor(Math.random() * 100_000);
  const input = {
    clientKey: randomUUID(),
    itemCode: TEN_STEPS.code,
    channel: 'WINDOW',
    applicant: { name: residentName(resident), idNumber: residentId(resident) },
    form: TEN_STEPS.formSchema.examples[0],
    materials: [],
    accept: true,
  };
  return JSON.stringify({
    query: `mutation Submit($input: SubmitRequestInput!) { submitRequest(input: $input) {
      request { number } userErrors { code message field } } }`,
    variables: { input },
  });
}
