/** What a command on a case has come to. */
export class CaseEditedView {
  /** @format uuid */
  id: string;
  /** The version of the case after it; what the next command on it names. */
  version: number;
  /** The last event that it led to: readers have it once `/v1/status` is there. Absent where it changed nothing. */
  position?: number;
  /**
   * The case that claims went to: the survivor of a merge, the new case of a split.
   * @format uuid
   */
  into?: string;
  /** True where the same command had been carried out before; nothing happened now. */
  repeated?: true;
}

/** What a command on the register of organisations has come to. */
export class RegisterEditedView {
  /** The version of the register after it. */
  version: number;
  /** The last event that it led to. Absent where it changed nothing. */
  position?: number;
  /** How many organisations, aliases and parents are new. */
  registered: number;
  /** How many claims are filed differently now. */
  moved: number;
  /** True where the same command had been carried out before; nothing happened now. */
  repeated?: true;
}
