import { FamilyPlanningUnderTest } from '../../../test/support/family-planning.js';
import { citizenId } from '../../../test/support/requests.js';
import type { DecidedCase, Decision } from '../../department-kit/index.js';
import type { Caller } from '../../platform/auth/index.js';
import { UserErrors } from '../../platform/errors/index.js';
import { BirthEntryStatus, FamilySupportKind } from './family-planning.graphql.js';
import { FamilyPlanningResolver } from './family-planning.resolver.js';
import { department } from './index.js';
import * as errors from './family-planning.errors.js';

const PERSON = '11010119920101001X';
const MOTHER = '110101199302020022';
const OTHER_MOTHER = '110101199404040040';
const NEWBORN = 'newborn-one-matter';

const officer: Caller = {
  sub: 'officer-family-planning-1',
  name: '示例',
  roles: ['officer'],
  department: 'family-planning',
};

let under: FamilyPlanningUnderTest;
let resolver: FamilyPlanningResolver;

beforeAll(async () => {
  under = await FamilyPlanningUnderTest.start();
  resolver = new FamilyPlanningResolver(under.store);
});
afterAll(() => under?.stop());
beforeEach(() => under.clear());

const decide = (one: DecidedCase): Promise<void> => under.decide(one);

/** The joint request; `outcome` is what the department's own step came to. */
function newborn(change: Record<string, unknown> = {}, outcome: Decision = 'APPROVED'): DecidedCase {
  const stepOutcomes = [{ stepId: 'birth-registration', department: 'family-planning', outcome, result: null }];
  return under.decided(NEWBORN, change, { stepOutcomes });
}

const births = async (idNumber = MOTHER) => {
  const filter = { status: BirthEntryStatus.ACTIVE, idNumber };
  return (await resolver.birthRegister(officer, filter, 20, undefined)).nodes;
};

describe('register of births', () => {
  it('takes the joint request’s own part, once', async () => {
    const one = newborn();
    await decide({ ...one, decision: 'PARTIAL' });
    await decide({ ...one, decision: 'PARTIAL' });
    expect(await births()).toMatchObject([
      {
        personName: '示例母',
        childName: '示例小宝',
        childSex: 'F',
        stage: 'BORN',
        birthDate: '2025-06-01',
        childOrder: 1,
        idNumber: '110***********0022',
        birthCertificateNumber: '**********',
        fatherName: '示例父',
        fatherIdNumber: '110***********001X',
      },
    ]);
  });

  it('leaves the joint request alone when its own part was refused', async () => {
    await decide({ ...newborn({}, 'REJECTED'), decision: 'PARTIAL' });
    expect(await births()).toEqual([]);
  });

  it('shows numbers for a declared purpose', async () => {
    await decide(newborn());
    const caller = { ...officer, purpose: '核对出生人口' };
    const [entry] = (await resolver.birthRegister(caller, { idNumber: MOTHER }, 1, undefined)).nodes;
    expect(entry).toMatchObject({ idNumber: MOTHER, birthCertificateNumber: 'X250000001', fatherIdNumber: PERSON });
  });

  it('follows a child from expected to born', async () => {
    const expected = under.decided('birth-registration', { stage: 'EXPECTED', childOrder: 1 });
    await decide({ ...expected, applicant: { ...expected.applicant, idNumber: MOTHER } });
    expect(await births()).toMatchObject([{ stage: 'EXPECTED', childName: null }]);
    const born = newborn();
    await decide(born);
    await decide(born);
    expect(await births()).toMatchObject([{ stage: 'BORN', childName: '示例小宝' }]);
    await decide(newborn({ childName: '更正名' }));
    expect(await births()).toMatchObject([{ childName: '更正名' }]);
  });

  it('keeps twins apart', async () => {
    await decide(newborn());
    await decide(newborn({ childOrder: 2, birthCertificateNumber: 'X250000009', childName: '二宝' }));
    expect(await births()).toHaveLength(2);
    const sameOrder = newborn({ birthCertificateNumber: 'X250000010' });
    expect(await under.refused(sameOrder)).toEqual(['form.childOrder']);
    await expect(decide(sameOrder)).rejects.toThrow(UserErrors);
  });

  it('does not give one certificate of birth to two mothers', async () => {
    await decide(newborn());
    const other = newborn({ motherIdNumber: OTHER_MOTHER });
    expect(await under.refused(newborn())).toEqual([]);
    expect(await under.refused(other)).toEqual(['form.birthCertificateNumber']);
    await expect(decide(other)).rejects.toThrow(UserErrors);
  });
});

describe('register of support', () => {
  it('writes every other item, special support on its own, and each once', async () => {
    const own = department.items.filter(({ code }) => code !== 'one-child-certificate-reissue');
    for (const { code } of own) {
      const one = under.decided(code);
      await decide(one);
      await decide(one);
    }
    const page = await resolver.familySupportRegister(officer, { idNumber: PERSON }, 20, undefined);
    const kinds = page.nodes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual(Object.values(FamilySupportKind).sort());
    const [certificate] = page.nodes.filter(({ kind }) => kind === FamilySupportKind.ONE_CHILD_CERTIFICATE);
    expect(certificate.certificateNumber).toBe(`GRZ-${certificate.requestNumber}`);
    for (const register of ['special_support', 'nursery']) {
      expect(await under.rows(register, 'status')).toEqual([{ status: 'ACTIVE' }]);
    }
    for (const code of ['special-family-support', 'one-child-parent-award', 'childcare-subsidy', 'nursery-filing']) {
      await expect(decide(under.decided(code))).rejects.toThrow(UserErrors);
    }
  });

  const once = [
    ['one-child-certificate', 'applicant.idNumber'],
    ['one-child-parent-award', 'applicant.idNumber'],
    ['rural-family-award', 'applicant.idNumber'],
    ['childcare-subsidy', 'form.birthCertificateNumber'],
    ['pre-pregnancy-check', 'applicant.idNumber'],
    ['nursery-filing', 'applicant.idNumber'],
  ];
  it('the rural award is one, whatever the children', async () => {
    const asked = (index: number, familyKind: string) =>
      under.decided(
        'rural-family-award',
        { familyKind },
        { applicant: { kind: 'PERSON', name: '赵示例', idNumber: citizenId(index, '19600101') } },
      );
    await decide(asked(1, 'ONE_CHILD'));
    expect(await under.refused(asked(1, 'TWO_GIRLS'))).toEqual(['applicant.idNumber']);
    expect(await under.refused(asked(2, 'TWO_GIRLS'))).toEqual([]);
  });

  it('nobody at a window is told whom the register of special families has', async () => {
    const before = await under.refused(under.decided('special-family-support'));
    await decide(under.decided('special-family-support'));
    expect(await under.refused(under.decided('special-family-support'))).toEqual(before);
  });

  it('a certificate of this installation must be one’s own, however its number is written', async () => {
    await decide(under.decided('one-child-certificate'));
    const [{ number }] = (await under.rows('support', 'certificate_number as number')) as { number: string }[];
    const asked = (certificateNumber: string) =>
      under.refused(under.decided('one-child-parent-award', { certificateNumber }));
    expect(await asked(number)).toEqual([]);
    expect(await asked(number.toLowerCase())).toEqual([]);
    expect(await asked('grz-330199001-20200101-000001-a')).toEqual(['form.certificateNumber']);
  });

  it.each(once)('%s: not a second time', async (code, field) => {
    const before = await under.refused(under.decided(code));
    await decide(under.decided(code));
    expect(await under.refused(under.decided(code))).toEqual(expect.arrayContaining([...before, field]));
    expect((await under.refused(under.decided(code))).length).toBe(before.length + 1);
  });

  it('gives a spouse no certificate of the same couple, and a new copy ends the old one', async () => {
    const [first] = [under.decided('one-child-certificate')];
    await decide(first);
    const spouse = { ...first.applicant, idNumber: first.form.spouseIdNumber as string };
    const swapped = { spouseIdNumber: first.applicant.idNumber };
    const asked = under.decided('one-child-certificate', swapped, { applicant: spouse });
    // Without the certificate's number: anybody may be named as a spouse.
    expect(await under.hooks.precheck(asked, under.database)).toEqual([errors.alreadyCertified()]);
    expect(JSON.stringify(errors.alreadyCertified())).not.toMatch(/GRZ|\d{6}/);
    const copy = under.decided('one-child-certificate-reissue', swapped, { applicant: spouse });
    const standing = async () => (await under.rows('support', 'status')).map(({ status }) => status);
    await decide(copy);
    expect(await standing()).toEqual(['REISSUED', 'ACTIVE']);
    await under.reopen(copy);
    expect(await standing()).toEqual(['ACTIVE', 'REVOKED']);
    await decide(copy);
    expect(await standing()).toEqual(['REISSUED', 'ACTIVE']);
  });

  it('knows its own certificates by number', async () => {
    await decide(under.decided('one-child-certificate'));
    const [{ number }] = await under.rows('support', 'certificate_number as number');
    const asked = (certificateNumber: unknown, idNumber = PERSON) => {
      const one = under.decided('one-child-parent-award', { certificateNumber });
      return under.refused({ ...one, applicant: { ...one.applicant, idNumber } });
    };
    expect(await asked(number)).toEqual([]);
    // The spouse whom the certificate names holds it as well.
    expect(await asked(number, '110101197501010020')).toEqual([]);
    expect(await asked('示2010-0001')).toEqual([]);
    expect(await asked(`${String(number)}9`)).toEqual(['form.certificateNumber']);
    expect(await asked(number, OTHER_MOTHER)).toEqual(['form.certificateNumber']);
  });

  it('refuses a division without a standard', async () => {
    const award = under.decided('one-child-parent-award');
    const elsewhere = { ...award, divisionCode: '110101001' };
    expect(await under.refused(elsewhere)).toEqual(['itemCode']);
    await expect(decide(elsewhere)).rejects.toThrow(UserErrors);
    expect(await under.rows('support', 'id')).toEqual([]);
  });
});

it('has the columns and indexes that its migration made', async () => {
  const { upQueries } = await under.database.dataSource.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
