import { graphqlEnum } from '../../platform/graphql/index.js';
import { OPINIONS } from '../opinions.js';
import { PART_STATES } from '../parts.js';
import {
  CHANNELS,
  CLOCK_KINDS,
  CLOCK_STATES,
  DECISIONS,
  REQUEST_STATES,
  SIGNALS,
  TASK_STATES,
} from '../case-file/index.js';

export const ChannelEnum = graphqlEnum('Channel', CHANNELS, { description: '渠道' });
export const RequestStateEnum = graphqlEnum('RequestState', REQUEST_STATES, { description: '办件状态' });
export const TaskStateEnum = graphqlEnum('TaskState', TASK_STATES, { description: '任务状态' });
export const DecisionEnum = graphqlEnum('Decision', DECISIONS, { description: '办理结果' });
export const OpinionEnum = graphqlEnum('Opinion', OPINIONS, {
  description: '协办意见',
  values: {
    AGREE: '同意',
    DISAGREE: '不同意, with a reason',
    AGREE_AND_FORWARD: '同意并转: another department is asked for its opinion as well',
  },
});
export const PartStateEnum = graphqlEnum('PartState', PART_STATES, {
  description: '联办事项的办理情况',
  values: {
    WAITING: '待办',
    IN_PROGRESS: '办理中: also while departments have said their opinions and the lead has not decided',
    GRANTED: '予以办理: by the decision',
    REFUSED: '不予办理: by the decision, with a reason',
    CANCELLED: '已取消: the request ended without a decision',
  },
});
export const SignalEnum = graphqlEnum('Signal', SIGNALS, { description: '亮灯' });
export const ClockKindEnum = graphqlEnum('ClockKind', CLOCK_KINDS, { description: '时限种类' });
export const ClockStateEnum = graphqlEnum('ClockState', CLOCK_STATES, { description: '计时状态' });
