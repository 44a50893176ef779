/**
 * The connection types that Relay's published integrations name, and the fields of each. An account may hold others.
 */
import { connectionType, connectionTypes, type ConnectionField } from '../relay/connectionTypes';

export const publishedTypes: readonly string[] = connectionTypes.map(({ type }) => type);

export function fieldsOfType(type: string): readonly ConnectionField[] {
  return connectionType(type)?.fields ?? [];
}
