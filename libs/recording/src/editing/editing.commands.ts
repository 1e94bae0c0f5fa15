import { Command } from '@nestjs/cqrs';
import type { ClaimKind, EditorialDecision, OrganisationEntry } from '@newsledger/newsroom';

/** Who decides, and why. */
export interface Editorial {
  readonly by: EditorialDecision;
  /** The caller's own name for this command: the same command under the same name is carried out once. Its content unless set. */
  readonly idempotencyKey?: string;
}

/** An editor's command on a case, at the version that the editor has seen. */
export interface OnCase extends Editorial {
  readonly kind: ClaimKind;
  readonly caseId: string;
  readonly expectedVersion: number;
}

/** What a command on a case has come to. */
export interface CaseEdited {
  readonly id: string;
  /** The version of the case after it. */
  readonly version: number;
  /** The last event that it led to; absent where it changed nothing. */
  readonly position?: number;
  /** The case that claims went to: the survivor of a merge, the new case of a split. */
  readonly into?: string;
  /** It had been carried out before. */
  readonly repeated?: true;
}

/** The case stands as it is: what asked for review is settled. */
export class ApproveCase extends Command<CaseEdited> {
  constructor(readonly on: OnCase) {
    super();
  }
}

/** The case is no happening of ours, whatever is reported later. */
export class RejectCase extends Command<CaseEdited> {
  constructor(readonly on: OnCase) {
    super();
  }
}

/** Somebody concerned says that the case is wrong. */
export class DisputeCase extends Command<CaseEdited> {
  constructor(readonly on: OnCase) {
    super();
  }
}

/** The case is taken back for good. */
export class RetractCase extends Command<CaseEdited> {
  constructor(readonly on: OnCase) {
    super();
  }
}

/** One value of the case is another one, whatever machines report later. */
export class CorrectCase extends Command<CaseEdited> {
  constructor(
    readonly on: OnCase,
    /** `path`: a JSON pointer into the case's values; `from`: what stood there for the editor. */
    readonly correction: { readonly path: string; readonly from?: unknown; readonly to: unknown },
  ) {
    super();
  }
}

/** The case and another report one happening: its claims go over to the other, and its id redirects there. */
export class MergeCases extends Command<CaseEdited> {
  constructor(
    readonly on: OnCase,
    readonly into: string,
  ) {
    super();
  }
}

/** Some claims of the case report another happening, which gets a case of its own. */
export class SplitCase extends Command<CaseEdited> {
  constructor(
    readonly on: OnCase,
    readonly claims: readonly string[],
  ) {
    super();
  }
}

/** What a command on the register has come to. */
export interface RegisterEdited {
  /** The version of the register after it. */
  readonly version: number;
  readonly position?: number;
  /** How many events it led to: organisations, aliases and parents that are new. */
  readonly registered: number;
  /** How many claims have another docket or stand differently on their own. */
  readonly moved: number;
  readonly repeated?: true;
}

/** Organisations exist: whatever of the list is not registered yet. */
export class RegisterOrganisations extends Command<RegisterEdited> {
  constructor(
    readonly editorial: Editorial,
    readonly organisations: readonly OrganisationEntry[],
  ) {
    super();
  }
}

/** An organisation goes by another name too; `shared`: and others go by it as well. */
export class RegisterAlias extends Command<RegisterEdited> {
  constructor(
    readonly editorial: Editorial,
    readonly alias: { readonly key: string; readonly alias: string; readonly shared?: boolean },
  ) {
    super();
  }
}

/** An organisation is part of another. */
export class RegisterParent extends Command<RegisterEdited> {
  constructor(
    readonly editorial: Editorial,
    readonly parent: { readonly key: string; readonly parent: string },
  ) {
    super();
  }
}
