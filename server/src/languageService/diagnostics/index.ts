/**
 * Everything that is wrong with a workflow, in the order of the text. What the text alone says comes from the text alone;
 * what the account says is said only when the account is known.
 */
import type { AccountSnapshot } from '../../relay/account';
import type { KnownSecrets, SecretsSnapshot } from '../../relay/secrets';
import type { Found } from '../../workflow/foundInParts';
import { partsOf, predecessorOf } from '../../workflow/incremental';
import type { Workflow } from '../../workflow/model';
import type { ConnectionReference } from '../../workflow/references';
import { byParts, shiftFound, type PartRule } from '../byParts';
import { diagnoseExpressions } from '../expressionRules';
import { silence } from '../ignore';
import { withSeverity, type Severities } from '../severity';
import { specMappings } from '../specMappings';
import { diagnoseStructure, inOrder, structureInParts } from '../structureRules';
import { isUnsettledSecret, missingSecretsIn } from '../secretVerdict';
import { outlinePart } from '../structure/outline';
import { suspectsIn, type Suspect } from '../suspects';
import type { Diagnostic } from '../types';
import { isUnsettled, type Verdict } from '../verdict';
import { connectionMissing } from './connectionMissing';
import { connectionTypeUnknown } from './connectionTypeUnknown';
import { connectionUnavailable } from './connectionUnavailable';
import { connectionWrongType } from './connectionWrongType';
import { ignoreUnused } from './ignoreUnused';
import { secretMissing } from './secretMissing';
import { specKeyMissing } from './specKeyMissing';
import { specKeyUnknown } from './specKeyUnknown';

export interface DiagnosticOptions {
  /** What the user wants to hear of, and how loudly. */
  readonly severities?: Severities;
  /** Keys of connections whose absence is not to be believed yet: the list is being read again. */
  readonly unsettled?: ReadonlySet<string>;
  /** Of the workflow that this is on the account. Nothing is said of them when not given. */
  readonly secrets?: SecretsSnapshot;
  /** Names of secrets that are not called missing yet: the list is being read again. */
  readonly unsettledSecrets?: ReadonlySet<string>;
}

/** `now` is in milliseconds since 1970; messages say how old the account's list is. */
export function diagnose(
  workflow: Workflow,
  account: AccountSnapshot,
  now: number,
  options: DiagnosticOptions = {},
): readonly Diagnostic[] {
  const { diagnostics, unused } = silence(workflow, everything(workflow, account, now, options));
  const { severities = new Map() } = options;
  return inOrder(
    [...diagnostics, ...unused.map((ignore) => ignoreUnused(workflow.text, ignore))].flatMap(
      (diagnostic) => withSeverity(diagnostic, severities) ?? [],
    ),
  );
}

/**
 * Does part by part what `diagnose` takes long for, until `isEnough` says so. @returns whether all has been done. After an edit there is
 * little to do, whatever it is.
 */
export function diagnoseAhead(workflow: Workflow, account: AccountSnapshot, isEnough: () => boolean): boolean {
  const { parts } = partsOf(workflow);
  const previous = predecessorOf(workflow);
  const isEdited = previous !== undefined && looked.get(previous) === allParts;
  const rules = [structureInParts(workflow), ...partRules(workflow)];
  for (let next = looked.get(workflow) ?? (isEdited ? allParts : 0); next < parts.length; next += 1) {
    if (isEnough()) {
      looked.set(workflow, next);
      return false;
    }
    const part = parts[next];
    if (part === undefined) continue;
    for (const rule of rules) rule.ahead(workflow, part);
    outlinePart(part);
    suspectsIn.ahead(part, account);
  }
  looked.set(workflow, allParts);
  return true;
}

/** At how many of its parts. */
const looked = new WeakMap<Workflow, number>();

const allParts = Infinity;

function everything(
  workflow: Workflow,
  account: AccountSnapshot,
  now: number,
  { unsettled = new Set(), secrets, unsettledSecrets = new Set() }: DiagnosticOptions,
): readonly Diagnostic[] {
  const suspects = diagnoseItems(suspectsIn(workflow, account), (suspect) => diagnoseSuspect(suspect, unsettled, now));
  return [
    ...diagnoseStructure(workflow),
    ...partRules(workflow).flatMap((rule) => rule(workflow)),
    ...shiftFound(workflow, suspects),
    ...(secrets?.kind === 'known' ? diagnoseSecrets(workflow, secrets, unsettledSecrets, now) : []),
  ];
}

/** Those that look at one part at a time, but for the structure. */
function partRules({ errors }: Workflow): readonly PartRule[] {
  // An error anywhere says that a key is being typed, which has no colon yet.
  return errors.length > 0 ? [expressionsByParts] : [expressionsByParts, specsByParts];
}

const expressionsByParts = byParts(diagnoseExpressions);

const specsByParts = byParts((workflow) =>
  specMappings(workflow).flatMap((mapping) => [...specKeyUnknown(mapping), ...specKeyMissing(workflow.text, mapping)]),
);

function diagnoseSecrets(
  workflow: Workflow,
  secrets: KnownSecrets,
  unsettled: ReadonlySet<string>,
  now: number,
): readonly Diagnostic[] {
  const found = diagnoseItems(missingSecretsIn(workflow, secrets), (missing) =>
    isUnsettledSecret(missing.verdict, unsettled) ? [] : [secretMissing(missing, now)],
  );
  return shiftFound(workflow, found);
}

function diagnoseItems<Item>(
  found: readonly Found<Item>[],
  diagnoseItem: (item: Item) => readonly Diagnostic[],
): readonly Found<Diagnostic>[] {
  return found.map(({ position, items }) => ({ position, items: items.flatMap(diagnoseItem) }));
}

function diagnoseSuspect(
  { reference, verdict, wrongForStep }: Suspect,
  unsettled: ReadonlySet<string>,
  now: number,
): readonly Diagnostic[] {
  const described = isUnsettled(verdict, unsettled) ? undefined : describeVerdict(reference, verdict, now);
  return [described, wrongForStep].filter((diagnostic) => diagnostic !== undefined);
}

/** At most one for each reference: one mistake is told once, and an empty name by the text alone. */
export function describeVerdict(
  { type, name }: ConnectionReference,
  verdict: Verdict,
  now: number,
): Diagnostic | undefined {
  if (!name || name.text === '' || type.text === '') return undefined;
  switch (verdict.kind) {
    case 'missing':
      return connectionMissing(name.span, verdict, now);
    case 'typeUnknown':
      return connectionTypeUnknown(type.span, verdict, now);
    case 'wrongType':
      return connectionWrongType(type.span, verdict, now);
    case 'unavailable':
      return connectionUnavailable(name.span, verdict, now);
    case 'none':
    case 'present':
      return undefined;
  }
}
