import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { Database } from '../platform/database/index.js';
import { operationLoader, type GraphqlContext } from '../platform/graphql/index.js';
import {
  clockEventOf,
  clockOfRow,
  SEALED_OF,
  taskOfRow,
  type ClockEventRecord,
  type ClockRecord,
  type NoticePlan,
  type RequestRecord,
  type TaskRecord,
} from './case-file/index.js';
import { CLOCK_EVENTS_OF, CLOCKS_OF, NOTICES_OF, TASKS_OF } from './reading.sql.js';

function grouped<Row, Value>(
  keys: readonly string[],
  rows: Row[],
  keyOf: (row: Row) => string,
  valueOf: (row: Row) => Value,
): Value[][] {
  const byKey = new Map<string, Value[]>(keys.map((key) => [key, []]));
  for (const row of rows) byKey.get(keyOf(row))?.push(valueOf(row));
  return keys.map((key) => byKey.get(key)!);
}

/** One statement per kind of detail and operation, however many requests a page holds. */
@Injectable()
export class RequestLoaders {
  constructor(private readonly database: Database) {}

  sealed(context: GraphqlContext): DataLoader<string, Pick<RequestRecord, 'id' | 'applicantId' | 'content'>> {
    return operationLoader(context, 'sealed', () => {
      return new DataLoader(async (ids: readonly string[]) => {
        const rows = await this.database.run(SEALED_OF, [ids]);
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => {
          const row = byId.get(id);
          return row ? { id, applicantId: row.applicant_id, content: row.content } : new Error(`No request ${id}`);
        });
      });
    });
  }

  clocks(context: GraphqlContext): DataLoader<string, ClockRecord[]> {
    return operationLoader(context, 'clocks', () => {
      return new DataLoader(async (ids: readonly string[]) => {
        const [{ rows }] = await this.database.run(CLOCKS_OF, [ids]);
        return grouped(ids, rows, (row) => row.request_id, clockOfRow);
      });
    });
  }

  clockEvents(context: GraphqlContext): DataLoader<string, ClockEventRecord[]> {
    return operationLoader(context, 'clockEvents', () => {
      return new DataLoader(async (ids: readonly string[]) => {
        const rows = await this.database.run(CLOCK_EVENTS_OF, [ids]);
        const byClock = new Map(rows.map((row) => [row.clock_id, row.events.map(clockEventOf)]));
        return ids.map((id) => byClock.get(id) ?? []);
      });
    });
  }

  tasks(context: GraphqlContext): DataLoader<string, TaskRecord[]> {
    return operationLoader(context, 'tasks', () => {
      return new DataLoader(async (ids: readonly string[]) => {
        const [{ rows }] = await this.database.run(TASKS_OF, [ids]);
        return grouped(ids, rows, (row) => row.request_id, taskOfRow);
      });
    });
  }

  notices(context: GraphqlContext): DataLoader<string, NoticePlan[]> {
    return operationLoader(context, 'notices', () => {
      return new DataLoader(async (ids: readonly string[]) => {
        const rows = await this.database.run(NOTICES_OF, [ids]);
        return grouped(
          ids,
          rows,
          (row) => row.request_id,
          (row) => ({
            number: row.number,
            kind: row.kind as NoticePlan['kind'],
            issuedAt: row.issued_at,
            body: row.body,
            digest: row.digest,
          }),
        );
      });
    });
  }
}
