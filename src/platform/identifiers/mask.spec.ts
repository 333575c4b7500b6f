import fc from 'fast-check';
import { identifierTail, maskIdentifier, maskName, maskPhone } from './index.js';

const cp = String.fromCodePoint;

describe('maskIdentifier', () => {
  it.each([
    ['11010519491231002X', '110***********002X'],
    ['91350100M000100Y43', '913***********0Y43'],
    ['123456789012', '123*****9012'],
    ['12345678901', '***********'],
    ['', ''],
  ])('%s becomes %s', (value, masked) => {
    expect(maskIdentifier(value)).toBe(masked);
  });

  it('keeps the length and nothing of the middle', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{17}[0-9X]$/), (value) => {
        const masked = maskIdentifier(value);
        expect(masked).toHaveLength(18);
        expect(masked.slice(3, -4)).toBe('*'.repeat(11));
        expect(masked.replace(/\*/g, '')).toBe(value.slice(0, 3) + value.slice(-4));
      }),
    );
  });
});

describe('maskPhone', () => {
  it.each([
    ['13812345678', '138****5678'],
    ['+86 13812345678', '+86 138****5678'],
    ['010-62345678', '010-****5678'],
    ['0755-8234567', '0755-***4567'],
    ['62345678', '****5678'],
    ['021-62345678-801', '021-****5678-***'],
    ['021-62345678转801', '021-****5678转***'],
    ['not a number', '************'],
    ['', ''],
  ])('%j becomes %j', (value, masked) => {
    expect(maskPhone(value)).toBe(masked);
  });

  it('keeps nothing of the middle of a mobile number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9][0-9]{9}$/), (value) => {
        expect(maskPhone(value)).toBe(`${value.slice(0, 3)}****${value.slice(7)}`);
      }),
    );
  });
});

describe('maskName', () => {
  it.each([
    ['two characters', '张三', '张*'],
    ['three characters', '欧阳修', '欧**'],
    ['one character', '张', '*'],
    ['a first character outside the BMP', cp(0x20bb7) + '田', cp(0x20bb7) + '*'],
    ['a later character outside the BMP', '田' + cp(0x20bb7), '田*'],
    ['a variation sequence first', '葛' + cp(0xe0100) + '城', '葛' + cp(0xe0100) + '*'],
    ['a variation sequence alone', '葛' + cp(0xe0100), '*'],
    ['a middle dot', '买买提·吐尔逊', '买******'],
    ['nothing', '', ''],
  ])('%s', (_, value, masked) => {
    expect(maskName(value)).toBe(masked);
  });
});

describe('identifierTail', () => {
  it.each([
    ['11010519491231002x', '31002X'],
    ['91350100M000100Y43', '100Y43'],
    ['2x', '2X'],
  ])('%s ends in %s', (value, tail) => {
    expect(identifierTail(value)).toBe(tail);
  });
});
