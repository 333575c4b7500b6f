import type { CaseFile, TaskRecord } from '../../requests/index.js';
import { holderOf, officerOf, toldOf, type Holder } from './addressee.js';
import type { ReminderRecord } from './reminder.js';

const [RECEIVING, DUTY] = ['330199001', '330298001'];

const task = (department: string, state: TaskRecord['state'], due: string | null, assigneeSub?: string): TaskRecord =>
  ({
    department,
    division: DUTY,
    state,
    dueAt: due === null ? null : new Date(`${due}T00:00:00+08:00`),
    assigneeSub: assigneeSub ?? null,
    assigneeName: assigneeSub ? `Name of ${assigneeSub}` : null,
  }) as TaskRecord;

const file = (change: Partial<CaseFile>): CaseFile =>
  ({
    state: 'IN_PROGRESS',
    centreCode: 'lantian',
    divisionCode: RECEIVING,
    dutyDivision: DUTY,
    leadDepartment: 'health',
    firstContactKind: 'clerk',
    firstContactName: '窗口甲',
    submitter: 'clerk-1',
    tasks: [],
    ...change,
  }) as CaseFile;

describe('who holds a request', () => {
  it.each<[what: string, Partial<CaseFile>, holder: string | null]>([
    ['the centre, before acceptance', { state: 'RECEIVED' }, null],
    ['the centre, while the applicant corrects', { state: 'CORRECTION', tasks: [task('health', 'OPEN', null)] }, null],
    ['the lead department, not yet routed', { state: 'ACCEPTED' }, 'health'],
    ['the lead department, nothing open', { tasks: [task('employment', 'RETURNED', null)] }, 'health'],
    ['who has open work', { tasks: [task('employment', 'OPEN', null)] }, 'employment'],
    [
      'who has claimed work',
      { tasks: [task('employment', 'CLAIMED', null), task('health', 'DONE', null)] },
      'employment',
    ],
    [
      'not who waits for others',
      { tasks: [task('health', 'QUEUED', null), task('employment', 'OPEN', null)] },
      'employment',
    ],
    [
      'of several, who falls due first',
      { tasks: [task('health', 'OPEN', '2026-03-09'), task('employment', 'CLAIMED', '2026-03-05')] },
      'employment',
    ],
    [
      'of several, not who stands still',
      { tasks: [task('health', 'OPEN', null), task('employment', 'OPEN', '2026-03-09')] },
      'employment',
    ],
    [
      'of several that stand still, the lead',
      { state: 'SUSPENDED', tasks: [task('employment', 'OPEN', null), task('health', 'OPEN', null)] },
      'health',
    ],
  ])('%s', (_what, change, holder) => {
    const before = structuredClone(change.tasks);
    expect(holderOf(file(change))).toEqual({ department: holder, county: holder && '330298' });
    expect(change.tasks).toEqual(before);
  });

  it('where a step is worked, and the lead department at the place of duty', () => {
    const forward = { ...task('health', 'CLAIMED', null, 'forwarder'), division: RECEIVING };
    expect(holderOf(file({ tasks: [forward] }))).toEqual({ department: 'health', county: '330199' });
    expect(holderOf(file({ state: 'ACCEPTED' })).county).toBe('330298');
    expect(holderOf(file({ state: 'ACCEPTED', dutyDivision: null })).county).toBe('330199');
    expect(officerOf(file({ tasks: [forward] }), { department: 'health', county: '330199' }).officerSub).toBe(
      'forwarder',
    );
    expect(officerOf(file({ tasks: [forward] }), { department: 'health', county: '330298' }).officerSub).toBeNull();
  });
});

describe('who is told', () => {
  const heldBy = (department: string | null): Holder => ({ department, county: department && '330298' });
  const told = (change: Partial<CaseFile>, department: string | null, askedByKind = 'clerk'): string[] =>
    toldOf(file(change), { ...heldBy(department), askedByKind } as ReminderRecord);

  it('whoever claimed the task, and the leader', () => {
    const tasks = [task('employment', 'CLAIMED', null, 'other'), task('health', 'CLAIMED', null, 'nurse')];
    expect(told({ tasks }, 'health')).toEqual(['sub:nurse', 'leader:health']);
    expect(officerOf(file({ tasks }), heldBy('health'))).toEqual({
      ...heldBy('health'),
      officerSub: 'nurse',
      officerName: 'Name of nurse',
    });
  });

  it('the whole department while nobody has claimed it', () => {
    const tasks = [task('health', 'OPEN', null)];
    expect(told({ tasks }, 'health')).toEqual(['officer:health', 'leader:health']);
    expect(officerOf(file({ tasks }), heldBy('health'))).toEqual({
      ...heldBy('health'),
      officerSub: null,
      officerName: null,
    });
  });

  it('the centre: its clerks, and its supervisor unless it is the supervisor’s own order', () => {
    expect(told({}, null)).toEqual(['clerk:lantian', 'supervisor:lantian']);
    expect(told({}, null, 'supervisor')).toEqual(['clerk:lantian']);
    expect(officerOf(file({}), heldBy(null))).toMatchObject({ department: null, officerSub: 'clerk-1' });
    expect(officerOf(file({ firstContactKind: 'partner' }), heldBy(null))).toMatchObject({ officerSub: null });
  });
});
