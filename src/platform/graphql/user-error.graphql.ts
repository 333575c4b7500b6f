import { Field, ObjectType } from '@nestjs/graphql';
import { USER_ERROR_CODES, type UserErrorCode } from '../errors/index.js';
import { graphqlEnum } from './enum.js';

/** The GraphQL enum of what the caller can mend. */
export const UserErrorCodeEnum = graphqlEnum('UserErrorCode', USER_ERROR_CODES, {
  description:
    'What the caller can mend. Everything else (not signed in, not allowed, overload, a bug) is a GraphQL error with extensions.code.',
  values: {
    INVALID_INPUT: 'a field is malformed; `field` names it by path',
    ITEM_NOT_AVAILABLE: 'not published, or not for this applicant or place',
    STATE_CONFLICT: 'the operation is not allowed in the present state',
    VERSION_CONFLICT: 'somebody changed it since `expectedVersion`',
    DUPLICATE_KEY_MISMATCH: 'the same clientKey was used with other content',
    TOO_LATE: 'e.g. extension asked after expiry',
    RULE: "a department's own rule says no; `message` says why",
  },
});

@ObjectType({ description: 'One refusal that the caller can mend (可由办理人更正的问题).' })
export class UserError {
  @Field(() => UserErrorCodeEnum)
  code: UserErrorCode;

  @Field(() => String, { description: 'In the language of Accept-Language.' })
  message: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Path into the arguments, e.g. ["input", "applicant", "idNumber"].',
  })
  field: string[] | null;
}
