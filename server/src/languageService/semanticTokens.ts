/**
 * What the words of expressions and references are, for an editor's colors: more than a grammar can know, because whether `${ }` means
 * anything depends on where it stands, and whether `aws` is a type or a name on what stands before it.
 */
import { mayHoldTemplate } from '../workflow/collect';
import { wordsOf, type Word } from '../workflow/expression';
import { oncePerPart } from '../workflow/foundInParts';
import { partsOf, positionsWithin } from '../workflow/incremental';
import type { ExpressionSite, Workflow } from '../workflow/model';
import { shiftSpan } from '../workflow/parts/shiftNodes';
import { isMappingOfValues } from '../workflow/positions';
import type { WrittenName } from '../workflow/references';
import { overlaps, type Span } from '../workflow/span';
import { referenceTypes } from '../workflow/tagReference';
import type { YamlScalar } from '../workflow/yaml/tree';

/** Types of the protocol's own, which every theme knows. `name` is what `semanticTokenTypes` calls a read-only variable. */
export type SemanticTokenType =
  'namespace' | 'type' | 'name' | 'parameter' | 'property' | 'function' | 'string' | 'number' | 'keyword' | 'operator';

export interface SemanticToken {
  /** Within one line, never empty, never overlapping another. */
  readonly span: Span;
  readonly type: SemanticTokenType;
}

/** In the order of the text. With `within`, those that touch it. */
export function semanticTokens(workflow: Workflow, within?: Span): readonly SemanticToken[] {
  const all = partsOf(workflow);
  const { parts, shiftOf } = all;
  const tokens: SemanticToken[] = [];
  for (const position of within === undefined ? parts.keys() : positionsWithin(all, within)) {
    const part = parts[position];
    const found = part === undefined ? [] : tokensIn(part);
    if (found.length === 0) continue;
    const shift = shiftOf(position);
    for (const { span, type } of found) tokens.push({ span: shiftSpan(shift, span), type });
  }
  return within === undefined ? tokens : tokens.filter(({ span }) => overlaps(span, within));
}

const tokensIn = oncePerPart((part): readonly SemanticToken[] =>
  [...templateTokens(part), ...tagTokens(part), ...nameTokens(part)].sort((a, b) => a.span.start - b.span.start),
);

function templateTokens({ sites, text }: Workflow): readonly SemanticToken[] {
  return sites.filter(mayHoldTemplate).flatMap((site) => siteTokens(site, text));
}

function siteTokens({ scalar, template }: ExpressionSite, text: string): readonly SemanticToken[] {
  return template.parts
    .flatMap((part) => (part.kind === 'expression' ? wordsOf(part.parsed, template.text) : []))
    .flatMap((word) =>
      spansOf(word, template.text)
        .flatMap((span) => placesOf(span, scalar, text))
        .map((span) => ({ span, type: typeOf(word) })),
    );
}

/** A string without its escapes, which the grammar shows in a color of their own. */
function spansOf({ kind, span }: Word, text: string): readonly Span[] {
  if (kind !== 'string' || text[span.start] === '`') return [span];
  const spans: Span[] = [];
  let start = span.start;
  for (const escape of text.slice(span.start, span.end).matchAll(/\\(?:x..|u.{4}|U.{8}|[0-7]{3}|.)/g)) {
    const at = span.start + escape.index;
    if (at > start) spans.push({ start, end: at });
    start = at + escape[0].length;
  }
  if (start < span.end) spans.push({ start, end: span.end });
  return spans;
}

/** Where decoded characters stand in the document: one span a line, without the indentation and the breaks that YAML takes away. */
function placesOf(decoded: Span, { source }: YamlScalar, text: string): readonly Span[] {
  const whole = source.toDocument(decoded);
  if (!/[\r\n]/.test(text.slice(whole.start, whole.end))) return whole.start < whole.end ? [whole] : [];
  const places: Span[] = [];
  for (let at = decoded.start; at < decoded.end; at++) {
    const character = source.toDocument({ start: at, end: at + 1 });
    if (character.start === character.end || /[\r\n]/.test(text.slice(character.start, character.end))) continue;
    const last = places.at(-1);
    if (last && character.start <= last.end) places[places.length - 1] = { start: last.start, end: character.end };
    else places.push(character);
  }
  return places;
}

function typeOf(word: Word): SemanticTokenType {
  switch (word.kind) {
    case 'segment':
      return segmentType(word);
    case 'argument':
      return 'parameter';
    case 'constant':
      return 'keyword';
    case 'function':
    case 'string':
    case 'number':
    case 'operator':
      return word.kind;
  }
}

function segmentType({ path, index }: Extract<Word, { kind: 'segment' }>): SemanticTokenType {
  const root = path.segments[0]?.name ?? '';
  if (path.piped || !Object.hasOwn(namesBelow, root)) return 'property';
  return index === 0 ? 'namespace' : (namesBelow[root]?.[index - 1] ?? 'property');
}

/** What stands where below a root; all that follows is a property. */
const namesBelow: Readonly<Record<string, readonly SemanticTokenType[]>> = {
  connections: ['type', 'name'],
  secrets: ['name'],
  parameters: ['parameter'],
  outputs: ['name'],
  steps: ['name'],
  event: [],
};

/** Relay's tags, where they mean something. */
function tagTokens({ evaluated }: Workflow): readonly SemanticToken[] {
  return [...evaluated].flatMap(([{ tag }, holder]): readonly SemanticToken[] => {
    if (!tag || !relayTag.test(tag.text) || isMappingOfValues(holder)) return [];
    const { start, end } = tag.span;
    if (!tag.text.startsWith(functionTag)) return [{ span: tag.span, type: 'type' }];
    const name = start + functionTag.length;
    return [
      { span: { start, end: name }, type: 'type' },
      { span: { start: name, end }, type: 'function' },
    ];
  });
}

const functionTag = '!Fn.';
const relayTag = new RegExp(`^!(?:${referenceTypes.join('|')}|Fn\\.[\\w-]+)$`);

/** The names in tags and `$type` maps; those in templates are words of theirs. */
function nameTokens({ references, text }: Workflow): readonly SemanticToken[] {
  const { connections, secrets, parameters, outputs } = references;
  const token = (name: WrittenName | undefined, type: SemanticTokenType): readonly SemanticToken[] =>
    name?.place.kind === 'scalar' ? linesOf(name.span, text).map((span) => ({ span, type })) : [];
  return [
    ...connections.flatMap(({ type, name }) => [...token(type, 'type'), ...token(name, 'name')]),
    ...secrets.flatMap(({ name }) => token(name, 'name')),
    ...parameters.flatMap(({ name }) => token(name, 'parameter')),
    ...outputs.flatMap(({ from, name }) => [...token(from, 'name'), ...token(name, 'property')]),
  ];
}

function linesOf(span: Span, text: string): readonly Span[] {
  return [...text.slice(span.start, span.end).matchAll(/[^\s](?:[^\r\n]*[^\s])?/g)].map((found) => ({
    start: span.start + found.index,
    end: span.start + found.index + found[0].length,
  }));
}
