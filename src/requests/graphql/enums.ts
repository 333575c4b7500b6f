import { graphqlEnum } from '../../platform/graphql/index.js';
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
export const SignalEnum = graphqlEnum('Signal', SIGNALS, { description: '亮灯' });
export const ClockKindEnum = graphqlEnum('ClockKind', CLOCK_KINDS, { description: '时限种类' });
export const ClockStateEnum = graphqlEnum('ClockState', CLOCK_STATES, { description: '计时状态' });
