import { randomUUID } from 'node:crypto';
import { CONTENT } from '../data/sealed.mjs';
import { residentId, residentName } from '../data/residents.mjs';
import { idOf, POOL_ITEM, SAMPLED, sampledNumber, sampledResident } from '../data/shape.mjs';

/** Bodies of the GraphQL calls that are measured. A front end sends the same text again and again, with variables. */
const body = (query, variables) => JSON.stringify({ query, variables });

const SUBMIT = `mutation Submit($input: SubmitRequestInput!) { submitRequest(input: $input) {
  request { number version state clocks { kind state dueOn signal } } notice { number kind } userErrors { code message field } } }`;

/** Residents beyond those that W4 registers as unemployed. */
const FIRST_APPLICANT = 100_000;
const APPLICANTS = 100_000;

export function submitCall(index = Math.floor(Math.random() * APPLICANTS)) {
  const resident = FIRST_APPLICANT + (index % APPLICANTS);
  const { form, materials, phone, address } = CONTENT;
  const input = {
    clientKey: randomUUID(),
    itemCode: POOL_ITEM,
    channel: 'WINDOW',
    applicant: { name: residentName(resident), idNumber: residentId(resident), phone, address },
    form,
    materials: materials.map(({ code, copies, original }) => ({ code, copies, original })),
    accept: true,
  };
  return body(SUBMIT, { input });
}

const INBOX = `query Inbox($after: String) { inbox(first: 50, after: $after) { nodes { id version state
  request { number state signal receivedAt applicantName item { code name } centre { code name }
    clocks { kind state startedOn dueOn dueAt signal } } } pageInfo { hasNextPage endCursor } } }`;

export const inboxCall = (after = null) => body(INBOX, { after });

const STATUS = `query Status($number: ID!, $tail: String!) { requestStatus(number: $number, idNumberTail: $tail) {
  number itemName state decision signal heldBy dueOn provisional remainingWorkingDays pausedBecause timeline { at label } } }`;

export function statusCall(rank = 1 + Math.floor(Math.random() * SAMPLED)) {
  return body(STATUS, { number: sampledNumber(rank), tail: residentId(sampledResident(rank)).slice(-6) });
}

const CLAIM = `mutation Claim($id: ID!) { claimTask(id: $id) { task { id version state request { number state } } userErrors { code message } } }`;
const COMPLETE = `mutation Complete($id: ID!) { completeTask(id: $id, outcome: APPROVED) {
  task { id version state request { number state decision } } userErrors { code message } } }`;

export const claimCall = (number) => body(CLAIM, { id: idOf('task', number) });
export const completeCall = (number) => body(COMPLETE, { id: idOf('task', number) });

const BOARD_NUMBERS = 'open yellow red paused provisional unrouted dueToday dueThisWeek overdue';
const BOARD = `query Board($by: BoardGrouping!) { supervisionBoard(by: $by) { asOf recordedOn oldestOutboxSeconds
  total { ${BOARD_NUMBERS} } rows { group { code name } ${BOARD_NUMBERS} } overdueHistogram { fromDays toDays count } } }`;

export const boardCall = (by) => body(BOARD, { by });

const LEDGER = `query Ledger($ledger: ID!, $after: String) { ledgerEntries(ledger: $ledger, first: 50, after: $after) {
  nodes { id requestNumber status registeredOn values } pageInfo { hasNextPage endCursor } } }`;

export const ledgerCall = (ledger, after = null) => body(LEDGER, { ledger, after });
