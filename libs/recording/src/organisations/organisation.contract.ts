import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, Length, ValidateIf, ValidateNested } from 'class-validator';

const each = { each: true } as const;
/** What is not there is left out; null is no value. */
const IsOptional = () => ValidateIf((_, value) => value !== undefined);

/** A number or code under which an organisation is known elsewhere. */
export class OrganisationIdentifier {
  /** `lei`, `cik`, `siren`, `wikidata`, `ticker` ... */
  @IsString() @Length(1, 40) scheme: string;
  @IsString() @Length(1, 100) value: string;
}

/** An organisation as a newsroom writes it down. */
export class OrganisationEntryContract {
  /** The name that it is shown by. */
  @IsString() @Length(1, 200) name: string;

  /** What tells it from another of the same name: its trade or its country. It becomes part of its key. */
  @IsOptional() @IsString() @Length(1, 100) qualifier?: string;

  /** Other names of this one organisation and of no other. */
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsString(each) @Length(1, 200, each) aliases?: string[];

  /** Names that other organisations go by too. A claim that uses one is never matched with others by the machine. */
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsString(each) @Length(1, 200, each) sharedNames?: string[];

  /** An acronym; where two organisations have the same, it names neither. */
  @IsOptional() @IsString() @Length(1, 40) acronym?: string;

  /** Name or key of the organisation that it is part of. */
  @IsOptional() @IsString() @Length(1, 300) parent?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested(each)
  @Type(() => OrganisationIdentifier)
  identifiers?: OrganisationIdentifier[];
}
