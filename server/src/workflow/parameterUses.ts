/**
 * Which parameters a workflow uses anywhere.
 */
import { mayHoldTemplate, type ExpressionSite } from './collect';
import { pathsIn, type Path } from './expression';
import type { References } from './references';

export type ParameterUses =
  /** `${parameters}`, `${$}`, or a name that is computed: any may be among them. */
  { readonly kind: 'all' } | { readonly kind: 'some'; readonly names: ReadonlySet<string> };

/** Of a template that has a syntax error, the names count that can be read: it is being typed. */
export function parameterUses(workflow: {
  readonly sites: readonly ExpressionSite[];
  readonly references: Pick<References, 'parameters'>;
}): ParameterUses {
  const names = new Set(workflow.references.parameters.map(({ name }) => name.text));
  for (const site of workflow.sites) {
    if (!mayHoldTemplate(site)) continue;
    for (const path of pathsIn(site.template)) {
      const use = useOf(path);
      if (use.kind === 'all') return { kind: 'all' };
      if (use.kind === 'one') names.add(use.name);
    }
  }
  return { kind: 'some', names };
}

type Use = { readonly kind: 'none' | 'all' } | { readonly kind: 'one'; readonly name: string };

function useOf({ segments, piped }: Path): Use {
  if (piped) return { kind: 'none' };
  const [root, parameter] = segments;
  if (root?.name === undefined) return { kind: 'all' };
  if (root.name !== 'parameters') return { kind: 'none' };
  return parameter?.name === undefined ? { kind: 'all' } : { kind: 'one', name: parameter.name };
}
