import type { ItemStep, ServiceItemDefinition } from '../../src/catalogue/index.js';
import { byDemoPolicy, type DepartmentDefinition } from '../../src/department-kit/index.js';
import { SIXTH, sixDepartments } from '../contracts/support/sixth-department.js';

const days = (value: number) => byDemoPolicy(value, 'WORKING_DAY', '测试');

const PARTS: ItemStep[] = [
  {
    id: 'permit',
    name: { zh: '移植审查', en: 'Review of the move' },
    part: { zh: '树木移植许可', en: 'Permit to move trees' },
    department: 'gardens',
    after: [],
    role: 'LEAD',
  },
  {
    id: 'road',
    name: { zh: '占道审查', en: 'Review of the road' },
    part: { zh: '占道施工许可', en: 'Permit to work on the road' },
    department: 'public-security',
    after: [],
    role: 'ASSIST',
    limit: days(3),
  },
  {
    id: 'sanitation',
    name: { zh: '卫生意见', en: 'Opinion on sanitation' },
    department: 'health',
    after: [],
    role: 'ASSIST',
    limit: days(2),
  },
];

const conclude = (...after: string[]): ItemStep => ({
  id: 'conclude',
  name: { zh: '汇总办结', en: 'Conclusion' },
  department: 'gardens',
  after,
  role: 'LEAD',
  decides: true,
});

/** What the joint items of tests have in common. */
function joint(base: ServiceItemDefinition, code: string, steps: ItemStep[]): ServiceItemDefinition {
  return {
    ...base,
    code,
    kind: 'JOINT',
    name: { zh: '古树移植“一件事”', en: 'Moving an old tree: one matter' },
    promisedLimit: days(20),
    specialProcedures: [
      {
        code: 'expert-review',
        name: { zh: '专家评审', en: 'Expert review' },
        stopsClock: true,
        basis: { kind: 'demo-policy', text: '演示政策:专家评审期间不计时' },
      },
    ],
    steps,
  };
}

/** With two parts, and an opinion beside them. */
export const TREE_MATTER = 'tree-one-matter';
/** The same without parts. */
export const PLAIN_MATTER = 'tree-without-parts';
/** Silence consents in two steps, one after the other; in a third it does not. */
export const SILENT_MATTER = 'tree-where-silence-consents';

/** The product's departments and the sixth, which leads three joint items that only tests have. */
export async function departmentsWithJointItems(): Promise<DepartmentDefinition[]> {
  const departments = await sixDepartments();
  return departments.map((department) => {
    if (!SIXTH.endsWith(department.code)) return department;
    const [base] = department.items;
    const [permit, road, sanitation] = PARTS;
    const silent: ItemStep[] = [
      permit,
      { ...road, silenceConsents: true },
      {
        id: 'jobs',
        name: { zh: '用工意见', en: 'Opinion on the workers' },
        department: 'employment',
        after: ['road'],
        role: 'ASSIST',
        limit: days(2),
        silenceConsents: true,
      },
      sanitation,
    ];
    const plain = PARTS.map(({ part: _, ...step }) => step);
    const items = [
      joint(base, TREE_MATTER, [...PARTS, conclude('permit', 'road', 'sanitation')]),
      joint(base, PLAIN_MATTER, [...plain, conclude('permit', 'road', 'sanitation')]),
      joint(base, SILENT_MATTER, [...silent, conclude('permit', 'jobs', 'sanitation')]),
    ];
    return { ...department, items: [...department.items, ...items] };
  });
}
