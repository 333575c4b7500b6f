import { GraphQLSchemaHost } from '@nestjs/graphql';
import { PERMISSIONS_FILE, permissionsFile } from '../../scripts/lib/generated-files.mjs';
import { PermissionRegistry } from '../../src/platform/auth/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { Subscriber } from '../support/subscriber.js';
import { callsOf, type AnyCall } from './support/any-call.js';
import { repositoryFile } from './support/repository.js';

const PUBLIC = ['Query.departments', 'Query.serviceItems', 'Query.serviceItem', 'Query.requestStatus', 'Query.dueDate'];

const FRONT_DESK = [
  'Query.serviceRequest',
  'Query.serviceRequests',
  'Mutation.submitRequest',
  'Mutation.acceptRequest',
  'Mutation.requestCorrection',
  'Mutation.supplyMaterials',
  'Mutation.refuseRequest',
  'Mutation.withdrawRequest',
  'Mutation.deliverResult',
  'Query.reminders',
  'Mutation.remindRequest',
  'Mutation.answerReminder',
  'Query.warningCards',
  'Query.warningCard',
  'Mutation.rebutCard',
];

const BACK_OFFICE = [
  'Query.serviceRequest',
  'Query.serviceRequests',
  'Query.inbox',
  'Query.task',
  'Mutation.claimTask',
  'Mutation.releaseTask',
  'Mutation.completeTask',
  'Mutation.giveOpinion',
  'Mutation.returnTask',
  'Mutation.suspendRequest',
  'Mutation.resumeRequest',
  'Query.reminders',
  'Mutation.answerReminder',
  'Query.warningCards',
  'Query.warningCard',
  'Mutation.rebutCard',
  'Query.ledgers',
  'Query.ledgerEntries',
  'Query.ledgerCounts',
  'Query.followUps',
  'Query.followUpCounts',
  'Mutation.openFollowUp',
  'Mutation.claimFollowUp',
  'Mutation.releaseFollowUp',
  'Mutation.recordFollowUp',
];

const CALENDAR = ['Query.calendarProposals', 'Query.calendarNotices', 'Query.calendarLayers', 'Query.calendarRevision'];

/** What everybody who is signed in has: their own messages, and who they are. */
const EVERYBODY = [
  'Query.me',
  'Query.notifications',
  'Query.unreadNotifications',
  'Mutation.readNotifications',
  'Subscription.notificationReceived',
];

/** RUNNING.md, "Roles", beside what is public and everybody's. A department's registers are added for its own people. */
const ROLES: Record<string, { actor: string; may: string[]; department?: string }> = {
  clerk: { actor: 'clerk-1', may: FRONT_DESK },
  'clerk of another centre': { actor: 'clerk-2', may: FRONT_DESK },
  officer: { actor: 'officer-employment-1', may: BACK_OFFICE, department: 'employment' },
  'officer of another department': { actor: 'officer-health-2', may: BACK_OFFICE, department: 'health' },
  system: { actor: 'system-public-security', may: BACK_OFFICE, department: 'public-security' },
  leader: {
    actor: 'leader-social-assistance',
    may: [
      ...BACK_OFFICE,
      'Query.supervisionBoard',
      'Query.cardLedger',
      'Query.warningRules',
      'Mutation.extendRequest',
      'Mutation.terminateRequest',
      'Mutation.reopenRequest',
    ],
    department: 'social-assistance',
  },
  dispatcher: {
    actor: 'dispatcher-1',
    may: ['Query.serviceRequest', 'Query.task', 'Query.returnedTasks', 'Mutation.rerouteTask'],
  },
  supervisor: {
    actor: 'supervisor-1',
    may: [
      'Query.serviceRequest',
      'Query.serviceRequests',
      'Query.supervisionBoard',
      'Query.refusedOperations',
      'Mutation.reopenRequest',
      'Query.reminders',
      'Mutation.remindRequest',
      'Mutation.orderRequest',
      'Query.warningCards',
      'Query.warningCard',
      'Query.cardLedger',
      'Query.warningRules',
      'Mutation.ruleOnCard',
      ...CALENDAR,
    ],
  },
  partner: { actor: 'partner-1', may: ['Mutation.submitRequest', 'Mutation.remindRequest'] },
  auditor: { actor: 'auditor-1', may: ['Query.requestTrail', 'Query.accessLog'] },
  // The queue's dead letters are the operator's affair, and the operator signs in as admin.
  admin: {
    actor: 'admin-1',
    may: [
      'Query.deadLetters',
      'Mutation.requeueDeadLetter',
      'Query.warningRules',
      'Mutation.saveWarningRule',
      'Mutation.retireWarningRule',
      ...CALENDAR,
      'Mutation.proposeCalendarNotice',
      'Mutation.proposeCalendarLayer',
      'Mutation.approveCalendarProposal',
      'Mutation.rejectCalendarProposal',
      'Query.serviceItemVersions',
      'Query.exportServiceItems',
      'Mutation.importServiceItems',
    ],
  },
};

type Verdict = 'may' | 'FORBIDDEN' | 'UNAUTHENTICATED';

describe('who may call what', () => {
  let app: TestApp;
  let calls: AnyCall[];
  let permissions: Record<string, string>;
  beforeAll(async () => {
    app = await startTestApp();
    calls = callsOf(app.context.get(GraphQLSchemaHost, { strict: false }).schema);
    permissions = app.context.get(PermissionRegistry, { strict: false }).listPermissions();
  });
  afterAll(() => app?.stop());

  /** Registers of a department are those operations that the program keeps for its people alone. */
  const registersOf = (department: string): string[] =>
    Object.keys(permissions).filter((name) => permissions[name].endsWith(` of ${department}`));

  async function verdicts(actor?: string): Promise<Record<string, Verdict>> {
    const found: Record<string, Verdict> = {};
    for (const { operation, query, variables } of calls) {
      const code = await refusalOf(query, variables, actor);
      if (code === 'INTERNAL' || code === 'GRAPHQL_VALIDATION_FAILED') throw new Error(`${operation}: ${code}`);
      found[operation] = code === 'FORBIDDEN' || code === 'UNAUTHENTICATED' ? code : 'may';
    }
    return found;
  }

  async function refusalOf(
    query: string,
    variables: Record<string, unknown>,
    as?: string,
  ): Promise<string | undefined> {
    if (!query.startsWith('subscription')) return (await app.gql(query, variables, { as })).errors?.[0].extensions.code;
    const subscriber = await Subscriber.open(app, query, { as, variables });
    await subscriber.stands();
    await subscriber.close();
    return subscriber.refusal;
  }

  const expected = (allowed: string[], otherwise: Verdict): Record<string, Verdict> =>
    Object.fromEntries(calls.map(({ operation }) => [operation, allowed.includes(operation) ? 'may' : otherwise]));

  it('is what was reviewed; else run `node scripts/generate.mjs`', () => {
    expect(permissionsFile(permissions)).toBe(repositoryFile(PERMISSIONS_FILE));
  });

  it('is declared for every operation of the schema', () => {
    expect(Object.keys(permissions).sort()).toEqual(calls.map(({ operation }) => operation).sort());
  });

  it.each(Object.entries(ROLES))('%s', async (_role, { actor, may, department }) => {
    const registers = department === undefined ? [] : registersOf(department);
    if (department !== undefined) expect(registers).not.toEqual([]);
    expect(await verdicts(actor)).toEqual(expected([...PUBLIC, ...EVERYBODY, ...may, ...registers], 'FORBIDDEN'));
  });

  it('nobody signed in', async () => {
    expect(await verdicts()).toEqual(expected(PUBLIC, 'UNAUTHENTICATED'));
  });

  it('every operation is somebody’s', () => {
    const known = new Set([...PUBLIC, ...EVERYBODY, ...Object.values(ROLES).flatMap(({ may }) => may)]);
    const unknown = calls.map(({ operation }) => operation).filter((name) => !known.has(name));
    expect(unknown.filter((name) => !/ of [a-z-]+$/.test(permissions[name]))).toEqual([]);
  });

  it('asking changed nothing', async () => {
    const [{ requests }] = await app.sql('select count(*)::int as requests from service_request');
    expect(requests).toBe(0);
  });
});
