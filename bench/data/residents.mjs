import { mod11Radix2 } from './check-characters.mjs';

const DAY_MS = 86_400_000;
const FIRST_BIRTHDAY = Date.UTC(1975, 0, 1);

/** The invented citizen ID number (GB 11643) of each of the residents, in working age. Division 330199 is not assigned. */
export function residentId(index) {
  const birthday = new Date(FIRST_BIRTHDAY + ((index * 37) % 11_000) * DAY_MS);
  const digits = birthday.toISOString().slice(0, 10).replaceAll('-', '');
  const head = `330199${digits}${String(Math.floor(index / 11_000) * 7 + (index % 7)).padStart(3, '0')}`;
  return head + mod11Radix2(head);
}

export const residentName = (index) => `${'王李张刘陈杨黄赵'[index % 8]}${'伟芳娜敏静丽强磊洋艳'[index % 10]}`;
