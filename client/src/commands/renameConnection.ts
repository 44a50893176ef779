/** `Relay: Rename Connection…`: on the account, and where the workspace names it. */
import { window } from 'vscode';
import type { AccountConnection, KnownAccount } from '../../../server/src/relay/account';
import { findConnection, hasConnection } from '../arranged';
import { applyReferences } from '../applyReferences';
import { filesNaming } from '../filesUsing';
import { findUses, labelOf } from '../knownUses';
import type { LanguageServer } from '../languageClient';
import { askText } from '../quickInput';
import { countReferences, describeUses, isUsed, type KnownUses } from '../usesText';
import { aboutConnections, callService, type ServiceAnswer } from './callService';
import { chooseToChange, type ConnectionArgument } from './connectionArgument';
import { anotherName } from './outcome';
import type { ReadySetting } from './ready';

export async function renameConnection(
  argument: ConnectionArgument | undefined,
  setting: ReadySetting,
  language: LanguageServer,
): Promise<void> {
  const chosen = await chooseToChange(argument, 'Rename', 'rename', setting);
  if (chosen === undefined) return;
  const { connection, known } = chosen;
  let typed = connection.name;
  for (;;) {
    const name = await askNewName(connection, typed, known.accountName, setting);
    if (name === undefined) return;
    const uses = await findUses(connection, language, filesNaming);
    const scope = await confirm(connection, name, known.accountName, uses);
    if (scope === undefined) return;
    const renamed = await rename(connection, name, known, setting);
    if (renamed.kind === 'done') {
      if (scope === 'everywhere') await changeReferences(connection, name, known.accountName, language);
      else void window.showInformationMessage(`${renamedMessage(connection, name, known.accountName)}.`);
      return;
    }
    if (renamed.wayOn !== anotherName) return;
    typed = name;
  }
}

async function askNewName(
  { type, name }: AccountConnection,
  typed: string,
  accountName: string,
  { account }: ReadySetting,
): Promise<string | undefined> {
  const answer = await askText<string>({
    title: `Rename ${type} Connection "${name}" in ${accountName}`,
    back: false,
    prompt: `New name of the ${type} connection, as workflows refer to it`,
    value: typed,
    read: (text) => {
      const newName = text.trim();
      if (newName === '') return { problem: 'A connection needs a name.' };
      if (newName === name) return { problem: 'This is its name now. Type another one, or press Escape.' };
      if (hasConnection(account.state.snapshot, { type, name: newName }))
        return { problem: `Account ${accountName} already has the ${type} connection "${newName}".` };
      return { value: newName };
    },
  });
  return answer.kind === 'answer' ? answer.value : undefined;
}

/** Nothing is asked about a connection that is certainly used by nobody. */
async function confirm(
  { type, name }: AccountConnection,
  newName: string,
  accountName: string,
  uses: KnownUses,
): Promise<'everywhere' | 'account' | undefined> {
  const files = uses.inWorkspace?.files ?? [];
  const isKnown = uses.inWorkspace?.unreadable === 0 && uses.onAccount !== undefined;
  if (isKnown && !isUsed(uses)) return 'account';
  const change = `Rename and Change ${inTitle(countReferences(files))}`;
  const only = files.length > 0 ? 'Rename Only' : 'Rename';
  const answer = await window.showWarningMessage(
    `Rename the ${type} connection "${name}" to "${newName}" in account ${accountName}?`,
    {
      modal: true,
      detail: `A workflow that names it "${name}" does not find it any more until the name is changed there, and saved on the account.\n\n${describeUses(uses)}`,
    },
    ...(files.length > 0 ? [change] : []),
    only,
  );
  if (answer === change) return 'everywhere';
  return answer === only ? 'account' : undefined;
}

/** Buttons are titles: `3 References in 2 Files`. */
const inTitle = (words: string): string =>
  words.replace(/\b(reference|file)/g, (word) => word.charAt(0).toUpperCase() + word.slice(1));

function rename(
  { id, type, name }: AccountConnection,
  newName: string,
  known: KnownAccount,
  setting: ReadySetting,
): Promise<ServiceAnswer<true>> {
  const { account } = setting;
  return callService(
    {
      what: `rename the ${type} connection "${name}" to "${newName}"`,
      progress: `Renaming the ${type} connection "${name}" in ${known.accountName}…`,
      run: async (api, signal) => {
        await api.updateConnection(id, { name: newName }, signal);
        await account.refresh();
        return true as const;
      },
      entered: true,
      ...aboutConnections(setting),
      settle: (_, list) => (findConnection(list, { type, name: newName })?.id === id ? true : undefined),
      waysOn: ({ kind }) => (kind === 'conflict' || kind === 'invalid' ? [anotherName] : []),
    },
    known,
    setting,
  );
}

async function changeReferences(
  connection: AccountConnection,
  newName: string,
  accountName: string,
  language: LanguageServer,
): Promise<void> {
  const done = renamedMessage(connection, newName, accountName);
  const edits = await language.renameReferences(connection, newName);
  if (edits === undefined) {
    void window.showWarningMessage(
      `${done}, but the references in this workspace could not be found. Change them by hand.`,
    );
    return;
  }
  const { changed, left } = await applyReferences(edits);
  const unchanged = [...left, ...edits.unreadable].map(labelOf);
  const message = `${done}, and changed ${countReferences(changed)}`;
  if (unchanged.length === 0) void window.showInformationMessage(`${message}.`);
  else
    void window.showWarningMessage(
      `${message}. These could not be changed: ${unchanged.join(', ')}. Look at them by hand.`,
    );
}

const renamedMessage = ({ type, name }: AccountConnection, newName: string, accountName: string): string =>
  `Renamed the ${type} connection "${name}" to "${newName}" in account ${accountName}`;
