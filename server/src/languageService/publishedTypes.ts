/**
 * The connection types that Relay's published integrations name. An account may hold others.
 */
export const publishedTypes: readonly string[] = [
  '4me',
  'aws',
  'azure',
  'datadog',
  'gcp',
  'grafana',
  'jira',
  'kubernetes',
  'pagerduty',
  'puppet',
  'sendgrid',
  'servicenow',
  'slack',
  'ssh',
  'sysdig',
];
