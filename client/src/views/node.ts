/** A view in words: what is above its rows, the rows, and what is below each. How VS Code draws it is in `tree.ts`. */
import type { ConnectionId } from '../../../server/src/relay/account';

export interface Content {
  /** Beside the title of the view. */
  readonly description?: string;
  /** Above the rows. While there is one, VS Code shows no words of an empty view. */
  readonly message?: string;
  readonly nodes: readonly Node[];
}

export interface Node {
  /** Of one in the whole view. A row that is the same thing later has the same. */
  readonly id: string;
  readonly label: string;
  readonly description?: string;
  readonly icon?: Icon;
  /** For a screen reader, which sees neither the icon nor the rows around it: `events, datadog connection, missing`. */
  readonly spoken: string;
  /** Words that the menus look for in `viewItem`: `connection onAccount oauth2`. */
  readonly context: string;
  /** Markdown, asked for when somebody points at the row. */
  readonly tooltip?: () => string;
  /** What a command in the row's menu is given. */
  readonly target?: NodeTarget;
  /** What a click does; without arguments the command is given the row. */
  readonly click?: { readonly command: string; readonly arguments?: readonly unknown[] };
  /** Asked for when somebody opens the row. */
  readonly children?: () => readonly Node[];
  /** Whether those are shown before anybody opened or closed the row. */
  readonly isOpen?: boolean;
}

/** The connection for commands about one that is named; type and name for `relay.createConnection`. */
export interface NodeTarget extends Partial<ConnectionId> {
  readonly connection?: ConnectionId;
  /** With the name of one of its secrets, for `relay.createSecret`. */
  readonly workflow?: string;
}

export interface Icon {
  /** Of VS Code's own icons. */
  readonly name: string;
  /** Of a theme's colours. */
  readonly color?: string;
}

export const icons = {
  good: { name: 'pass', color: 'testing.iconPassed' },
  bad: { name: 'error', color: 'problemsErrorIcon.foreground' },
  doubtful: { name: 'warning', color: 'problemsWarningIcon.foreground' },
  busy: { name: 'loading~spin' },
  unsaid: { name: 'circle-outline', color: 'disabledForeground' },
} satisfies Record<string, Icon>;
