/**
 * The settings of section `relay`, asked of a client that answers `workspace/configuration`, else taken from what it sends.
 */
import { DidChangeConfigurationNotification, type Connection } from 'vscode-languageserver/node';
import { configurationSection, type RelayConfiguration } from '../protocol';
import type { Client } from './capabilities';
import type { Edge } from './edge';

export interface Configuration {
  /** Until the client has answered, `yaml` documents are left alone: the answer may be to leave them alone. */
  servesYaml(): boolean;
}

export function followConfiguration(lsp: Connection, client: Client, edge: Edge, changed: () => void): Configuration {
  let current: RelayConfiguration | undefined = client.configuration.pull ? undefined : {};

  const use = (configuration: unknown): void => {
    current = isObject(configuration) ? configuration : {};
    changed();
  };

  const ask = (): void => {
    lsp.workspace.getConfiguration(configurationSection).then(use, (error: unknown) => {
      edge.report('asking for the configuration', error);
      use({});
    });
  };

  lsp.onInitialized(() => {
    if (client.configuration.pull) ask();
    if (!client.configuration.register) return;
    lsp.client
      .register(DidChangeConfigurationNotification.type, { section: configurationSection })
      .catch((error: unknown) => edge.report('registering for configuration changes', error));
  });

  lsp.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
    if (client.configuration.pull) ask();
    else if (isObject(settings)) use((settings as Record<string, unknown>)[configurationSection]);
  });

  return { servesYaml: () => current !== undefined && current.workflowDetection !== 'off' };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
