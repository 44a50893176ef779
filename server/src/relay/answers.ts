/**
 * The shapes of the Relay API's answers.
 */
import type { AccountConnection, ConnectionAvailability } from './account';
import type { DeviceSignIn } from './api';
import { RelayApiError } from './apiError';
import { isWebAddress } from './apiUrl';
import { entries, list, member, nonEmptyText, optional, text, time, type Found } from './decode';
import { Redacted } from './redacted';
import { friendlyWords, oneLine } from './serviceMessage';

export function readConnection(found: Found): AccountConnection {
  return {
    id: nonEmptyText(member(found, 'id')),
    type: nonEmptyText(member(found, 'type')),
    name: nonEmptyText(member(found, 'name')),
    auth: readAuth(member(found, 'auth')),
    availability: readAvailability(member(found, 'availability')),
    workflows: optional(member(found, 'workflows'), (workflows) => list(workflows, readWorkflowName)),
  };
}

export function readAvailability(found: Found): ConnectionAvailability {
  const testedAt = optional(member(found, 'tested_at'), time);
  const error = optional(member(found, 'error'), readTestError);
  return {
    status: nonEmptyText(member(found, 'status')),
    ...(testedAt === undefined ? {} : { testedAt }),
    ...(error === undefined ? {} : { error }),
  };
}

/** `folder/name`; a workflow at the top has no folder. */
export function readWorkflowName(found: Found): string {
  const folder = optional(member(found, 'folder'), text)?.replaceAll(/^\/+|\/+$/g, '') ?? '';
  const name = nonEmptyText(member(found, 'name'));
  return folder === '' ? name : `${folder}/${name}`;
}

/** The values shown once may be of any kind. */
export function readDisplayOnce(found: Found): ReadonlyMap<string, Redacted> {
  const fields = optional(member(found, 'display_once_fields'), entries) ?? [];
  return new Map(
    fields.map(([name, { value }]) => [name, new Redacted(typeof value === 'string' ? value : JSON.stringify(value))]),
  );
}

export function readDeviceSignIn(found: Found): DeviceSignIn {
  return {
    token: new Redacted(nonEmptyText(member(found, 'token'))),
    userCode: nonEmptyText(member(found, 'user_code')),
    verificationUrl: readBrowserUrl(member(found, 'verification_uri')),
    verificationUrlComplete: optional(member(found, 'verification_uri_complete'), readBrowserUrl),
    expiresAt: Date.parse(time(member(found, 'expires_at'))),
  };
}

/** Something that a browser can open, and nothing else: it comes from a service and goes to the user's machine. */
export function readBrowserUrl(found: Found): string {
  const url = nonEmptyText(found);
  if (!isWebAddress(url)) throw new RelayApiError({ kind: 'unexpected', detail: `${found.path} is not a web address` });
  return url;
}

/**
 * What the service says of this token. The contract does not list the permissions' names, so only one that speaks of connections and of adding or
 * changing them counts; anything else leaves it open, and trying tells.
 */
export function readMayCreate(answer: Found): 'yes' | 'no' | 'unknown' {
  const access = optional(member(answer, 'access'), (found) => found);
  const grants =
    access === undefined ? undefined : optional(member(access, 'permission_grants'), (found) => list(found, readGrant));
  const verdicts = new Set(
    (grants ?? []).filter(({ permission }) => isAboutCreating(permission)).map(({ granted }) => granted),
  );
  if (verdicts.has('yes')) return 'yes';
  return verdicts.has('no') ? 'no' : 'unknown';
}

interface Grant {
  readonly permission: string;
  readonly granted: 'yes' | 'no' | 'unknown';
}

function readGrant(found: Found): Grant {
  const permission = optional(member(found, 'permission'), (item) => text(member(item, 'name'))) ?? '';
  return { permission, granted: readGranted(member(found, 'granted').value) };
}

const isAboutCreating = (permission: string): boolean =>
  /connection/i.test(permission) && /create|add|write|manage|edit/i.test(permission) && !/provider/i.test(permission);

/** A text in the published client; a service that says true or false is understood as well. */
function readGranted(granted: unknown): Grant['granted'] {
  if (granted === true) return 'yes';
  if (granted === false) return 'no';
  if (typeof granted !== 'string') return 'unknown';
  if (/^(true|yes|all|full|granted|allowed|allow)$/i.test(granted)) return 'yes';
  return /^(false|no|none|not[-_ ]?granted|denied|deny)$/i.test(granted) ? 'no' : 'unknown';
}

function readAuth(found: Found): AccountConnection['auth'] {
  const type = text(member(found, 'type'));
  return type === 'secret' || type === 'oauth2' ? type : 'unknown';
}

/** An error body of the service, as everywhere; a plain text is understood as well. */
function readTestError({ value }: Found): string | undefined {
  const words = typeof value === 'string' ? value : friendlyWords(value);
  return words === undefined ? undefined : oneLine(words);
}
