/** What the views say of a connection of the account. `now` is in milliseconds since 1970. */
import type { AccountConnection } from '../../../server/src/relay/account';
import { counted, escapeMarkdown, sinceTime } from '../../../server/src/relay/words';
import { icons, type Icon } from './node';
import type { Use } from './uses';

/** The last test as the service tells it; `unsaid` also for a verdict that is in words of its own. */
export function testIcon({ availability: { status } }: AccountConnection): Icon {
  if (status === 'available') return icons.good;
  return status === 'unavailable' ? icons.doubtful : icons.unsaid;
}

/** E.g. `tested 2 h ago`, `failed 3 h ago`, `not tested`. */
export function testInShort({ availability: { status, testedAt } }: AccountConnection, now: number): string {
  const when = sinceTime(testedAt, now);
  if (status === 'unavailable') return when === undefined ? 'failed its test' : `failed ${when}`;
  return when === undefined ? 'not tested' : `tested ${when}`;
}

/** E.g. `3 workflows`, `unused`, which a narrow row has room for; `undefined` when nothing is known. */
export function useInShort(uses: readonly Use[] | undefined): string | undefined {
  if (uses === undefined) return undefined;
  return uses.length === 0 ? 'unused' : counted(uses.length, 'workflow');
}

/** E.g. `used by 3 workflows`. */
export function useInWords(uses: readonly Use[] | undefined): string | undefined {
  const short = useInShort(uses);
  return uses?.length ? `used by ${short}` : short;
}

/** Markdown: whose it is, its last test, how it signs in, what uses it. */
export function connectionTooltip(
  connection: AccountConnection,
  uses: readonly Use[] | undefined,
  accountName: string,
  now: number,
): string {
  const { type, name } = connection;
  return [
    `**${escapeMarkdown(name)}** (${escapeMarkdown(type)}) in account ${escapeMarkdown(accountName)}`,
    testInFull(connection, now),
    ...(connection.auth === 'oauth2' ? ['Authorized in the browser.'] : []),
    ...useInFull(uses),
  ].join('\n\n');
}

function testInFull({ availability: { status, testedAt, error } }: AccountConnection, now: number): string {
  const when = sinceTime(testedAt, now);
  if (status === 'unavailable')
    return `Failed its last test${when === undefined ? '' : ` ${when}`}${error ? `: ${escapeMarkdown(error)}` : '.'}`;
  if (when === undefined) return 'Not tested yet.';
  return status === 'available' ? `Passed its last test ${when}.` : `Last tested ${when}: ${escapeMarkdown(status)}.`;
}

function useInFull(uses: readonly Use[] | undefined): readonly string[] {
  if (uses === undefined) return [];
  if (uses.length === 0) return ['No workflow uses it.'];
  return [`Used by ${counted(uses.length, 'workflow')}:`, listed(uses.map(useInMarkdown))];
}

/** `release/web (on the account, here flows/web.yaml)`, `test.yaml (in this workspace)` */
function useInMarkdown({ workflow, file }: Use): string {
  const here = file === undefined ? '' : escapeMarkdown(file);
  if (workflow === undefined) return `${here} (in this workspace)`;
  return `${escapeMarkdown(workflow)} (on the account${file === undefined ? '' : `, here ${here}`})`;
}

/** A list in Markdown, cut where nobody would read on. */
export function listed(items: readonly string[]): string {
  const shown = items.slice(0, mostListed).map((item) => `- ${item}`);
  return [...shown, ...(items.length > mostListed ? [`- and ${items.length - mostListed} more`] : [])].join('\n');
}

const mostListed = 12;

/** With commas, those of them that there are. */
export const joined = (...words: readonly (string | undefined)[]): string =>
  words.filter((word) => word !== undefined).join(', ');
