import type { ItemStep } from '../../../catalogue/index.js';
import { byDemoPolicy } from '../../../department-kit/index.js';

/** 审核 and 确认 by family planning, one after the other; the limits are this demonstration's. */
export const reviewAndApproval = (reviewDays: number, approvalDays: number): ItemStep[] => [
  {
    id: 'review',
    name: { zh: '审核', en: 'Review' },
    department: 'family-planning',
    after: [],
    role: 'LEAD',
    limit: byDemoPolicy(reviewDays, 'WORKING_DAY', '街道(镇)审核,与确认合计不超过承诺时限'),
  },
  {
    id: 'approve',
    name: { zh: '确认', en: 'Confirmation' },
    department: 'family-planning',
    after: ['review'],
    role: 'LEAD',
    approval: true,
    decides: true,
    limit: byDemoPolicy(approvalDays, 'WORKING_DAY', '县级主管部门确认,与审核合计不超过承诺时限'),
  },
];

/** One step that decides, in the time that is promised. */
export const decidingStep = (id: string, [zh, en]: readonly [string, string], days?: number): ItemStep => ({
  id,
  name: { zh, en },
  department: 'family-planning',
  after: [],
  role: 'LEAD',
  decides: true,
  ...(days && { limit: byDemoPolicy(days, 'WORKING_DAY', '与承诺时限相同') }),
});
