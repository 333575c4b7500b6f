import type { ItemStep } from '../../../catalogue/index.js';
import { byDemoPolicy } from '../../../department-kit/index.js';

/** 审核 and 审批 by civil affairs, one after the other; the limits are this demonstration's. */
export const reviewAndApproval = (reviewDays: number, approvalDays: number, after: string[] = []): ItemStep[] => [
  {
    id: 'review',
    name: { zh: '审核', en: 'Review' },
    department: 'social-assistance',
    after,
    role: 'LEAD',
    limit: byDemoPolicy(reviewDays, 'WORKING_DAY', '审核环节,与审批合计不超过承诺时限'),
  },
  {
    id: 'approval',
    name: { zh: '审批', en: 'Approval' },
    department: 'social-assistance',
    after: ['review'],
    role: 'LEAD',
    decides: true,
    approval: true,
    limit: byDemoPolicy(approvalDays, 'WORKING_DAY', '审批环节,与审核合计不超过承诺时限'),
  },
];
