import type { LocalText } from '../../platform/errors/index.js';

export const PUBLISH_PROBLEM_CODES = [
  'CODE_MALFORMED',
  'VERSION_MALFORMED',
  'APPLICANT_KINDS',
  'LEGAL_BASIS_MISSING',
  'LIMIT_MALFORMED',
  'LIMIT_WITHOUT_SOURCE',
  'PROMISE_MISSING',
  'PROMISE_OVER_LEGAL',
  'LIMITS_NOT_COMPARABLE',
  'STEPS_OVER_PROMISE',
  'STEP_UNKNOWN_DEPARTMENT',
  'STEP_UNKNOWN_PREDECESSOR',
  'STEP_DUPLICATE',
  'STEPS_CYCLE',
  'STEP_PART',
  'STEP_SILENCE',
  'STEP_ASKED',
  'STEP_PLACE',
  'DECIDING_STEP',
  'JOINT_NEEDS_DEPARTMENTS',
  'MATERIAL_DUPLICATE',
  'MATERIAL_MALFORMED',
  'PROCEDURE_DUPLICATE',
  'DELEGATION_NOT_IMMEDIATE',
  'PLACE_MISSING',
  'PLACE_FIELD_UNKNOWN',
  'SOURCES_MISSING',
] as const;
export type PublishProblemCode = (typeof PUBLISH_PROBLEM_CODES)[number];

/** What stands against publishing an item, and what to do about it. `field` is the path into the definition. */
export interface PublishProblem {
  code: PublishProblemCode;
  message: LocalText;
  field: string;
}

/** Notes one problem: its code, the field, and the words in Chinese and English. */
export type AddProblem = (code: PublishProblemCode, field: string, zh: string, en: string) => void;
