/**
 * `binding-parameter-undeclared`: a trigger sets a parameter that the workflow does not declare.
 *
 *     binding:
 *       parameters:
 *         brnach: ${event.branch}
 *         ^^^^^^ This trigger sets the parameter "brnach", which the workflow does not declare. Did you mean "branch"?
 */
import { scalarText, valueOf, type Place } from '../../workflow/places';
import type { WrittenName } from '../../workflow/references';
import { resolveAlias } from '../../workflow/yaml/tree';
import { declaredParameters } from '../structure/declaredParameters';
import { declareParameter } from '../structure/declareParameter';
import type { Subject } from '../structure/subject';
import type { Diagnostic } from '../types';
import { nearestAmong } from '../nearestAmong';
import { useName } from '../structure/useName';
import { quoted } from '../wording';

export function bindingParameterUndeclared(subject: Subject): readonly Diagnostic[] {
  const declared = declaredParameters(subject);
  if (declared === undefined) return [];
  const nearest = nearestAmong(declared);
  return subject.places
    .filter(({ kind }) => kind === 'binding')
    .flatMap(boundNames)
    .filter(({ text }) => !declared.has(text))
    .map((name) => undeclared(name, nearest(name.text), subject));
}

/** Not those that `<<` merges; and `$type` makes something else of the mapping. */
function boundNames(binding: Place): readonly WrittenName[] {
  const value = valueOf(binding, 'parameters');
  const mapping = value && resolveAlias(value);
  if (mapping?.kind !== 'mapping') return [];
  return mapping.entries.flatMap(({ key }) => {
    const text = key.kind === 'scalar' ? scalarText(key) : '';
    const isName = key.kind === 'scalar' && text !== '' && text !== '<<' && !text.startsWith('$');
    return isName ? [{ text, span: key.span, place: { kind: 'scalar', scalar: key } }] : [];
  });
}

function undeclared(written: WrittenName, near: string | undefined, { workflow, places }: Subject): Diagnostic {
  const { text: name, span } = written;
  const remedy = near === undefined ? 'Declare it under "parameters".' : `Did you mean ${quoted(near)}?`;
  return {
    code: 'binding-parameter-undeclared',
    severity: 'warning',
    message: `This trigger sets the parameter ${quoted(name)}, which the workflow does not declare. ${remedy}`,
    span,
    get fixes() {
      const use = near === undefined ? [] : [useName('parameter', near, written)];
      return [...use, ...declareParameter(workflow.text, places, name, near === undefined)];
    },
  };
}
