/** What a check of a value says. */

/** What speaks against a value, in words that hold nothing of it. */
export interface Objection {
  /** `error`: it cannot be right. `warning`: it may be, so that the user decides. */
  readonly severity: 'error' | 'warning';
  /** Sentences. */
  readonly message: string;
  readonly repair?: Repair;
}

export interface Repair {
  /** `take the quotes off`: what it does, after "to". */
  readonly what: string;
  /** The value as it was probably meant. */
  readonly text: string;
}

/** The other values of the same connection, by the names of their fields. */
export type OtherValues = ReadonlyMap<string, string>;

/** `undefined` when nothing speaks against it. */
export type ValueCheck = (text: string, others: OtherValues) => Objection | undefined;

export const error = (message: string, repair?: Repair): Objection => objection('error', message, repair);
export const warning = (message: string, repair?: Repair): Objection => objection('warning', message, repair);

function objection(severity: Objection['severity'], message: string, repair: Repair | undefined): Objection {
  return repair === undefined ? { severity, message } : { severity, message, repair };
}
