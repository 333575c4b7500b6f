import { statement } from '../platform/database/index.js';
import type { ServiceItemDefinition } from './service-item.js';

export interface PublishedRow {
  code: string;
  version: number;
  definition: ServiceItemDefinition;
  digest: string;
  current: boolean;
}

const COLUMNS = 'code, version, definition, digest, valid_to is null as current';

export const CURRENT_ITEMS = statement<PublishedRow>(
  'catalogue_current',
  `select ${COLUMNS} from service_item_version where valid_to is null order by code`,
);
export const ITEM_VERSION = statement<PublishedRow>(
  'catalogue_version',
  `select ${COLUMNS} from service_item_version where code = $1 and version = $2`,
);
export const PUBLISHED_DIGESTS = statement<{ code: string; version: number; digest: string }>(
  'catalogue_digests',
  `select code, version, digest from service_item_version`,
);
/** Ends the current version of an item; a following insert begins the next in the same transaction. */
export const CLOSE_CURRENT = statement<never>(
  'catalogue_close_current',
  `update service_item_version set valid_to = now() where code = $1 and valid_to is null and version < $2`,
);
export const PUBLISH_VERSION = statement<{ digest: string }>(
  'catalogue_publish',
  `insert into service_item_version (code, version, department, definition, digest) values ($1, $2, $3, $4, $5)
   on conflict (code, version) do nothing`,
);
/** One process publishes at a time: several may start together. */
export const PUBLISH_LOCK = statement<never>('catalogue_lock', `select pg_advisory_xact_lock(hashtext('catalogue'))`);
