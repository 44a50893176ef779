/** A workflow in which somebody types: in the name of a connection, and in a misspelled type, both of the step in its middle. */
import type { Diagnostic, Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { probe } from './workflow';

/** Where one types. Both places are values that begin and end in one line. */
export type Place = 'name' | 'type';

/** What is done at the end of a place: so many characters go, then these come. */
export interface Edit {
  readonly erase?: number;
  readonly type?: string;
}

export const uri = 'file:///workflows/workflow.yaml';

interface Value {
  readonly start: Position;
  readonly atFirst: string;
  text: string;
}

export class ProbedFile {
  readonly document: TextDocument;
  private readonly values: Readonly<Record<Place, Value>>;

  /** @throws Error if the text has no probe */
  constructor(text: string, languageId: string) {
    this.document = TextDocument.create(uri, languageId, 1, text);
    const step = text.indexOf(`- name: ${probe.name}\n`);
    const type = text.indexOf(probe.misspelledType, step);
    const name = text.indexOf('name: ', text.indexOf('!Connection', step)) + 'name: '.length;
    if (step < 0 || type < 0) throw new Error('The workflow has no step to type in.');
    this.values = {
      name: this.valueAt(name, text.slice(name, text.indexOf(' }', name))),
      type: this.valueAt(type, probe.misspelledType),
    };
  }

  /** From before the first to behind the last character of the value. */
  range(place: Place): Range {
    const { start, text } = this.values[place];
    return { start, end: { line: start.line, character: start.character + text.length } };
  }

  value(place: Place): string {
    return this.values[place].text;
  }

  /** What makes the value what it was at first; `undefined` if it is. */
  restoration(place: Place): Edit | undefined {
    const { atFirst, text } = this.values[place];
    let same = 0;
    while (same < text.length && text[same] === atFirst[same]) same++;
    return text === atFirst ? undefined : { erase: text.length - same, type: atFirst.slice(same) };
  }

  /** @returns the change, as the protocol has it */
  edit(place: Place, { erase = 0, type = '' }: Edit): TextDocumentContentChangeEvent {
    const { end } = this.range(place);
    const start = { line: end.line, character: end.character - erase };
    const change = { range: { start, end }, text: type };
    TextDocument.update(this.document, [change], this.document.version + 1);
    const value = this.values[place];
    value.text = value.text.slice(0, value.text.length - erase) + type;
    return change;
  }

  /**
   * Whether these are the diagnostics of this very text, as far as the step in the middle goes: of a server that knows the types of steps, or
   * the connections that there are.
   */
  shows(
    diagnostics: readonly Diagnostic[],
    { types, connections }: { readonly types: boolean; readonly connections: boolean },
  ): boolean {
    const marks = (place: Place): boolean => {
      const { start, end } = this.range(place);
      return diagnostics.some(({ range }) => same(range.start, start) && same(range.end, end));
    };
    if (types && !marks('type')) return false;
    return !connections || marks('name') === (this.restoration('name') !== undefined);
  }

  private valueAt(offset: number, text: string): Value {
    return { start: this.document.positionAt(offset), atFirst: text, text };
  }
}

const same = (a: Position, b: Position): boolean => a.line === b.line && a.character === b.character;
