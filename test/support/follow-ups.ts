import { randomUUID } from 'node:crypto';
import type { TestApp } from './app.js';

export const FOLLOW_UP = `id kind { code name } ledger { code } requestNumber divisionCode personName opensOn dueOn state
  overdue assigneeName outcome { code name } note result doneByName doneAt version availableOperations`;

/** Follow-ups through the public API, as tests ask for them. */
export class FollowUpsUnderTest {
  constructor(private readonly app: TestApp) {}

  /** Writes one down, as a department's hook plans it. @returns its id */
  async plan(columns: {
    department: string;
    kind: string;
    ledger: string;
    opensOn: string;
    dueOn: string;
    entryId?: string;
    divisionCode?: string;
  }): Promise<string> {
    const id = randomUUID();
    await this.app.sql(
      `insert into follow_up (id, department, kind, ledger, entry_id, request_number, division_code, person_name,
         opens_on, due_on)
       values ($1, $2, $3, $4, $5, 'N', $6, '示例人', $7, $8)`,
      [
        id,
        columns.department,
        columns.kind,
        columns.ledger,
        columns.entryId ?? randomUUID(),
        columns.divisionCode ?? '330199001',
        columns.opensOn,
        columns.dueOn,
      ],
    );
    return id;
  }

  async list(as: string, filter: object = {}, page: object = {}, headers = {}): Promise<any> {
    const query = `query($filter: FollowUpFilter, $first: Int, $after: String) {
      followUps(filter: $filter, first: $first, after: $after) { nodes { ${FOLLOW_UP} } pageInfo { hasNextPage endCursor } } }`;
    const { data, errors } = await this.app.gql(query, { filter, ...page }, { as, headers });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.followUps;
  }

  async ids(as: string, filter: object = {}, page: object = {}): Promise<string[]> {
    return (await this.list(as, filter, page)).nodes.map((node: { id: string }) => node.id);
  }

  /** One of any state, as its department's leader sees it. */
  async one(department: string, id: string, headers = {}): Promise<any> {
    const state = ['SCHEDULED', 'OPEN', 'CLAIMED', 'DONE', 'CANCELLED'];
    const { nodes } = await this.list(`leader-${department}`, { state }, { first: 200 }, headers);
    return nodes.find((node: { id: string }) => node.id === id);
  }

  /** `open`, `claim` or `release`. @returns the payload */
  async move(as: string, what: string, id: string): Promise<any> {
    return this.mutate(as, `${what}FollowUp(id: $id)`, '$id: ID!', { id });
  }

  /** @returns the payload */
  async record(as: string, id: string, outcome: string, more: object = {}): Promise<any> {
    const declared = '$id: ID!, $outcome: ID!, $note: String, $result: JSONObject, $expectedVersion: Int';
    const call =
      'recordFollowUp(id: $id, outcome: $outcome, note: $note, result: $result, expectedVersion: $expectedVersion)';
    return this.mutate(as, call, declared, { id, outcome, ...more });
  }

  /** Codes of a refusal; empty when it was done. */
  static codes(payload: { userErrors: { code: string }[] }): string[] {
    return payload.userErrors.map(({ code }) => code);
  }

  /** Who was told of follow-ups: address and cause. */
  async told(cause: string): Promise<string[]> {
    const rows = await this.app.sql<{ told: string }>(
      `select address || ' ' || cause as told from notification where kind = 'FOLLOW_UP' and cause like $1 order by 1`,
      [cause],
    );
    return rows.map(({ told }) => told);
  }

  private async mutate(as: string, call: string, declared: string, variables: object): Promise<any> {
    const query = `mutation(${declared}) { done: ${call} { followUp { ${FOLLOW_UP} } userErrors { code message field } } }`;
    const { data, errors } = await this.app.gql(query, variables, { as });
    if (errors) throw new Error(JSON.stringify(errors));
    return data.done;
  }
}
