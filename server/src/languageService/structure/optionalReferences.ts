/**
 * References that a run can do without: the engine may never get to them (`true || outputs.build.tag`), or drops them where it cannot resolve
 * them (`coalesce(outputs.build.tag, 'latest')`). They make no step wait, and a step that is not there does no harm.
 */
import { pathsOf, type ParsedExpression } from '../../workflow/expression';
import type { ExpressionSite, Workflow } from '../../workflow/model';
import type { Holder, WrittenName } from '../../workflow/references';
import type { YamlScalar } from '../../workflow/yaml/tree';
import { certaintyOf, isReachedIn } from '../certainty';
import { placeOf } from '../templates';

/** `name` is that of the step whose output or status is referred to. */
type IsOptional = (reference: { readonly name: WrittenName; readonly holder: Holder }) => boolean;

export function optionalReferences({ sites }: Workflow): IsOptional {
  const siteOf = new Map<YamlScalar, ExpressionSite>(sites.map((site) => [site.scalar, site]));
  const known = new Map<YamlScalar, ReadonlySet<number>>();
  return ({ name: { place, span }, holder }) => {
    if (holder.path.at(-1) === dropping || holder.path.at(-2) === dropping || !isReachedIn(holder)) return true;
    if (place.kind !== 'segment') return false;
    // Calls, computed keys, && and ||: without them the engine gets everywhere.
    if (!/[([&|]/.test(place.scalar.text)) return false;
    const starts = known.get(place.scalar) ?? optionalNames(siteOf.get(place.scalar));
    known.set(place.scalar, starts);
    return starts.has(span.start);
  };
}

/** `!Fn.coalesce` in the path to a value. */
const dropping = '$fn.coalesce';

/** Where the second names of such paths stand in the document. */
function optionalNames(site: ExpressionSite | undefined): ReadonlySet<number> {
  const starts = new Set<number>();
  for (const part of site?.template.parts ?? []) {
    if (site === undefined || part.kind !== 'expression') continue;
    const dropped = droppedPaths(part.parsed);
    const { isReached } = certaintyOf(part.parsed, site.holder);
    for (const { span, segments } of pathsOf(part.parsed)) {
      const name = segments[1];
      if (name && (dropped.has(span.start) || !isReached(span.start))) starts.add(placeOf(site, name.span).start);
    }
  }
  return starts;
}

/** Not what is inside an argument: `coalesce(concat(outputs.build.tag), 'latest')` fails without it. */
function droppedPaths({ calls }: ParsedExpression): ReadonlySet<number> {
  const values = calls.filter(({ name }) => name.text === 'coalesce').flatMap((call) => call.arguments);
  return new Set(values.flatMap(({ value }) => (value.kind === 'path' ? [value.span.start] : [])));
}
