import { buildCalendar, isWorkingDay, NATIONAL_NOTICES } from '../../src/calendar/index.js';
import type { TestApp } from './app.js';

const OPEN = ['RECEIVED', 'CORRECTION', 'ACCEPTED', 'IN_PROGRESS', 'SUSPENDED'];
const calendar = buildCalendar(NATIONAL_NOTICES);

const REQUEST = `number state signal centre { code } item { code department { code } }
  clocks { kind state dueAt provisional }
  tasks { state department { code } assignee { name } clock { state dueAt } }`;

export const BOARD = `asOf recordedOn oldestOutboxSeconds
  total { open yellow red paused provisional unrouted dueToday dueThisWeek overdue }
  rows { group { code name nameEn } open yellow red paused provisional unrouted dueToday dueThisWeek overdue }
  overdueHistogram { fromDays toDays count }`;

export async function readBoard(app: TestApp, as: string, by: string, filter: object = {}): Promise<any> {
  const query = `query($by: BoardGrouping!, $filter: SupervisionBoardFilter) {
    supervisionBoard(by: $by, filter: $filter) { ${BOARD} } }`;
  const { data, errors } = await app.gql(query, { by, filter }, { as });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.supervisionBoard;
}

/** All open requests that exist for the caller, page by page. */
export async function openRequests(app: TestApp, as: string): Promise<any[]> {
  const query = `query($state: [RequestState!], $after: String) {
    serviceRequests(filter: { state: $state }, first: 20, after: $after) {
      nodes { ${REQUEST} } pageInfo { hasNextPage endCursor } } }`;
  const found: any[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors }: any = await app.gql(query, { state: OPEN, after }, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    found.push(...data.serviceRequests.nodes);
    if (!data.serviceRequests.pageInfo.hasNextPage) return found;
    after = data.serviceRequests.pageInfo.endCursor;
  }
}

/** China has had one offset since 1991. */
const dayOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
const dayAfter = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** One year of days is asked for again for every request. */
const working = new Map<string, boolean>();

function isWorking(day: string): boolean {
  const known = working.get(day) ?? isWorkingDay(calendar, day).working;
  working.set(day, known);
  return known;
}

function workingDaysLate(due: number, today: string): number {
  let late = 0;
  for (let day = dayAfter(dayOf(due - 1)); day <= today; day = dayAfter(day)) {
    if (isWorking(day)) late += 1;
  }
  return Math.max(1, late);
}

function sundayOf(day: string): string {
  let sunday = day;
  while (new Date(sunday).getUTCDay() !== 0) sunday = dayAfter(sunday);
  return sunday;
}

const earliest = (clocks: any[]): any =>
  clocks
    .filter((clock) => clock.state === 'RUNNING' && clock.kind !== 'STEP')
    .sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt))
    .at(0);

const PENDING = ['OPEN', 'CLAIMED'];
const pendingTasks = (request: any): any[] => request.tasks.filter((task: any) => PENDING.includes(task.state));

interface Judgement {
  late: number;
  counts: Record<string, number>;
}

function judge(request: any, due: number | null, asOf: number): Judgement {
  const today = dayOf(asOf);
  const overdue = due !== null && due <= asOf;
  const lastDay = due !== null && !overdue ? dayOf(due - 1) : null;
  return {
    late: overdue ? workingDaysLate(due, today) : 0,
    counts: {
      open: 1,
      yellow: Number(request.signal === 'YELLOW'),
      red: Number(request.signal === 'RED'),
      paused: Number(['SUSPENDED', 'CORRECTION'].includes(request.state)),
      provisional: Number(earliest(request.clocks)?.provisional ?? false),
      dueToday: Number(lastDay === today),
      dueThisWeek: Number(lastDay !== null && lastDay <= sundayOf(today)),
      overdue: Number(overdue),
    },
  };
}

function dueOf(request: any): number | null {
  const clock = earliest(request.clocks);
  return clock ? Date.parse(clock.dueAt) : null;
}

/** Due instants of a request by the officer who has it in hand; `null` is nobody. */
function held(request: any, tasks: any[]): Map<string | null, number | null> {
  const dues = new Map<string | null, number | null>();
  for (const task of tasks) {
    const step = task.clock && task.clock.state !== 'STOPPED' ? task.clock : null;
    const due = step ? (step.dueAt === null ? null : Date.parse(step.dueAt)) : dueOf(request);
    const name = task.assignee?.name ?? null;
    const known = dues.get(name) ?? null;
    dues.set(name, known !== null && due !== null ? Math.min(known, due) : (known ?? due));
  }
  return dues.size > 0 ? dues : new Map([[null, dueOf(request)]]);
}

const GROUPS: Record<string, (request: any) => string> = {
  DEPARTMENT: (request) => request.item.department.code,
  CENTRE: (request) => request.centre.code,
  ITEM: (request) => request.item.code,
};

/** Who looks: the board is judged for them; `requests` are the open ones that exist for them. */
export interface Watched {
  as: string;
  requests: any[];
}

/** What the board must say, counted one request after the other. Officers are named, not coded; routing is left out. */
export function naiveBoard({ as, requests }: Watched, by: string, asOf: number): any {
  const department = /^leader-(.*)$/.exec(as)?.[1];
  const own = (task: any): boolean => !department || task.department.code === department;
  const seen = requests.filter(
    (request) => !department || request.item.department.code === department || pendingTasks(request).some(own),
  );
  const total = seen.map((request) => judge(request, dueOf(request), asOf));
  const rows = new Map<string | null, Judgement[]>();
  const put = (group: string | null, judgement: Judgement) => rows.set(group, [...(rows.get(group) ?? []), judgement]);
  for (const request of seen) {
    if (by === 'OFFICER') {
      for (const [name, due] of held(request, pendingTasks(request).filter(own))) put(name, judge(request, due, asOf));
    } else put(GROUPS[by](request), judge(request, dueOf(request), asOf));
  }
  return {
    total: sum(total),
    rows: Object.fromEntries([...rows].map(([group, judgements]) => [String(group), sum(judgements)])),
    late: total.map(({ late }) => late).filter((late) => late > 0),
  };
}

const ZERO = judge({ clocks: [] }, null, 0).counts;

function sum(judgements: Judgement[]): Record<string, number> {
  const added = (name: string): number => judgements.reduce((so, { counts }) => so + counts[name], 0);
  return Object.fromEntries(Object.keys(ZERO).map((name) => [name, added(name)]));
}
