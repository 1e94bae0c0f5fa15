import { IsOptional, Matches } from 'class-validator';

const momentPattern = /^(\d{1,15}|\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+ -]\d\d:\d\d))?)$/;
const momentMessage =
  '$property must be a position, a date (YYYY-MM-DD) or a time with its zone (YYYY-MM-DDThh:mm:ssZ)';

/** When to look at something from. */
export class AsOfParameters {
  /** What was recorded up to then: a position, a time with its zone (RFC 3339), or a date, which counts to its end in UTC. */
  @IsOptional() @Matches(momentPattern, { message: momentMessage }) asOf?: string;
}
