/**
 * Workflows of any length that read like real ones: steps with specs, templates, connections, dependencies, approvals, and triggers.
 * Text only; the same options give the same text.
 */
import { oneOf, randomFrom, type Random } from './random';

export interface WorkflowOptions {
  /** Exactly so many lines, at least 40. */
  readonly lines: number;
  readonly seed: number;
  /** What the steps may use. */
  readonly connections: readonly { readonly type: string; readonly name: string }[];
  /** Whether it has, in the middle, the step that is typed in. See `probe`. */
  readonly withProbe?: boolean;
}

/**
 * The step that is typed in. Its `type` is misspelled: a mistake that a JSON Schema sees, too, and that shows which text was looked at.
 */
export const probe = {
  name: 'probe',
  misspelledType: 'contaner',
} as const;

interface Writing {
  readonly random: Random;
  /** A connection of this type that the account has. */
  readonly connection: (type: string) => string;
  /** A step further up. */
  readonly earlier: () => string | undefined;
}

export function generateWorkflow({ lines, seed, connections, withProbe = false }: WorkflowOptions): string {
  const random = randomFrom(seed);
  const byType = new Map<string, string[]>();
  for (const { type, name } of connections) {
    const names = byType.get(type);
    if (names === undefined) byType.set(type, [name]);
    else names.push(name);
  }
  const stepNames: string[] = [];
  const writing: Writing = {
    random,
    connection: (type) => oneOf(byType.get(type) ?? [], random),
    // Most depend on what stands shortly before.
    earlier: () => stepNames.at(-1 - Math.floor(random() * Math.min(stepNames.length, 8))),
  };

  const text = [...header, ...triggersFor(lines, writing), 'steps:'];
  const middle = Math.max(text.length, Math.floor(lines / 2));
  let probed = !withProbe;
  for (;;) {
    if (!probed && text.length >= middle) {
      text.push(...probeStep(writing));
      stepNames.push(probe.name);
      probed = true;
    }
    const name = `${oneOf(verbs, random)}-${oneOf(things, random)}-${stepNames.length + 1}`;
    const step = oneOf(stepKinds, random)(name, writing);
    // Room for the probe is kept in a short workflow.
    const needed = probed ? step.length : step.length + probeLines;
    if (text.length + needed > lines) break;
    text.push(...step);
    stepNames.push(name);
  }
  if (!probed) {
    text.push(...probeStep(writing));
  }
  while (text.length < lines) text.push('# The end of this workflow.');
  return `${text.join('\n')}\n`;
}

const header = [
  'apiVersion: v1',
  'summary: Keep the fleet in order',
  'description: Looks at what runs, asks where it must, and changes what is out of date.',
  'parameters:',
  '  environment:',
  '    description: Where it runs',
  '    default: staging',
  '  region:',
  '    description: The region of the instances',
  '    default: us-west-2',
  '  channel:',
  '    default: "#operations"',
];

/** One trigger for each 400 lines. */
function triggersFor(lines: number, writing: Writing): readonly string[] {
  const count = Math.max(1, Math.floor(lines / 400));
  return [
    'triggers:',
    ...Array.from({ length: count }, (_, index) =>
      oneOf(triggerKinds, writing.random)(`trigger-${index + 1}`, writing),
    ).flat(),
  ];
}

const triggerKinds: readonly ((name: string, writing: Writing) => readonly string[])[] = [
  (name, { random }) => [
    `- name: ${name}`,
    '  source:',
    '    type: schedule',
    `    schedule: '${Math.floor(random() * 60)} ${Math.floor(random() * 24)} * * *'`,
  ],
  (name) => [
    `- name: ${name}`,
    '  source:',
    '    type: webhook',
    '    image: relaysh/github-trigger-pull-request-merged',
    '  binding:',
    '    parameters:',
    '      environment: ${event.branch}',
    '      region: !Data repository',
  ],
];

const stepKinds: readonly ((name: string, writing: Writing) => readonly string[])[] = [
  (name, writing) => [
    `- name: ${name}`,
    '  image: relaysh/aws-ec2-step-instances-describe',
    ...dependencies(writing),
    '  spec:',
    '    aws:',
    `      connection: !Connection { type: aws, name: ${writing.connection('aws')} }`,
    '      region: ${parameters.region}',
    '    filters:',
    "      'tag:environment': !Parameter environment",
    '      instance-state-name: running',
  ],
  (name, writing) => [
    `- name: ${name}`,
    '  image: relaysh/slack-step-message-send',
    ...dependencies(writing),
    '  spec:',
    `    connection: \${connections.slack.'${writing.connection('slack')}'}`,
    '    channel: ${parameters.channel}',
    '    username: Relay',
    '    message: "In ${parameters.environment}: ${toString(parameters.region)} is looked at."',
  ],
  (name, writing) => [
    `- name: ${name}`,
    '  image: relaysh/kubernetes-step-kubectl',
    ...dependencies(writing),
    '  spec:',
    '    cluster:',
    '      name: ${parameters.environment}',
    `      connection: !Connection { type: kubernetes, name: ${writing.connection('kubernetes')} }`,
    '    namespace: default',
    '    command: apply',
    '    file: deployment.yaml',
    '    git:',
    '      name: manifests',
    '      repository: git@example.com:acme/manifests.git',
    '      branch: main',
    `      connection: !Connection { type: ssh, name: ${writing.connection('ssh')} }`,
  ],
  (name, writing) => [
    `- name: ${name}`,
    '  image: relaysh/core',
    ...dependencies(writing),
    '  env:',
    '    ENVIRONMENT: ${parameters.environment}',
    '    TOKEN: !Secret deploy-token',
    '  input:',
    '  - set -eu',
    '  - echo "Rolling out to ${ENVIRONMENT}"',
    '  # The tool waits for the rollout to end.',
    '  - rollout --region us-west-2 --wait',
    '  - ni output set --key release --value "$(date +%s)"',
  ],
  (name, writing) => [
    `- name: ${name}`,
    '  image: relaysh/jira-step-issue-create',
    ...dependencies(writing),
    '  when: ${parameters.environment == "production"}',
    '  spec:',
    `    connection: \${connections.jira.${writing.connection('jira')}}`,
    '    issue:',
    '      fields:',
    '        project:',
    '          key: OPS',
    '        type:',
    '          name: Task',
    '        summary: ${concat("Check ", parameters.region)}',
    '        description: |',
    '          Something was changed in ${parameters.environment}.',
    '',
    '          Look whether it holds.',
  ],
  (name, writing) => [
    `- name: ${name}`,
    '  image: relaysh/aws-ec2-step-instances-stop',
    '  spec:',
    '    aws:',
    `      connection: !Connection { type: aws, name: ${writing.connection('aws')} }`,
    '      region: ${parameters.region}',
    `    instanceIDs: ${outputOf(writing.earlier())}`,
  ],
  (name, writing) => [
    `- name: ${name}`,
    '  type: approval',
    '  description: May this go on?',
    ...dependencies(writing),
  ],
  (name, writing) => [
    `- name: ${name}`,
    '  image: relaysh/datadog-step-event-post',
    ...dependencies(writing),
    '  spec:',
    `    connection: !Connection [datadog, ${writing.connection('datadog')}]`,
    '    event_title: A rollout',
    '    event_text: !Parameter region',
    '    event_type: info',
  ],
];

const probeLines = 8;

function probeStep(writing: Writing): readonly string[] {
  return [
    `- name: ${probe.name}`,
    `  type: ${probe.misspelledType}`,
    '  image: relaysh/aws-ec2-step-instances-describe',
    '  description: Finds what runs without a need.',
    '  spec:',
    '    aws:',
    `      connection: !Connection { type: aws, name: ${writing.connection('aws')} }`,
    '      region: us-west-2',
  ];
}

function dependencies({ earlier, random }: Writing): readonly string[] {
  const first = earlier();
  if (first === undefined || random() < 0.2) return [];
  if (random() < 0.6) return [`  dependsOn: ${first}`];
  const second = earlier() ?? first;
  return second === first ? [`  dependsOn: [${first}]`] : ['  dependsOn:', `  - ${first}`, `  - ${second}`];
}

const outputOf = (step: string | undefined): string =>
  step === undefined ? '[]' : `!Output { from: ${step}, name: ids }`;

const verbs = ['check', 'find', 'stop', 'start', 'report', 'update', 'clean', 'scale'];
const things = ['instances', 'buckets', 'cluster', 'database', 'release', 'volumes', 'certificates', 'queue'];
