/**
 * Hands for the tests in VS Code: real quick inputs are found when the extension shows them, filled in, and accepted by VS Code's own command. Messages are
 * noted and, where a test has an answer ready, answered; the others are shown as ever. The extension knows nothing of this.
 */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until, untilThere } from '../until';

type Input = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

export interface Message {
  readonly text: string;
  readonly buttons: readonly string[];
  /** What a modal message says below its text. */
  readonly detail: string | undefined;
}

export interface Hands {
  /** Waits for a list with an item of this label (icons left out), and this in its description, and chooses it. @returns the list's title. */
  choose(label: string, description?: string): Promise<string>;
  /** Waits for a list with an item of this label, and this in its description. */
  list(label: string, description?: string): Promise<vscode.QuickPick<vscode.QuickPickItem>>;
  /** Waits for an input of one line whose prompt has these words, and accepts the text. @returns the input, as it was when accepted. */
  type(prompt: string, text: string): Promise<vscode.InputBox>;
  /** Waits for an input of one line whose prompt has these words. */
  asked(prompt: string): Promise<vscode.InputBox>;
  /** What the input on the screen says is wrong with its text. */
  problem(): Promise<string>;
  /** Waits for a list of several to check, and accepts it as it is. @returns the labels that are checked. */
  acceptChecked(): Promise<string[]>;
  /** What the list on the screen says below the first item that says more than its label, once it is this one. */
  detail(label: string): Promise<string>;
  back(): Promise<void>;
  escape(): Promise<void>;
  /** The next message that has this button is answered with it, instead of being shown. @returns the message. */
  answer(button: string): Promise<Message>;
  /** Waits for a message of this test that matches. */
  message(pattern: RegExp): Promise<string>;
  /** All messages so far that match. */
  messages(pattern: RegExp): readonly string[];
  readonly statusItems: ReadonlyMap<string, vscode.LanguageStatusItem>;
  /** By the id of the view. */
  readonly trees: ReadonlyMap<string, Tree>;
  /** What the browser was to open. None is opened. */
  readonly opened: readonly string[];
  /** Relay, as the Accounts menu of VS Code knows it. */
  authenticationProvider(): Provider;
}

/** A tree view, and what VS Code asks for its rows. */
export interface Tree {
  readonly view: vscode.TreeView<unknown>;
  readonly provider: vscode.TreeDataProvider<unknown>;
}

/** With the options that later versions of VS Code than the oldest that is served hand over. */
export interface Provider extends vscode.AuthenticationProvider {
  getSessions(
    scopes?: readonly string[],
    options?: { readonly account?: vscode.AuthenticationSessionAccountInformation },
  ): Thenable<vscode.AuthenticationSession[]>;
}

/** Before the extension starts, so that nothing it shows is missed; outside of every suite. */
export function layHands(): Hands {
  let shown: Input | undefined;
  const messages: Message[] = [];
  /** How many are of other tests. */
  let messagesBefore = 0;
  setup(() => void (messagesBefore = messages.length));
  const answers: { readonly button: string; readonly given: (message: Message) => void }[] = [];
  const statusItems = new Map<string, vscode.LanguageStatusItem>();

  const watch = <T extends Input>(input: T): T => {
    const show = input.show.bind(input);
    input.show = () => {
      shown = input;
      show();
    };
    input.onDidHide(() => {
      if (shown === input) shown = undefined;
    });
    return input;
  };
  const { createQuickPick, createInputBox } = vscode.window;
  replace(vscode.window, 'createQuickPick', () => watch(createQuickPick()));
  replace(vscode.window, 'createInputBox', () => watch(createInputBox()));
  const { createLanguageStatusItem } = vscode.languages;
  replace(vscode.languages, 'createLanguageStatusItem', (id: string, selector: vscode.DocumentSelector) => {
    const item = createLanguageStatusItem(id, selector);
    statusItems.set(id, item);
    return item;
  });
  const trees = new Map<string, Tree>();
  const { createTreeView } = vscode.window;
  replace(vscode.window, 'createTreeView', (id: string, options: vscode.TreeViewOptions<unknown>) => {
    const view = createTreeView(id, options);
    trees.set(id, { view, provider: options.treeDataProvider });
    return view;
  });
  for (const name of ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'] as const) {
    const show = vscode.window[name].bind(vscode.window) as (...values: unknown[]) => Thenable<unknown>;
    replace(vscode.window, name, (text: string, ...rest: unknown[]) => {
      const buttons = rest.flatMap(buttonOf);
      const message = { text, buttons, detail: rest.find(isModal)?.detail };
      messages.push(message);
      const ready = answers.findIndex(({ button }) => buttons.includes(button));
      // A test run has no modal dialogs: one that has no answer ready is put away, as by Escape.
      if (ready < 0) return rest.some(isModal) ? Promise.resolve(undefined) : show(text, ...rest);
      const [answer] = answers.splice(ready, 1);
      answer?.given(message);
      return Promise.resolve(rest.find((value) => buttonOf(value)[0] === answer?.button));
    });
  }

  const opened: string[] = [];
  replace(vscode.env, 'openExternal', (target: unknown) => {
    opened.push(String(target));
    return Promise.resolve(true);
  });
  let authenticationProvider: vscode.AuthenticationProvider | undefined;
  const { registerAuthenticationProvider } = vscode.authentication;
  replace(vscode.authentication, 'registerAuthenticationProvider', (...values: RegistrationValues) => {
    [, , authenticationProvider] = values;
    return registerAuthenticationProvider(...values);
  });

  const accept = async (): Promise<void> => {
    // What was set on an input is sent to the window in the next turn.
    await turn();
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  };
  const asked = (prompt: string): Promise<vscode.InputBox> =>
    untilThere(`an input for "${prompt}"`, () =>
      shown && !('items' in shown) && (shown.prompt ?? '').includes(prompt) && shown.enabled ? shown : undefined,
    );
  const list: Hands['list'] = (label, description = '') =>
    untilThere(`a list with "${label}"`, () =>
      shown && 'items' in shown && itemOf(shown, label, description) ? shown : undefined,
    );
  const untilNotShown = (what: string, input: Input | undefined): Promise<unknown> =>
    until(
      what,
      () => shown,
      (now) => now !== input,
    );
  return {
    list,
    choose: async (label, description = '') => {
      const pick = await list(label, description);
      pick.activeItems = [itemOf(pick, label, description)].filter((item) => item !== undefined);
      const title = pick.title ?? '';
      await accept();
      await untilNotShown(`"${label}" to be chosen`, pick);
      return title;
    },
    acceptChecked: async () => {
      const pick = await untilThere('a list to check', () =>
        shown && 'items' in shown && shown.canSelectMany ? shown : undefined,
      );
      const checked = pick.selectedItems.map(({ label }) => plain(label));
      await accept();
      await untilNotShown('the list to be accepted', pick);
      return checked;
    },
    asked,
    type: async (prompt, text) => {
      const box = await asked(prompt);
      box.validationMessage = undefined;
      box.value = text;
      await accept();
      await until(
        `the input for "${prompt}" to answer`,
        () => shown !== box || (box.enabled && Boolean(box.validationMessage)),
        (hasAnswered) => hasAnswered,
      );
      return box;
    },
    problem: () =>
      untilThere('an input to complain', () => {
        const message = shown && !('items' in shown) && shown.enabled ? shown.validationMessage : undefined;
        return typeof message === 'object' ? message.message : message;
      }),
    detail: (label) =>
      untilThere(`a list that says more about "${label}"`, () => {
        const item = shown && 'items' in shown ? shown.items.find(({ detail }) => detail !== undefined) : undefined;
        return item !== undefined && plain(item.label) === label ? item.detail : undefined;
      }),
    back: async () => {
      const before = shown;
      await vscode.commands.executeCommand('workbench.action.quickInputBack');
      await untilNotShown('the step before', before);
    },
    escape: async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      await until(
        'the input to close',
        () => shown,
        (input) => input === undefined,
      );
    },
    answer: (button) => new Promise((given) => answers.push({ button, given })),
    message: (pattern) =>
      untilThere(`a message ${pattern.source}`, () =>
        messages
          .slice(messagesBefore)
          .map(({ text }) => text)
          .find((text) => pattern.test(text)),
      ),
    messages: (pattern) => messages.map(({ text }) => text).filter((text) => pattern.test(text)),
    statusItems,
    trees,
    opened,
    authenticationProvider: () => {
      assert.ok(authenticationProvider);
      return authenticationProvider as Provider;
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** A button is its title, or an item that has one. */
function buttonOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null && 'title' in value ? [String(value.title)] : [];
}

const isModal = (value: unknown): value is vscode.MessageOptions =>
  typeof value === 'object' && value !== null && 'modal' in value && value.modal === true;

type RegistrationValues = Parameters<typeof vscode.authentication.registerAuthenticationProvider>;

const itemOf = (
  pick: vscode.QuickPick<vscode.QuickPickItem>,
  label: string,
  description: string,
): vscode.QuickPickItem | undefined =>
  pick.items.find((item) => plain(item.label) === label && (item.description ?? '').includes(description));

/** Without the icons: `$(add) Create` → `Create`. */
const plain = (label: string): string => label.replaceAll(/\$\([\w-]+\)\s*/g, '');

function replace<T extends object>(of: T, name: keyof T, by: unknown): void {
  of[name] = by as T[keyof T];
}
