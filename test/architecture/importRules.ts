/**
 * Who may import whom. The arrows of the design, as data, and the check that the code keeps them.
 */
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { isTypeScript, nodesOf, parse, type Sources } from './sources';

interface Rule {
  /** What the rule is about: a folder (`server/src/relay/`) or one file. The first rule that fits a file holds for it. */
  readonly of: string;
  /** Folders and files of the product that it may import; a file's own folder is not implied. */
  readonly files: readonly string[];
  /** Names of packages; a trailing `*` is any ending. `node:*` is everything of Node but HTTP. */
  readonly packages: readonly string[];
  /** The rule in words, as a failure prints it. */
  readonly inWords: string;
}

const protocol = 'server/src/protocol.ts';
const relay = 'server/src/relay/';
const relayData = ['account.ts', 'connectionTypes.ts', 'secrets.ts', 'words.ts'].map(
  (file) => `server/src/relay/${file}`,
);
const workflow = 'server/src/workflow/';
const catalog = 'server/src/catalog/';
const languageService = 'server/src/languageService/';
const account = 'server/src/account/';
const lsp = 'server/src/lsp/';
const cli = 'server/src/cli/';
const client = 'client/src/';

const http = ['node:http', 'node:https'];

const rules: readonly Rule[] = [
  {
    of: protocol,
    files: ['server/src/relay/account.ts', 'server/src/relay/secrets.ts'],
    packages: [],
    inWords: 'protocol.ts imports only relay/account.ts and relay/secrets.ts',
  },
  ...relayData.map((of) => ({
    of,
    files: relayData,
    packages: [],
    inWords:
      "relay's data (account.ts, connectionTypes.ts, secrets.ts) and words (words.ts) are data: they import nothing else",
  })),
  ...['server/src/relay/api.ts', 'server/src/relay/http.ts'].map((of) => ({
    of,
    files: [relay],
    packages: [...http, 'node:*'],
    inWords: 'relay stands alone',
  })),
  {
    of: 'server/src/relay/cliConfig.ts',
    files: [relay, 'server/src/workflow/yaml/plain.ts'],
    packages: ['node:*'],
    inWords:
      'relay stands alone; cliConfig.ts may read YAML with workflow/yaml, and only api.ts and http.ts speak HTTP',
  },
  {
    of: relay,
    files: [relay],
    packages: ['node:*'],
    inWords: 'relay stands alone; only its api.ts and http.ts speak HTTP',
  },
  {
    of: 'server/src/workflow/yaml/',
    files: [workflow],
    packages: ['yaml'],
    inWords: 'workflow stands alone; workflow/yaml may use yaml',
  },
  {
    of: workflow,
    files: [workflow],
    packages: [],
    inWords: 'workflow stands alone, and only workflow/yaml uses yaml',
  },
  { of: catalog, files: [catalog], packages: [], inWords: 'catalog stands alone' },
  {
    of: languageService,
    files: [languageService, workflow, catalog, ...relayData],
    packages: [],
    inWords:
      "languageService imports workflow, catalog and relay's data and words (account.ts, connectionTypes.ts, secrets.ts, words.ts): no API, no protocol, nothing of Node",
  },
  {
    of: account,
    files: [account, relay],
    packages: ['node:*'],
    inWords: 'account imports relay',
  },
  {
    of: lsp,
    files: [lsp, account, languageService, catalog, workflow, relay, protocol],
    packages: ['vscode-languageserver*', 'vscode-jsonrpc/node', 'node:*'],
    inWords: "lsp imports the server's other parts but not cli or main.ts, and no HTTP",
  },
  {
    of: cli,
    files: [cli, account, languageService, catalog, workflow, relay],
    packages: ['node:*'],
    inWords: 'cli imports the parts below it: not lsp, not the protocol, no HTTP',
  },
  {
    of: 'server/src/main.ts',
    files: ['server/src/'],
    packages: ['node:*'],
    inWords: "main.ts imports the server's parts, no HTTP",
  },
  {
    of: client,
    files: [client, protocol, relay, 'server/src/workflow/detect.ts'],
    packages: ['vscode', 'vscode-languageclient*', 'node:*'],
    inWords: 'client imports, of the server, only protocol.ts, relay and workflow/detect.ts, and no HTTP',
  },
];

/** One sentence for each import that breaks a rule: `FILE imports X: RULE`. Empty when all is well. */
export function brokenRules(sources: Sources): readonly string[] {
  return [...importsOf(sources)].flatMap(({ from, specifier, to }) => {
    const rule = rules.find(({ of }) => covers(of, from));
    if (rule === undefined) return [`${from} is in no part of the design: give its folder a rule`];
    return allows(rule, to) ? [] : [`${from} imports ${specifier}: ${rule.inWords}`];
  });
}

/** Every cycle between parts, as `lsp → account → lsp`; each is told once, from its alphabetically first part. */
export function cyclesBetweenParts(sources: Sources): readonly string[] {
  const arrows = new Map<string, Set<string>>();
  for (const { from, to } of importsOf(sources)) {
    if (to.kind !== 'file' || partOf(from) === partOf(to.path)) continue;
    arrows.set(partOf(from), (arrows.get(partOf(from)) ?? new Set()).add(partOf(to.path)));
  }
  const cycles: string[] = [];
  const walk = (path: readonly string[]): void => {
    const [first = '', last = ''] = [path[0], path.at(-1)];
    for (const next of arrows.get(last) ?? []) {
      if (next === first) cycles.push([...path, next].join(' → '));
      else if (next > first && !path.includes(next)) walk([...path, next]);
    }
  };
  for (const part of arrows.keys()) walk([part]);
  return cycles;
}

interface Import {
  readonly from: string;
  readonly specifier: string;
  readonly to: Target;
}

type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package'; readonly name: string }
  /** A relative path where no file is, or one outside the product's sources. */
  | { readonly kind: 'elsewhere' };

function* importsOf(sources: Sources): Generator<Import> {
  for (const [from, text] of sources) {
    if (!isTypeScript(from)) continue;
    for (const specifier of specifiersIn(parse(from, text))) {
      yield { from, specifier, to: resolve(from, specifier, sources) };
    }
  }
}

/** What stands between the quotes of `import`, `export … from`, `import()`, `require()`, `import x = require()` and `import('x').T`. */
function* specifiersIn(file: ts.SourceFile): Generator<string> {
  for (const node of nodesOf(file)) {
    const specifier = specifierOf(node);
    if (specifier === undefined) continue;
    yield ts.isStringLiteralLike(specifier) ? specifier.text : '(computed)';
  }
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isExternalModuleReference(node)) return node.expression;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : node.argument;
  if (!ts.isCallExpression(node)) return undefined;
  const { expression } = node;
  const imports =
    expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === 'require');
  return imports ? node.arguments[0] : undefined;
}

function resolve(from: string, specifier: string, sources: Sources): Target {
  if (specifier === '(computed)') return { kind: 'elsewhere' };
  if (!specifier.startsWith('.')) return { kind: 'package', name: withNodePrefix(specifier) };
  const base = posix.join(posix.dirname(from), specifier);
  const path = [base, `${base}.ts`, `${base}/index.ts`, base.replace(/\.js$/, '.ts')].find((path) => sources.has(path));
  return path === undefined ? { kind: 'elsewhere' } : { kind: 'file', path };
}

/** `fs/promises` is `node:fs/promises`: Node's own modules have one name here. */
function withNodePrefix(name: string): string {
  return isBuiltin(name) && !name.startsWith('node:') ? `node:${name}` : name;
}

function allows(rule: Rule, to: Target): boolean {
  switch (to.kind) {
    case 'elsewhere':
      return false;
    case 'file':
      return rule.files.some((allowed) => covers(allowed, to.path));
    case 'package':
      return rule.packages.some((allowed) => names(allowed, to.name));
  }
}

/** `server/src/relay/` covers what lies below it; `server/src/main.ts` covers itself. */
function covers(pattern: string, path: string): boolean {
  return pattern.endsWith('/') ? path.startsWith(pattern) : path === pattern;
}

/** Whatever opens a connection to elsewhere has to be allowed by its own name. */
const network = new Set(['node:http', 'node:https', 'node:http2', 'node:tls']);

function names(pattern: string, name: string): boolean {
  if (!pattern.endsWith('*')) return pattern === name;
  return name.startsWith(pattern.slice(0, -1)) && !network.has(name);
}

/** `server/src/relay/http.ts` → `relay`; files that lie directly in `server/src` are parts of their own. */
function partOf(path: string): string {
  const [side = '', , part = ''] = path.split('/');
  return side === 'client' ? 'client' : part;
}
