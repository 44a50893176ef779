/** The secrets that a workflow names, as the last row of its view with a row for each below it. */
import type { ReferenceToSecret, TextRange } from '../../../server/src/protocol';
import { counted, escapeMarkdown } from '../../../server/src/relay/words';
import type { Node } from './node';
import { countOf, eachOnce, labelOf, looksOf, placesInWords, showReferenceCommand, type Places } from './references';
import { joined } from './words';

export function secretsNode(secrets: readonly ReferenceToSecret[], workflow: string | undefined): Node | undefined {
  const all = eachOnce(secrets, idOf);
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
    children: () => all.map((places) => secretNode(places, workflow)),
    isOpen: true,
  };
}

/** The text that a row is about, by the id of the row. */
export function placesOfSecrets(secrets: readonly ReferenceToSecret[]): readonly (readonly [string, TextRange])[] {
  return eachOnce(secrets, idOf).map(([first]) => [idOf(first), first.range]);
}

function secretNode(places: Places<ReferenceToSecret>, workflow: string | undefined): Node {
  const [secret] = places;
  const { name, verdict } = secret;
  const label = labelOf(name);
  const { icon, seen, spoken } = looksOf(secret);
  const count = countOf(places);
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
    click: { command: showReferenceCommand },
  };
}

/** What the menus look for: no word of what connections are called. */
const contexts: Record<ReferenceToSecret['verdict'], string> = {
  none: 'secret',
  unsettled: 'secret',
  present: 'secret present',
  missing: 'secret absent',
};

function tooltipOf(places: Places<ReferenceToSecret>): string {
  const [{ name, problem }] = places;
  return [problem ? escapeMarkdown(problem.message) : headOf(name), placesInWords(places)].join('\n\n');
}

const headOf = (name: string): string => (name === '' ? 'It has no name yet.' : `**${escapeMarkdown(name)}** (secret)`);

const idOf = ({ name }: ReferenceToSecret): string => `secret ${JSON.stringify(name)}`;
