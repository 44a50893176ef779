/**
 * `key-not-text`: a key that YAML reads as a number or the like, where values are evaluated. The engine then cannot evaluate the mapping at all.
 *
 *     ports: { 80: http }
 *              ^^ YAML reads the key 80 as a number, … Put quotes around it.
 */
import { isMerge } from '../../workflow/merges';
import type { Workflow } from '../../workflow/model';
import type { YamlEntry, YamlNode } from '../../workflow/yaml/tree';
import { keyText, resolveAlias } from '../../workflow/yaml/tree';
import { isReachedIn } from '../certainty';
import { evaluatedNodes } from '../evaluatedNodes';
import type { Diagnostic } from '../types';

/** The keys of `spec`, `env` and the like are names, whatever they look like. */
export function keyNotText(workflow: Workflow): readonly Diagnostic[] {
  return evaluatedNodes(workflow)
    .filter(([, holder]) => isReachedIn(holder))
    .flatMap(([node]) => keysThatAreNoText(node).map(diagnosticFor));
}

function keysThatAreNoText(node: YamlNode): readonly YamlNode[] {
  if (node.kind !== 'mapping' || node.tag?.name.startsWith('!') === true) return [];
  return node.entries.filter((entry) => keyText(entry) === undefined && !isMerge(entry)).flatMap(scalarKey);
}

/** Other keys are errors of the YAML already. */
function scalarKey({ key }: YamlEntry): readonly YamlNode[] {
  return resolveAlias(key)?.kind === 'scalar' ? [key] : [];
}

function diagnosticFor(key: YamlNode): Diagnostic {
  const scalar = resolveAlias(key);
  const text = scalar?.kind === 'scalar' ? scalar.text : '';
  const written = key.kind === 'scalar' && key.tag === undefined && !key.missing;
  return {
    code: 'key-not-text',
    severity: 'error',
    message:
      text === ''
        ? 'This key is empty, and Relay cannot evaluate the mapping that it is in. Write a key.'
        : `YAML reads the key ${text} as something other than text, and Relay then cannot evaluate the mapping that it is in. Put quotes around it.`,
    span: key.outerSpan,
    ...(written && {
      fixes: [{ title: `Write '${text}'`, preferred: true, edits: [{ span: key.span, newText: `'${text}'` }] }],
    }),
  };
}
