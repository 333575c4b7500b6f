import { Injectable } from '@nestjs/common';
import type pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import type { Statement } from './statement.js';

/** Runs hot statements. Parameters are positional, as in the statement's text. */
export interface SqlRunner {
  run<Row>(statement: Statement<Row>, values: unknown[]): Promise<Row[]>;
}

/** One open database transaction: hot statements and TypeORM's manager see the same uncommitted rows. */
export interface Transaction extends SqlRunner {
  readonly manager: EntityManager;
}

interface Queryable {
  query(config: { name: string; text: string; values: unknown[] }): Promise<{ rows: unknown[] }>;
}

async function runPrepared<Row>(on: Queryable, statement: Statement<Row>, values: unknown[]): Promise<Row[]> {
  const result = await on.query({ name: statement.name, text: statement.text, values });
  return result.rows as Row[];
}

/** PostgreSQL, over the one connection pool that TypeORM opened: entities and hot statements share it. */
@Injectable()
export class Database implements SqlRunner {
  constructor(readonly dataSource: DataSource) {}

  get pool(): pg.Pool {
    return (this.dataSource.driver as unknown as { master: pg.Pool }).master;
  }

  /** Runs one statement by itself: it commits when it returns. */
  run<Row>(statement: Statement<Row>, values: unknown[]): Promise<Row[]> {
    return runPrepared(this.pool as unknown as Queryable, statement, values);
  }

  /** Everything `work` does through the transaction is written together or not at all. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const queryRunner = this.dataSource.createQueryRunner();
    try {
      const client = (await queryRunner.connect()) as Queryable;
      await queryRunner.startTransaction();
      const result = await work({
        manager: queryRunner.manager,
        run: (statement, values) => runPrepared(client, statement, values),
      });
      await queryRunner.commitTransaction();
      return result;
    } catch (error) {
      if (queryRunner.isTransactionActive) await queryRunner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await queryRunner.release();
    }
  }
}
