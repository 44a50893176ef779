/** `Relay: Switch Account…`: which of the accounts that the user is signed in to this workspace uses. */
import { window } from 'vscode';
import { choose, separator, type Choice } from '../quickInput';
import type { StoredSession } from '../session/sessionStore';
import { environmentMessage, idInUse, isFromEnvironment, signIn, type AccountCommandSetting } from './account';

export async function switchAccount(setting: AccountCommandSetting): Promise<void> {
  const { account } = setting;
  if (isFromEnvironment(account)) {
    void window.showInformationMessage(environmentMessage);
    return;
  }
  await account.reconsider();
  if (account.sessions.length === 0) {
    await signIn(setting);
    return;
  }
  const inUse = idInUse(account);
  const answer = await choose<StoredSession | 'another'>({
    title: 'Relay Account of This Workspace',
    back: false,
    placeholder: 'Which account do you want to use here?',
    choices: [
      ...account.sessions.map((session) => choiceOf(session, session.id === inUse)),
      separator(''),
      { label: '$(add) Sign In to Another Account…', choice: 'another' },
    ],
  });
  if (answer.kind !== 'answer') return;
  if (answer.value === 'another') await signIn(setting);
  else await account.choose(answer.value.id);
}

function choiceOf(session: StoredSession, isInUse: boolean): Choice<StoredSession> {
  const { accountName, userName, apiUrl } = session;
  return {
    label: `$(${isInUse ? 'check' : 'account'}) ${accountName}`,
    description: `${userName} at ${new URL(apiUrl).host}${isInUse ? ', in use here' : ''}`,
    detail: ways[session.kind],
    choice: session,
  };
}

const ways: Record<StoredSession['kind'], string> = {
  browser: 'signed in with the browser',
  token: 'signed in with an API token',
  cli: "signed in with the Relay CLI's login",
};
