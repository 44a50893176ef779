/**
 * What can be done at a place: the repairs that its diagnostics bring along, and what concerns its connections.
 */
import type { AccountSnapshot } from '../../relay/account';
import { expressionsWithin } from '../../workflow/incremental';
import type { Workflow } from '../../workflow/model';
import type { ConnectionReference } from '../../workflow/references';
import { overlaps, type Span } from '../../workflow/span';
import { describeVerdict, diagnose, type DiagnosticOptions } from '../diagnostics';
import type { AccountIndex } from '../accountIndex';
import { expectedType } from '../expected';
import { isNotEvaluated } from '../notEvaluated';
import type { ClientAbilities, CodeAction, Diagnostic } from '../types';
import { isUnsettled, judge, type Verdict } from '../verdict';
import { changeType } from './changeType';
import { createAllMissing, createConnection } from './createConnection';
import { actionsForSecret } from './createSecret';
import { ignoreDiagnostics } from './ignoreDiagnostics';
import { useExisting } from './useExisting';

/** What can be done about the references and diagnostics that `span` touches. The preferred action, at most one for each, is the likeliest repair. */
export function codeActions(
  workflow: Workflow,
  span: Span,
  account: AccountSnapshot,
  client: ClientAbilities,
  now: number,
  options: DiagnosticOptions = {},
): readonly CodeAction[] {
  const { unsettled = new Set(), secrets, unsettledSecrets = new Set() } = options;
  const { references } = expressionsWithin(workflow, span);
  const touched = <Item extends { readonly span: Span }>(items: readonly Item[]): readonly Item[] =>
    items.filter((item) => overlaps(item.span, span));
  const actions = eachOnce(
    touched(references.connections).flatMap((reference) =>
      actionsFor(workflow, reference, account, client, now, unsettled),
    ),
  );
  const answered = actions.flatMap((action) => action.diagnostics);
  const all = actions.length === 0 ? undefined : createAllMissing(workflow, account, client, answered, unsettled);
  const forSecrets =
    secrets === undefined
      ? []
      : touched(references.secrets).flatMap((reference) =>
          actionsForSecret(reference, secrets, client, now, unsettledSecrets),
        );
  const diagnostics = diagnose(workflow, account, now, options);
  const here = touched(diagnostics);
  const found = [
    ...here.flatMap(fixesOf),
    ...actions,
    ...(all ? [all] : []),
    ...eachOnce(forSecrets),
    ...ignoreDiagnostics(workflow, here),
  ];
  return found.map((action) => ({ ...action, diagnostics: action.diagnostics.flatMap(shownIn(diagnostics)) }));
}

function fixesOf(diagnostic: Diagnostic): readonly CodeAction[] {
  return (diagnostic.fixes ?? []).map(({ preferred = false, ...fix }) => ({
    ...fix,
    preferred,
    diagnostics: [diagnostic],
  }));
}

/** As the user sees it, who may have switched it off: what can be done is offered nevertheless. */
function shownIn(diagnostics: readonly Diagnostic[]): (diagnostic: Diagnostic) => readonly Diagnostic[] {
  return ({ code, span }) =>
    diagnostics.filter(
      (shown) => shown.code === code && shown.span.start === span.start && shown.span.end === span.end,
    );
}

function actionsFor(
  workflow: Workflow,
  reference: ConnectionReference,
  account: AccountSnapshot,
  client: ClientAbilities,
  now: number,
  unsettled: ReadonlySet<string>,
): readonly CodeAction[] {
  const { name } = reference;
  if (!name || isNotEvaluated(reference)) return [];
  const id = { type: reference.type.text, name: name.text };
  const judged = judge(reference, account);
  const verdict: Verdict = isUnsettled(judged, unsettled) ? { kind: 'none' } : judged;
  const diagnostic = describeVerdict(reference, verdict, now);
  const diagnostics = diagnostic ? [diagnostic] : [];
  const create = (isLikeliest: boolean): readonly CodeAction[] =>
    createConnection(id, account, client, diagnostics, isLikeliest);
  const useThere = ({ index }: { readonly index: AccountIndex }, near: string | undefined): readonly CodeAction[] => {
    const names = index.ofType(id.type).map((connection) => connection.name);
    return useExisting(`${id.type} connection`, name, names, near, diagnostics);
  };

  switch (verdict.kind) {
    case 'present':
    case 'unavailable':
      return [];
    case 'none':
      return create(false);
    case 'missing': {
      const { near } = verdict;
      return [...create(near === undefined), ...useThere(verdict, near)];
    }
    case 'typeUnknown':
      return [
        ...changeType(reference.type, verdict.nearType === undefined ? [] : [verdict.nearType], true, diagnostics),
        ...create(false),
      ];
    case 'wrongType': {
      // With the type that the image takes, it is the name that is new.
      const typeIsRight = expectedType(workflow, reference.holder) === verdict.id.type;
      return [
        ...changeType(reference.type, verdict.otherTypes, !typeIsRight && verdict.otherTypes.length === 1, diagnostics),
        ...create(typeIsRight),
        ...useThere(verdict, undefined),
      ];
    }
  }
}

/** A selection may hold the same reference several times; the connection is created once for all of them. */
function eachOnce(actions: readonly CodeAction[]): readonly CodeAction[] {
  return [...new Map(actions.map((action) => [JSON.stringify([action.title, action.edits]), action])).values()];
}
