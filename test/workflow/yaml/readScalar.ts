import { parseYaml } from '../../../server/src/workflow/yaml/parse';
import type { YamlScalar } from '../../../server/src/workflow/yaml/tree';

/** The value of the first key. */
export function readScalar(text: string): { readonly text: string; readonly scalar: YamlScalar } {
  const { root } = parseYaml(text);
  const value = root?.kind === 'mapping' ? root.entries[0]?.value : undefined;
  if (value?.kind !== 'scalar') throw new Error(`no scalar in ${JSON.stringify(text)}`);
  return { text, scalar: value };
}
