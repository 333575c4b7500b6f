import { createHash } from 'node:crypto';
import { FieldCipher } from '../../dist/src/platform/crypto/index.js';
import { KEY_RING } from '../lib/keys.mjs';
import { residentId, residentName } from './residents.mjs';
import { idOf, PRODUCT_POOL, SAMPLED, SAMPLED_RESIDENTS, sampledNumber, sampledResident, checkOf } from './shape.mjs';

const cipher = new FieldCipher(KEY_RING);
const BATCH = 1_000;

/** What the status enquiry compares a resident's last six characters with. */
export const tailIndex = (idNumber) => cipher.blindIndex(idNumber.slice(-6), 'citizen-id-tail');

const poolResident = (number) => residentId(SAMPLED_RESIDENTS + number - PRODUCT_POOL - 1);

/** In hexadecimal: what the registers know the applicant of an open task by. */
export const personDigest = (number) => cipher.blindIndex(poolResident(number), 'citizen-id').toString('hex');

/** What a person hands in for 失业登记. */
export const FORM = {
  reason: 'CONTRACT_ENDED',
  unemployedSince: '2025-03-01',
  education: 'COLLEGE',
  skill: '会计',
  wish: '财务、文员',
  familySize: 3,
  whereabouts: 'IN_STREET',
  truthful: true,
};
export const CONTENT = {
  form: FORM,
  materials: [{ code: 'id-card', copies: 1, original: true, reference: null }],
  phone: '13800138000',
  address: '示范路 1 号',
  agent: null,
};

/** Tables beside the data set that its columns are taken from. */
export async function writeSealed(cluster, options) {
  await cluster.sql(`create unlogged table bench_sealed (i bigint primary key, number text, applicant_id bytea,
    id_index bytea, tail_index bytea, content bytea)`);
  const step = options.requests / SAMPLED;
  const ranks = Array.from({ length: SAMPLED }, (_, index) => index + 1);
  const sampled = ranks.map((rank) => rowOf(rank * step, residentId(sampledResident(rank)), sampledNumber(rank)));
  const pool = Array.from({ length: options.productPool }, (_, index) =>
    rowOf(PRODUCT_POOL + 1 + index, poolResident(PRODUCT_POOL + 1 + index), null),
  );
  const rows = [...sampled, ...pool];
  for (let at = 0; at < rows.length; at += BATCH) await insert(cluster, rows.slice(at, at + BATCH));
  await writeFiller(cluster);
  await writeChecks(cluster, options);
}

function rowOf(i, idNumber, number) {
  const row = idOf('request', i);
  return [
    i,
    number,
    cipher.encrypt(idNumber, { table: 'service_request', column: 'applicant_id', row }),
    cipher.blindIndex(idNumber, 'citizen-id'),
    tailIndex(idNumber),
    cipher.encrypt(JSON.stringify(CONTENT), { table: 'service_request', column: 'content', row }),
  ];
}

const insert = (cluster, rows) =>
  cluster.sql(
    `insert into bench_sealed select * from unnest($1::bigint[], $2::text[], $3::bytea[], $4::bytea[], $5::bytea[], $6::bytea[])`,
    [0, 1, 2, 3, 4, 5].map((column) => rows.map((row) => row[column])),
  );

/** Bytes as long as the real ones, for the rows whose encrypted columns nobody reads. */
async function writeFiller(cluster) {
  await cluster.sql(
    `create unlogged table bench_filler (k bigint primary key, name text, digest bytea, applicant_id bytea, content bytea)`,
  );
  const like = rowOf(0, residentId(0), null);
  for (let k = 0; k < 64; k += 1) {
    const values = [k, residentName(k), noise(k, 32), noise(k, like[2].length), noise(k, like[5].length)];
    await cluster.sql(`insert into bench_filler values ($1, $2, $3, $4, $5)`, values);
  }
}

function noise(seed, length) {
  const parts = [];
  for (let at = 0; at < length; at += 32) parts.push(createHash('sha256').update(`${seed}/${at}`).digest());
  return Buffer.concat(parts).subarray(0, length);
}

/** Check characters of all public numbers, a thousand to a row. */
async function writeChecks(cluster, { requests }) {
  const rows = await cluster.sql(`select i::int as i, division, day from bench_case where day is not null order by i`);
  const blocks = new Map();
  for (const { i, division, day } of rows) {
    const characters = blocks.get(Math.floor(i / 1000)) ?? Array(1000).fill('0');
    characters[i % 1000] = checkOf(`${division}-${day}-${String(1 + (i % 999_999)).padStart(6, '0')}`);
    blocks.set(Math.floor(i / 1000), characters);
  }
  if (rows.length !== requests) throw new Error('The data set has not the number of requests that was asked for');
  await cluster.sql(`create unlogged table bench_check (block bigint primary key, checks text)`);
  await cluster.sql(`insert into bench_check select * from unnest($1::bigint[], $2::text[])`, [
    [...blocks.keys()],
    [...blocks.values()].map((characters) => characters.join('')),
  ]);
}
