/** The commands about one connection of the account. */
import type { Disposable } from 'vscode';
import type { LanguageServer } from '../languageClient';
import type { ConnectionArgument } from './connectionArgument';
import { copyReference } from './copyReference';
import type { CreateSetting } from './createConnection';
import { deleteConnection } from './deleteConnection';
import { insertReference } from './insertReference';
import { openConnectionsInWebApp } from './openInWebApp';
import { reauthorizeConnection } from './reauthorize';
import type { Register } from './register';
import { renameConnection } from './renameConnection';
import { replaceValues } from './replaceValues';
import { testConnection } from './testConnection';

/** Without an argument, as from the palette, the user picks the connection. */
type About = ConnectionArgument | undefined;

export function registerConnectionCommands(
  register: Register,
  setting: CreateSetting,
  language: LanguageServer,
): readonly Disposable[] {
  return [
    register('relay.testConnection', (about: About) => testConnection(about, setting)),
    register('relay.replaceConnectionValues', (about: About) => replaceValues(about, setting)),
    register('relay.reauthorizeConnection', (about: About) => reauthorizeConnection(about, setting)),
    register('relay.renameConnection', (about: About) => renameConnection(about, setting, language)),
    register('relay.deleteConnection', (about: About) => deleteConnection(about, setting, language)),
    register('relay.copyConnectionReference', (about: About) => copyReference('template', about, setting, language)),
    register('relay.copyConnectionTag', (about: About) => copyReference('tag', about, setting, language)),
    register('relay.insertConnectionReference', (about: About) => insertReference(about, setting, language)),
    register('relay.openConnectionInWebApp', () => openConnectionsInWebApp(setting)),
  ];
}
