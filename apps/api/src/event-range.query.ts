import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** Which part of the ledger. */
export class EventRangeParameters {
  /** The events after this position; from the first one unless set. */
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  after = 0;

  /** Up to this position. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  until?: number;

  /** How many events at most; all of them unless set. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  limit?: number;
}
