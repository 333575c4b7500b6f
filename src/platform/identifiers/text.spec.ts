import fc from 'fast-check';
import { checkName, checkText } from './index.js';

const accepted = { ok: true };
const refused = (problem: string) => ({ ok: false, problem });
const cp = String.fromCodePoint;

describe('checkName', () => {
  it.each([
    ['an ideograph outside the BMP', cp(0x20bb7) + '田'],
    ['a CJK compatibility ideograph, which NFC would change', cp(0x2f81a)],
    ['an ideographic variation sequence', '葛' + cp(0xe0100) + '城'],
    ['a variation sequence of an ideograph outside the BMP', cp(0x20bb7) + cp(0xe01ef)],
    ['a middle dot', '买买提·吐尔逊'],
    ['a space inside', 'John Smith'],
    ['a private-use character from an older GB 18030', cp(0xe863)],
    ['60 code points of two units', cp(0x20bb7).repeat(60)],
  ])('accepts %s', (_, input) => {
    expect(checkName(input)).toEqual(accepted);
  });

  it.each([
    ['nothing', '', 'EMPTY'],
    ['spaces only', '  ', 'EMPTY'],
    ['61 code points', '张'.repeat(61), 'TOO_LONG'],
    ['very much', '张'.repeat(100_000), 'TOO_LONG'],
    ['NUL', '张\0三', 'CONTROL_CHARACTER'],
    ['a line feed', '张\n三', 'CONTROL_CHARACTER'],
    ['a tab', '张\t三', 'CONTROL_CHARACTER'],
    ['DEL', '张\x7f三', 'CONTROL_CHARACTER'],
    ['a C1 control', '张\x85三', 'CONTROL_CHARACTER'],
    ['a line separator', '张' + cp(0x2028) + '三', 'CONTROL_CHARACTER'],
    ['a zero-width space', '张' + cp(0x200b) + '三', 'INVISIBLE_CHARACTER'],
    ['a zero-width non-joiner', '张' + cp(0x200c) + '三', 'INVISIBLE_CHARACTER'],
    ['a zero-width joiner', '张' + cp(0x200d) + '三', 'INVISIBLE_CHARACTER'],
    ['a word joiner', '张' + cp(0x2060) + '三', 'INVISIBLE_CHARACTER'],
    ['a byte order mark at the start', cp(0xfeff) + '张三', 'INVISIBLE_CHARACTER'],
    ['a soft hyphen', '张' + cp(0xad) + '三', 'INVISIBLE_CHARACTER'],
    ['a tag character', '张三' + cp(0xe0041), 'INVISIBLE_CHARACTER'],
    ['a Hangul filler', cp(0x3164), 'INVISIBLE_CHARACTER'],
    ['a blank Braille pattern', cp(0x2800), 'INVISIBLE_CHARACTER'],
    ['an emoji variation selector', '张三' + cp(0xfe0f), 'INVISIBLE_CHARACTER'],
    ['an emoji with its variation selector', '张' + cp(0x2764, 0xfe0f), 'INVISIBLE_CHARACTER'],
    ['an ideographic variation selector alone', cp(0xe0100), 'INVISIBLE_CHARACTER'],
    ['two ideographic variation selectors', '葛' + cp(0xe0100, 0xe0101), 'INVISIBLE_CHARACTER'],
    ['an ideographic variation selector after a letter', 'A' + cp(0xe0100), 'INVISIBLE_CHARACTER'],
    ['a bidi override', cp(0x202e) + '三张', 'BIDI_CHARACTER'],
    ['a bidi isolate', '张' + cp(0x2066) + '三', 'BIDI_CHARACTER'],
    ['a left-to-right mark', '张三' + cp(0x200e), 'BIDI_CHARACTER'],
    ['a high surrogate alone', '\ud842田', 'LONE_SURROGATE'],
    ['a low surrogate alone', '田\udfb7', 'LONE_SURROGATE'],
    ['a space before', ' 张三', 'SURROUNDING_SPACE'],
    ['an ideographic space after', '张三' + cp(0x3000), 'SURROUNDING_SPACE'],
    ['a no-break space after', '张三' + cp(0xa0), 'SURROUNDING_SPACE'],
  ])('refuses %s', (_, input, problem) => {
    expect(checkName(input)).toEqual(refused(problem));
  });

  it('accepts any name of ideographs', () => {
    const ideograph = fc.oneof(fc.integer({ min: 0x4e00, max: 0x9fff }), fc.integer({ min: 0x20000, max: 0x323af }));
    fc.assert(
      fc.property(fc.array(ideograph, { minLength: 1, maxLength: 60 }), (points) => {
        expect(checkName(cp(...points))).toEqual(accepted);
      }),
    );
  });

  it('refuses every format character (Cf), alone and between ideographs', () => {
    const passed: string[] = [];
    for (let point = 0; point <= 0x10ffff; point++) {
      if (!/\p{Cf}/u.test(cp(point))) continue;
      if (checkName(cp(point)).ok || checkName(`张${cp(point)}三`).ok) passed.push(point.toString(16));
    }
    expect(passed).toEqual([]);
  });
});

describe('checkText', () => {
  const line = { maxCodePoints: 20 };
  const lines = { maxCodePoints: 20, multiline: true };

  it.each([
    ['one line', '材料不齐：缺身份证复印件。', line],
    ['as many code points as allowed', cp(0x20bb7).repeat(20), line],
    ['line feeds and tabs in many lines', '一\n\t二', lines],
    ['CR LF in many lines', '一\r\n二', lines],
    ['an emoji with its variation selector', '好' + cp(0x2764, 0xfe0f), line],
  ])('accepts %s', (_, input, rules) => {
    expect(checkText(input, rules)).toEqual(accepted);
  });

  it.each([
    ['nothing', '', line, 'EMPTY'],
    ['line ends only', '\n\n', lines, 'EMPTY'],
    ['one code point too many', '一'.repeat(21), line, 'TOO_LONG'],
    ['a line feed in one line', '一\n二', line, 'CONTROL_CHARACTER'],
    ['a tab in one line', '一\t二', line, 'CONTROL_CHARACTER'],
    ['CR without LF', '一\r二', lines, 'CONTROL_CHARACTER'],
    ['NUL in many lines', '一\0二', lines, 'CONTROL_CHARACTER'],
    ['a zero-width space', '一' + cp(0x200b), lines, 'INVISIBLE_CHARACTER'],
    ['an emoji variation selector after an ideograph', '一' + cp(0xfe0f), line, 'INVISIBLE_CHARACTER'],
    ['a bidi override', '一' + cp(0x202e), lines, 'BIDI_CHARACTER'],
    ['a lone surrogate', '一\ud800', lines, 'LONE_SURROGATE'],
    ['a line end after the text', '一\n', lines, 'SURROUNDING_SPACE'],
  ])('refuses %s', (_, input, rules, problem) => {
    expect(checkText(input, rules)).toEqual(refused(problem));
  });
});
