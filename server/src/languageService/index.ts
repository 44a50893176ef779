/**
 * The answers of the server, as a table of contents. Pure functions of a workflow, an account and the time; offsets are those of the workflow's text.
 * Nothing here waits, reads a file or throws.
 */
export { absentConnections, missingConnections } from './absentConnections';
export { codeActions } from './codeActions';
export { complete } from './completion';
export { connectionReferences, type JudgedReference } from './connectionReferences';
export { connectionUses, mayUseConnections, renameUses, type ConnectionUse } from './connectionUses';
export { diagnose, diagnoseAhead, type DiagnosticOptions } from './diagnostics';
export { hover } from './hover';
export { insertReference, spellReference } from './insertReference';
export { semanticTokens, type SemanticToken, type SemanticTokenType } from './semanticTokens';
export { secretReferences, type JudgedSecret } from './secretReferences';
export { missingSecrets } from './secretVerdict';
export { readSeverities, type Severities } from './severity';
export type * from './types';
