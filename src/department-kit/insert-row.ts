import type { Type } from '@nestjs/common';
import type { EntityMetadata, ObjectLiteral } from 'typeorm';
import type { Statement, Transaction } from '../platform/database/index.js';

const inserts = new WeakMap<EntityMetadata, Statement<{ id: string }>>();

/**
 * Inserts an entity unless a unique index forbids it. Every decision writes a register, so this is one prepared
 * statement per entity instead of a query that TypeORM builds anew each time.
 * @returns false when nothing was written
 */
export async function insertRow(tx: Transaction, entity: Type<unknown>, row: ObjectLiteral): Promise<boolean> {
  const { connection } = tx.manager;
  const metadata = connection.getMetadata(entity);
  let insert = inserts.get(metadata);
  if (!insert) inserts.set(metadata, (insert = insertOf(metadata)));
  const values = metadata.columns.map((column) =>
    connection.driver.preparePersistentValue(column.getEntityValue(row) ?? null, column),
  );
  return (await tx.run(insert, values)).length === 1;
}

function insertOf({ tableName, columns }: EntityMetadata): Statement<{ id: string }> {
  const names = columns.map((column) => `"${column.databaseName}"`).join(', ');
  const places = columns.map((_, index) => `$${index + 1}`).join(', ');
  return {
    name: `register_insert_${tableName}`,
    text: `insert into "${tableName}" (${names}) values (${places}) on conflict do nothing returning id`,
  };
}
