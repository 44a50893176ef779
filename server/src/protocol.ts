/**
 * What this server and its clients say to each other beyond the Language Server Protocol. Imported by both sides; nothing here is secret.
 */
import type { AccountSnapshot, ConnectionId } from './relay/account';
import type { SecretsSnapshot } from './relay/secrets';

/**
 * What a client can do for the server, sent as `capabilities.experimental.relay` in `initialize`.
 * All optional: a client that sends nothing gets a complete server that reads the account itself.
 */
export interface RelayClientCapabilities {
  /** The client sends `relay/didChangeAccount`; the server then never reads an account itself. */
  readonly account?: 'pushed';
  /** The client answers `relay/needSecrets` and sends `relay/didChangeSecrets`; the server then never reads secrets itself. */
  readonly secrets?: 'pushed';
  /** Commands that the client can run from a code action or a completion item. */
  readonly commands?: readonly ClientCommand[];
}

/** Arguments: `[ConnectionToCreate | undefined]`, `[MissingConnections]` and `[SecretToCreate | undefined]`; none for the last, which is about the document in front. */
export const createConnectionCommand = 'relay.createConnection';
export const createMissingConnectionsCommand = 'relay.createMissingConnections';
export const createSecretCommand = 'relay.createSecret';
export const chooseWorkflowCommand = 'relay.chooseWorkflow';
export type ClientCommand =
  | typeof createConnectionCommand
  | typeof createMissingConnectionsCommand
  | typeof createSecretCommand
  | typeof chooseWorkflowCommand;

export interface MissingConnections {
  readonly connections: readonly ConnectionId[];
}

/** Client → server notification; params: `AccountSnapshot`. Replaces everything the server knew of the account. */
export const didChangeAccount = 'relay/didChangeAccount';
export type DidChangeAccountParams = AccountSnapshot;

/**
 * Server → client request without params; result: nothing. Connections are missing from a list older than 30 s, and were not before:
 * the client reads the list again, sends what it learned with `relay/didChangeAccount`, and answers then; at once where it does not read now.
 * Until the answer the server calls none of them missing. Sent only to clients that push the account.
 */
export const refreshAccount = 'relay/refreshAccount';

/** Client → server request; params: `MissingConnectionsParams`, result: `MissingConnections`: what the account lacks for one document, each once. */
export const missingConnections = 'relay/missingConnections';
export interface MissingConnectionsParams {
  readonly uri: string;
}

/**
 * Client → server request; params: `ConnectionReferencesParams`, result: `ConnectionReferences`, or `null` for what is no workflow.
 * Worth asking again after every `textDocument/publishDiagnostics` for the document: the answer says of the same text and account what those say.
 */
export const connectionReferences = 'relay/connectionReferences';
export interface ConnectionReferencesParams {
  readonly uri: string;
}
export interface ConnectionReferences {
  /** In the order of the text. */
  readonly references: readonly ReferenceToConnection[];
  /** Every place that names a secret, in the order of the text. */
  readonly secrets: readonly ReferenceToSecret[];
  /** Full name of the workflow of the account that the document is, once its secrets are known. */
  readonly workflow?: string;
}

/** A place of a workflow that names a connection. */
export interface ReferenceToConnection {
  readonly type: string;
  /** Not there for `${connections.aws}`, which asks for every connection of the type. */
  readonly name?: string;
  /** Of the name as it is written, or of the type where there is no name. */
  readonly range: TextRange;
  readonly holder: ReferenceHolder;
  /**
   * `none` where nothing can be said: the account is not known, or the place names no one connection.
   * `unsettled`: absent from a list that is being read again.
   */
  readonly verdict: 'none' | 'unsettled' | 'present' | 'unavailable' | 'missing' | 'typeUnknown' | 'wrongType';
  /** Whether creating it is a likely remedy: a type that is a slip is better corrected. */
  readonly isToCreate: boolean;
  /** As the diagnostic of the place says it. A list that is old, or could not be read again, is no ground for an error. */
  readonly problem?: { readonly severity: 'error' | 'warning' | 'information' | 'hint'; readonly message: string };
}

/** A place of a workflow that names a secret. */
export interface ReferenceToSecret extends Pick<ReferenceToConnection, 'range' | 'holder' | 'problem'> {
  readonly name: string;
  readonly verdict: 'none' | 'unsettled' | 'present' | 'missing';
}

/** The step or trigger around a reference. */
export interface ReferenceHolder {
  readonly kind: 'step' | 'trigger';
  readonly name?: string;
  /** Counted from 0. */
  readonly index: number;
  /** The keys from it to the value: `spec.aws.connection`. */
  readonly path: string;
}

/**
 * Client → server request; params: `ConnectionUsesParams`, result: `ConnectionUses`, or null when it could not be found out: which connections
 * workflows refer to, and where.
 * What is open is looked at as the editor shows it, the rest as it is on the disk. Cheap to ask again: a file that has not changed is not read again.
 */
export const connectionUses = 'relay/connectionUses';
export interface ConnectionUsesParams {
  /** YAML files, and open documents without a file. What is no workflow has no uses. */
  readonly uris: readonly string[];
}

export interface ConnectionUses {
  /** In the order of the question. Only those that refer to a connection. */
  readonly files: readonly FileUses[];
  /** What could not be read: nothing is known of these. */
  readonly unreadable: readonly string[];
}

export interface FileUses {
  readonly uri: string;
  /** In the order of the text; never empty. */
  readonly uses: readonly ConnectionUse[];
}

export interface ConnectionUse {
  readonly type: string;
  /** Absent in `${connections.aws}`, which asks for every connection of the type. */
  readonly name?: string;
  /** Of the name as it is written, quotes included; of the type where there is no name. */
  readonly range: TextRange;
}

/**
 * Client → server request; params: `RenameReferencesParams`, result: `RenamedReferences`, or null as above: what gives every reference to a connection its new name,
 * spelled as its place wants it. Nothing is changed yet.
 */
export const renameReferences = 'relay/renameReferences';
export interface RenameReferencesParams extends ConnectionUsesParams {
  readonly connection: ConnectionId;
  readonly name: string;
}

export interface RenamedReferences {
  /** Only those that refer to the connection by its name. */
  readonly files: readonly { readonly uri: string; readonly edits: readonly CheckedEdit[] }[];
  readonly unreadable: readonly string[];
}

/** An edit that is only right where the text is still what it was. */
export interface CheckedEdit extends ReferenceEdit {
  readonly oldText: string;
}

export interface ReferenceEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** Client → server request; params: `SpellReferenceParams`, result: `SpelledReference`: a reference as it is written where nothing else is. */
export const spellReference = 'relay/spellReference';
export interface SpellReferenceParams {
  readonly connection: ConnectionId;
  /** `${connections.aws.prod}` or `!Connection { type: aws, name: prod }`. */
  readonly form: 'template' | 'tag';
}
export interface SpelledReference {
  readonly text: string;
}

/** Client → server request; params: `InsertReferenceParams`, result: `InsertedReference`, or null for a document that is no workflow. */
export const insertReference = 'relay/insertReference';
export interface InsertReferenceParams {
  readonly uri: string;
  readonly connection: ConnectionId;
  /** The selections, empty ones for cursors. */
  readonly selections: readonly TextRange[];
}
export interface InsertedReference {
  /** Of the text as the server knows it, in its order, not overlapping. */
  readonly edits: readonly ReferenceEdit[];
  /** At how many of the selections no reference to a connection fits. */
  readonly refused: number;
  /** Of the document that the edits are for. */
  readonly version: number;
}

/** As the Language Server Protocol counts: lines and UTF-16 code units from 0, the end excluded. */
export interface TextRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/**
 * Server → client request; params: `NeedSecretsParams`, result: `null` when the client has read what it is going to read now. A document refers to secrets: the client
 * finds out which workflow of the account it is and sends `relay/didChangeSecrets`, now and whenever that changes.
 */
export const needSecrets = 'relay/needSecrets';
export interface NeedSecretsParams {
  readonly uri: string;
  /** The `name` at the document's top. */
  readonly name?: string;
  /** `fresh`: a secret is newly missing from a list older than 30 s. `none`: the document is closed, or no workflow any more. */
  readonly need: 'use' | 'fresh' | 'none';
}

/** Client → server notification; params: `DidChangeSecretsParams`. Replaces everything the server knew of the secrets of one document. */
export const didChangeSecrets = 'relay/didChangeSecrets';
export interface DidChangeSecretsParams {
  readonly uri: string;
  readonly secrets: SecretsSnapshot;
}

/** Section of the configuration that the server asks for with `workspace/configuration`, for each document (`scopeUri`). */
export const configurationSection = 'relay';
export interface RelayConfiguration {
  /** What to do with `yaml` documents whose content is a Relay workflow. `off` leaves every `yaml` document alone. */
  readonly workflowDetection?: 'setLanguage' | 'keepYaml' | 'off';
  readonly diagnostics?: {
    /** By code: `{ "connection-unavailable": "off" }`. A code that is not there keeps its own severity. */
    readonly severity?: Readonly<Record<string, 'error' | 'warning' | 'information' | 'hint' | 'off'>>;
  };
}

export const workflowLanguageId = 'relay-workflow';
export const yamlLanguageId = 'yaml';
