/**
 * The vocabulary of answers: plain data in offsets of the document's text, so that the language server, the command line and tests share it.
 */
import type { Span } from '../workflow/span';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Diagnostic {
  /** Stable, kebab-case, documented in docs/diagnostics.md: `connection-missing`. */
  readonly code: string;
  readonly severity: Severity;
  /** Names the thing, the account and the remedy. */
  readonly message: string;
  readonly span: Span;
  readonly faded?: boolean;
  /** What would solve it in the text; each becomes a code action. At most one is preferred. May be computed when it is asked for. */
  readonly fixes?: readonly Fix[];
}

/** `Change conections to connections`. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The likeliest repair, which an editor may apply without asking which. */
  readonly preferred?: boolean;
}

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

export interface Command {
  readonly title: string;
  readonly command: string;
  readonly arguments: readonly unknown[];
}

export interface CodeAction {
  readonly title: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly preferred: boolean;
  /** Why it cannot be used now; shown instead of run. */
  readonly disabled?: string;
  readonly edits?: readonly TextEdit[];
  readonly command?: Command;
}

export interface CompletionItem {
  readonly label: string;
  readonly kind:
    | 'root'
    | 'function'
    | 'type'
    | 'connection'
    | 'field'
    | 'parameter'
    | 'secret'
    | 'step'
    | 'status'
    | 'property'
    | 'tag'
    | 'reference'
    | 'create';
  /** Short, behind the label: `aws connection`. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** What the typed text is matched against; it includes quotes that `edit` replaces. */
  readonly filterText: string;
  readonly sortText: string;
  /** On one line, around the cursor. */
  readonly edit: TextEdit;
  /** Elsewhere, never overlapping `edit`: the type that goes with a name chosen before it. */
  readonly additionalEdits?: readonly TextEdit[];
  readonly command?: Command;
  /** Where the cursor belongs in the new text, where that is not its end: `concat($0)`. */
  readonly caret?: number;
}

export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** Ask again with the next character: the account is still loading, an item repeats what has been typed, or there are too many for one list. */
  readonly incomplete: boolean;
  /** The names of the workflow's secrets belong here: they are worth reading now. */
  readonly wantsSecrets?: boolean;
}

export interface Hover {
  /** What the text is about. */
  readonly span: Span;
  /** Markdown. */
  readonly text: string;
}

/** What the client has said it can do; nothing is offered that it cannot. */
export interface ClientAbilities {
  readonly commands: ReadonlySet<string>;
}
