import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Outbox, inbox and dead letters: what makes messages survive a wiped queue and take effect once.
 * BullMQ's own tables are not here; they may be thrown away at any time (see `migrateQueueSchema`).
 */
export class Queue1770000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table outbox (
        id         bigint generated always as identity primary key,
        queue      text not null,
        name       text not null,
        payload    jsonb not null default '{}',
        state      text not null default 'pending' check (state in ('pending', 'sent', 'dead')),
        created_at timestamptz not null default clock_timestamp(),
        sent_at    timestamptz,
        attempts   integer not null default 0
      ) with (fillfactor = 70)`);
    await queryRunner.query(`create index outbox_pending on outbox (id) where state = 'pending'`);
    await queryRunner.query(`create index outbox_sent on outbox (sent_at) where state = 'sent'`);
    await queryRunner.query(`
      create table inbox (
        consumer    text not null,
        message_id  bigint not null,
        consumed_at timestamptz not null default now(),
        primary key (consumer, message_id)
      )`);
    // Rows arrive in order of time, so a block-range index finds the old ones at almost no cost.
    await queryRunner.query(`create index inbox_consumed_at on inbox using brin (consumed_at)`);
    await queryRunner.query(`
      create table dead_letter (
        id          bigint generated always as identity primary key,
        outbox_id   bigint not null unique,
        queue       text not null,
        name        text not null,
        payload     jsonb not null,
        reason      text not null,
        history     jsonb not null default '[]',
        failed_at   timestamptz not null default clock_timestamp(),
        requeued_at timestamptz
      )`);
    await queryRunner.query(`create index dead_letter_open on dead_letter (id) where requeued_at is null`);
    await queryRunner.query(`grant select, insert, update, delete on outbox to yichuang_runtime`);
    await queryRunner.query(`grant select, insert, delete on inbox to yichuang_runtime`);
    await queryRunner.query(`grant select, insert, update on dead_letter to yichuang_runtime`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table dead_letter, inbox, outbox');
  }
}
