/**
 * How much each code matters to this user: what the setting `relay.diagnostics.severity` says, in whichever editor it was written.
 */
import { listed } from '../relay/words';
import { diagnosticCodes } from './codes';
import { nearest } from './nearest';
import type { Diagnostic, Severity } from './types';
import { quoted } from './wording';

/** By code. A code that is not in it has the severity that its diagnostic chooses. */
export type Severities = ReadonlyMap<string, Severity | 'off'>;

const levels = ['error', 'warning', 'information', 'hint', 'off'] as const;

/**
 * `value` is any JSON: `{ "connection-unavailable": "off" }`. What cannot be used is left out, and `problems` say so, a sentence each.
 */
export function readSeverities(value: unknown): {
  readonly severities: Severities;
  readonly problems: readonly string[];
} {
  const severities = new Map<string, Severity | 'off'>();
  if (value === undefined || value === null) return { severities, problems: [] };
  if (typeof value !== 'object' || Array.isArray(value)) {
    return { severities, problems: ['The severities of diagnostics are not an object of codes; they are ignored.'] };
  }
  const problems: string[] = [];
  for (const [code, level] of Object.entries(value)) {
    const known = levels.find((candidate) => candidate === level);
    if (!diagnosticCodes.includes(code)) problems.push(unknownCode(code));
    else if (known === undefined) problems.push(unknownLevel(code, level));
    else severities.set(code, known);
  }
  return { severities, problems };
}

function unknownCode(code: string): string {
  const near = nearest(code, diagnosticCodes);
  const remedy = near === undefined ? '' : ` Did you mean ${quoted(near)}?`;
  return `No diagnostic has the code ${quoted(code)}; its severity is ignored.${remedy}`;
}

function unknownLevel(code: string, level: unknown): string {
  return `The severity of ${code} is ${JSON.stringify(level)}; it is ignored, because it is none of ${listed(levels)}.`;
}

/** `undefined` for what is switched off. */
export function withSeverity(diagnostic: Diagnostic, severities: Severities): Diagnostic | undefined {
  const severity = severities.get(diagnostic.code) ?? diagnostic.severity;
  if (severity === diagnostic.severity) return diagnostic;
  return severity === 'off' ? undefined : { ...diagnostic, severity };
}
