/**
 * Everything that is wrong with a workflow, in the order of the text. What the text alone says comes from the text alone;
 * what the account says is said only when the account is known.
 */
import type { AccountSnapshot } from '../../relay/account';
import type { KnownSecrets, SecretsSnapshot } from '../../relay/secrets';
import { foundInParts, type Found } from '../../workflow/foundInParts';
import { partsOf, predecessorOf } from '../../workflow/incremental';
import type { Workflow } from '../../workflow/model';
import type { ConnectionReference } from '../../workflow/references';
import { byParts, shiftFound } from '../byParts';
import { expectedType } from '../expected';
import { diagnoseExpressions } from '../expressionRules';
import { silence } from '../ignore';
import { withSeverity, type Severities } from '../severity';
import { specMappings } from '../specMappings';
import { diagnosePlaces, diagnoseStructure, isWhole, placesIn } from '../structureRules';
import { missingSecretsIn } from '../secretVerdict';
import type { Diagnostic } from '../types';
import { withoutUnsettled } from '../unsettled';
import { outlinePart } from '../structure/outline';
import { judge, type Verdict } from '../verdict';
import { connectionMissing } from './connectionMissing';
import { connectionTypeUnknown } from './connectionTypeUnknown';
import { connectionUnavailable } from './connectionUnavailable';
import { connectionWrongForStep } from './connectionWrongForStep';
import { connectionWrongType } from './connectionWrongType';
import { ignoreUnused } from './ignoreUnused';
import { secretMissing } from './secretMissing';
import { specKeyMissing } from './specKeyMissing';
import { specKeyUnknown } from './specKeyUnknown';
import { tagWithoutEffect } from './tagWithoutEffect';

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

const noSecrets: SecretsSnapshot = { kind: 'signedOut' };

/** `now` is in milliseconds since 1970; messages say how old the account's list is. */
export function diagnose(
  workflow: Workflow,
  account: AccountSnapshot,
  now: number,
  {
    severities = new Map(),
    unsettled = new Set(),
    secrets = noSecrets,
    unsettledSecrets = new Set(),
  }: DiagnosticOptions = {},
): readonly Diagnostic[] {
  const { diagnostics, unused } = silence(workflow, everything(workflow, account, now, secrets, unsettledSecrets));
  const found = [...diagnostics, ...unused.map((ignore) => ignoreUnused(workflow.text, ignore))];
  return withoutUnsettled(found, workflow, unsettled)
    .flatMap((diagnostic) => withSeverity(diagnostic, severities) ?? [])
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/**
 * Does part by part what `diagnose` takes long for, until `isEnough` says so. @returns whether all has been done. After an edit there is
 * little to do, whatever it is.
 */
export function diagnoseAhead(workflow: Workflow, account: AccountSnapshot, isEnough: () => boolean): boolean {
  const { parts } = partsOf(workflow);
  const previous = predecessorOf(workflow);
  if (previous !== undefined && done.has(previous)) done.add(workflow);
  if (done.has(workflow)) return true;
  const rules = workflow.errors.length > 0 ? [tagsAlone] : [diagnosePlaces, tagsBesideKeys, diagnoseSpecs];
  for (let next = looked.get(workflow) ?? 0; next < parts.length; next += 1) {
    looked.set(workflow, next);
    if (isEnough()) return false;
    const part = parts[next];
    if (part === undefined) continue;
    for (const rule of [expressionsByParts, ...rules]) rule.ahead(workflow, part);
    outlinePart(part);
    suspectsIn.ahead(part, account);
  }
  done.add(workflow);
  return true;
}

/** At how many of its parts. */
const looked = new WeakMap<Workflow, number>();

const done = new WeakSet<Workflow>();

function everything(
  workflow: Workflow,
  account: AccountSnapshot,
  now: number,
  secrets: SecretsSnapshot,
  unsettledSecrets: ReadonlySet<string>,
): readonly Diagnostic[] {
  return [
    ...diagnoseStructure(workflow),
    ...expressionsByParts(workflow),
    ...(isWhole(workflow) ? tagsBesideKeys(workflow) : tagsAlone(workflow)),
    ...shiftFound(
      workflow,
      diagnoseItems(suspectsIn(workflow, account), (suspect) => diagnoseSuspect(suspect, now)),
    ),
    ...(secrets.kind === 'known' ? diagnoseSecrets(workflow, secrets, unsettledSecrets, now) : []),
    // An error anywhere says that a key is being typed.
    ...(workflow.errors.length > 0 ? [] : diagnoseSpecs(workflow)),
  ];
}

const expressionsByParts = byParts(diagnoseExpressions);

const tagsBesideKeys = byParts((workflow) => {
  const ignored = placesIn(workflow).filter(({ code }) => code === 'key-unexpected');
  return tagWithoutEffect(workflow, new Set(ignored.map(({ span }) => span.start)));
});

/** Nothing is said of the structure of a text that is no YAML. */
const tagsAlone = byParts((workflow) => tagWithoutEffect(workflow, new Set()));

const diagnoseSpecs = byParts((workflow) =>
  specMappings(workflow).flatMap((mapping) => [...specKeyUnknown(mapping), ...specKeyMissing(workflow.text, mapping)]),
);

function diagnoseSecrets(
  workflow: Workflow,
  secrets: KnownSecrets,
  unsettled: ReadonlySet<string>,
  now: number,
): readonly Diagnostic[] {
  const found = diagnoseItems(missingSecretsIn(workflow, secrets), (missing) =>
    unsettled.has(missing.verdict.name) ? [] : [secretMissing(missing, now)],
  );
  return shiftFound(workflow, found);
}

function diagnoseItems<Item>(
  found: readonly Found<Item>[],
  diagnoseItem: (item: Item) => readonly Diagnostic[],
): readonly Found<Diagnostic>[] {
  return found.map(({ position, items }) => ({ position, items: items.flatMap(diagnoseItem) }));
}

/** A reference of which there is something to say; only the words depend on the time. */
interface Suspect {
  readonly reference: ConnectionReference;
  readonly verdict: Verdict;
  readonly wrongForStep: Diagnostic | undefined;
}

const suspectsIn = foundInParts((part, account: AccountSnapshot): readonly Suspect[] =>
  part.references.connections.flatMap((reference) => {
    const verdict = judge(reference, account);
    const wrongForStep = isSaid(part, reference, verdict) ? undefined : connectionWrongForStep(part, reference);
    const isFine = verdict.kind === 'none' || verdict.kind === 'present';
    return isFine && wrongForStep === undefined ? [] : [{ reference, verdict, wrongForStep }];
  }),
);

/** A type that nobody has, or one that the account corrects to what the step takes, says enough. */
function isSaid(part: Workflow, { holder }: ConnectionReference, verdict: Verdict): boolean {
  return (
    verdict.kind === 'typeUnknown' ||
    (verdict.kind === 'wrongType' && verdict.otherTypes.includes(expectedType(part, holder) ?? ''))
  );
}

function diagnoseSuspect({ reference, verdict, wrongForStep }: Suspect, now: number): readonly Diagnostic[] {
  return [describeVerdict(reference, verdict, now), wrongForStep].filter((diagnostic) => diagnostic !== undefined);
}

export function diagnoseReference(
  reference: ConnectionReference,
  account: AccountSnapshot,
  now: number,
): Diagnostic | undefined {
  return describeVerdict(reference, judge(reference, account), now);
}

/** At most one for each reference: one mistake is told once, and an empty name by the text alone. */
function describeVerdict({ type, name }: ConnectionReference, verdict: Verdict, now: number): Diagnostic | undefined {
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
