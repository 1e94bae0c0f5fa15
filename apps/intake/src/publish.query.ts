import { IsOptional, IsString, Length } from 'class-validator';

/** How a bare article is named. */
export class PublishQuery {
  /** Who delivers a bare article; the host of its url when absent. With the `Idempotency-Key` it names the delivery. */
  @IsOptional()
  @IsString()
  @Length(1, 2048)
  source?: string;
}
