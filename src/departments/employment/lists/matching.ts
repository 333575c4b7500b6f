import type { LocalText } from '../../../platform/errors/index.js';
import { MATCH_LEAST, MATCH_WEIGHTS } from '../employment.policy.js';
import { EDUCATION, JOB_FIELDS, SKILL_LEVELS } from '../items/labels.js';

/** What somebody in the unemployment register looks for and can do. */
export interface Seeker {
  wish: string;
  wishField: string | null;
  skill: string;
  skillLevel: string | null;
  education: string;
  expectedMonthlyWageYuan: number | null;
  divisionCode: string;
}

/** What an employer looks for. */
export interface Opening {
  title: string;
  jobField: string;
  skill: string;
  skillLevel: string | null;
  education: string;
  wageMinYuan: number;
  wageMaxYuan: number;
  divisionCode: string;
}

export type MatchAspect = keyof typeof MATCH_WEIGHTS;

export interface MatchReason {
  aspect: MatchAspect;
  points: number;
  text: LocalText;
}

export interface Match {
  /** 0 to 100. */
  score: number;
  /** What speaks for it, the weightiest first. */
  reasons: MatchReason[];
}

/**
 * 人岗匹配: how well a vacancy suits somebody, and why. Null when it does not: their education is under what is asked,
 * neither wish nor skill has to do with it, or too little speaks for it.
 */
export function match(seeker: Seeker, opening: Opening): Match | null {
  if (rankOf(EDUCATION, seeker.education) < rankOf(EDUCATION, opening.education)) return null;
  const wish = wishReason(seeker, opening);
  const skill = skillReason(seeker, opening);
  if (!wish && !(skill && asksForSkill(opening))) return null;
  const reasons = [wish, skill, wageReason(seeker, opening), educationReason(opening), distanceReason(seeker, opening)]
    .filter((reason) => reason !== null)
    .sort((a, b) => b.points - a.points);
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return score < MATCH_LEAST ? null : { score, reasons };
}

/** `share` of the aspect's weight, in whole points. */
const reason = (aspect: MatchAspect, share: number, zh: string, en: string): MatchReason => ({
  aspect,
  points: Math.round(MATCH_WEIGHTS[aspect] * share),
  text: { zh, en },
});

function wishReason({ wish, wishField }: Seeker, { title, jobField }: Opening): MatchReason | null {
  if (alike(wish, title)) {
    return reason('wish', 1, `意愿“${wish}”与岗位“${title}”一致`, `The wish “${wish}” is this post`);
  }
  if (wishField !== jobField) return null;
  const name = JOB_FIELDS[jobField as keyof typeof JOB_FIELDS];
  return reason('wish', 0.7, `意愿的岗位类别同为“${name}”`, `The wished field of work is the post’s (${jobField})`);
}

function skillReason(seeker: Seeker, opening: Opening): MatchReason | null {
  if (!asksForSkill(opening)) return reason('skill', 0.75, '岗位不限技能', 'The post asks for no skill');
  if (!alike(seeker.skill, opening.skill)) return null;
  const enough = rankOf(SKILL_LEVELS, seeker.skillLevel) >= rankOf(SKILL_LEVELS, opening.skillLevel);
  return enough
    ? reason('skill', 1, `具备所需技能“${opening.skill}”`, `Has the skill “${opening.skill}”`)
    : reason('skill', 0.5, `具备技能“${opening.skill}”,等级略低`, `Has the skill “${opening.skill}” at a lower level`);
}

function wageReason({ expectedMonthlyWageYuan: expected }: Seeker, { wageMaxYuan }: Opening): MatchReason | null {
  if (expected === null) return reason('wage', 0.5, '未提出薪酬期望', 'No wage is expected');
  if (wageMaxYuan >= expected) {
    const text = `月薪可达${wageMaxYuan}元,不低于期望的${expected}元`;
    return reason('wage', 1, text, `The wage of up to ${wageMaxYuan} yuan meets the expected ${expected}`);
  }
  if (wageMaxYuan * 10 < expected * 9) return null;
  return reason('wage', 0.5, `月薪与期望相差不到一成`, `The wage is within a tenth of the expected one`);
}

const educationReason = ({ education }: Opening): MatchReason =>
  reason(
    'education',
    1,
    `文化程度符合“${EDUCATION[education as keyof typeof EDUCATION]}”的要求`,
    `The education meets what is asked (${education})`,
  );

/** Division codes nest: street (9 digits), county (6), prefecture (4). */
function distanceReason({ divisionCode: home }: Seeker, { divisionCode: work }: Opening): MatchReason | null {
  const shared = (digits: number): boolean =>
    home.length >= digits && work.length >= digits && home.slice(0, digits) === work.slice(0, digits);
  if (shared(9)) return reason('distance', 1, '工作地点在同一街道(镇)', 'In the same street');
  if (shared(6)) return reason('distance', 0.8, '工作地点在同一区(县)', 'In the same county');
  if (shared(4)) return reason('distance', 0.4, '工作地点在同一市', 'In the same city');
  return null;
}

const NO_SKILL = new Set(['不限', '无', '无要求']);
const asksForSkill = ({ skill }: Opening): boolean => !NO_SKILL.has(skill);

/** Labels are written from the lowest to the highest; what is unknown or absent is the lowest. */
const rankOf = (labels: Readonly<Record<string, string>>, key: string | null): number =>
  Math.max(0, Object.keys(labels).indexOf(key ?? ''));

/** Whether two short texts name the same: one holds the other, or they share half of their pairs of characters. */
export function alike(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => [...text.replace(/[\s\p{P}]/gu, '').toLowerCase()]);
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < 2) return false;
  if (longer.join('').includes(shorter.join(''))) return true;
  const pairs = pairsOf(longer);
  const mine = [...pairsOf(shorter)];
  return mine.filter((pair) => pairs.has(pair)).length * 2 >= mine.length;
}

const pairsOf = (letters: string[]): Set<string> =>
  new Set(letters.slice(1).map((letter, index) => letters[index] + letter));
