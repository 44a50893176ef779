/**
 * Writes a text as a YAML scalar in any style, and remembers where each of its characters went.
 */
import fc from 'fast-check';
import type { ScalarStyle } from '../../server/src/workflow/yaml/tree';

export interface Encoded {
  /** What follows `key: `. */
  readonly yaml: string;
  /** In `yaml`, of each UTF-16 code unit of the text; both halves of an escaped 😀 have the whole escape. */
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

/** How to write it; everything that YAML leaves open is drawn from `choices`. */
export interface Spelling {
  readonly style: ScalarStyle;
  readonly lineBreak: '\n' | '\r\n' | '\r';
  /** Column of the key. */
  readonly parentIndent: number;
  readonly choices: readonly number[];
}

export const spelling: fc.Arbitrary<Omit<Spelling, 'parentIndent'>> = fc.record({
  style: fc.constantFrom<ScalarStyle[]>('plain', 'single', 'double', 'literal', 'folded'),
  lineBreak: fc.constantFrom('\n', '\r\n', '\r'),
  choices: fc.array(fc.nat(1000), { minLength: 8, maxLength: 40 }),
});

/**
 * `text` has no white space at its ends and none twice in a row, but for the spaces and line breaks that are in it.
 * A text that cannot be plain is written in double quotes.
 */
export function encode(text: string, spelling: Spelling): Encoded {
  const writer = createWriter(spelling);
  switch (spelling.style) {
    case 'plain':
      if (!canBePlain(text)) return encode(text, { ...spelling, style: 'double' });
      writeFlow(writer, text, (character) => character);
      break;
    case 'single':
      writer.add("'");
      writeFlow(writer, text, (character) => (character === "'" ? "''" : character));
      writer.add("'");
      break;
    case 'double':
      writer.add('"');
      writeFlow(writer, text, (character) => doubleQuoted(character, writer.choose(8)), true);
      writer.add('"');
      break;
    case 'literal':
    case 'folded':
      writeBlock(writer, text, spelling.style === 'folded');
  }
  return { yaml: writer.yaml(), places: writer.places };
}

interface Writer {
  readonly places: { readonly start: number; readonly end: number }[];
  /** A number from 0 to `count - 1`. */
  choose(count: number): number;
  /** Stands for nothing. */
  add(yaml: string): void;
  /** Stands for `units` code units of the text. */
  addFor(units: number, yaml: string): void;
  /** Columns from the key to the lines that follow. */
  readonly indentation: number;
  /** A line break and the indentation of the next line. */
  newLine(): string;
  emptyLine(): string;
  yaml(): string;
}

function createWriter({ choices, lineBreak, parentIndent }: Spelling): Writer {
  let written = '';
  let taken = 0;
  const places: { start: number; end: number }[] = [];
  const choose = (count: number): number => (choices[taken++ % choices.length] ?? 0) % count;
  const indentation = 1 + choose(5);
  const add = (yaml: string): void => {
    written += yaml;
  };
  return {
    places,
    choose,
    add,
    addFor: (units, yaml) => {
      const place = { start: written.length, end: written.length + yaml.length };
      const whole = units === 1 || yaml.length !== units;
      for (let unit = 0; unit < units; unit++) {
        places.push(whole ? place : { start: place.start + unit, end: place.start + unit + 1 });
      }
      add(yaml);
    },
    indentation,
    newLine: () => lineBreak + ' '.repeat(parentIndent + indentation),
    emptyLine: () => lineBreak,
    yaml: () => written,
  };
}

/** A line break in the text is an empty line, and one in the YAML is a space of the text. */
function writeFlow(writer: Writer, text: string, write: (character: string) => string, continued = false): void {
  let at = 0;
  for (const character of text) {
    const next = text[at + character.length] ?? '';
    if (character === '\n') writer.addFor(1, writer.emptyLine() + writer.newLine());
    else if (character === ' ' && /[a-z$]/.test(next) && writer.choose(4) === 0) writer.addFor(1, writer.newLine());
    else writer.addFor(character.length, write(character));
    // A backslash at the end of a line: neither it nor the line break is in the text.
    if (continued && at > 0 && /[a-z$]/.test(next) && !/\s/.test(character) && writer.choose(12) === 0)
      writer.add('\\' + writer.newLine());
    at += character.length;
  }
}

function writeBlock(writer: Writer, text: string, folded: boolean): void {
  const chomping = ['', '-', '+'][writer.choose(3)] ?? '';
  const indicator = writer.choose(3) === 0 ? String(writer.indentation) : '';
  writer.add(folded ? '>' : '|');
  writer.add(writer.choose(2) === 0 ? indicator + chomping : chomping + indicator);
  if (writer.choose(6) === 0) writer.add(' ');
  if (writer.choose(4) === 0) writer.add(' # text follows');
  writer.add(writer.newLine());
  for (const character of text) {
    if (character === '\n') writer.addFor(1, folded ? writer.emptyLine() + writer.newLine() : writer.newLine());
    else if (folded && character === ' ' && writer.choose(3) === 0) writer.addFor(1, writer.newLine());
    else writer.addFor(character.length, character);
  }
}

/** Narrower than YAML. */
function canBePlain(text: string): boolean {
  return /^[a-z$]/i.test(text) && !/:(\s|$)|\s#|:$/.test(text);
}

function doubleQuoted(character: string, choice: number): string {
  const code = character.codePointAt(0) ?? 0;
  const hex = (digits: number): string => code.toString(16).padStart(digits, '0');
  if (choice === 0) return `\\U${hex(8)}`;
  if (choice === 1 && code <= 0xffff) return `\\u${hex(4)}`;
  if (choice === 2 && code <= 0xff) return `\\x${hex(2)}`;
  return character === '"' || character === '\\' ? `\\${character}` : character;
}
