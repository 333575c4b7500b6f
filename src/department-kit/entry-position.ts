import { isUuid } from '../platform/identifiers/index.js';
import { brokenCursor, decodeCursor } from '../platform/graphql/index.js';
import type { RegisterRow } from './register-row.js';

/** Where a page of a register goes on: after this entry, newest first. */
export interface EntryPosition {
  at: Date;
  id: string;
}

/** The year 10000: later instants are written in ways that not every reader of dates knows. */
const END_OF_TIME = 253_402_300_800_000;

export const positionOf = (row: Pick<RegisterRow, 'registeredAt' | 'id'>): [number, string] => [
  row.registeredAt.getTime(),
  row.id,
];

/** @throws ApiError BAD_USER_INPUT for a cursor that no page of a register gave out */
export function readPosition(after: string | null | undefined): EntryPosition | null {
  const key = decodeCursor(after, 2);
  if (key === null) return null;
  const [at, id] = key;
  const isTime = typeof at === 'number' && at >= 0 && at < END_OF_TIME;
  if (isTime && typeof id === 'string' && isUuid(id)) return { at: new Date(at), id };
  throw brokenCursor();
}
