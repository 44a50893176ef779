import assert from 'node:assert/strict';
import { isWorkflow } from '../../server/src/workflow/detect';
import { withinSeconds } from '../fuzz/property';

const workflows: Readonly<Record<string, string>> = {
  'steps and connections': `
apiVersion: v1
summary: Stop idle machines
steps:
- name: stop
  image: relaysh/aws-ec2-step-instances-stop
  spec:
    aws: { connection: !Connection { type: aws, name: prod } }
`,
  'nothing but the first two keys': 'apiVersion: v1\nsteps: []\n',
  'steps with nothing yet': 'apiVersion: v1\nsteps:\n',
  'only a comment of the getting-started guide': '## See https://relay.sh/docs\n\napiVersion: v1\n',
  'a summary and no work yet': 'apiVersion: v1\nsummary: Notify\n',
  'parameters before any step': 'apiVersion: v1\nparameters:\n  region:\n    default: eu-west-1\n',
  'only triggers': `
apiVersion: v1
triggers:
- name: nightly
  source:
    type: schedule
    schedule: '0 3 * * *'
`,
  'only triggers, without apiVersion': `
triggers:
  - name: alert
    source: { type: webhook, image: example/trigger }
    binding: { parameters: { id: !Data id } }
`,
  'without apiVersion, a published image': 'steps:\n- name: a\n  image: relaysh/core\n',
  'without apiVersion, an image in quotes': 'steps:\n  - name: a\n    image: "relaysh/core:latest"\n',
  'without apiVersion, own image and spec': `
steps:
- name: a
  image: example/step
  spec:
    n: 1
`,
  'without apiVersion, a script as input': `
steps:
- name: hello
  image: alpine:latest
  input:
  - echo hello
`,
  'without apiVersion, a dependency': 'steps:\n- name: b\n  image: alpine\n  dependsOn: a\n',
  'a template names a connection': 'steps:\n- name: a\n  image: example/a\n  env:\n    C: ${connections.aws.prod}\n',
  'a template names a parameter': 'steps:\n- name: a\n  image: example/a\n  env:\n    R: ${parameters.region}\n',
  'kind Workflow': 'apiVersion: v1\nkind: Workflow\nname: a\n',
  'kind Workflow first': 'kind: Workflow\napiVersion: v1\nsteps: []\n',
  'kind being typed': 'apiVersion: v1\nkind: Wor\nsteps: []\n',
  'apiVersion being typed': 'apiVersion: v\nsteps:\n- name: a\n',
  'comments first': '# Copyright\n#\n# steps: none\n\napiVersion: v1\nsteps:\n- name: a\n',
  'document marker first': '---\napiVersion: v1\nsteps: []\n',
  'document marker with a comment': '--- # the workflow\nsteps:\n- name: a\n  image: relaysh/core\n',
  'a second document that is something else': 'apiVersion: v1\nsteps: []\n---\nkind: Pod\n',
  'byte order mark': '\uFEFFapiVersion: v1\nsteps: []\n',
  'quoted keys': '"apiVersion": "v1"\n\'steps\':\n- "name": a\n  "image": b\n',
  'indented root': '  apiVersion: v1\n  steps:\n  - name: a\n',
  'indented items': 'apiVersion: v1\nsteps:\n    - name: a\n      image: b\n',
  'steps before apiVersion': 'steps:\n- name: a\n  image: b\napiVersion: v1\n',
  'a half-typed step': 'apiVersion: v1\nsteps:\n- na\n',
  'a half-typed key at the top': 'apiVersion: v1\nsteps:\n- name: a\n  image: b\npar\n',
  'a step that uses the word uses in its script': `
apiVersion: v1
steps:
- name: a
  image: alpine
  input:
  - |
    cat <<EOF
    uses: this
    jobs: that
    EOF
`,
  'items in flow style': 'steps: [{ name: a, image: b, spec: { c: d } }]\n',
  'items in flow style, a line each': 'steps:\n- { name: a, image: b, spec: { c: d } }\n',
  'an anchored step': 'steps:\n- &first\n  name: a\n  image: b\n  spec: { c: 1 }\n',
  'an approval': 'apiVersion: v1\nsteps:\n- name: ok\n  type: approval\n  dependsOn: a\n',
  JSON: '{ "apiVersion": "v1", "steps": [ { "name": "a", "image": "b" } ] }',
  'an unclosed quotation': 'apiVersion: v1\nsummary: "Notify\nsteps:\n- name: a\n',
};

const others: Readonly<Record<string, string>> = {
  nothing: '',
  'white space and comments': '\n  \n# apiVersion: v1\n',
  'apiVersion alone, as any manifest starts': 'apiVersion: v1\n',
  'Kubernetes pod':
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\nspec:\n  containers:\n  - name: a\n    image: b\n',
  'Kubernetes manifest before its kind is typed': 'apiVersion: v1\nmetadata:\n  name: a\n',
  'Kubernetes config map that holds a workflow': `
apiVersion: v1
kind: ConfigMap
metadata: { name: a }
data:
  workflow.yaml: |
    apiVersion: v1
    steps:
    - name: a
      image: relaysh/core
      spec: { c: !Connection { type: aws, name: b } }
`,
  'Kubernetes list': 'apiVersion: v1\nkind: List\nitems: []\n',
  kubeconfig: 'apiVersion: v1\nclusters:\n- name: a\ncontexts: []\nkind: Config\nusers: []\n',
  'OpenShift template': 'apiVersion: v1\nkind: Template\nparameters:\n- name: A\nobjects: []\n',
  'Kubernetes deployment': 'apiVersion: apps/v1\nkind: Deployment\nspec: { replicas: 1 }\n',
  'Helm chart': 'apiVersion: v1\nname: chart\nversion: 1.2.3\ndescription: A chart\n',
  'Helm chart, new form': 'apiVersion: v2\nname: chart\ntype: application\nversion: 0.1.0\nappVersion: "1"\n',
  'Helm values': 'image:\n  repository: relaysh\n  tag: a\nenv: []\nresources: {}\n',
  'Helm template': '{{- if .Values.a }}\napiVersion: v1\nkind: Service\n{{- end }}\n',
  'Relay step definition': 'apiVersion: v1\nkind: Step\nname: a\nsummary: b\nversion: 1\n',
  'Tekton task': `
apiVersion: tekton.dev/v1
kind: Task
spec:
  params:
  - name: a
  steps:
  - name: a
    image: alpine
    script: echo $(params.a)
`,
  'Argo workflow': `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: { generateName: a- }
spec:
  templates:
  - name: a
    steps:
    - - name: b
        template: c
`,
  'GitHub Actions workflow': `
name: CI
on: [push]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
    - uses: actions/checkout@v4
    - run: echo \${{ secrets.TOKEN }}
`,
  'GitHub composite action': `
name: Action
description: d
inputs:
  a: { required: true }
runs:
  using: composite
  steps:
  - run: echo
    shell: bash
`,
  'Azure pipeline': `
trigger:
- main
pool:
  vmImage: ubuntu-latest
parameters:
- name: environment
  default: dev
steps:
- script: echo \${{ parameters.environment }}
  displayName: Say
- task: Npm@1
  inputs:
    command: install
`,
  'Azure pipeline of steps only': 'steps:\n- script: echo\n- task: A@1\n  inputs: { a: b }\n',
  'Azure step template': `
parameters:
  name: ''
steps:
- bash: echo \${{ parameters.name }}
  env:
    A: b
`,
  'Azure checkout': 'steps:\n- checkout: self\n',
  Compose: 'services:\n  web:\n    image: relaysh/web\n    env_file: a\n',
  CloudFormation: `
AWSTemplateFormatVersion: '2010-09-09'
Parameters:
  Name: { Type: String }
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: !Sub '\${Name}-a'
      Tags: !Ref Name
`,
  'CloudFormation without a version':
    'Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties: { BucketName: !GetAtt A.B }\n',
  'Ansible playbook': '- hosts: all\n  tasks:\n  - name: a\n    ansible.builtin.shell: echo\n',
  'Ansible tasks': '- name: a\n  apt: { name: b }\n  when: c\n',
  OpenAPI: 'openapi: 3.0.0\ninfo: { title: a }\npaths:\n  /a: {}\n',
  'GitLab CI': 'stages: [build]\nimage: alpine\nbuild:\n  script:\n  - !reference [.a, script]\n',
  CircleCI: 'version: 2.1\njobs:\n  build:\n    docker:\n    - image: a\n    steps:\n    - checkout\n    - run: b\n',
  'CircleCI command': 'description: a\nparameters:\n  to: { type: string }\nsteps:\n- run: echo << parameters.to >>\n',
  Buildkite: `
steps:
- label: test
  command: npm test
  plugins:
  - docker#v5: { image: node }
- wait
- block: Release?
- trigger: deploy
`,
  'Buildkite, commands only': 'steps:\n- command: make\n  key: build\n',
  'Cloud Build': `
steps:
- name: gcr.io/cloud-builders/docker
  args: [build, '-t', 'gcr.io/$PROJECT_ID/a', .]
images: [gcr.io/$PROJECT_ID/a]
`,
  'Cloud Build of steps only':
    "steps:\n- name: 'gcr.io/cloud-builders/npm'\n  entrypoint: npm\n  args: ['test']\n  env: ['A=b']\n",
  'Cloud Build, the plainest': "steps:\n- name: 'gcr.io/cloud-builders/npm'\n  args: ['install']\n",
  Drone: `
kind: pipeline
type: docker
name: default
steps:
- name: test
  image: node
  commands:
  - npm test
`,
  'Drone, settings and secrets':
    'kind: pipeline\nsteps:\n- name: a\n  image: plugins/slack\n  settings:\n    token: { from_secret: b }\n',
  Woodpecker: 'steps:\n- name: build\n  image: alpine\n  commands:\n  - make\n',
  'Woodpecker with conditions': `
when:
- event: push
steps:
- name: build
  image: alpine
  commands: [make]
  when: { branch: main }
`,
  'Woodpecker, steps by name': 'steps:\n  build:\n    image: alpine\n    commands: [make]\n',
  'Woodpecker plugin step': 'steps:\n- name: publish\n  image: plugins/docker\n  settings: { repo: a }\n',
  Vela: 'version: "1"\nsteps:\n- name: a\n  image: b\n  parameters: { c: d }\n  secrets: [e]\n',
  Concourse: 'resources:\n- name: a\n  type: git\njobs:\n- name: b\n  plan:\n  - get: a\n    trigger: true\n',
  Codefresh: "version: '1.0'\nstages: [a]\nsteps:\n  build:\n    type: build\n    image_name: c\n",
  'Kestra flow': `
id: hello
namespace: company
tasks:
- id: a
  type: io.kestra.plugin.core.log.Log
triggers:
- id: nightly
  type: io.kestra.plugin.core.trigger.Schedule
  cron: 0 3 * * *
`,
  'Home Assistant automation': '- alias: a\n  triggers:\n  - trigger: sun\n  actions:\n  - action: light.turn_on\n',
  'Home Assistant script': 'triggers:\n- trigger: state\n  entity_id: a\nactions: []\n',
  'Systems Manager document': "schemaVersion: '0.3'\nparameters: {}\nmainSteps:\n- name: a\n  action: aws:runScript\n",
  'a recipe': 'name: Bread\nsteps:\n- Mix the flour\n- Bake\n',
  'a recipe of mappings': 'name: Bread\nsteps:\n- name: Mix\n  minutes: 10\n',
  'name and image, which many formats have': 'steps:\n- name: a\n  image: alpine\n',
  'steps that are a text': 'steps: one, two\n',
  'plain data': 'a: 1\nb: [2, 3]\n',
  'a list': '- a\n- b\n',
  'a text': 'hello\n',
  'JSON of another kind': '{ "apiVersion": "v1", "kind": "Pod", "metadata": {}, "spec": {} }',
  'package data': '{ "name": "a", "steps": 3 }',
  'a workflow in the second document': 'kind: Pod\n---\napiVersion: v1\nsteps: []\n',
};

suite('recognising a Relay workflow', () => {
  for (const [name, text] of Object.entries(workflows)) {
    test(`recognised: ${name}`, () => assert.equal(isWorkflow(text), true));
    test(`recognised with CRLF: ${name}`, () => assert.equal(isWorkflow(text.replaceAll('\n', '\r\n')), true));
  }
  for (const [name, text] of Object.entries(others)) {
    test(`left alone: ${name}`, () => assert.equal(isWorkflow(text), false));
    test(`left alone with CRLF: ${name}`, () => assert.equal(isWorkflow(text.replaceAll('\n', '\r\n')), false));
  }

  test('the top level counts to the end, whatever Relay alone writes above it', () => {
    const steps = 'steps:\n- name: a\n  image: relaysh/core\n  spec: { a: !Connection { type: aws, name: b } }\n\n';
    assert.equal(isWorkflow(`${steps}# and:\napiVersion: v1\n`), true);
    assert.equal(isWorkflow(`${steps}# and:\napiVersion: apps/v1\n`), false);
    assert.equal(isWorkflow(`${steps}- name: c\nkind: Deployment\n`), false);
    assert.equal(isWorkflow(`${steps}---\nkind: Deployment\n`), true);
  });

  test('a file of long lines without structure is read in no time', () => {
    for (const unit of ['a', ' ', '"', '- ', '{', 'image ', '!', '${', '&a ', 'steps: [']) {
      withinSeconds(unit, () => {
        isWorkflow(unit.repeat(200_000));
        isWorkflow(`steps:\n- ${unit.repeat(100_000)}`);
      });
    }
  });
});
