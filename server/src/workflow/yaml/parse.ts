/**
 * Text → our tree. The parser of `yaml` finds the tokens and their structure; what they mean is found here, because the package leaves out what an
 * editor needs, or resolves what must stay as it is written.
 */
import { Parser } from 'yaml';
import type { CST } from 'yaml';
import { buildTree, type BuiltTree } from './build';
import { forbiddenCharacter } from './characters';
import { composeStream, type ComposedDocument } from './compose/stream';
import { cutDeepCollections } from './depth';
import { firstUnfinished, joinLines } from './lenient';
import { describeError, directiveMessage, type Problem } from './messages';
import { hasQuoteFrom, hasQuoteUpTo, removeFrom, withQuotesBehind } from './openQuotes';
import { passOver, tokenBehind } from './rest';
import type { YamlError } from './tree';

export interface ParsedYaml extends BuiltTree {
  /** In the order of the text. */
  readonly errors: readonly YamlError[];
  /**
   * Where its quotes and brackets end: `early` where one does before it is closed; `leniently` where one was closed only after its lines were
   * joined, which is done for a text without any other problem.
   */
  readonly closed: 'strictly' | 'leniently' | 'early';
  /** Where the first quote or bracket stands that ends before it is closed, if `closed` is `early` for that reason. */
  readonly firstOpen: number | undefined;
  /** The syntax has a problem, be it only one that the engine does not mind. */
  readonly hasProblems: boolean;
}

/**
 * Reads the first document of a text, as the engine does; what comes after it is not looked at.
 * Any text gives an answer: what is wrong with it is in `errors`, and the tree holds the rest.
 */
export function parseYaml(text: string): ParsedYaml {
  try {
    const lines = withLineFeeds(text);
    const { document, tokens, end, problems, ownErrors, closed } = composeLeniently(lines);
    const tree = document ? buildTree(lines, document, tokens?.start ?? []) : noTree;
    const syntaxErrors = problems.flatMap((problem) => describeError(lines, problem) ?? []);
    const errors = [...forbiddenCharacter(lines.slice(0, end)), ...ownErrors, ...syntaxErrors, ...tree.errors];
    const hasProblems = problems.length > 0 || ownErrors.length > 0;
    const firstOpen = closed === 'early' && tokens ? firstUnfinished(tokens) : undefined;
    return {
      ...tree,
      errors: onePerLine(lines, errors).slice(0, mostErrors),
      closed,
      firstOpen,
      hasProblems,
    };
  } catch (error) {
    // The package failed on this text (its stack, most likely): nothing of it can be read, and that is worth saying.
    const message = `This YAML cannot be read (${error instanceof Error ? error.message : String(error)}). Is it nested very deeply?`;
    const unreadable = { code: 'UNREADABLE', message, span: { start: 0, end: text.length } };
    return {
      ...noTree,
      errors: [unreadable],
      closed: 'early',
      firstOpen: 0,
      hasProblems: true,
    };
  }
}

const noTree: BuiltTree = { root: undefined, errors: [], anchors: new Set(), missingAnchors: new Set() };

/** More are of no use to anybody, and a file that is no YAML has one a line. */
export const mostErrors = 100;

/** To the engine, which reads YAML 1.1, these end a line as well. The text stays as long as it is, and so do all offsets. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r(?!\n)|[\u0085\u2028\u2029]/g, '\n');
}

/** One mistake often makes the parser stumble over the rest of the line, too. */
function onePerLine(text: string, errors: readonly YamlError[]): readonly YamlError[] {
  let lineEnd = -1;
  return [...errors]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => {
      if (span.start <= lineEnd) return false;
      const newline = text.indexOf('\n', span.start);
      lineEnd = newline < 0 ? text.length : newline;
      return true;
    });
}

interface FirstDocument {
  readonly document: ComposedDocument | undefined;
  readonly tokens: CST.Document | undefined;
  /** Where the text was left. */
  readonly end: number;
  readonly problems: readonly Problem[];
  /** What the package does not mind. */
  readonly ownErrors: readonly YamlError[];
}

/** Further looks are worth it only if nothing is wrong in the end: otherwise the first one says better where it goes wrong. */
function composeLeniently(text: string): FirstDocument & Pick<ParsedYaml, 'closed'> {
  const strict = composeStrictly(text);
  let lenient = strict;
  let joined: string | undefined = text;
  for (let looks = 0; looks < mostLooks && lenient.tokens !== undefined && endsTooEarly(lenient); looks += 1) {
    joined = joinLines(joined, lenient.tokens);
    if (joined === undefined) break;
    lenient = composeFirstDocument(joined);
  }
  if (lenient !== strict && lenient.problems.length === 0) return { ...lenient, closed: 'leniently' };
  return { ...strict, closed: endsTooEarly(strict) ? 'early' : 'strictly' };
}

/** A quote that is never closed ends with the lines that belong to it, and the rest of the text is read. */
function composeStrictly(text: string): FirstDocument {
  const plain = composeFirstDocument(text);
  if (plain.tokens === undefined || !hasQuoteUpTo(text.length, plain.tokens)) return plain;
  const ended = composeFirstDocument(withQuotesBehind(text), text.length);
  if (ended.tokens === undefined || hasQuoteFrom(text.length, ended.tokens)) return plain;
  // In the first column, where no line is indented less, it goes on all the same.
  return hasQuoteUpTo(text.length + 1, ended.tokens) ? plain : ended;
}

/** Where one thing ends too early, the parser may not recognise the next one. */
const mostLooks = 5;

function endsTooEarly({ problems }: FirstDocument): boolean {
  return problems.some(
    ({ code, message }) =>
      code === 'BAD_INDENT' || (code === 'MISSING_CHAR' && !message.startsWith('Implicit map keys')),
  );
}

/** What is behind the `limit` was put there to end what is before. */
function composeFirstDocument(text: string, limit = text.length): FirstDocument {
  const stream = composeStream();
  const ownErrors: YamlError[] = [];
  let first: CST.Document | undefined;
  let end = limit;
  let rest: number | undefined;
  // The parser is lazy: leaving the loop leaves the rest of the text unread.
  for (const token of new Parser().parse(text)) {
    if (first !== undefined && (token.type === 'document' || token.type === 'directive')) {
      end = token.offset;
      break;
    }
    if (token.type === 'document') {
      first = token;
      if (limit < text.length) removeFrom(token, limit);
      ownErrors.push(...cutDeepCollections(token));
      rest = tokenBehind(token, limit);
    }
    if (first !== undefined && token.type === 'error' && token.offset < limit) rest ??= token.offset;
    if (token.type === 'directive') ownErrors.push(...refusedDirective(token));
    stream.add(token);
    if (first !== undefined && token.type === 'doc-end') break;
  }
  const { document } = stream;
  const problems = stream.problems.filter(({ pos: [at] }) => at <= limit);
  if (first === undefined || rest === undefined) return { document, tokens: first, end, problems, ownErrors };
  const passed = passOver(text, first, rest, problems);
  return { document, tokens: first, end, problems: passed.problems, ownErrors: [...ownErrors, ...passed.errors] };
}

/** The engine reads YAML 1.1 with most of 1.2, takes only `%YAML 1.1` for an answer, and knows `%TAG` besides. */
function refusedDirective(directive: { readonly offset: number; readonly source: string }): readonly YamlError[] {
  const source = directive.source.trimEnd();
  const [name, version] = source.split(/[ \t]+/);
  if (name === '%TAG' || (name === '%YAML' && version === '1.1')) return [];
  const message = name === '%YAML' ? `Relay does not accept "${source}". Remove this line.` : directiveMessage;
  return [{ code: 'BAD_DIRECTIVE', message, span: { start: directive.offset, end: directive.offset + source.length } }];
}
