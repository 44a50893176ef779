/** The secrets that a workflow names, as the last row of its view with a row for each below it. */
import type { ReferenceToSecret, TextRange } from '../../../server/src/protocol';
import { counted, escapeMarkdown } from '../../../server/src/relay/words';
import { icons, type Icon, type Node } from './node';
import { joined, listed } from './words';

/** @param click goes to the place of the row. */
export function secretsNode(
  secrets: readonly ReferenceToSecret[],
  workflow: string | undefined,
  click: { readonly command: string },
): Node | undefined {
  const all = eachOnce(secrets);
  if (all.length === 0) return undefined;
  const missing = all.filter(([{ verdict }]) => verdict === 'missing').length;
  const seen = joined(workflow, missing === 0 ? undefined : `${missing} missing`);
  return {
    id: 'secrets',
    label: 'Secrets',
    ...(seen !== '' && { description: seen }),
    icon: { name: 'key' },
    spoken: joined(
      'Secrets',
      workflow === undefined ? undefined : `of workflow ${workflow}`,
      counted(all.length, 'name'),
    ),
    context: 'secrets',
    tooltip: () =>
      workflow === undefined
        ? 'Which workflow of the account this file is, is not known.'
        : `Of the workflow ${escapeMarkdown(workflow)}.`,
    children: () => all.map((places) => secretNode(places, workflow, click)),
    isOpen: true,
  };
}

/** The text that a row is about, by the id of the row. */
export function placesOfSecrets(secrets: readonly ReferenceToSecret[]): readonly (readonly [string, TextRange])[] {
  return eachOnce(secrets).map(([first]) => [idOf(first), first.range]);
}

type Places = readonly [ReferenceToSecret, ...ReferenceToSecret[]];

function eachOnce(secrets: readonly ReferenceToSecret[]): readonly Places[] {
  const byName = new Map<string, [ReferenceToSecret, ...ReferenceToSecret[]]>();
  for (const secret of secrets) {
    const places = byName.get(secret.name);
    if (places) places.push(secret);
    else byName.set(secret.name, [secret]);
  }
  return [...byName.values()];
}

function secretNode(places: Places, workflow: string | undefined, click: { readonly command: string }): Node {
  const [secret] = places;
  const { name, verdict } = secret;
  const label = name === '' ? 'no name yet' : name;
  const { icon, seen, spoken } = looksOf(secret);
  const count = places.length === 1 ? undefined : counted(places.length, 'place');
  const description = joined(seen, count);
  return {
    id: idOf(secret),
    label,
    ...(description !== '' && { description }),
    icon,
    spoken: joined(label, 'secret', spoken, count),
    context: contexts[verdict],
    tooltip: () => tooltipOf(places),
    target: { name, ...(workflow !== undefined && { workflow }) },
    click,
  };
}

/** What the menus look for. */
const contexts: Record<ReferenceToSecret['verdict'], string> = {
  none: 'secret',
  unsettled: 'secret',
  present: 'secret onAccount',
  missing: 'secret absent',
};

interface Looks {
  readonly icon: Icon;
  readonly seen: string | undefined;
  readonly spoken: string;
}

function looksOf({ verdict, problem }: ReferenceToSecret): Looks {
  switch (verdict) {
    case 'present':
      return { icon: icons.good, seen: undefined, spoken: 'on the account' };
    case 'missing':
      return { icon: problem?.severity === 'error' ? icons.bad : icons.doubtful, seen: 'missing', spoken: 'missing' };
    case 'unsettled':
      return { icon: icons.busy, seen: 'being checked', spoken: 'being checked' };
    case 'none':
      return { icon: icons.unsaid, seen: undefined, spoken: 'not known whether it exists' };
  }
}

function tooltipOf(places: Places): string {
  const [{ name, problem }] = places;
  const head = problem === undefined ? `**${escapeMarkdown(name)}** (secret)` : escapeMarkdown(problem.message);
  const where = places.map(
    ({ holder: { kind, name: holder, index, path }, range }) =>
      `${kind} ${escapeMarkdown(holder ?? `number ${index + 1}`)}, ${escapeMarkdown(path)} (line ${range.start.line + 1})`,
  );
  return [
    head,
    where.length === 1 ? `In ${where[0] ?? ''}.` : `In ${counted(where.length, 'place')}:\n\n${listed(where)}`,
  ].join('\n\n');
}

const idOf = ({ name }: ReferenceToSecret): string => `secret ${JSON.stringify(name)}`;
