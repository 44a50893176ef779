/** The commands about one connection of the account. */
import type { Disposable } from 'vscode';
import type { ConnectionArgument } from './connectionArgument';
import type { ReadySetting } from './ready';
import type { Register } from './register';
import { testConnection } from './testConnection';

export type { ConnectionArgument } from './connectionArgument';

export function registerConnectionCommands(register: Register, setting: ReadySetting): readonly Disposable[] {
  return [register('relay.testConnection', (argument?: ConnectionArgument) => testConnection(argument, setting))];
}
