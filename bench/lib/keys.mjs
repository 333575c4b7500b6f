import { createHash } from 'node:crypto';

const key = (name) => createHash('sha256').update(`yichuang bench ${name}`).digest();

/** Keys of personal columns, for this data set only: the program asks for its own in production. */
export const KEY_RING = {
  activeKeyId: 'bench',
  keys: new Map([['bench', key('field')]]),
  indexKey: key('index'),
};

export const KEY_SETTINGS = {
  FIELD_KEYS: `bench:${key('field').toString('base64')}`,
  FIELD_INDEX_KEY: key('index').toString('base64'),
};
