import type { Type } from '@nestjs/common';
import { QueryFailedError, type EntityManager, type Repository } from 'typeorm';
import type { Transaction } from '../platform/database/index.js';
import type { ReopenedCase } from './department.js';
import { cancelFollowUps } from './follow-up.js';
import { REVOKED, type RegisterRow, type StatusChange } from './register-row.js';

const UNIQUE_VIOLATION = '23505';
const LOCKED = { mode: 'pessimistic_write' } as const;

/**
 * Makes registers say what they would without the request's decision: its own entries are revoked, with what is still to
 * be done about them, and entries of other requests that it ended (renewed, superseded, ceased) stand again. What a later
 * decision has changed since stays as that decision left it.
 * @param applicant index of the applicant's ID number: whose entries a request may have ended, beside the holders of its own
 */
export async function takeBack(
  tx: Transaction,
  registers: Type<RegisterRow>[],
  reopened: ReopenedCase,
  applicant: Buffer,
): Promise<void> {
  const persons = [applicant];
  const replaced = new Set<Type<RegisterRow>>();
  for (const register of registers) {
    const repository = tx.manager.getRepository(register);
    const own = await repository.findOne({ where: { requestId: reopened.requestId }, lock: LOCKED });
    if (!own) continue;
    if (own.idNumberIndex) persons.push(own.idNumberIndex);
    if (own.history.at(-1)?.requestNumber !== reopened.number) replaced.add(register);
    if (own.status !== REVOKED) await changeStatus(repository, own, REVOKED, reopened);
    await cancelFollowUps(tx, own.id);
  }
  for (const register of registers.filter((one) => !replaced.has(one))) {
    const repository = tx.manager.getRepository(register);
    for (const entry of await endedBy(repository, reopened, persons)) {
      await standAgain(tx.manager, register, entry, reopened);
    }
  }
}

/** Other requests' entries whose last change this request brought about. */
const endedBy = (
  repository: Repository<RegisterRow>,
  { requestId, number }: ReopenedCase,
  persons: Buffer[],
): Promise<RegisterRow[]> =>
  repository
    .createQueryBuilder('entry')
    .where('entry.idNumberIndex in (:...persons) and entry.requestId <> :requestId', { persons, requestId })
    .andWhere(`entry.history -> -1 ->> 'requestNumber' = :number`, { number })
    .orderBy('entry.registeredAt', 'DESC')
    .setLock(LOCKED.mode)
    .getMany();

/** Where a unique index of the register says that another entry stands in its place, it stays ended. */
async function standAgain(
  manager: EntityManager,
  register: Type<RegisterRow>,
  entry: RegisterRow,
  reopened: ReopenedCase,
): Promise<void> {
  const before = entry.history.at(-2)?.status;
  // A request that is reopened twice has ended the entry, let it stand again, perhaps ended it once more.
  const ended = entry.history.filter((change) => change.requestNumber === reopened.number).length % 2 === 1;
  if (!ended || before === undefined) return;
  try {
    // Inside the reopening's transaction this is a savepoint.
    await manager.transaction((inner) => changeStatus(inner.getRepository(register), entry, before, reopened));
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
}

async function changeStatus(
  repository: Repository<RegisterRow>,
  entry: RegisterRow,
  status: string,
  { number, reopenedAt }: ReopenedCase,
): Promise<void> {
  const change: StatusChange = { status, at: reopenedAt.toISOString(), requestNumber: number };
  await repository.update({ id: entry.id }, { status, history: [...entry.history, change] });
}

export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { code?: string }).code === UNIQUE_VIOLATION;
