import type { Caller, Role } from '../platform/auth/index.js';
import { availableOperations, FOLLOW_UP_STATES, type FollowUpRecord, type FollowUpState } from './follow-up.js';

const caller = (role: Role): Caller => ({ sub: role, name: role, roles: [role], department: 'health' });
const followUp = (state: FollowUpState, assigneeSub: string | null = null): FollowUpRecord =>
  ({ state, assigneeSub }) as FollowUpRecord;
const may = (record: FollowUpRecord, doneBy: 'officer' | 'leader', role: Role): string[] =>
  availableOperations(record, { doneBy }, caller(role)).map((operation) => operation.replace('FollowUp', ''));

describe('what may be done with a follow-up', () => {
  it.each<[FollowUpState, string | null, Role, string[]]>([
    ['SCHEDULED', null, 'officer', ['open']],
    ['OPEN', null, 'officer', ['claim', 'record']],
    ['OPEN', null, 'system', ['claim', 'record']],
    ['CLAIMED', 'officer', 'officer', ['release', 'record']],
    ['CLAIMED', 'somebody', 'officer', []],
    ['CLAIMED', 'somebody', 'leader', ['release']],
    ['CLAIMED', 'leader', 'leader', ['release', 'record']],
    ['DONE', 'officer', 'officer', []],
    ['CANCELLED', null, 'leader', []],
    // Claimed once, and given back: nobody has it.
    ['OPEN', 'officer', 'officer', ['claim', 'record']],
  ])('%s, held by %s: %s', (state, assignee, role, operations) => {
    expect(may(followUp(state, assignee), 'officer', role)).toEqual(operations);
  });

  it('of a kind that is the leader’s, by the leader alone', () => {
    for (const state of FOLLOW_UP_STATES) {
      expect(may(followUp(state, 'officer'), 'leader', 'officer')).toEqual([]);
      expect(may(followUp(state, 'leader'), 'leader', 'leader')).toEqual(
        may(followUp(state, 'leader'), 'officer', 'leader'),
      );
    }
  });
});
