import { statement } from '../../../platform/database/index.js';

/** $1: case ids. Members who have not left stand as their case does. */
export const MEMBERS_AS_CASE = statement<never>(
  'social_assistance_members_as_case',
  `update social_assistance_household_member m set status = c.status, history = m.history || (c.history -> -1)
     from social_assistance_case c
    where c.id = any($1::uuid[]) and m.request_id = c.request_id and m.status <> 'LEFT' and m.status <> c.status`,
);

/** $1: request id of the case; $2: how many its decision listed; $3: change. Who joined later has no place any more. */
export const ONLY_FIRST_MEMBERS = statement<never>(
  'social_assistance_only_first_members',
  `update social_assistance_household_member
      set status = case when ordinal <= $2 then 'ACTIVE' else 'LEFT' end, history = history || $3::jsonb
    where request_id = $1 and status <> case when ordinal <= $2 then 'ACTIVE' else 'LEFT' end`,
);

/** $1: number of the change; $2: change of standing; $3: request id of the case. Who joined by it leaves, who left by it is back. */
export const UNDO_CHANGE = statement<never>(
  'social_assistance_undo_change',
  `update social_assistance_household_member
      set status = case status when 'LEFT' then 'ACTIVE' else 'LEFT' end,
          history = history || jsonb_build_array($2::jsonb || jsonb_build_object('status',
            case status when 'LEFT' then 'ACTIVE' else 'LEFT' end))
    where request_id = $3
      and (request_number = $1 and status = 'ACTIVE'
        or status = 'LEFT' and history -> -1 ->> 'requestNumber' = $1 and history -> -2 ->> 'requestNumber' <> $1)`,
);

/** $1: digests of people. A case that stands again has not ended. @returns the cases of these people */
export const STANDING_CASES = statement<{ id: string }>(
  'social_assistance_standing_cases',
  `update social_assistance_case set ended_on = case when status = 'ACTIVE' then null else ended_on end
    where id_number_index = any($1::bytea[]) returning id`,
);
