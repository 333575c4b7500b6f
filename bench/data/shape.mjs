import { mod37Radix36 } from './check-characters.mjs';

/**
 * What both the SQL that writes the data set and the scripts that read it must agree on. Requests are numbered from 1;
 * their rows' ids end in that number, written with twelve digits.
 */
export const CENTRES = 50;
export const CLERKS = 300;
/** Requests that W3 asks for: their numbers follow from their rank, so that pgbench can build them. */
export const SAMPLED = 2_000;
/** Residents that the sampled requests belong to. */
export const SAMPLED_RESIDENTS = 50;
/** Days over which the requests were taken in. */
export const DAYS = 700;
/** First number of the open tasks that W4 uses up: through the product, and by the reference. */
export const PRODUCT_POOL = 600_000_000_000;
export const REFERENCE_POOL = 700_000_000_000;
export const POOL_ITEM = 'unemployment-registration';

export const DEMO_DIVISION = '330199001';
export const SAMPLED_DAY = '20240101';

/** Ids of rows by kind. */
export const ID = { request: '8000', acceptance: '8001', promised: '8002', legal: '8003', task: '8010' };
export const idOf = (kind, number) => `00000000-0000-7000-${ID[kind]}-${String(number).padStart(12, '0')}`;

export const sampledBody = (rank) => `${DEMO_DIVISION}-${SAMPLED_DAY}-${String(rank).padStart(6, '0')}`;
export const checkOf = (body) => mod37Radix36(body.replaceAll('-', ''));
export const sampledNumber = (rank) => `${sampledBody(rank)}-${checkOf(sampledBody(rank))}`;
/** Which of the residents (the first ones) a sampled request belongs to. */
export const sampledResident = (rank) => rank % SAMPLED_RESIDENTS;
