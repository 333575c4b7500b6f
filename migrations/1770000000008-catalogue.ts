import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Versions of an item never overlap, and a published one never changes. Every end is the beginning of another version
 * of the item, no two versions begin or end together, and only one has no end: so from the last back to the first the
 * versions form one chain. An exclusion constraint would need the extension btree_gist.
 */
export class Catalogue1770000000008 implements MigrationInterface {
  name = 'Catalogue1770000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table service_item_version
        add constraint service_item_begins_once unique (code, valid_from),
        add constraint service_item_ends_once unique (code, valid_to),
        add constraint service_item_lasts check (valid_to > valid_from),
        add constraint service_item_chain foreign key (code, valid_to)
          references service_item_version (code, valid_from) deferrable initially deferred;
      create index service_item_by_beginning on service_item_version (valid_from);
      revoke update on service_item_version from yichuang_runtime;
      grant update (valid_to) on service_item_version to yichuang_runtime`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update (valid_to) on service_item_version from yichuang_runtime;
      grant update on service_item_version to yichuang_runtime;
      drop index service_item_by_beginning;
      alter table service_item_version
        drop constraint service_item_chain,
        drop constraint service_item_lasts,
        drop constraint service_item_ends_once,
        drop constraint service_item_begins_once`);
  }
}
