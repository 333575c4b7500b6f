import { statement } from '../../../platform/database/index.js';

/** Has the person ($1, digest of the ID number) a health record? */
export const HAS_RECORD = statement<{ found: number }>(
  'health_has_record',
  `select 1 as found from health_record where id_number_index = $1 and status = 'ACTIVE'`,
);

/** Has the person ($1) an active entry of this kind ($2) whose term is not over today ($3)? */
export const HAS_SERVICE = statement<{ found: number }>(
  'health_has_service',
  `select 1 as found from health_service where kind = $2 and id_number_index = $1 and status = 'ACTIVE'
      and (valid_until is null or valid_until > $3::date) limit 1`,
);

/**
 * Ends what the person ($1) has of a kind ($2) by earlier decisions, as far as it holds until a day ($3) at most: what is
 * over today ($4) expired. $5 the request, $6 its number, $7 when it was decided, $8 the same as text.
 */
export const GIVE_WAY = statement<{ id: string }>(
  'health_give_way',
  `with old as (
     select id, case when valid_until <= $4::date then 'EXPIRED' else 'ENDED' end as standing from health_service
      where id_number_index = $1 and kind = $2 and status = 'ACTIVE' and valid_until <= $3::date
        and request_id <> $5 and registered_at < $7
      for update)
   update health_service s
      set status = old.standing, ended_on = least(s.valid_until, $4::date), next_visit_on = null,
          history = history || jsonb_build_array(jsonb_build_object(
            'status', old.standing, 'at', $8::text, 'requestNumber', $6::text))
     from old where s.id = old.id returning s.id`,
);

/** Does an active entry of a kind ($2) stand for this ($1, digest: a person's disease, a lost certificate)? */
export const HAS_SUBJECT = statement<{ found: number }>(
  'health_has_subject',
  `select 1 as found from health_service where kind = $2 and subject_index = $1 and status = 'ACTIVE' limit 1`,
);
