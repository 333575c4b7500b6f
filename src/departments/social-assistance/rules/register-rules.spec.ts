import { applicationFor as application } from '../../../../test/support/assistance.js';
import type { Standing } from '../registers/standings.sql.js';
import * as errors from '../social-assistance.errors.js';
import { registerRules } from './register-rules.js';

const BORN_1990 = '110101199003078873';

const holds = (kind: Standing['kind'], more: Partial<Standing> = {}): Standing => ({
  role: 'HOLDER',
  caseId: '019a0000-0000-7000-8000-00000000000a',
  requestNumber: '330199001-20260105-000001-8',
  kind,
  status: 'ACTIVE',
  cause: null,
  incidentOn: null,
  registeredOn: '2026-01-05',
  householdSize: null,
  idNumberIndex: Buffer.alloc(16),
  ...more,
});

const asMember = { role: 'MEMBER' } as const;

describe('rules against the register', () => {
  const applicant = ['applicant', 'idNumber'];
  const event = { cause: 'SERIOUS_ILLNESS', incidentOn: '2024-11-20' };
  const cases: [string, string, Standing[], Standing[][], object[]][] = [
    ['nothing held', 'minimum-living-allowance', [], [[]], []],
    [
      'held already, as a household member',
      'minimum-living-allowance',
      [holds('MINIMUM_LIVING', asMember)],
      [[]],
      [{ message: errors.alreadyReceiving('MINIMUM_LIVING'), field: applicant }],
    ],
    [
      'a member who holds it',
      'minimum-living-allowance',
      [],
      [[], [holds('MINIMUM_LIVING')]],
      [
        {
          message: errors.memberAlreadyReceiving('MINIMUM_LIVING'),
          field: ['form', 'householdMembers', '1', 'idNumber'],
        },
      ],
    ],
    [
      'destitute support excludes a disability allowance',
      'disability-allowance',
      [holds('DESTITUTE_SUPPORT')],
      [],
      [{ message: errors.destituteExcludes('DISABILITY_NURSING'), field: applicant }],
    ],
    ['the other disability allowance', 'disability-allowance', [holds('DISABILITY_LIVING')], [], []],
    ['old age beside destitute support', 'old-age-allowance', [holds('DESTITUTE_SUPPORT')], [], []],
    [
      'the same event',
      'temporary-aid',
      [holds('TEMPORARY_AID', event)],
      [[]],
      [{ message: errors.sameEventAided, field: ['form', 'incidentOn'] }],
    ],
    [
      'the same event, aided as one of a household',
      'temporary-aid',
      [holds('TEMPORARY_AID', { ...event, ...asMember })],
      [[]],
      [{ message: errors.sameEventAided, field: ['form', 'incidentOn'] }],
    ],
    [
      'the same event, for which a member was aided',
      'temporary-aid',
      [],
      [[holds('TEMPORARY_AID', event)]],
      [{ message: errors.sameEventAided, field: ['form', 'incidentOn'] }],
    ],
    ['another day', 'temporary-aid', [holds('TEMPORARY_AID', { ...event, incidentOn: '2024-11-21' })], [[]], []],
    [
      'the same unemployment',
      'unemployed-hardship-one-matter',
      [holds('TEMPORARY_AID', { cause: 'UNEMPLOYMENT', incidentOn: '2025-01-10' })],
      [[]],
      [{ message: errors.sameEventAided, field: ['form', 'unemployedSince'] }],
    ],
    ['destitute support after what one had alone', 'destitute-support', [holds('MINIMUM_LIVING')], [], []],
    [
      'destitute support after what others live on too',
      'destitute-support',
      [holds('MINIMUM_LIVING', { householdSize: 2 })],
      [],
      [{ message: errors.householdReceives, field: applicant }],
    ],
    [
      'destitute support of one in another household',
      'destitute-support',
      [holds('MINIMUM_LIVING', asMember)],
      [],
      [{ message: errors.householdReceives, field: applicant }],
    ],
    [
      'destitute support of a child that has what goes before',
      'destitute-support',
      [holds('CHILD_LIVING')],
      [],
      [{ message: errors.alreadyReceiving('CHILD_LIVING'), field: applicant }],
    ],
    [
      'a member on destitute support',
      'minimum-living-allowance',
      [],
      [[holds('DESTITUTE_SUPPORT')]],
      [
        {
          message: errors.memberAlreadyReceiving('DESTITUTE_SUPPORT'),
          field: ['form', 'householdMembers', '0', 'idNumber'],
        },
      ],
    ],
    ['ceasing what is held', 'allowance-cessation', [holds('MINIMUM_LIVING')], [], []],
    [
      'ceasing what another holds',
      'allowance-cessation',
      [holds('MINIMUM_LIVING', asMember)],
      [],
      [{ message: errors.notReceiving('MINIMUM_LIVING'), field: ['form', 'allowance'] }],
    ],
  ];
  it.each(cases)('%s', (_name, itemCode, own, members, violations) => {
    const dead = [false, ...members.map(() => false)];
    expect(registerRules(application(itemCode, BORN_1990), { own, members, dead })).toEqual(violations);
  });

  it('the dead ask for nothing and are in no household', () => {
    const known = { own: [], members: [[]], dead: [true, true] };
    expect(registerRules(application('minimum-living-allowance'), known)).toEqual([
      { message: errors.applicantDead, field: applicant },
      { message: errors.memberDead, field: ['form', 'householdMembers', '0', 'idNumber'] },
    ]);
    const ending = application('allowance-cessation', BORN_1990, { cause: 'DEATH', diedOn: '2026-03-01' });
    expect(registerRules(ending, { own: [holds('MINIMUM_LIVING')], members: [], dead: [true] })).toEqual([]);
    const alive = application('allowance-appeal', BORN_1990, { against: 'STOP' });
    const stopped = [holds('MINIMUM_LIVING', { status: 'CEASED' })];
    expect(registerRules(alive, { own: stopped, members: [], dead: [true] })).toEqual([]);
  });

  it.each<[string, Standing[], object[]]>([
    ['AMOUNT', [holds('MINIMUM_LIVING')], []],
    ['AMOUNT', [holds('MINIMUM_LIVING', { status: 'CEASED' })], [{ message: errors.notReceiving('MINIMUM_LIVING') }]],
    ['STOP', [holds('MINIMUM_LIVING', { status: 'CEASED' })], []],
    ['STOP', [holds('MINIMUM_LIVING')], [{ message: errors.nothingStopped('MINIMUM_LIVING') }]],
    [
      'STOP',
      [holds('MINIMUM_LIVING', { status: 'CEASED' }), holds('MINIMUM_LIVING')],
      [{ message: errors.alreadyReceiving('MINIMUM_LIVING') }],
    ],
  ])('an appeal against the %s of %j', (against, own, violations) => {
    const asked = application('allowance-appeal', BORN_1990, { against });
    expect(registerRules(asked, { own, members: [], dead: [false] })).toMatchObject(violations);
  });

  it.each<[string, Standing, object[]]>([
    ['its own member', holds('MINIMUM_LIVING', asMember), []],
    [
      'a member of another household',
      holds('MINIMUM_LIVING', { ...asMember, caseId: 'other' }),
      [{ message: errors.memberAlreadyReceiving('MINIMUM_LIVING') }],
    ],
  ])('a change with %s', (_name, standing, violations) => {
    const known = { own: [holds('MINIMUM_LIVING')], members: [[standing]], dead: [false, false] };
    expect(registerRules(application('allowance-change'), known)).toMatchObject(violations);
  });
});
