import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, Max, ValidateNested } from 'class-validator';
import { UserErrors, type UserProblem } from '../../errors/index.js';
import { IsClientKey, IsIdentifier, IsPersonName, IsPhone, IsPlainText } from './input-rules.js';
import { validateInput } from './validate-input.js';

class Person {
  @IsPersonName()
  name: string;

  @IsIdentifier()
  idNumber: string;

  @IsOptional()
  @IsPhone()
  phone?: string | null;
}

class Paper {
  @Max(9)
  copies: number;
}

class Application {
  @IsClientKey()
  clientKey: string;

  @ValidateNested()
  @Type(() => Person)
  applicant: Person;

  @ValidateNested({ each: true })
  @ArrayMaxSize(3)
  @Type(() => Paper)
  papers: Paper[];

  @IsOptional()
  @IsPlainText(10, { each: true })
  notes?: string[];

  form: Record<string, unknown>;
}

const good = (): Record<string, unknown> => ({
  clientKey: 'k-1',
  applicant: { name: '阿·卜𠮷', idNumber: '11010519491231002X', phone: null },
  papers: [{ copies: 1 }],
  form: { 收入: [1, { a: null }] },
});

function problems(change: Record<string, unknown>, today?: string): UserProblem[] {
  try {
    validateInput({ ...good(), ...change }, Application, ['input'], { today });
    return [];
  } catch (error) {
    if (error instanceof UserErrors) return error.problems;
    throw error;
  }
}

const person = (change: object): Record<string, unknown> => ({
  applicant: { ...(good().applicant as object), ...change },
});

describe('validateInput', () => {
  it('gives an instance, and leaves free forms as they are', () => {
    const made = validateInput(good(), Application, ['input']);
    expect(made.applicant).toBeInstanceOf(Person);
    expect(made.form).toEqual({ 收入: [1, { a: null }] });
  });

  it('takes the null-prototype objects that GraphQL makes', () => {
    const input = Object.assign(Object.create(null) as object, good(), {
      applicant: Object.assign(Object.create(null) as object, good().applicant),
    });
    expect(validateInput(input, Application, []).applicant.name).toBe('阿·卜𠮷');
  });

  it('names nested fields and list entries by path, and all of them', () => {
    const found = problems({
      clientKey: '',
      ...person({ name: '张\u200b三', idNumber: '110105194912310021', phone: '12' }),
      papers: [{ copies: 1 }, { copies: 10 }],
      notes: ['好', '\0'],
    });
    expect(found.map(({ code, field }) => `${code} ${field?.join('.')}`)).toEqual([
      'INVALID_INPUT input.clientKey',
      'INVALID_INPUT input.applicant.name',
      'INVALID_INPUT input.applicant.idNumber',
      'INVALID_INPUT input.applicant.phone',
      'INVALID_INPUT input.papers.1.copies',
      'INVALID_INPUT input.notes.1',
    ]);
  });

  it('says in both languages what is wrong, without the value', () => {
    const [problem] = problems(person({ idNumber: '110105194912310021' }));
    expect(problem.message).toEqual({
      zh: '证件号码校验位不正确,请核对。',
      en: 'The check character does not fit; please compare the number again.',
    });
    expect(problems({ papers: [{ copies: 10 }] })[0].message).toEqual({
      zh: '该项不符合要求。',
      en: 'copies must not be greater than 9',
    });
  });

  it('judges the future by the business day', () => {
    expect(problems(person({}), '1949-12-31')).toEqual([]);
    expect(problems(person({}), '1949-12-30')[0].message.en).toMatch(/future/);
  });

  it.each(['a', 'x'.repeat(128), '~ !'])('takes the client key %j', (clientKey) =>
    expect(problems({ clientKey })).toEqual([]),
  );
  it.each(['', 'x'.repeat(129), '键', 'a\n', 7, null])('refuses the client key %j', (clientKey) => {
    expect(problems({ clientKey })).toHaveLength(1);
  });

  it('does not trip over values of another type', () => {
    expect(problems(person({ name: 5, idNumber: {}, phone: [] }))).toHaveLength(3);
    expect(problems({ applicant: 'x' }).length).toBeGreaterThan(0);
  });
});
