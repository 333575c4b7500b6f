import { DepartmentDirectory } from '../../department-directory.js';
import type { LimitUnit, ServiceItemDefinition, SourcedLimit } from '../../service-item.js';

/** A department with two items, one of them joint. */
export const law = (text: string) => ({ kind: 'law', text }) as const;
export const limit = (value: number, unit: LimitUnit = 'WORKING_DAY'): SourcedLimit => ({
  value,
  unit,
  source: law('《测试法》第一条'),
});

export const TREE: ServiceItemDefinition = {
  code: 'tree-permit',
  version: 3,
  department: 'gardens',
  kind: 'PROMISED',
  name: { zh: '树木移植许可（市管）', en: 'Permit to move a tree' },
  applicantKinds: ['PERSON'],
  conditions: '移植十株以下',
  place: { rule: 'ANYWHERE', source: law('《测试法》') },
  sources: { conditions: law('《测试法》'), materials: law('《测试法》'), fee: law('《测试法》') },
  legalBasis: '《测试法》',
  legalLimit: limit(20),
  promisedLimit: limit(10),
  specialProcedures: [],
  materials: [
    {
      code: 'id-card',
      name: { zh: '身份证', en: 'ID card' },
      required: true,
      reusable: true,
      source: 'GOVERNMENT',
      copies: 1,
      original: true,
    },
    {
      code: 'plan',
      name: { zh: '方案', en: 'Plan' },
      required: false,
      reusable: false,
      source: 'APPLICANT',
      copies: 3,
      original: false,
    },
  ],
  steps: [
    {
      id: 'look',
      name: { zh: '看', en: 'Look' },
      department: 'gardens',
      after: [],
      role: 'LEAD',
      decides: true,
      limit: limit(9),
    },
  ],
  feeFen: 0,
  formSchema: {
    type: 'object',
    properties: { trees: { title: '株数', type: 'integer' } },
    required: ['trees'],
    examples: [{ trees: 2 }],
  },
};
export const BOTH: ServiceItemDefinition = {
  ...TREE,
  code: 'both',
  kind: 'JOINT',
  name: { zh: '种树“一件事”', en: 'Trees' },
};

export const GARDENS = {
  code: 'gardens',
  name: { zh: '园林', en: 'Gardens' },
  bodyName: { zh: '园林局', en: 'Bureau' },
  items: [TREE],
};
export const directory = new DepartmentDirectory([GARDENS]);
