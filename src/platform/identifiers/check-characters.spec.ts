import { creditCodeCheck, mod11Radix2, mod37Radix36, organisationCodeCheck } from './check-characters.js';

describe('check characters', () => {
  it.each([
    ['GB 11643-1999, the sample of the standard', mod11Radix2, '11010519491231002', 'X'],
    ['GB 32100-2015, the sample of the standard', creditCodeCheck, '91350100M000100Y4', '3'],
    ['GB 11714, inside the sample of GB 32100-2015', organisationCodeCheck, 'M000100Y', '4'],
    ['ISO 7064 MOD 37,36, the sample of the GRid standard', mod37Radix36, 'A12425GABC1234002', 'M'],
  ])('%s', (_, check, body, expected) => {
    expect(check(body)).toBe(expected);
  });
});
