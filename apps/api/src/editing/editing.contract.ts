import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { anyValue } from '@newsledger/read-models';
import { OrganisationEntryContract } from '@newsledger/recording';
import { ArrayMaxSize, ArrayMinSize, Allow, IsArray, IsBoolean, IsDefined, IsInt, IsOptional } from 'class-validator';
import { IsString, IsUUID, Length, Max, Min, ValidateIf } from 'class-validator';

const valueOrNull = 'to must be given: a value, or null to take the value away';
const isGiven = (_: unknown, value: unknown) => value !== null;

/** Who decides, and why: both stand in the ledger for good. */
export class EditorialBody {
  /** Who gives the command. */
  @IsString() @Length(1, 200) editor: string;

  /** Why; readers see it in the history of the case. */
  @IsString() @Length(1, 2_000) reason: string;
}

/** A command on a case, at the version that the editor has seen. */
export class CaseCommandBody extends EditorialBody {
  /** The `version` of the case that the editor has seen. Where it is another one by now, the answer is 409 with the current one. */
  @IsInt() @Min(1) @Max(Number.MAX_SAFE_INTEGER) expectedVersion: number;
}

/** Sets one value of a case, whatever machines report later. */
export class CorrectionBody extends CaseCommandBody {
  /** A JSON pointer into the values of the case, such as `/post`, or `/quantity` for a figure with all its members. */
  @IsString() @Length(1, 200) path: string;

  /** What stood there for the editor. Where something else does, the command is refused. */
  @ApiPropertyOptional(anyValue) @Allow() from?: unknown;

  /** What stands there from now on; null takes the value away. */
  @ApiProperty(anyValue) @ValidateIf(isGiven) @IsDefined({ message: valueOrNull }) to: unknown;
}

/** Puts a case with another one. */
export class MergeBody extends CaseCommandBody {
  /** The case that survives: claims go over to it, and this case's id redirects there. */
  @IsUUID() into: string;
}

/** Gives some claims of a case a case of their own. */
export class SplitBody extends CaseCommandBody {
  /** `claimId` of the sources that report another happening. */
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(1_000) @IsUUID('all', { each: true }) claims: string[];
}

/** Registers an organisation with its names. */
export class OrganisationBody extends OrganisationEntryContract {
  /** Who gives the command. */
  @IsString() @Length(1, 200) editor: string;

  /** Why. */
  @IsString() @Length(1, 2_000) reason: string;
}

/** Registers another name of an organisation. */
export class AliasBody extends EditorialBody {
  @IsString() @Length(1, 200) alias: string;

  /** Others go by the name too, so that it tells nobody: the machine never matches claims that use it. */
  @IsOptional() @IsBoolean() shared?: boolean;
}

/** Registers what an organisation is part of. */
export class ParentBody extends EditorialBody {
  /** Key or name of the organisation that it is part of. */
  @IsString() @Length(1, 300) parent: string;
}
