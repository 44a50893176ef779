/**
 * The settings of section `relay`: for each document, asked of a client that answers `workspace/configuration`; else what the client sends, for all alike.
 */
import { readSeverities, type DiagnosticOptions } from '../languageService';
import { configurationSection } from '../protocol';
import { isRecord, property } from '../relay/json';
import type { Client } from './capabilities';
import type { Connection } from './connection';
import type { Edge } from './edge';
import {
  ConfigurationRequest,
  DidChangeConfigurationNotification,
  InitializedNotification,
  RegistrationRequest,
} from './messages';

export interface Configuration {
  /**
   * What holds for a document; `undefined` until the client has said it. A first look asks the client, and `changed` tells when it has answered.
   */
  of(uri: string): DocumentConfiguration | undefined;
  forget(uri: string): void;
}

export interface DocumentConfiguration {
  /** Whether it is served although its language is `yaml`. */
  readonly servesYaml: boolean;
  readonly diagnostics: DiagnosticOptions;
}

export function followConfiguration(lsp: Connection, client: Client, edge: Edge, changed: Changed): Configuration {
  const warned = new Set<string>();
  const read = (settings: unknown): DocumentConfiguration => {
    const { severities, problems } = readSeverities(property(property(settings, 'diagnostics'), 'severity'));
    for (const problem of problems) {
      if (warned.has(problem)) continue;
      warned.add(problem);
      lsp.console.warn(`Setting ${configurationSection}.diagnostics.severity: ${problem}`);
    }
    return { servesYaml: property(settings, 'workflowDetection') !== 'off', diagnostics: { severities } };
  };

  if (client.configuration.register) {
    const { method } = DidChangeConfigurationNotification;
    const registration = { id: method, method, registerOptions: { section: configurationSection } };
    lsp.onNotification(InitializedNotification, () => {
      const registered = lsp.sendRequest(RegistrationRequest, { registrations: [registration] });
      void edge.sent('registering for configuration changes', registered);
    });
  }
  return client.configuration.pull ? askFor(lsp, edge, read, changed) : takeWhatIsSent(lsp, read, changed);
}

type Read = (settings: unknown) => DocumentConfiguration;
type Changed = (uris: readonly string[]) => void;

function takeWhatIsSent(lsp: Connection, read: Read, changed: Changed): Configuration {
  const seen = new Set<string>();
  let current = read({});
  lsp.onNotification(DidChangeConfigurationNotification, ({ settings }: { settings: unknown }) => {
    if (!isRecord(settings)) return;
    current = read(property(settings, configurationSection));
    changed([...seen]);
  });
  return {
    of(uri) {
      seen.add(uri);
      return current;
    },
    forget: (uri) => void seen.delete(uri),
  };
}

function askFor(lsp: Connection, edge: Edge, read: Read, changed: Changed): Configuration {
  /** Asked for, and answered or not yet. What held before a change holds until the new answer. */
  const known = new Map<string, { readonly answer: DocumentConfiguration | undefined; readonly asked: number }>();
  let questions = 0;

  const ask = (uris: readonly string[]): void => {
    const asked = ++questions;
    for (const uri of uris) known.set(uri, { answer: known.get(uri)?.answer, asked });
    const use = (answer: unknown): void => {
      const answers: readonly unknown[] = Array.isArray(answer) ? answer : [];
      const answered = uris.filter((uri, index) => {
        // Closed since, or asked for again.
        if (known.get(uri)?.asked !== asked) return false;
        known.set(uri, { answer: read(answers[index]), asked });
        return true;
      });
      if (answered.length > 0) changed(answered);
    };
    const items = uris.map((scopeUri) => ({ scopeUri, section: configurationSection }));
    void edge.sent('asking for the configuration', lsp.sendRequest(ConfigurationRequest, { items })).then(use);
  };

  lsp.onNotification(DidChangeConfigurationNotification, () => {
    if (known.size > 0) ask([...known.keys()]);
  });
  return {
    of(uri) {
      if (!known.has(uri)) ask([uri]);
      return known.get(uri)?.answer;
    },
    forget: (uri) => void known.delete(uri),
  };
}
