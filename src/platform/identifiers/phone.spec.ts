import { checkPhone } from './index.js';

describe('checkPhone', () => {
  it.each([
    ['13812345678', 'MOBILE'],
    ['19912345678', 'MOBILE'],
    ['+8613812345678', 'MOBILE'],
    ['+86 13812345678', 'MOBILE'],
    ['+86-13812345678', 'MOBILE'],
    ['010-62345678', 'LANDLINE'],
    ['01062345678', 'LANDLINE'],
    ['021 62345678', 'LANDLINE'],
    ['0755-8234567', 'LANDLINE'],
    ['0755-82345678', 'LANDLINE'],
    ['+86-10-62345678', 'LANDLINE'],
    ['+86 010 62345678', 'LANDLINE'],
    ['+86 755-82345678', 'LANDLINE'],
    ['62345678', 'LANDLINE'],
    ['6234567', 'LANDLINE'],
    ['021-62345678-801', 'LANDLINE'],
    ['021-62345678转801', 'LANDLINE'],
  ])('accepts %s as %s', (input, kind) => {
    expect(checkPhone(input)).toEqual({ ok: true, kind });
  });

  it.each([
    ['', 'EMPTY'],
    ['1381234567', 'BAD_FORMAT'],
    ['138123456789', 'BAD_FORMAT'],
    ['12812345678', 'BAD_FORMAT'],
    ['+8512812345678', 'BAD_FORMAT'],
    ['138 1234 5678', 'BAD_FORMAT'],
    [' 13812345678', 'BAD_FORMAT'],
    ['13812345678-801', 'BAD_FORMAT'],
    ['010-6234567', 'BAD_FORMAT'],
    ['0755-823456', 'BAD_FORMAT'],
    ['0755-02345678', 'BAD_FORMAT'],
    ['+8662345678', 'BAD_FORMAT'],
    ['021-62345678-8012345', 'BAD_FORMAT'],
    ['021-62345678-', 'BAD_FORMAT'],
    ['110', 'BAD_FORMAT'],
    ['１３８１２３４５６７８', 'BAD_CHARACTER'],
    ['13812345678\n', 'BAD_CHARACTER'],
    ['(021)62345678', 'BAD_CHARACTER'],
    ['021-62345678x801', 'BAD_CHARACTER'],
  ])('refuses %j: %s', (input, problem) => {
    expect(checkPhone(input)).toEqual({ ok: false, problem });
  });
});
