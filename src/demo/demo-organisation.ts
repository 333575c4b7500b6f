import type { DepartmentDefinition } from '../department-kit/index.js';
import type { ServiceCentreRecord } from '../organisation/index.js';
import type { DemoActor } from '../platform/auth/index.js';

/** Two invented centres; county 330199 is not assigned in GB/T 2260. */
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
];

const [FIRST, SECOND] = DEMO_CENTRES;

/** Everybody who can sign in at the development issuer (contract, "Sign-in"); the secret is always `demo`. */
export function demoActors(departments: DepartmentDefinition[]): DemoActor[] {
  const atFirst = { centre: FIRST.code, division: FIRST.divisionCode };
  return [
    { id: 'clerk-1', name: '窗口甲', roles: ['clerk'], ...atFirst },
    { id: 'clerk-2', name: '窗口乙', roles: ['clerk'], centre: SECOND.code, division: SECOND.divisionCode },
    { id: 'supervisor-1', name: '督办甲', roles: ['supervisor'], ...atFirst },
    { id: 'dispatcher-1', name: '调度甲', roles: ['dispatcher'] },
    { id: 'supervisor-2', name: '督办乙', roles: ['supervisor'], centre: SECOND.code, division: SECOND.divisionCode },
    { id: 'admin-1', name: '管理员甲', roles: ['admin'] },
    { id: 'admin-2', name: '管理员乙', roles: ['admin'] },
    { id: 'auditor-1', name: '审计甲', roles: ['auditor'] },
    { id: 'partner-1', name: '市民通', roles: ['partner'], ...atFirst },
    ...departments.flatMap(departmentActors),
  ];
}

/** Of the two officers the first is cleared for special groups (重点人群). */
const departmentActors = ({ code, name }: DepartmentDefinition): DemoActor[] => [
  { id: `officer-${code}-1`, name: `${name.zh}经办甲`, roles: ['officer'], department: code, clearance: 'special' },
  { id: `officer-${code}-2`, name: `${name.zh}经办乙`, roles: ['officer'], department: code },
  { id: `leader-${code}`, name: `${name.zh}负责人`, roles: ['leader'], department: code },
  { id: `system-${code}`, name: `${name.zh}业务系统`, roles: ['system'], department: code },
];
