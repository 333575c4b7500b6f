import { Check, Column, Entity, Index } from 'typeorm';
import { RegisterRow } from '../../../department-kit/index.js';

/** 招聘岗位台账: what employers look for. The holder is the employer; `divisionCode` is that of the place of work. */
@Entity('employment_vacancy')
@Index('employment_vacancy_request', ['requestId'], { unique: true })
@Index('employment_vacancy_person', ['idNumberIndex'])
@Index('employment_vacancy_list', ['registeredAt', 'id'])
@Index('employment_vacancy_division', ['divisionCode', 'registeredAt', 'id'])
@Index('employment_vacancy_open', ['validUntil'], { where: `status = 'ACTIVE'` })
@Check('employment_vacancy_status', `status in ('ACTIVE', 'FILLED', 'WITHDRAWN', 'EXPIRED', 'REVOKED')`)
@Check('employment_vacancy_figures', `posts >= 1 and wage_min_yuan >= 0 and wage_max_yuan >= wage_min_yuan`)
export class Vacancy extends RegisterRow {
  @Column('text')
  title: string;

  @Column('text', { name: 'job_field' })
  jobField: string;

  @Column('integer')
  posts: number;

  @Column('integer', { name: 'wage_min_yuan' })
  wageMinYuan: number;

  @Column('integer', { name: 'wage_max_yuan' })
  wageMaxYuan: number;

  @Column('text')
  skill: string;

  @Column('text', { name: 'skill_level', nullable: true })
  skillLevel: string | null;

  @Column('text')
  education: string;

  @Column('text')
  workplace: string;

  @Column('date', { name: 'valid_until' })
  validUntil: string;
}
