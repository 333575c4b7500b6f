import { Injectable } from '@nestjs/common';
import type { Caller } from './caller.js';
import { Database, statement } from '../database/index.js';

const INSERT_ACCESS = statement<never>(
  'access_log_insert',
  `insert into access_log (reader_sub, reader_name, reader_department, reader_centre, subject_kind, subject_id, purpose)
   select $1, $2, $3, $4, $5, unnest($6::text[]), $7`,
);

/** What was read: `register` names the table or object kind, `rowIds` its rows. */
export interface PersonalRead {
  register: string;
  rowIds: string[];
  purpose: string;
}

/** Who read whose personal data unmasked, for which declared purpose, when (个人信息查阅留痕). Insert-only. */
@Injectable()
export class AccessLog {
  constructor(private readonly database: Database) {}

  /** Written before the data is answered: a read that cannot be recorded does not happen. */
  async recordRead(caller: Caller, read: PersonalRead): Promise<void> {
    if (read.rowIds.length === 0) return;
    await this.database.run(INSERT_ACCESS, [
      caller.sub,
      caller.name,
      caller.department ?? null,
      caller.centre ?? null,
      read.register,
      read.rowIds,
      read.purpose,
    ]);
  }
}
