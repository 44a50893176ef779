/**
 * What is wrong with the YAML, the tags and the expressions of a workflow, whatever the account holds. Each mistake is told once, by the rule that
 * can say most about it.
 */
import type { Workflow } from '../workflow/model';
import { overlaps, type Span } from '../workflow/span';
import { brokenTemplates } from './brokenTemplates';
import { connectionMalformed } from './diagnostics/connectionMalformed';
import { expressionSyntax } from './diagnostics/expressionSyntax';
import { functionArguments } from './diagnostics/functionArguments';
import { functionUnknown } from './diagnostics/functionUnknown';
import { keyNotText } from './diagnostics/keyNotText';
import { nameNotEvaluated } from './diagnostics/nameNotEvaluated';
import { rootUnavailable } from './diagnostics/rootUnavailable';
import { rootUnknown } from './diagnostics/rootUnknown';
import { tagMalformed } from './diagnostics/tagMalformed';
import { tagOnKey } from './diagnostics/tagOnKey';
import { tagUnknown } from './diagnostics/tagUnknown';
import { templateBrokenByYaml } from './diagnostics/templateBrokenByYaml';
import { typeMapUnknown } from './diagnostics/typeMapUnknown';
import { yamlSyntax } from './diagnostics/yamlSyntax';
import type { Diagnostic } from './types';
import { sortErrors } from './yamlErrors';

export function diagnoseExpressions(workflow: Workflow): readonly Diagnostic[] {
  const { missingSpaces, others } = sortErrors(workflow);
  const broken = brokenTemplates(workflow).templates;
  const isPiece = (span: Span): boolean => broken.some(({ value }) => overlaps(value, span));
  return [
    ...others.map(yamlSyntax),
    ...templateBrokenByYaml(workflow),
    ...expressionSyntax(workflow, broken),
    ...rootUnknown(workflow),
    ...rootUnavailable(workflow),
    ...functionUnknown(workflow),
    ...functionArguments(workflow),
    ...connectionMalformed(workflow),
    ...tagMalformed(workflow),
    ...tagUnknown(workflow, missingSpaces),
    ...tagOnKey(workflow),
    ...keyNotText(workflow).filter(({ span }) => !isPiece(span)),
    ...nameNotEvaluated(workflow),
    ...typeMapUnknown(workflow),
  ];
}
