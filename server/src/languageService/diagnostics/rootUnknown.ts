/**
 * `root-unknown`: an expression reads a variable that Relay does not have.
 *
 *     connection: ${conections.aws.prod}
 *                   ^^^^^^^^^^ "conections" is none of the roots of an expression. Did you mean "connections"?
 */
import { functions, pathsOf, type Path, type Segment } from '../../workflow/expression';
import type { Workflow } from '../../workflow/model';
import { spellName } from '../../workflow/spelling';
import { either } from '../../relay/words';
import { certaintyOf } from '../certainty';
import { changeWord } from '../changeWord';
import { nearest } from '../nearest';
import { asRoot, rootsAt } from '../roots';
import { placeOf, readableExpressions, type PlacedExpression } from '../templates';
import type { Diagnostic, Fix } from '../types';
import { quoted } from '../wording';

export function rootUnknown(workflow: Workflow): readonly Diagnostic[] {
  return readableExpressions(workflow).flatMap(diagnoseExpression);
}

function diagnoseExpression(expression: PlacedExpression): readonly Diagnostic[] {
  const { site, part } = expression;
  const unknown = pathsOf(part.parsed).filter(isUnknown);
  if (unknown.length === 0) return [];
  const certainty = certaintyOf(part.parsed, site.holder);
  const bare = bareWords(expression);
  return unknown.flatMap((path) => {
    const [root] = path.segments;
    if (root?.name === undefined) return [];
    const { start } = path.span;
    const certain = certainty.isReached(start) && !certainty.isForgiven(start);
    const isBare = path.segments.length === 1 && path.dollar === undefined && bare(root.span.start);
    return [describe({ expression, path, root, name: root.name, isBare, certain })];
  });
}

/** What is right of `|>` starts from the piped value. */
function isUnknown({ segments: [root], piped }: Path): boolean {
  return !piped && root?.name !== undefined && asRoot(root.name) === undefined;
}

interface UnknownRoot {
  readonly expression: PlacedExpression;
  readonly path: Path;
  readonly root: Segment;
  readonly name: string;
  /** It stands where a name in quotes was likely meant. */
  readonly isBare: boolean;
  readonly certain: boolean;
}

function describe(unknown: UnknownRoot): Diagnostic {
  const { message, fixes } = remedy(unknown);
  const { expression, root, certain } = unknown;
  return {
    code: 'root-unknown',
    severity: certain ? 'error' : 'warning',
    message,
    span: placeOf(expression.site, root.span),
    fixes,
  };
}

interface Remedy {
  readonly message: string;
  readonly fixes: readonly Fix[];
}

function remedy({ expression: { site }, path, root, name, isBare }: UnknownRoot): Remedy {
  const span = placeOf(site, root.span);
  const { scalar } = site;
  if (isBare) {
    const text = spellName(name, { kind: 'segment', notation: 'index', quote: undefined, query: path.query, scalar });
    return {
      message: `${quoted(name)} is read as a variable here, and there is none of that name. If it is a name, put it in quotes.`,
      fixes: [{ title: `Put ${quoted(name)} in quotes`, edits: [{ span, newText: text }], preferred: true }],
    };
  }

  const available = rootsAt(site.holder);
  const constant = constants.get(name.toLowerCase());
  if (constant !== undefined && path.segments.length === 1 && path.dollar === undefined) {
    return {
      message: `${quoted(name)} is read as a variable. The constant is written ${constant}.`,
      fixes: [changeWord(name, constant, span)],
    };
  }
  const near = nearest(name, available) ?? available.find((candidate) => candidate === otherWords.get(name));
  if (near !== undefined) {
    const notation = root.notation === 'index' ? 'index' : 'dot';
    const newText = spellName(near, {
      kind: 'segment',
      notation,
      quote: root.quote,
      query: path.query,
      scalar,
    });
    return {
      message: `${quoted(name)} is none of the roots of an expression. Did you mean ${quoted(near)}?`,
      fixes: [changeWord(name, near, span, newText)],
    };
  }
  if (functions.has(name) || name === 'Fn') {
    const example = name === 'Fn' ? 'concat(…)' : `${name}(…)`;
    return {
      message: `${quoted(name)} is no variable. A function is called by its name and parentheses: ${example}.`,
      fixes: [],
    };
  }
  return {
    message: `There is no root ${quoted(name)}. Here an expression starts with ${either(available)}.`,
    fixes: [],
  };
}

const constants: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['null', 'null'],
  ['none', 'null'],
  ['nil', 'null'],
  ['undefined', 'null'],
]);

/** What other tools call them. */
const otherWords: ReadonlyMap<string, string> = new Map([
  ['args', 'parameters'],
  ['inputs', 'parameters'],
  ['params', 'parameters'],
  ['variables', 'parameters'],
  ['vars', 'parameters'],
  ['credentials', 'connections'],
  ['data', 'event'],
  ['payload', 'event'],
  ['trigger', 'event'],
]);

/** The places of an expression where a name without quotes is a common slip: the key of an index, `connections[aws]`, and of an object, `{a: 1}`. */
function bareWords({ part }: PlacedExpression): (start: number) => boolean {
  const { paths, tokens } = part.parsed;
  const starts = new Set<number>();
  for (const { segments } of paths) {
    for (const { notation, span } of segments) if (notation === 'index') starts.add(span.start);
  }
  tokens.forEach(({ text }, index) => {
    const key = tokens[index - 1];
    const before = tokens[index - 2]?.text;
    if (text === ':' && key !== undefined && (before === '{' || before === ',')) starts.add(key.span.start);
  });
  return (start) => starts.has(start);
}
