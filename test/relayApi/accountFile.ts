/** `--account FILE.json`: an AccountData, checked, because a person wrote it. */
import type { AccountData } from './account';
import { isRecord } from './input';

/** @throws Error whose message says what is wrong and where. */
export function parseAccountData(text: string): AccountData {
  const data = parseJson(text);
  if (!isRecord(data)) throw new Error('it must be an object.');
  textAt(data, 'name', 'name');
  for (const [index, connection] of listAt(data, 'connections').entries()) {
    const where = `connections[${index}]`;
    textAt(connection, 'type', `${where}.type`);
    textAt(connection, 'name', `${where}.name`);
    textsAt(connection, 'fields', `${where}.fields`);
    if (connection.auth !== undefined && connection.auth !== 'secret' && connection.auth !== 'oauth2')
      throw new Error(`${where}.auth must be "secret" or "oauth2".`);
    if (connection.availability !== undefined) {
      if (!isRecord(connection.availability)) throw new Error(`${where}.availability must be an object.`);
      textAt(connection.availability, 'status', `${where}.availability.status`);
    }
    listOfTexts(connection.workflows, `${where}.workflows`);
  }
  for (const [index, workflow] of listAt(data, 'workflows').entries()) {
    textAt(workflow, 'name', `workflows[${index}].name`);
    textsAt(workflow, 'secrets', `workflows[${index}].secrets`);
  }
  listOfTexts(data.oauth2Types, 'oauth2Types');
  if (data.displayOnce !== undefined && !isRecord(data.displayOnce)) throw new Error('displayOnce must be an object.');
  return data as unknown as AccountData;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new Error('it is not JSON.', { cause: error });
  }
}

function textAt(of: Record<string, unknown>, key: string, where: string): void {
  if (typeof of[key] !== 'string' || of[key] === '') throw new Error(`${where} must be a text.`);
}

function textsAt(of: Record<string, unknown>, key: string, where: string): void {
  const value = of[key];
  if (value === undefined) return;
  if (!isRecord(value) || !Object.values(value).every((item) => typeof item === 'string'))
    throw new Error(`${where} must be an object of texts.`);
}

function listAt(of: Record<string, unknown>, key: string): Record<string, unknown>[] {
  const value = of[key] ?? [];
  if (!Array.isArray(value) || !value.every(isRecord)) throw new Error(`${key} must be a list of objects.`);
  return value;
}

function listOfTexts(value: unknown, where: string): void {
  if (value !== undefined && !(Array.isArray(value) && value.every((item) => typeof item === 'string')))
    throw new Error(`${where} must be a list of texts.`);
}
