/**
 * Every code that a diagnostic can have: what settings and comments may name. Each has a file in `diagnostics/`, a section in
 * docs/diagnostics.md and an entry in the setting `relay.diagnostics.severity`; a test compares the four.
 */
export const diagnosticCodes: readonly string[] = [
  'binding-parameter-undeclared',
  'connection-malformed',
  'connection-missing',
  'connection-type-unknown',
  'connection-unavailable',
  'connection-wrong-for-step',
  'connection-wrong-type',
  'dependency-cycle',
  'expression-syntax',
  'function-arguments',
  'function-unknown',
  'ignore-unused',
  'key-missing',
  'key-not-text',
  'key-unexpected',
  'name-not-evaluated',
  'output-step-unknown',
  'parameter-undeclared',
  'parameter-unused',
  'root-unavailable',
  'root-unknown',
  'schedule-invalid',
  'secret-missing',
  'spec-key-missing',
  'spec-key-unknown',
  'step-depends-on-itself',
  'step-name-duplicate',
  'step-unknown',
  'tag-malformed',
  'tag-on-key',
  'tag-unknown',
  'tag-without-effect',
  'template-broken-by-yaml',
  'trigger-name-duplicate',
  'type-map-unknown',
  'value-enum',
  'value-kind',
  'yaml-syntax',
];

/** Those that the account decides; the others come from the text alone. */
export const accountCodes: ReadonlySet<string> = new Set([
  'connection-missing',
  'connection-type-unknown',
  'connection-unavailable',
  'connection-wrong-type',
  'secret-missing',
]);
