/**
 * Whether a YAML text is a Relay workflow. File names say nothing (every published workflow has its own), and many other formats have
 * `steps:` or `apiVersion: v1`, so this reads the outline of the text: the top-level keys, the keys of the steps and triggers, and what
 * only Relay writes. In doubt the answer is no: taking a Kubernetes manifest away from its own extension is worse than waiting for one more line.
 *
 * Both sides of the protocol use it, on every YAML document: it reads lines, not YAML, and imports nothing.
 */
export function isWorkflow(text: string): boolean {
  const outline = readOutline(text.slice(0, farthest));
  const { keys } = outline;
  const apiVersion = keys.get('apiVersion');
  const kind = keys.get('kind');
  // `apps/v1`, `tekton.dev/v1beta1`, `argoproj.io/v1alpha1` are not; `v` may become `v1`.
  if (apiVersion !== undefined && !/^(v\d*)?$/.test(apiVersion)) return false;
  if (kind !== undefined && !'Workflow'.startsWith(kind)) return false;
  const hasWork = outline.steps.listed || outline.triggers.listed;
  const looksForeign = [...keys.keys()].some((key) => foreignKeys.has(key));
  if (outline.marker === 'certain' && (hasWork || apiVersion !== undefined)) return true;
  if (looksForeign) return false;
  if (apiVersion !== undefined || kind === 'Workflow') return hasWork || saysWorkflow(outline);
  return hasWork && itemsAreRelays(outline);
}

/** In UTF-16 code units. What is longer is judged by its start. */
const farthest = 200_000;

/** What stands in no other format: these tags, these templates, these images. */
const certainMarker =
  /!(Connection|Parameter|Output|Fn\.\w+|Answer)(\s|$)|\$\{\s*connections\s*[.[]|\bimage["']? ?: *["']?relaysh\//;

/** Templates that others might write as well; in company they convince. */
const likelyMarker = /\$\{\s*(parameters|secrets|outputs|event|steps)\s*[.[]|![SD](ecret|ata)\s/;

/** Top-level keys that Relay does not have and a look-alike needs or often has. */
const foreignKeys = new Set(
  // Kubernetes, Helm charts, kubeconfig
  (
    'metadata spec data stringData items subsets status clusters contexts version appVersion maintainers dependencies keywords sources icon ' +
    // GitHub Actions, Azure Pipelines, CircleCI, GitLab CI, Travis
    'on jobs runs trigger pr pool stages variables resources extends workflows orbs executors include default before_script script image ' +
    // Compose, Drone, Woodpecker, Vela, Codefresh, Concourse, Bitbucket
    'services volumes networks pipeline pipelines platform clone workspace matrix labels depends_on skip_clone when runs_on resource_types ' +
    // Google Cloud Build, Buildkite
    'substitutions options availableSecrets artifacts images logsBucket timeout serviceAccount queueTtl agents env notify ' +
    // CloudFormation, OpenAPI, Ansible, Home Assistant, Kestra, SSM documents
    'AWSTemplateFormatVersion Resources Parameters openapi swagger paths hosts tasks roles blueprint actions namespace id mainSteps schemaVersion'
  ).split(' '),
);

/** Keys of a step that Relay does not have and a look-alike lives on. */
const foreignStepKeys = new Set(
  (
    'uses with run script task bash pwsh powershell checkout template inputs displayName commands settings environment volumes depends_on ' +
    'ruleset label plugins wait block trigger group key agents id entrypoint waitFor dir secretEnv get put in_parallel do action step call'
  ).split(' '),
);

/** Keys of a step that others do not have in this spelling. */
const relayStepKeys = ['spec', 'input', 'inputFile', 'dependsOn'];

/** `apiVersion: v1` alone starts any Kubernetes file; these go on as only a workflow does. */
function saysWorkflow({ keys, commentNamesRelay }: Outline): boolean {
  return (
    keys.has('summary') ||
    keys.has('parameters') ||
    keys.has('locals') ||
    keys.get('kind') === 'Workflow' ||
    commentNamesRelay
  );
}

function itemsAreRelays({ steps, triggers, marker }: Outline): boolean {
  if ([...steps.keys].some((key) => foreignStepKeys.has(key))) return false;
  if (marker === 'likely') return true;
  if (triggers.keys.has('source') && triggers.keys.has('name')) return true;
  return steps.keys.has('name') && relayStepKeys.some((key) => steps.keys.has(key));
}

interface Outline {
  /** Top-level keys with what stands behind the colon, quotes and comments removed. */
  readonly keys: ReadonlyMap<string, string>;
  readonly steps: List;
  readonly triggers: List;
  readonly marker: 'certain' | 'likely' | undefined;
  readonly commentNamesRelay: boolean;
}

interface List {
  /** The key is there, and what is under it is a list or nothing yet. */
  readonly listed: boolean;
  /** The keys of all its items. */
  readonly keys: ReadonlySet<string>;
}

/** `key:`, `"key": value`, perhaps after a dash: indentation, dashes, key, value. */
const keyLine = /^( *)((?:- +)*)(?:[&!][^\s]+ +)*(["']?)([\w$.-]+)\3 *:(?:[ \t]+(.*)|)$/;

/** The first document only, as the engine reads it. */
function readOutline(text: string): Outline {
  const keys = new Map<string, string>();
  const lists = { steps: listReader(), triggers: listReader() };
  let marker: Outline['marker'];
  let commentNamesRelay = false;
  let rootIndent: number | undefined;
  let list: ListReader | undefined;

  for (const whole of text.replace(/^\uFEFF/, '').split('\n')) {
    // Below what only Relay writes, the keys at the top are all that matters: a long text is looked at again at each keystroke.
    if (marker === 'certain' && rootIndent === 0 && /^(?: |- )/.test(whole) && list?.begun !== false) continue;
    const line = whole.endsWith('\r') ? whole.slice(0, -1) : whole;
    const content = line.trim();
    if (content === '' || content.startsWith('%')) continue;
    if (content.startsWith('#')) {
      commentNamesRelay ||= content.includes('relay.sh');
      continue;
    }
    if (/^(---|\.\.\.)(\s|$)/.test(line)) {
      if (rootIndent !== undefined) break;
      continue;
    }
    if (marker !== 'certain') {
      if (certainMarker.test(content)) marker = 'certain';
      else if (marker === undefined && likelyMarker.test(content)) marker = 'likely';
    }
    const indent = line.length - line.trimStart().length;
    if (rootIndent === undefined && content.startsWith('{')) return readFlow(text);
    rootIndent ??= indent;
    const [, , dashes, , key, value = ''] = (indent <= rootIndent ? keyLine.exec(line) : null) ?? [];
    if (dashes === '' && key !== undefined) {
      const plainValue = withoutQuotes(value);
      if (!keys.has(key)) keys.set(key, plainValue);
      list = key === 'steps' || key === 'triggers' ? lists[key] : undefined;
      list?.start(plainValue);
    } else {
      list?.line(line, content);
    }
  }
  return { keys, steps: lists.steps.result(), triggers: lists.triggers.result(), marker, commentNamesRelay };
}

interface ListReader {
  /** With what stands behind `steps:`. */
  start(value: string): void;
  /** Whether its first line has been seen, which says whether it is a list. */
  readonly begun: boolean;
  line(line: string, content: string): void;
  result(): List;
}

function listReader(): ListReader {
  const keys = new Set<string>();
  let listed = false;
  let dashIndent: number | undefined;
  let keyIndent: number | undefined;
  return {
    start(value) {
      listed = /^([[&#].*|~|null)?$/.test(value);
      for (const key of flowKeys(value)) keys.add(key);
    },
    get begun() {
      return dashIndent !== undefined;
    },
    line(line, content) {
      const indent = line.length - content.length - (line.length - line.trimEnd().length);
      const startsItem = /^-(\s|$)/.test(content);
      if (dashIndent === undefined && !startsItem) {
        listed = false;
        dashIndent = -1;
      }
      dashIndent ??= indent;
      if (indent === dashIndent && startsItem) {
        keyIndent = undefined;
        const item = content.slice(1).trimStart();
        if (item.startsWith('{')) for (const key of flowKeys(`[${item}]`)) keys.add(key);
        else if (item !== '' && !/^[&!#]/.test(item)) keyIndent = indent + content.length - item.length;
      } else if (indent > dashIndent) {
        keyIndent ??= indent;
      }
      if (!startsItem && indent !== keyIndent) return;
      const key = keyLine.exec(line);
      if (key?.[4] !== undefined && (key[1] ?? '').length + (key[2] ?? '').length === keyIndent) keys.add(key[4]);
    },
    result: () => ({ listed, keys }),
  };
}

/** Of the mappings in a flow sequence: `[{ name: a, spec: { b: c } }]` has `name` and `spec`. A very long line is judged by its start. */
function flowKeys(text: string): readonly string[] {
  const keys: string[] = [];
  let depth = 0;
  for (const [token, , key] of text
    .slice(0, 2000)
    .matchAll(/[[{\]}]|(["']?)([\w$.-]+)\1\s*:(?=\s|$)|"[^"]*"|'[^']*'/g)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    else if (key !== undefined && depth === 2) keys.push(key);
  }
  return keys;
}

/** A workflow in flow style, as JSON is: `{ "apiVersion": "v1", "steps": [ … ] }`. */
function readFlow(text: string): Outline {
  const found = (key: string): string | undefined =>
    new RegExp(`^[^[]*?["']?\\b${key}["']?\\s*:\\s*["']?([\\w./]*)`).exec(text)?.[1];
  const keys = new Map<string, string>();
  for (const key of ['apiVersion', 'kind', 'metadata', 'spec', 'jobs', 'openapi', 'summary', 'parameters']) {
    const value = found(key);
    if (value !== undefined) keys.set(key, value);
  }
  const list = (key: string): List => ({
    listed: new RegExp(`["']?\\b${key}["']?\\s*:\\s*\\[`).test(text),
    keys: new Set(),
  });
  const marker = certainMarker.test(text) ? 'certain' : undefined;
  return { keys, steps: list('steps'), triggers: list('triggers'), marker, commentNamesRelay: false };
}

function withoutQuotes(value: string): string {
  const bare = value.replace(/(^|\s)#.*$/, '').trim();
  return /^(["']).*\1$/.test(bare) ? bare.slice(1, -1) : bare;
}
