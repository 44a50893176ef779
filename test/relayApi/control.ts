/**
 * `/_control`: how whoever runs this API (`npm run relay-api -- --control-key`) has it fail, and looks into it. No part of Relay's API;
 * it asks for the control key, which no client of the API is given.
 *
 *   POST   /_control/faults      a fault; `pathPattern` instead of `path` is a regular expression
 *   DELETE /_control/faults
 *   GET    /_control/stored      [{ type, name, fields }]: the values, which the API never gives
 *   GET    /_control/requests    [{ method, path, … }]
 *   POST   /_control/connections a connection, as if made elsewhere
 *   DELETE /_control/connections { type, name }
 *   POST   /_control/device      { code }: confirms it, as a person does on the page
 */
import type { Account, ConnectionData } from './account';
import { failure, type Answer } from './answer';
import type { Fault, Faults } from './faults';
import { isRecord } from './input';
import { confirmCode } from './pages';

export interface Control {
  readonly account: Account;
  readonly faults: Faults;
  readonly requests: readonly unknown[];
}

export function controlAnswer(control: Control, method: string, path: string, body: unknown): Answer {
  const { account, faults, requests } = control;
  switch (`${method} ${path}`) {
    case 'POST /_control/faults':
      faults.add(faultOf(body));
      return done();
    case 'DELETE /_control/faults':
      faults.clear();
      return done();
    case 'GET /_control/stored':
      return done(account.connections.map(({ type, name, fields }) => ({ type, name, fields })));
    case 'GET /_control/requests':
      return done(requests);
    case 'POST /_control/connections':
      account.addConnection(body as ConnectionData);
      return done();
    case 'DELETE /_control/connections': {
      const { type, name } = body as ConnectionData;
      const index = account.connections.findIndex((connection) => connection.type === type && connection.name === name);
      if (index !== -1) account.connections.splice(index, 1);
      return done(index !== -1);
    }
    case 'POST /_control/device':
      return done(confirmCode(account, String((body as { code: unknown }).code)));
    default:
      return failure(404, 'no_such_control', 'There is no such control.');
  }
}

function faultOf(body: unknown): Fault {
  if (!isRecord(body)) throw new TypeError('A fault is an object.');
  const { pathPattern, ...fault } = body;
  return { ...fault, ...(typeof pathPattern === 'string' ? { path: new RegExp(pathPattern) } : {}) } as Fault;
}

const done = (body: unknown = {}): Answer => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(body),
});
