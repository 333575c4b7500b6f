import type { DepartmentDefinition } from '../department-kit/index.js';
import type { ServiceCentreRecord } from '../organisation/index.js';
import type { DemoActor } from '../platform/auth/index.js';

/** Invented centres: two in one county, one in another. Counties 330199 and 330298 are not assigned in GB/T 2260. */
export const DEMO_CENTRES: ServiceCentreRecord[] = [
  {
    code: 'lantian',
    name: '蓝田街道政务服务中心',
    nameEn: 'Lantian Subdistrict Service Centre',
    divisionCode: '330199001',
  },
  {
    code: 'yunqi',
    name: '云栖街道政务服务中心',
    nameEn: 'Yunqi Subdistrict Service Centre',
    divisionCode: '330199002',
  },
  {
    code: 'haitang',
    name: '海棠街道政务服务中心',
    nameEn: 'Haitang Subdistrict Service Centre',
    divisionCode: '330298001',
  },
];

const [FIRST, SECOND, OTHER_COUNTY] = DEMO_CENTRES;

/** Everybody who can sign in at the development issuer (contract, "Sign-in"); the secret is always `demo`. */
export function demoActors(departments: DepartmentDefinition[]): DemoActor[] {
  const atFirst = { centre: FIRST.code, division: FIRST.divisionCode };
  return [
    { id: 'clerk-1', name: '窗口甲', roles: ['clerk'], ...atFirst },
    { id: 'clerk-2', name: '窗口乙', roles: ['clerk'], centre: SECOND.code, division: SECOND.divisionCode },
    { id: 'supervisor-1', name: '督办甲', roles: ['supervisor'], ...atFirst },
    { id: 'dispatcher-1', name: '调度甲', roles: ['dispatcher'] },
    { id: 'supervisor-2', name: '督办乙', roles: ['supervisor'], centre: SECOND.code, division: SECOND.divisionCode },
    {
      id: 'clerk-3',
      name: '窗口丙',
      roles: ['clerk'],
      centre: OTHER_COUNTY.code,
      division: OTHER_COUNTY.divisionCode,
    },
    { id: 'admin-1', name: '管理员甲', roles: ['admin'] },
    { id: 'admin-2', name: '管理员乙', roles: ['admin'] },
    { id: 'auditor-1', name: '审计甲', roles: ['auditor'] },
    { id: 'partner-1', name: '市民通', roles: ['partner'], ...atFirst },
    ...departments.flatMap(departmentActors),
    ...departments.filter(worksAcrossCounties).flatMap(countyOfficers),
  ];
}

/** 跨区域通办: where a department's items are worked at two places, each county has an officer of its own. */
const worksAcrossCounties = ({ items }: DepartmentDefinition): boolean =>
  items.some(({ steps }) => steps.some(({ at }) => at !== undefined));

const countyOfficers = ({ code, name }: DepartmentDefinition): DemoActor[] => [
  {
    id: `officer-${code}-3`,
    name: `${name.zh}经办丙`,
    roles: ['officer'],
    department: code,
    division: FIRST.divisionCode,
  },
  {
    id: `officer-${code}-4`,
    name: `${name.zh}经办丁`,
    roles: ['officer'],
    department: code,
    division: OTHER_COUNTY.divisionCode,
  },
];

/** Of the two officers the first is cleared for special groups (重点人群). */
const departmentActors = ({ code, name }: DepartmentDefinition): DemoActor[] => [
  { id: `officer-${code}-1`, name: `${name.zh}经办甲`, roles: ['officer'], department: code, clearance: 'special' },
  { id: `officer-${code}-2`, name: `${name.zh}经办乙`, roles: ['officer'], department: code },
  { id: `leader-${code}`, name: `${name.zh}负责人`, roles: ['leader'], department: code },
  { id: `system-${code}`, name: `${name.zh}业务系统`, roles: ['system'], department: code },
];
