/** "Sign in with the browser": shows a code, opens the page where it is confirmed, and waits until it is. */
import { env, window } from 'vscode';
import { createRelayApi, type DeviceSignIn } from '../../../server/src/relay/api';
import { messageOf } from '../../../server/src/relay/messageOf';
import { openExactly } from '../browser';
import { runWithProgress } from '../progress';
import { untilConfirmed, type Confirmation, type TokenOwner } from './deviceSignIn';

export interface BrowserSignInSetting {
  readonly apiUrl: string;
  readonly userAgent: string;
}

export type BrowserSignIn =
  | { readonly kind: 'signedIn'; readonly device: DeviceSignIn; readonly owner: TokenOwner }
  /** The user gave up. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly message: string };

export async function signInWithBrowser(setting: BrowserSignInSetting): Promise<BrowserSignIn> {
  const what = 'sign in with the browser';
  const host = new URL(setting.apiUrl).host;
  let device: DeviceSignIn;
  try {
    device = await runWithProgress(`Asking Relay at ${host} for a code…`, (signal) =>
      createRelayApi({ baseUrl: setting.apiUrl, userAgent: setting.userAgent }).startDeviceSignIn(signal),
    );
  } catch (error) {
    return { kind: 'failed', message: messageOf(error, { ...setting, what }) };
  }
  if (!(await showCode(device, host))) return { kind: 'cancelled' };
  const confirmation = await waitForConfirmation(device, setting);
  switch (confirmation.kind) {
    case 'confirmed':
      return { kind: 'signedIn', device, owner: confirmation.owner };
    case 'cancelled':
      return { kind: 'cancelled' };
    case 'failed':
      return { kind: 'failed', message: messageOf(confirmation.error, { ...setting, what }) };
    case 'expired':
      return {
        kind: 'failed',
        message:
          confirmation.trouble === undefined
            ? `The code ${device.userCode} was not confirmed in time. Sign in again to get another.`
            : messageOf(confirmation.trouble, { ...setting, what }),
      };
  }
}

/** Whether to go on. The clipboard is the user's: it changes only when they say so. */
async function showCode({ userCode, verificationUrl, verificationUrlComplete }: DeviceSignIn, host: string) {
  const answer = await window.showInformationMessage(
    `Your code for Relay: ${userCode}`,
    {
      modal: true,
      detail: `Confirm it at ${verificationUrl} to sign in to Relay at ${host}. Confirm only a code that you see here.`,
    },
    copyAndOpen,
    openElsewhere,
  );
  if (answer === undefined) return false;
  const page = verificationUrlComplete ?? verificationUrl;
  await env.clipboard.writeText(answer === copyAndOpen ? userCode : page);
  if (answer === copyAndOpen) await openExactly(page);
  return true;
}

const copyAndOpen = 'Copy Code and Open Browser';
const openElsewhere = 'Copy Address';

/** The code stays on the screen: it is compared, or typed on another machine. */
function waitForConfirmation(device: DeviceSignIn, { apiUrl, userAgent }: BrowserSignInSetting): Promise<Confirmation> {
  const api = createRelayApi({ baseUrl: apiUrl, token: device.token, userAgent });
  const title = `Waiting until the code ${device.userCode} is confirmed at ${device.verificationUrl}…`;
  return runWithProgress(title, (signal) =>
    untilConfirmed(
      device,
      {
        ask: async (signal) => ({ profile: await api.profile(signal), account: await api.account(signal) }),
        now: Date.now,
        wait: untilTimeOrFocus,
      },
      signal,
    ),
  );
}

/** Who comes back to the window is done in the browser. */
function untilTimeOrFocus(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      focus.dispose();
      signal.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    const focus = window.onDidChangeWindowState(({ focused }) => {
      if (focused) finish();
    });
    signal.addEventListener('abort', finish);
  });
}
