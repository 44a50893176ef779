/**
 * What a tag stands for: `!!str` is `tag:yaml.org,2002:str`, `!Connection` is itself.
 */
import { yamlTags } from '../tree';

/** Of a document without `%TAG`. */
export const ownPrefixes: ReadonlyMap<string, string> = new Map([['!!', yamlTags]]);

/** `undefined` where it stands for nothing. `refuse` is called for every mistake, also where it stands for something all the same. */
export function resolveTag(
  source: string,
  prefixes: ReadonlyMap<string, string>,
  refuse: (message: string) => void,
): string | undefined {
  if (source === '!') return source;
  if (source[1] === '<') return resolveVerbatim(source, refuse);
  const suffixAt = source.lastIndexOf('!') + 1;
  const handle = source.slice(0, suffixAt);
  const suffix = source.slice(suffixAt);
  if (suffix === '') refuse(`The ${source} tag has no suffix`);
  const prefix = prefixes.get(handle);
  if (prefix === undefined) {
    if (handle === '!') return source;
    refuse(`Could not resolve tag: ${source}`);
    return undefined;
  }
  try {
    return prefix + decodeURIComponent(suffix);
  } catch (error) {
    refuse(String(error));
    return undefined;
  }
}

function resolveVerbatim(source: string, refuse: (message: string) => void): string | undefined {
  const verbatim = source.slice(2, -1);
  if (verbatim === '!' || verbatim === '!!') {
    refuse(`Verbatim tags aren't resolved, so ${source} is invalid.`);
    return undefined;
  }
  if (!source.endsWith('>')) refuse('Verbatim tags must end with a >');
  return verbatim;
}
