import { statement } from '../platform/database/index.js';
import type { ServiceItemDefinition } from './service-item.js';

export type Origin = 'PRODUCT' | 'IMPORT';

export interface PublishedRow {
  code: string;
  version: number;
  definition: ServiceItemDefinition;
  digest: string;
  origin: Origin;
}

export interface VersionRow extends PublishedRow {
  valid_from: Date;
  valid_to: Date | null;
  published_by: string;
}

const COLUMNS = 'code, version, definition, digest, origin';

export const CURRENT_ITEMS = statement<PublishedRow>(
  'catalogue_current',
  `select ${COLUMNS} from service_item_version where valid_to is null order by code`,
);
export const ITEM_VERSION = statement<PublishedRow>(
  'catalogue_version',
  `select ${COLUMNS} from service_item_version where code = $1 and version = $2`,
);
export const ITEM_VERSIONS = statement<VersionRow>(
  'catalogue_versions',
  `select ${COLUMNS}, valid_from, valid_to, published_by from service_item_version where code = $1
    order by valid_from desc limit $2`,
);
/**
 * When the newest version began: versions of one publication begin together, and later ones later. Instants stay text:
 * those of the database are finer than those of JavaScript.
 */
export const NEWEST_BEGINNING = statement<{ begins: string | null }>(
  'catalogue_newest',
  `select max(valid_from)::text as begins from service_item_version`,
);
export const PUBLISHED_SINCE = statement<PublishedRow>(
  'catalogue_since',
  `select ${COLUMNS} from service_item_version where valid_from > $1::timestamptz order by valid_from`,
);
/** One process publishes at a time: several may start, or import, together. */
export const PUBLISH_LOCK = statement<never>('catalogue_lock', `select pg_advisory_xact_lock(hashtext('catalogue'))`);
export const PUBLISHED_DIGESTS = statement<{ code: string; version: number; digest: string; origin: Origin }>(
  'catalogue_digests',
  `select code, version, digest, origin from service_item_version order by code, version`,
);
/** An instant after all beginnings so far, also when the server's clock was put back. Ask under the lock. */
export const PUBLISH_INSTANT = statement<{ at: string }>(
  'catalogue_instant',
  `select greatest(clock_timestamp(), max(valid_from) + interval '1 microsecond')::text as at
     from service_item_version`,
);
/** Ends the current versions of items at the instant at which `PUBLISH_VERSIONS` begins the next ones. */
export const CLOSE_CURRENT = statement<never>(
  'catalogue_close_current',
  `update service_item_version set valid_to = $2::timestamptz where code = any($1::text[]) and valid_to is null`,
);
export const PUBLISH_VERSIONS = statement<never>(
  'catalogue_publish',
  `insert into service_item_version (code, version, department, definition, digest, valid_from, origin, published_by)
   select x.code, x.version, x.department, x.definition, x.digest, $2::timestamptz, $3, $4
     from jsonb_to_recordset($1::jsonb) as x(code text, version int, department text, definition jsonb, digest text)`,
);
