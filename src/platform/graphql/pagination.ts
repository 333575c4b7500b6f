import type { Type } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import { badInput, type ApiError } from '../errors/index.js';

export const MAX_PAGE_SIZE = 200;

@ObjectType()
export class PageInfo {
  @Field(() => Boolean)
  hasNextPage: boolean;

  @Field(() => String, { nullable: true })
  endCursor: string | null;
}

export interface Page<Node> {
  nodes: Node[];
  pageInfo: PageInfo;
}

/** The GraphQL connection type of a node: `{ nodes, pageInfo }`. */
export function ConnectionOf<Node>(node: Type<Node>, name: string): Type<Page<Node>> {
  @ObjectType(name)
  class Connection implements Page<Node> {
    @Field(() => [node])
    nodes: Node[];

    @Field(() => PageInfo)
    pageInfo: PageInfo;
  }
  return Connection;
}

/** @throws ApiError BAD_USER_INPUT unless 1 ≤ first ≤ 200. */
export function checkPageSize(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) {
    throw badInput(
      {
        zh: `first 须为 1 至 ${MAX_PAGE_SIZE} 的整数。`,
        en: `first must be a whole number from 1 to ${MAX_PAGE_SIZE}.`,
      },
      ['first'],
    );
  }
  return first;
}

/** A cursor names the sort key of the last row seen, so that rows added or removed meanwhile neither repeat nor skip. */
export const encodeCursor = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');

/** The one answer to every cursor that is not ours. */
export const brokenCursor = (): ApiError =>
  badInput({ zh: 'after 不是有效的游标。', en: 'after is not a valid cursor.' }, ['after']);

/** @throws ApiError BAD_USER_INPUT when the cursor is not one that `encodeCursor` wrote with `parts` parts. */
export function decodeCursor(cursor: string | null | undefined, parts: number): (string | number | null)[] | null {
  if (cursor === null || cursor === undefined) return null;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const sound =
      Array.isArray(key) &&
      key.length === parts &&
      key.every((part) => part === null || typeof part === 'string' || typeof part === 'number');
    if (sound && encodeCursor(key) === cursor) return key;
  } catch {
    // falls through: the same answer for every broken cursor
  }
  throw brokenCursor();
}

/**
 * The parts of a cursor, each as its test wants it; nulls for the first page.
 * @throws ApiError BAD_USER_INPUT for a cursor that no page of the list gave out
 */
export function lastSeen(
  cursor: string | null | undefined,
  fits: ((part: unknown) => boolean)[],
): (string | number | null)[] {
  const key = decodeCursor(cursor, fits.length);
  if (key === null) return fits.map(() => null);
  if (fits.every((fit, place) => fit(key[place]))) return key;
  throw brokenCursor();
}

/** Cuts `first + 1` fetched rows to a page. */
export function pageOf<Row, Node>(
  rows: Row[],
  first: number,
  node: (row: Row) => Node,
  cursor: (row: Row) => readonly (string | number | null)[],
): Page<Node> {
  const shown = rows.slice(0, first);
  const last = shown.at(-1);
  return {
    nodes: shown.map(node),
    pageInfo: { hasNextPage: rows.length > first, endCursor: last === undefined ? null : encodeCursor(cursor(last)) },
  };
}
