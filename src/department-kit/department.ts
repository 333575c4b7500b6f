import type { Type } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import type { ServiceItemDefinition } from '../catalogue/index.js';
import type { LocalText } from '../platform/errors/index.js';
import type { SqlRunner, Transaction } from '../platform/database/index.js';
import type { FollowUpKind, RecordedFollowUp } from './follow-up.js';
import type { LedgerDefinition } from './ledger.js';

/** The person or organisation that asks. Decrypted for the department that owns the item, and only in memory. */
export interface Applicant {
  kind: 'PERSON' | 'ORGANISATION';
  name: string;
  idNumber: string;
  phone?: string;
  address?: string;
}

/** What the department is asked before a request is taken in. */
export interface Application {
  itemCode: string;
  applicant: Applicant;
  /** Already valid against the item's form schema. */
  form: Record<string, unknown>;
  /** Who acts for the applicant, if somebody does (代办), and by what mandate. */
  agent?: { relation: string; mandate: string };
  /** Codes of the materials handed in. */
  materials?: string[];
  /** Business day in the installation's zone, YYYY-MM-DD. */
  today: string;
  /** The place whose standards and registers count: where the request is worked, not always where it was taken in. */
  divisionCode: string;
  /** 跨区域通办: set when the place of duty is in another county than the centre that took the request in. */
  dutyDivision?: string;
}

export interface RuleViolation {
  message: LocalText;
  /** Path into the input, e.g. `['form', 'income']`. */
  field?: string[];
}

export type Decision = 'APPROVED' | 'REJECTED' | 'PARTIAL';

/** What one step of the plan came to. */
export interface StepOutcome {
  stepId: string;
  department: string;
  outcome: Decision;
  result: Record<string, unknown> | null;
}

/** A request at the moment of its decision. */
export interface DecidedCase extends Application {
  requestId: string;
  number: string;
  itemVersion: number;
  centreCode: string;
  decision: Decision;
  reason: string | null;
  /** What every step came to; in joint work each department reads its own part here. */
  stepOutcomes: StepOutcome[];
  /** What the deciding officer recorded with the decision, if anything. */
  result: Record<string, unknown> | null;
  decidedAt: Date;
  /** Business day on which it was handed in, YYYY-MM-DD. */
  receivedOn: string;
}

/** A request whose decision does not stand any more, because it is handled anew (重新办理). */
export interface ReopenedCase extends Application {
  requestId: string;
  number: string;
  itemVersion: number;
  centreCode: string;
  reopenedAt: Date;
}

/**
 * A department's own rules. An implementation is a Nest provider of the department's module.
 * Every hook may run twice for the same request (a retry after a lost connection), so its writes must be keyed by
 * the request.
 */
export interface DepartmentHooks {
  /**
   * Rules that must hold before acceptance, e.g. "not already registered". An empty list lets the request in. Asked when
   * it is handed in and when its form is corrected; not asked of a department that the form asks for nothing (按需).
   */
  precheck?(application: Application, db: SqlRunner): Promise<RuleViolation[]>;
  /** Writes the department's register, in the transaction of the decision. Throwing undoes the decision. */
  onDecided?(decided: DecidedCase, tx: Transaction): Promise<void>;
  /**
   * Takes back what the decision wrote, in the transaction of the reopening; the next decision comes as `onDecided`.
   * Absent: `RegisterStore.takeBack` over all registers of the department, which is enough for what was written by
   * `enter` and `conclude`.
   */
  onReopened?(reopened: ReopenedCase, tx: Transaction): Promise<void>;
  /**
   * A follow-up of one of the department's ledgers was recorded: changes the entry and plans what comes next, in the
   * transaction of the recording. Throwing undoes it.
   */
  onFollowedUp?(followUp: RecordedFollowUp, tx: Transaction): Promise<void>;
}

/** A department as data: everything the core needs to know. One folder under `departments/` exports one of these. */
export interface DepartmentDefinition {
  /** Lower-case words joined by hyphens; also the folder's name. */
  code: string;
  name: LocalText;
  /** What the public calls the body, e.g. 民政局. */
  bodyName: LocalText;
  items: ServiceItemDefinition[];
  /**
   * Codes of its items of which an applicant has one request at a time: a second one is refused until the first is
   * decided. Of confidential requests only who may know of them is told; the register has the last word there.
   */
  oneAtATime?: string[];
  /** The Nest module that provides hooks, registers and resolvers. */
  module: Type<unknown>;
  hooks: Type<DepartmentHooks>;
  /** TypeORM entities of the department's registers. */
  entities: Type<unknown>[];
  /** 台账: how the registers are listed, counted and reported. */
  ledgers?: LedgerDefinition[];
  /** 回访、复核、续期: work that the registers ask for by themselves. */
  followUps?: FollowUpKind[];
  migrations: Type<MigrationInterface>[];
}

/** All departments that this installation runs, found and validated at boot. */
export const DEPARTMENTS = Symbol('DEPARTMENTS');
