import { AnswerSweep } from '../../src/supervision/reminders/answer-sweep.js';
import type { TestApp } from './app.js';
import { submit, waitForTask } from './requests.js';

const ITEM = 'minimum-living-allowance';
/** The department that works on the requests made here. */
export const DEPARTMENT = 'social-assistance';
export const OFFICER = `officer-${DEPARTMENT}-1`;
export const THREE_DAYS = { value: 3, unit: 'WORKING_DAY' };

const FIELDS = `id kind text askedBy { kind name centre { code } } askedAt answerDueOn state overdue answer
  answeredBy { kind name department { code } centre { code } } answeredAt request { number version state }
  department { code }`;

const MUTATIONS: Record<string, string> = {
  remindRequest: `mutation($number: ID!, $text: String!, $idNumberTail: String) {
    remindRequest(number: $number, text: $text, idNumberTail: $idNumberTail) {
      reminder { ${FIELDS} } userErrors { code message field } } }`,
  orderRequest: `mutation($number: ID!, $text: String!, $answerWithin: TimeLimitInput!) {
    orderRequest(number: $number, text: $text, answerWithin: $answerWithin) {
      reminder { ${FIELDS} } userErrors { code message field } } }`,
  answerReminder: `mutation($id: ID!, $text: String!) {
    answerReminder(id: $id, text: $text) { reminder { ${FIELDS} } userErrors { code message field } } }`,
};

/** What stories of reminders (催办) and supervision orders (督办) do again and again. */
export class Reminding {
  constructor(private readonly app: TestApp) {}

  /** @returns the payload of the mutation */
  async call(as: string, name: string, variables: object, at: TestApp = this.app): Promise<any> {
    const { data, errors } = await at.gql(MUTATIONS[name], variables, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data[name];
  }

  /** A mutation that must succeed. @returns the reminder */
  async done(as: string, name: string, variables: object): Promise<any> {
    const { reminder, userErrors } = await this.call(as, name, variables);
    if (userErrors.length > 0) throw new Error(`${name} by ${as}: ${JSON.stringify(userErrors)}`);
    return reminder;
  }

  /** Codes of the refusal; empty when it was done. */
  async codes(as: string, name: string, variables: object): Promise<string[]> {
    return (await this.call(as, name, variables)).userErrors.map((error: { code: string }) => error.code);
  }

  remind(as: string, number: string): Promise<any> {
    return this.done(as, 'remindRequest', { number, text: '请尽快办理' });
  }

  order(number: string, answerWithin: object = THREE_DAYS): Promise<any> {
    return this.done('supervisor-1', 'orderRequest', { number, text: '请说明为何逾期', answerWithin });
  }

  async listed(as: string, filter: object = {}, page: object = {}): Promise<any> {
    const query = `query($filter: ReminderFilter, $first: Int, $after: String) {
      reminders(filter: $filter, first: $first, after: $after) { nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;
    const { data, errors } = await this.app.gql(query, { filter, ...page }, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.reminders;
  }

  async idsOf(as: string, filter: object = {}): Promise<string[]> {
    return (await this.listed(as, filter)).nodes.map((node: { id: string }) => node.id);
  }

  /** A request that is accepted and in the inbox of the department. */
  async accepted(): Promise<{ number: string; taskId: string }> {
    const { number } = (await submit(this.app, { itemCode: ITEM, accept: true })).request;
    return { number, taskId: (await waitForTask(this.app, number, OFFICER)).id };
  }

  async received(): Promise<string> {
    return (await submit(this.app, { itemCode: ITEM })).request.number;
  }

  /** Who was told for this cause. */
  told(cause: string): Promise<any[]> {
    return this.app.sql(`select address, kind from notification where cause = $1 order by address`, [cause]);
  }

  /** Events of one kind in the trail of a request. */
  trail(number: string, kind: string): Promise<any[]> {
    return this.app.sql(
      `select e.actor_sub, e.note, e.data, e.to_state from request_event e join service_request r on r.id = e.request_id
        where r.number = $1 and e.kind = $2 order by e.sequence`,
      [number, kind],
    );
  }

  /** What the worker does every few seconds. */
  sweep(at: TestApp = this.app): Promise<void> {
    return at.context.get(AnswerSweep, { strict: false }).run();
  }
}
