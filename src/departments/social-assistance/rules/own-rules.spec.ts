import { applicationFor as application, TODAY } from '../../../../test/support/assistance.js';
import { citizenId } from '../../../../test/support/requests.js';
import type { Application } from '../../../department-kit/index.js';
import * as errors from '../social-assistance.errors.js';
import { ownRules } from './own-rules.js';

const BORN_1990 = '110101199003078873';
const BORN_1944 = '310101194401010043';
const BORN_2015 = '110101201504010017';
const SPOUSE = '110101199102020087';

const member = (idNumber: string) => ({
  name: '示例家人',
  idNumber,
  relation: 'SPOUSE',
  monthlyIncomeYuan: 0.1,
  hasLabourCapacity: false,
});

describe('rules that need only the application', () => {
  const cases: [string, Application, object[]][] = [
    ['a sound household', application('minimum-living-allowance', BORN_1990), []],
    [
      'the applicant among the members',
      application('minimum-living-allowance', BORN_1990, { householdMembers: [member(BORN_1990)] }),
      [{ message: errors.memberIsApplicant, field: ['form', 'householdMembers', '0', 'idNumber'] }],
    ],
    [
      'a member twice, in another case of x',
      application('minimum-living-allowance', BORN_1990, {
        householdMembers: [member('11010119930303002X'), member(SPOUSE), member('11010119930303002x')],
      }),
      [{ message: errors.memberListedTwice, field: ['form', 'householdMembers', '2', 'idNumber'] }],
    ],
    [
      'an accident tomorrow',
      application('temporary-aid', BORN_1990, { incidentOn: '2026-03-03' }),
      [{ message: errors.dateInFuture, field: ['form', 'incidentOn'] }],
    ],
    ['an accident today', application('temporary-aid-urgent', BORN_1990, { incidentOn: TODAY }), []],
    ['82 years', application('old-age-allowance', BORN_1944), []],
    ['80 years today', application('old-age-allowance', citizenId(1, '19460302')), []],
    [
      '35 years',
      application('old-age-allowance', BORN_1990),
      [{ message: errors.tooYoung(80), field: ['applicant', 'idNumber'] }],
    ],
    ['aged and destitute', application('destitute-support', BORN_1944), []],
    [
      'too young to be aged',
      application('destitute-support', BORN_1990),
      [{ message: errors.tooYoung(60), field: ['form', 'incapacityGround'] }],
    ],
    ['a minor', application('destitute-support', BORN_2015, { incapacityGround: 'MINOR' }), []],
    [
      'a grown-up minor with kin',
      application('destitute-support', BORN_1990, { incapacityGround: 'MINOR', hasSupportingKin: true }),
      [
        { message: errors.tooOld(16), field: ['form', 'incapacityGround'] },
        { message: errors.hasKin, field: ['form', 'hasSupportingKin'] },
      ],
    ],
    ['grade 1 with need of care', application('disability-allowance', BORN_1990), []],
    [
      'grade 3 without need of care',
      application('disability-allowance', BORN_1990, { disabilityGrade: 3, needsLongTermCare: false }),
      [
        { message: errors.gradeTooLow, field: ['form', 'disabilityGrade'] },
        { message: errors.noCareNeeded, field: ['form', 'needsLongTermCare'] },
      ],
    ],
    [
      'a household that is not poor, with injury nursing',
      application('disability-allowance', BORN_1990, {
        allowance: 'LIVING',
        household: 'NEITHER',
        receivesInjuryNursing: true,
      }),
      [
        { message: errors.injuryNursing, field: ['form', 'receivesInjuryNursing'] },
        { message: errors.householdNotPoor, field: ['form', 'household'] },
      ],
    ],
    [
      'a child out of work',
      application('unemployed-hardship-one-matter', BORN_2015, { householdMembers: [] }),
      [{ message: errors.tooYoung(16), field: ['applicant', 'idNumber'] }],
    ],
    [
      'a child asks for the household',
      application('minimum-living-allowance', BORN_2015, { householdMembers: [] }),
      [{ message: errors.tooYoung(18), field: ['applicant', 'idNumber'] }],
    ],
    ['an orphan', application('child-living-allowance', BORN_2015), []],
    [
      'an orphan of 35, its own guardian',
      application('child-living-allowance', BORN_1990, { guardianIdNumber: BORN_1990 }),
      [
        { message: errors.tooOld(18), field: ['applicant', 'idNumber'] },
        { message: errors.ownGuardian, field: ['form', 'guardianIdNumber'] },
      ],
    ],
    [
      'both disability allowances, for who may have neither',
      application('disabled-two-allowances-one-matter', BORN_1990, { household: 'NEITHER', disabilityGrade: 3 }),
      [
        { message: errors.householdNotPoor, field: ['form', 'household'] },
        { message: errors.gradeTooLow, field: ['form', 'disabilityGrade'] },
      ],
    ],
    [
      'care for somebody who is young, well off and well',
      application('elder-care-subsidy', BORN_1990, { household: 'NEITHER', careNeed: 'NONE' }),
      [
        { message: errors.tooYoung(60), field: ['applicant', 'idNumber'] },
        { message: errors.elderNotPoor, field: ['form', 'household'] },
        { message: errors.elderNeedsNoCare, field: ['form', 'careNeed'] },
      ],
    ],
    [
      'a death that nobody reports for the dead',
      application('allowance-cessation', BORN_1944, { cause: 'DEATH' }),
      [
        { message: errors.deathNeedsAgent, field: ['form', 'cause'] },
        { message: errors.deathNeedsDay, field: ['form', 'diedOn'] },
      ],
    ],
    [
      'a death to come',
      {
        ...application('allowance-cessation', BORN_1944, { cause: 'DEATH', diedOn: '2026-03-03' }),
        agent: { relation: '子女', mandate: '口头委托' },
      },
      [{ message: errors.dateInFuture, field: ['form', 'diedOn'] }],
    ],
    [
      'a death before the birth',
      {
        ...application('allowance-cessation', BORN_1944, { cause: 'DEATH', diedOn: '1943-12-31' }),
        agent: { relation: '子女', mandate: '口头委托' },
      },
      [{ message: errors.diedBeforeBirth, field: ['form', 'diedOn'] }],
    ],
    ['a funeral', application('funeral-subsidy', BORN_1990), []],
    [
      'one’s own funeral, long ago, before the birth',
      application('funeral-subsidy', BORN_1990, {
        deceasedIdNumber: BORN_1990,
        diedOn: '1990-03-06',
        crematedOn: '1990-03-05',
      }),
      [
        { message: errors.deceasedIsApplicant, field: ['form', 'deceasedIdNumber'] },
        { message: errors.crematedBeforeDeath, field: ['form', 'crematedOn'] },
        { message: errors.diedBeforeBirth, field: ['form', 'diedOn'] },
        { message: errors.funeralTooLate(12), field: ['form', 'diedOn'] },
      ],
    ],
  ];
  it.each(cases)('%s', (_name, asked, violations) => expect(ownRules(asked)).toEqual(violations));

  it('refuses an organisation', () => {
    const asked = application('temporary-aid', '91350100M000100Y43');
    asked.applicant.kind = 'ORGANISATION';
    expect(ownRules(asked)).toEqual([{ message: errors.personsOnly, field: ['applicant'] }]);
  });
});
