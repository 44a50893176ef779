/** `/api/workflows`, their secrets, and `/api/revisions/validate`. */
import { randomUUID } from 'node:crypto';
import { parse } from 'yaml';
import { access } from './access';
import { failure, json, type Answer } from './answer';
import type { Workflow } from './account';
import { isRecord } from './input';
import type { Request, Route } from './routes';

const secretsPath = '/api/workflows/{workflow*}/secrets';

export const workflowRoutes: readonly Route[] = [
  { method: 'GET', path: '/api/workflows', permission: 'read', answer: list },
  { method: 'GET', path: secretsPath, permission: 'read', answer: withWorkflow(listSecrets) },
  { method: 'POST', path: secretsPath, permission: 'write', body: 'json', answer: withWorkflow(createSecret) },
  {
    method: 'PUT',
    path: `${secretsPath}/{name}`,
    permission: 'write',
    body: 'json',
    answer: withWorkflow(updateSecret),
  },
  { method: 'DELETE', path: `${secretsPath}/{name}`, permission: 'write', answer: withWorkflow(deleteSecret) },
  { method: 'POST', path: '/api/revisions/validate', permission: 'read', body: 'yaml', answer: validate },
];

function list({ account }: Request): Answer {
  return json(200, { workflows: account.workflows.map(summaryOf) });
}

const summaryOf = ({ folder, name, description, createdAt }: Workflow) => ({
  folder,
  name,
  ...(description === undefined ? {} : { description }),
  immutable: false,
  created_at: createdAt,
  updated_at: createdAt,
});

function listSecrets(_: Request, { secrets }: Workflow): Answer {
  return json(200, { secrets: [...secrets.keys()].map((name) => ({ name })) });
}

function createSecret({ token, body }: Request, { secrets }: Workflow): Answer {
  const { name, value } = isRecord(body) ? body : {};
  const decoded = valueOf(value);
  if (typeof name !== 'string' || name.trim() === '' || decoded === undefined)
    return failure(422, 'invalid_secret', 'A secret needs a name and a value.');
  if (secrets.has(name)) return failure(409, 'secret_exists', `There is already a secret with the name "${name}".`);
  secrets.set(name, decoded);
  return json(201, { access: access(token), secret: { name } });
}

function updateSecret({ token, body, parameters: { name = '' } }: Request, { secrets }: Workflow): Answer {
  const decoded = valueOf(isRecord(body) ? body.value : undefined);
  if (!secrets.has(name)) return secretNotFound;
  if (decoded === undefined) return failure(422, 'invalid_secret', 'A secret needs a value.');
  secrets.set(name, decoded);
  return json(200, { access: access(token), secret: { name } });
}

function deleteSecret({ parameters: { name = '' } }: Request, { secrets }: Workflow): Answer {
  return secrets.delete(name) ? json(200, { resource_id: name, success: true }) : secretNotFound;
}

const secretNotFound = failure(404, 'secret_not_found', 'There is no such secret.');

/** A text, or `{ "$encoding": "base64", "data": … }`. */
function valueOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (isRecord(value) && value.$encoding === 'base64' && typeof value.data === 'string')
    return Buffer.from(value.data, 'base64').toString();
  return undefined;
}

/** The service's verdict in its coarsest form: YAML with named steps, each with an image unless it is an approval. */
function validate({ token, body }: Request): Answer {
  const text = String(body);
  let workflow: unknown;
  try {
    workflow = parse(text, { logLevel: 'error' });
  } catch (error) {
    return failure(422, 'invalid_yaml', `The workflow is not valid YAML: ${firstLine(error)}`);
  }
  const { parameters, steps, triggers = [] } = isRecord(workflow) ? workflow : {};
  if (!Array.isArray(steps) || !Array.isArray(triggers))
    return failure(422, 'invalid_workflow', 'The workflow has no list of steps.');
  const wrongStep = steps.findIndex((step) => stepOf(step) === undefined);
  if (wrongStep !== -1) return failure(422, 'invalid_workflow', `Step ${wrongStep + 1} needs a name and an image.`);
  const revision = {
    id: randomUUID(),
    parameters: parametersOf(parameters),
    raw: Buffer.from(text).toString('base64'),
    steps: steps.map(stepOf),
    triggers: triggers.flatMap(triggerOf),
  };
  return json(200, { access: access(token), revision });
}

function stepOf(step: unknown): unknown {
  const { name, image, type } = isRecord(step) ? step : {};
  if (typeof name !== 'string') return undefined;
  if (type === 'approval') return { name, type };
  return typeof image === 'string' ? { name, image, type: 'container' } : undefined;
}

function triggerOf(trigger: unknown): unknown[] {
  return isRecord(trigger) && typeof trigger.name === 'string' && isRecord(trigger.source)
    ? [{ name: trigger.name, source: trigger.source }]
    : [];
}

function parametersOf(parameters: unknown): unknown {
  const entries = isRecord(parameters) ? Object.entries(parameters) : [];
  return Object.fromEntries(
    entries.map(([name, parameter]) => {
      const { default: value, description } = isRecord(parameter) ? parameter : {};
      return [name, { default: value, ...(typeof description === 'string' ? { description } : {}) }];
    }),
  );
}

const firstLine = (error: unknown): string => String(error instanceof Error ? error.message : error).split('\n')[0]!;

function withWorkflow(answer: (request: Request, workflow: Workflow) => Answer): (request: Request) => Answer {
  return (request) => {
    const workflow = request.account.findWorkflow(request.parameters.workflow ?? '');
    return workflow === undefined
      ? failure(404, 'workflow_not_found', 'There is no such workflow.')
      : answer(request, workflow);
  };
}
