const mark = '[redacted]';

/**
 * A string that must not be seen: a token, or a connection's value on its way from the input box to the request body.
 * Every usual way of turning it into text gives `[redacted]`; `reveal()` is the only way out, so a search for it finds every place that may leak.
 *
 * ```ts
 * const token = new Redacted('abc');
 * `${token}`;             // [redacted]
 * JSON.stringify(token);  // "[redacted]"
 * token.reveal();         // abc
 * ```
 */
export class Redacted {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  /** Whether there is anything to keep secret, without looking at it. */
  get isEmpty(): boolean {
    return this.#text.length === 0;
  }

  toString(): string {
    return mark;
  }

  toJSON(): string {
    return mark;
  }

  [Symbol.toPrimitive](): string {
    return mark;
  }

  /** What `console.log` and `util.inspect` show. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return mark;
  }
}
