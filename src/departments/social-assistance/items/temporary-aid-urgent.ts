import { byDemoPolicy, byGuide, defineItem, choice, day, form, text } from '../../../department-kit/index.js';
import { longText } from './form-parts.js';
import { idCard } from './materials.js';
import { AID_GUIDE, AID_GUIDE_URL, HARDSHIP_CAUSES } from './temporary-aid.js';
import { demoPolicy, guide, place, sourcesOf } from './sources.js';

const limit = byGuide(48, 'HOUR', `${AID_GUIDE}:紧急程序48小时内先行救助`, AID_GUIDE_URL);

export const temporaryAidUrgent = defineItem({
  code: 'temporary-aid-urgent',
  version: 2,
  department: 'social-assistance',
  kind: 'PROMISED',
  name: { zh: '临时救助(紧急程序)', en: 'Temporary aid, urgent procedure' },
  applicantKinds: ['PERSON'],
  conditions:
    '情况紧急,不立即救助可能造成无法挽回的损失或者无法改变的严重后果。先行救助,5个工作日内补齐手续;同一原因一年内以紧急程序救助一次。',
  place: place('ANYWHERE', demoPolicy('情况紧急的,由发现地先行救助')),
  sources: sourcesOf(guide(AID_GUIDE, AID_GUIDE_URL), { materials: guide(AID_GUIDE, AID_GUIDE_URL) }),
  legalBasis: '《社会救助暂行办法》第四十八条;《国务院关于全面建立临时救助制度的通知》(国发〔2014〕47号)',
  // The five working days of others would be over before the 48 hours had begun.
  acceptanceLimit: byDemoPolicy(4, 'HOUR', '情况紧急,收件后即行受理;逾期视为自收件时受理'),
  legalLimit: limit,
  promisedLimit: limit,
  specialProcedures: [],
  // What is missing is made up for afterwards: a person in need is not sent home for papers.
  materials: [{ ...idCard, required: false }],
  steps: [
    {
      id: 'urgent-aid',
      name: { zh: '先行救助', en: 'Aid at once' },
      department: 'social-assistance',
      after: [],
      role: 'LEAD',
      decides: true,
      limit,
    },
  ],
  feeFen: 0,
  formSchema: form(
    '临时救助申请(紧急程序)',
    {
      cause: choice('困难原因', HARDSHIP_CAUSES),
      incidentOn: day('事件发生日期'),
      whereabouts: text('目前所在地点', 200),
      urgentNeed: longText('急需解决的困难', 500),
    },
    [
      {
        cause: 'FIRE',
        incidentOn: '2024-12-26',
        whereabouts: '示例街道社区服务中心',
        urgentNeed: '住房失火,当晚无处居住,缺少衣被和食物。',
      },
    ],
  ),
});
