import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** Allowances paid month by month (定期待遇): a person has at most one active case of each. */
export const ALLOWANCE_KINDS = [
  'MINIMUM_LIVING',
  'DESTITUTE_SUPPORT',
  'OLD_AGE',
  'DISABILITY_LIVING',
  'DISABILITY_NURSING',
  'CHILD_LIVING',
  'ELDER_CARE',
] as const;
/** Besides: given once, or (低收入家庭) recognised without any payment. */
export const CASE_KINDS = [...ALLOWANCE_KINDS, 'TEMPORARY_AID', 'FUNERAL', 'LOW_INCOME_FAMILY'] as const;
export type AllowanceKind = (typeof ALLOWANCE_KINDS)[number];
export type CaseKind = (typeof CASE_KINDS)[number];

/** What a person has from month to month; what was given once stays given. */
export const ENDED_BY_DEATH: readonly CaseKind[] = [...ALLOWANCE_KINDS, 'LOW_INCOME_FAMILY'];

export const isMonthly = (kind: CaseKind): kind is AllowanceKind =>
  (ALLOWANCE_KINDS as readonly CaseKind[]).includes(kind);

/** 分类施保: A nobody can work; B somebody can; C the means change quickly. By the approver, else by ability to work. */
export const CATEGORIES = ['A', 'B', 'C'] as const;
export type Category = (typeof CATEGORIES)[number];

/** ACTIVE is paid, or was given once; CEASED is paid no longer (停发); REVOKED was decided otherwise after reopening. */
export const CASE_STATUSES = ['ACTIVE', 'CEASED', 'REVOKED'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/**
 * One granted allowance or aid (救助待遇台账). Two requests decided at the same moment cannot both open the same
 * allowance, nor aid the same event: partial unique indexes see to it.
 */
@Entity('social_assistance_case')
@Index('social_assistance_case_request', ['requestId'], { unique: true })
@Index('social_assistance_case_one_allowance', ['idNumberIndex', 'kind'], {
  unique: true,
  where: `status = 'ACTIVE' and kind <> 'TEMPORARY_AID' and kind <> 'FUNERAL'`,
})
@Index('social_assistance_case_one_funeral', ['subjectIndex'], {
  unique: true,
  where: `status = 'ACTIVE' and kind = 'FUNERAL'`,
})
@Index('social_assistance_case_one_event', ['idNumberIndex', 'cause', 'incidentOn'], {
  unique: true,
  where: `status = 'ACTIVE' and kind = 'TEMPORARY_AID'`,
})
@Index('social_assistance_case_person', ['idNumberIndex'])
@Index('social_assistance_case_list', ['registeredAt', 'id'])
@Index('social_assistance_case_kind_list', ['kind', 'registeredAt', 'id'])
@Index('social_assistance_case_review', ['nextReviewOn'], { where: `status = 'ACTIVE' and next_review_on is not null` })
@Check('social_assistance_case_status', `status in ('ACTIVE', 'CEASED', 'REVOKED')`)
@Check(
  'social_assistance_case_kind',
  `kind in ('MINIMUM_LIVING', 'DESTITUTE_SUPPORT', 'OLD_AGE', 'DISABILITY_LIVING', 'DISABILITY_NURSING', 'CHILD_LIVING', 'ELDER_CARE', 'TEMPORARY_AID', 'FUNERAL', 'LOW_INCOME_FAMILY')`,
)
@Check('social_assistance_case_category', `category in ('A', 'B', 'C')`)
@Check('social_assistance_case_amounts', `amount_fen >= 0 and household_income_fen >= 0 and household_size >= 1`)
@Check('social_assistance_case_event', `kind <> 'TEMPORARY_AID' or (cause is not null and incident_on is not null)`)
export class AssistanceCase extends RegisterRow {
  @Column('text')
  kind: CaseKind;

  /** Fen (分), per month for an allowance, in all for temporary aid; null until it has been fixed. */
  @Column('integer', { name: 'amount_fen', nullable: true })
  amountFen: number | null;

  /** Persons of the household, the applicant included; null where the household does not matter. */
  @Column('integer', { name: 'household_size', nullable: true })
  householdSize: number | null;

  /** Income of the whole household in fen per month, as declared. */
  @Column('integer', { name: 'household_income_fen', nullable: true })
  householdIncomeFen: number | null;

  /** First day of the first month that is paid. */
  @Column('date', { name: 'benefits_from', nullable: true })
  benefitsFrom: string | null;

  /** Until when the household's means are to be looked at again (动态管理). */
  @Column('date', { name: 'next_review_on', nullable: true })
  nextReviewOn: string | null;

  /** 供养方式: AT_HOME or IN_INSTITUTION, for destitute support. */
  @Column('text', { name: 'support_mode', nullable: true })
  supportMode: string | null;

  /** Why the hardship arose and when, for temporary aid: the same event is not aided twice. */
  @Column('text', { nullable: true })
  cause: string | null;

  @Column('date', { name: 'incident_on', nullable: true })
  incidentOn: string | null;

  /** 分类施保: how often the means are looked at again; see the policy. */
  @Column('text', { nullable: true })
  category: Category | null;

  /** Aid given at once (先行救助): until when the papers are made up for, and when they were. */
  @Column('date', { name: 'papers_due_on', nullable: true })
  papersDueOn: string | null;

  @Column('date', { name: 'papers_supplied_on', nullable: true })
  papersSuppliedOn: string | null;

  /** The day on which it was ceased, or on which the holder died. */
  @Column('date', { name: 'ended_on', nullable: true })
  endedOn: string | null;

  /** Digest of the ID number of whom it is about when that is not the holder: the deceased of a funeral subsidy. */
  @Column('bytea', { name: 'subject_index', nullable: true })
  subjectIndex: Buffer | null;
}
