/** What the user sees in a browser: where a device's code is confirmed, and where a connection is authorized. */
import type { Account } from './account';
import { escapeHtml, html, type Answer } from './answer';

/** A page, or undefined when the path is not a page's. `form` holds what the page's button sent. */
export function pageAt(
  account: Account,
  path: string,
  query: URLSearchParams,
  form: URLSearchParams | undefined,
): Answer | undefined {
  if (path === '/device')
    return form === undefined ? devicePage(query.get('user_code') ?? '') : confirmDevice(account, form);
  if (path === '/authorize')
    return form === undefined ? authorizePage(account, query) : finishAuthorization(account, form);
  return undefined;
}

const devicePage = (code: string): Answer =>
  html(
    200,
    'Sign in to Relay',
    `<p>Confirm the code that your device shows.</p><form method="post" action="/device"><label>Code <input name="user_code" value="${escapeHtml(code)}" autofocus></label> <button>Confirm</button></form>`,
  );

function confirmDevice(account: Account, form: URLSearchParams): Answer {
  return confirmCode(account, form.get('user_code') ?? '')
    ? html(200, 'You are signed in', '<p>Go back to your editor.</p>')
    : html(404, 'Sign in to Relay', '<p>No device waits with this code.</p>');
}

/** As a person does on the page; false when no device waits with this code. */
export function confirmCode(account: Account, code: string): boolean {
  const device = account.devices.find(({ userCode }) => userCode === code.trim().toUpperCase());
  if (device === undefined || device.expiresAt <= Date.now()) return false;
  device.token.state = 'good';
  return true;
}

function authorizePage(account: Account, query: URLSearchParams): Answer {
  const state = query.get('state') ?? '';
  const pending = account.authorizations.get(state);
  if (pending === undefined) return unknownAuthorization;
  return html(
    200,
    `Connect ${pending.type} to Relay`,
    `<p>Allow Relay to use ${escapeHtml(pending.type)} as "${escapeHtml(pending.name)}".</p><form method="post" action="/authorize"><input type="hidden" name="state" value="${escapeHtml(state)}"><button>Allow</button></form>`,
  );
}

function finishAuthorization(account: Account, form: URLSearchParams): Answer {
  const state = form.get('state') ?? '';
  const pending = account.authorizations.get(state);
  if (pending === undefined) return unknownAuthorization;
  account.authorizations.delete(state);
  const { type, name, connectionId } = pending;
  const availability = { status: 'available', testedAt: account.time };
  const existing = account.connections.find(({ id }) => id === connectionId) ?? account.find(type, name);
  if (existing === undefined) account.addConnection({ type, name, auth: 'oauth2', availability });
  else existing.availability = availability;
  return html(200, `${type} is connected`, '<p>Go back to your editor.</p>');
}

const unknownAuthorization = html(
  404,
  'Connect to Relay',
  '<p>There is nothing to authorize here. Start again from your editor.</p>',
);
