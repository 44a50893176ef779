/**
 * What is wrong with the expressions and tags of a workflow, whatever the account holds.
 */
import type { Workflow } from '../workflow/model';
import { expressionSyntax } from './diagnostics/expressionSyntax';
import { functionArguments } from './diagnostics/functionArguments';
import { functionUnknown } from './diagnostics/functionUnknown';
import { rootUnavailable } from './diagnostics/rootUnavailable';
import { rootUnknown } from './diagnostics/rootUnknown';
import type { Diagnostic } from './types';

export function diagnoseExpressions(workflow: Workflow): readonly Diagnostic[] {
  return [
    ...expressionSyntax(workflow, new Set()),
    ...rootUnknown(workflow),
    ...rootUnavailable(workflow),
    ...functionUnknown(workflow),
    ...functionArguments(workflow),
  ];
}
