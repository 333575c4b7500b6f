import type { ItemStep, LimitUnit, Material, ServiceItemDefinition, SourcedLimit } from '../../service-item.js';

export const DEPARTMENTS = ['gardens', 'roads'];

export const limit = (value: number, unit: LimitUnit = 'WORKING_DAY', text = '测试'): SourcedLimit => ({
  value,
  unit,
  source: { kind: 'demo-policy', text },
});

export const step = (id: string, after: string[] = [], change: Partial<ItemStep> = {}): ItemStep => ({
  id,
  name: { zh: '环节', en: 'Step' },
  department: 'gardens',
  after,
  role: 'LEAD',
  ...change,
});

export const material = (code: string, change: Partial<Material> = {}): Material => ({
  code,
  name: { zh: '材料', en: 'Paper' },
  required: true,
  reusable: false,
  source: 'APPLICANT',
  copies: 1,
  original: true,
  ...change,
});

export const procedure = (code: string): ServiceItemDefinition['specialProcedures'][number] => ({
  code,
  name: { zh: '听证', en: 'Hearing' },
  stopsClock: true,
  basis: { kind: 'law', text: '测试' },
});

export const GOOD: ServiceItemDefinition = {
  code: 'tree-permit',
  version: 1,
  department: 'gardens',
  kind: 'PROMISED',
  name: { zh: '树木移植许可', en: 'Permit to move a tree' },
  applicantKinds: ['PERSON'],
  conditions: '无',
  legalBasis: '测试',
  legalLimit: limit(20),
  promisedLimit: limit(10),
  specialProcedures: [procedure('hearing')],
  materials: [material('id-card'), material('plan')],
  steps: [
    step('look', [], { limit: limit(4) }),
    step('ask', [], { limit: limit(6), department: 'roads', role: 'ASSIST' }),
    step('decide', ['look', 'ask'], { limit: limit(4), decides: true }),
  ],
  place: { rule: 'HOUSEHOLD', formField: 'division', source: { kind: 'law', text: '测试' } },
  sources: {
    conditions: { kind: 'law', text: '测试' },
    materials: { kind: 'guide', text: '测试' },
    fee: { kind: 'demo-policy', text: '测试' },
  },
  feeFen: 0,
  formSchema: { type: 'object', properties: { division: { type: 'string' } }, examples: [{}] },
};
