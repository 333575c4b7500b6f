import { AnswerReminder } from './answer-reminder.js';
import { AnswerSweep } from './answer-sweep.js';
import { OrderRequest } from './order-request.js';
import { RemindRequest } from './remind-request.js';
import { ReminderMutationsResolver } from './reminder-mutations.resolver.js';
import { ReminderViews } from './reminder-views.js';
import { RemindersResolver, RequestRemindersResolver } from './reminders.resolver.js';

/** 催办、督办 as providers of the module. */
export const REMINDERS = [
  RemindRequest,
  OrderRequest,
  AnswerReminder,
  AnswerSweep,
  ReminderViews,
  ReminderMutationsResolver,
  RemindersResolver,
  RequestRemindersResolver,
];
