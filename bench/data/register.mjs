import { FieldCipher } from '../../dist/src/platform/crypto/index.js';
import { KEY_RING } from '../lib/keys.mjs';
import { timed, withoutIndexes } from './load.mjs';
import { residentId } from './residents.mjs';

/** The register that W10 reads: 失业登记台账. */
export const REGISTER = 'employment_unemployment';
/** Over so many days the entries were made, the last one today. */
const REGISTER_DAYS = 100;
/** Really encrypted are the entries of so many of these days, which are exported. */
export const EXPORTED_DAYS = 10;
const BATCH = 5_000;

const cipher = new FieldCipher(KEY_RING);
const idOf = (number) => `00000000-0000-7000-8100-${String(number).padStart(12, '0')}`;

/** Fills the register with `rows` entries and nothing else. */
export async function writeRegister(cluster, rows) {
  await cluster.sql(`truncate ${REGISTER} cascade`);
  const exported = (rows / REGISTER_DAYS) * EXPORTED_DAYS;
  await writeSealed(cluster, { from: rows - exported + 1, to: rows });
  await withoutIndexes(cluster, [REGISTER], () => timed(cluster, entries(rows)));
  await cluster.sql(`drop table bench_register`);
  await cluster.sql(`vacuum (analyze) ${REGISTER}`);
}

async function writeSealed(cluster, { from, to }) {
  await cluster.sql(
    `create unlogged table bench_register (i int primary key, id_number bytea, phone bytea, address bytea)`,
  );
  for (let first = from; first <= to; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, to - first + 1) }, (_, index) => first + index);
    const columns = [
      numbers,
      numbers.map((number) => sealed('id_number_cipher', number, residentId(number))),
      numbers.map((number) => sealed('phone_cipher', number, '13800138000')),
      numbers.map((number) => sealed('address_cipher', number, `示范路 ${number} 号`)),
    ];
    await cluster.sql(
      `insert into bench_register select * from unnest($1::int[], $2::bytea[], $3::bytea[], $4::bytea[])`,
      columns,
    );
  }
}

const sealed = (column, number, value) => cipher.encrypt(value, { table: REGISTER, column, row: idOf(number) });

const noise = (salt, bytes) =>
  `substring(sha256((i || '${salt}')::bytea) || sha256((i || '${salt}+')::bytea) for ${bytes})`;

/** Encrypted columns of the entries that nobody reads are bytes of the right length. */
const entries = (rows) => `
insert into ${REGISTER} (id, request_id, request_number, division_code, person_name, id_number_cipher, id_number_index,
  phone_cipher, address_cipher, status, history, registered_on, registered_at, reason, unemployed_since, education, skill,
  wish, expected_monthly_wage_yuan, training_wanted, family_size, whereabouts)
select ('00000000-0000-7000-8100-' || n)::uuid, ('00000000-0000-7000-8101-' || n)::uuid, division || '-00-' || n, division,
  substr('王李张刘陈杨黄赵', 1 + i % 8, 1) || substr('伟芳娜敏静丽强磊洋艳', 1 + i % 10, 1), 
  coalesce(s.id_number, ${noise('id', 53)}), ${noise('index', 16)}, coalesce(s.phone, ${noise('phone', 46)}),
  coalesce(s.address, ${noise('address', 55)}), 'ACTIVE',
  jsonb_build_array(jsonb_build_object('status', 'ACTIVE', 'at', at, 'requestNumber', division || '-00-' || n)),
  day, at, 'CONTRACT_ENDED', day - 30, 'COLLEGE', '会计', '财务、文员', 4000 + i % 3000, i % 3 = 0, 3, 'IN_STREET'
from (
  select i, lpad(i::text, 12, '0') as n, '330199' || lpad((1 + i % 50)::text, 3, '0') as division,
    current_date - ${REGISTER_DAYS - 1} + (i - 1) / ${rows / REGISTER_DAYS} as day,
    (current_date - ${REGISTER_DAYS} + (i - 1) / ${rows / REGISTER_DAYS} + interval '9 hours')
      + make_interval(secs => (i - 1) % ${rows / REGISTER_DAYS}) as at
  from generate_series(1, ${rows}) i
) e left join bench_register s using (i)`;
