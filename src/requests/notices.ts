import { createHash } from 'node:crypto';
import { canonicalJson } from '../platform/crypto/index.js';
import { writeTime } from '../platform/graphql/index.js';
import type { NoticeKind, NoticePlan } from './case-file/index.js';

/** Names of the notices (文书) as printed at their head. */
export const NOTICE_TITLES: Record<NoticeKind, string> = {
  RECEIPT: '收件凭证',
  ACCEPTANCE: '受理通知书',
  CORRECTION: '补正告知书',
  REFUSAL: '不予受理通知书',
  SPECIAL_PROCEDURE: '特别程序告知书',
  EXTENSION: '延长期限通知书',
  DECISION: '决定书',
  DELIVERY_RECEIPT: '送达回执',
  TERMINATION: '终止办理通知书',
  REOPENING: '重新办理通知书',
};

const LETTERS: Record<NoticeKind, string> = {
  RECEIPT: 'SJ',
  ACCEPTANCE: 'SL',
  CORRECTION: 'BZ',
  REFUSAL: 'BYSL',
  SPECIAL_PROCEDURE: 'TBCX',
  EXTENSION: 'YQ',
  DECISION: 'JD',
  DELIVERY_RECEIPT: 'SD',
  TERMINATION: 'ZZ',
  REOPENING: 'CXBL',
};

/**
 * A notice as it will be kept for ever. Its number is the request's number, the letters of its kind and `ordinal`
 * (the request's revision, so that a second correction notice has another number). The digest is SHA-256 over the
 * canonical JSON of number, kind, time and body, as the API gives them: whoever holds the paper can check it.
 * @param body instants in it are written in the installation's zone, as people read them
 */
export function makeNotice(
  kind: NoticeKind,
  requestNumber: string,
  ordinal: number,
  issuedAt: Date,
  body: Record<string, unknown>,
): NoticePlan {
  const number = noticeNumber(kind, requestNumber, ordinal);
  const written = Object.entries(body).map(([key, value]) => [key, value instanceof Date ? writeTime(value) : value]);
  const full = { title: NOTICE_TITLES[kind], requestNumber, ...(Object.fromEntries(written) as typeof body) };
  const digest = createHash('sha256')
    .update(canonicalJson({ number, kind, issuedAt: writeTime(issuedAt), body: full }))
    .digest('hex');
  return { number, kind, issuedAt, body: full, digest };
}

/** For what is written before the notice itself can be: the clocks keep the number of the notice that moved them. */
export const noticeNumber = (kind: NoticeKind, requestNumber: string, ordinal: number): string =>
  `${requestNumber}-${LETTERS[kind]}${ordinal}`;
