/**
 * The connection types that published steps use, with the fields a person fills in to create one.
 * The Relay API has no call for this: a type's fields are the client's own knowledge, and an account may hold types that are not here.
 */

export interface ConnectionType {
  /** As workflows write it: `aws`. */
  readonly type: string;
  /** As people write it: `AWS`. */
  readonly label: string;
  /** In the order in which they are asked for. */
  readonly fields: readonly ConnectionField[];
}

export interface ConnectionField {
  /** As workflows and the API write it: `secretAccessKey`. */
  readonly name: string;
  readonly label: string;
  /** One sentence: what belongs here, or where to find it. */
  readonly help: string;
  /** Masked while it is typed. */
  readonly secret: boolean;
  /** Usually has several lines, so that an input box cannot take it: offer a file or the clipboard. */
  readonly multiline: boolean;
  readonly required: boolean;
  /** What a right value looks like; `valueChecks` knows the slips of each. */
  readonly shape: ValueShape;
}

/** `any`: nothing is known of it. `name`: of a person or a thing. `word`: has no spaces. */
export type ValueShape =
  | 'any'
  | 'name'
  | 'password'
  | 'word'
  | 'url'
  | 'host'
  | '4meToken'
  | 'awsAccessKeyID'
  | 'awsSecretAccessKey'
  | 'awsSessionToken'
  | 'azureID'
  | 'azureTenant'
  | 'azureClientSecret'
  | 'datadogAPIKey'
  | 'datadogApplicationKey'
  | 'googleServiceAccountKey'
  | 'githubToken'
  | 'grafanaToken'
  | 'kubernetesToken'
  | 'certificate'
  | 'pagerdutyKey'
  | 'puppetToken'
  | 'sendgridKey'
  | 'slackToken'
  | 'privateKey'
  | 'knownHosts'
  | 'sysdigToken';

/** What is known of a type; `undefined` says nothing against it. */
export function connectionType(type: string): ConnectionType | undefined {
  return connectionTypes.find((known) => known.type === type);
}

type Trait = 'secret' | 'multiline' | 'optional';

function field(name: string, label: string, shape: ValueShape, help: string, ...traits: Trait[]): ConnectionField {
  return {
    name,
    label,
    help,
    secret: traits.includes('secret'),
    multiline: traits.includes('multiline'),
    required: !traits.includes('optional'),
    shape,
  };
}

/**
 * Sources: the schemas of the published steps, where a connection's fields are listed. They leave gaps, closed here:
 * steps of ServiceNow disagree (one names `secretAccessKey` and never reads it); PagerDuty's event step lists no fields and reads the one that its
 * sibling steps list; Datadog, SSH and Puppet mark nothing as required. Puppet's token is made by Relay and shown once, so it need not be given.
 */
export const connectionTypes: readonly ConnectionType[] = [
  {
    type: '4me',
    label: '4me',
    fields: [
      field('host', 'Host', 'host', 'The address of the 4me API for your region, such as api.4me.com.'),
      field('account', 'Account', 'word', 'The 4me account that requests belong to.'),
      field(
        'accessToken',
        'Access token',
        '4meToken',
        'A personal access token or an application token of 4me.',
        'secret',
      ),
    ],
  },
  {
    type: 'aws',
    label: 'AWS',
    fields: [
      field(
        'accessKeyID',
        'Access key ID',
        'awsAccessKeyID',
        'Names the access key; it usually starts with AKIA or ASIA.',
      ),
      field(
        'secretAccessKey',
        'Secret access key',
        'awsSecretAccessKey',
        'AWS shows it once, when the access key is created.',
        'secret',
      ),
      field(
        'sessionToken',
        'Session token',
        'awsSessionToken',
        'Only for temporary credentials; leave it empty otherwise.',
        'secret',
        'optional',
      ),
    ],
  },
  {
    type: 'azure',
    label: 'Azure',
    fields: [
      field('subscriptionID', 'Subscription ID', 'azureID', 'The subscription that the workflow works in.'),
      field('tenantID', 'Tenant ID', 'azureTenant', 'The directory (tenant) ID of the app registration.'),
      field('clientID', 'Client ID', 'azureID', 'The application (client) ID of the app registration.'),
      field(
        'secret',
        'Client secret',
        'azureClientSecret',
        'The value of a client secret of the app registration, not the ID of that secret.',
        'secret',
      ),
    ],
  },
  {
    type: 'datadog',
    label: 'Datadog',
    fields: [
      field(
        'apiKey',
        'API key',
        'datadogAPIKey',
        'Lets the workflow send data to your Datadog organization.',
        'secret',
      ),
      field(
        'applicationKey',
        'Application key',
        'datadogApplicationKey',
        'Lets the workflow use the rest of the Datadog API, such as incidents.',
        'secret',
      ),
    ],
  },
  {
    type: 'gcp',
    label: 'Google Cloud',
    fields: [
      field(
        'serviceAccountKey',
        'Service account key',
        'googleServiceAccountKey',
        'The whole JSON file that Google Cloud offers when a key of a service account is created.',
        'secret',
        'multiline',
      ),
    ],
  },
  {
    type: 'github',
    label: 'GitHub',
    fields: [
      field(
        'accessToken',
        'Access token',
        'githubToken',
        'A personal access token with the scopes that the workflow needs.',
        'secret',
      ),
    ],
  },
  {
    type: 'grafana',
    label: 'Grafana',
    fields: [
      field('apiURL', 'API URL', 'url', 'The address of your Grafana, such as https://grafana.example.com.'),
      field('apiToken', 'API token', 'grafanaToken', 'An API key or service account token of Grafana.', 'secret'),
    ],
  },
  {
    type: 'jira',
    label: 'Jira',
    fields: [
      field('url', 'URL', 'url', 'The address of your Jira, such as https://example.atlassian.net.'),
      field('username', 'User name', 'name', 'The user who acts for the workflow; an e-mail address in Jira Cloud.'),
      field(
        'password',
        'Password or API token',
        'password',
        'Jira Cloud takes an API token here instead of the password.',
        'secret',
      ),
    ],
  },
  {
    type: 'kubernetes',
    label: 'Kubernetes',
    fields: [
      field(
        'server',
        'Server',
        'url',
        'The address of the API server of the cluster, such as https://203.0.113.7:6443.',
      ),
      field(
        'certificateAuthority',
        'Certificate authority',
        'certificate',
        'The certificate that the API server is checked against, in PEM form (-----BEGIN CERTIFICATE-----).',
        'multiline',
      ),
      field('token', 'Token', 'kubernetesToken', 'The bearer token of a service account of the cluster.', 'secret'),
    ],
  },
  {
    type: 'pagerduty',
    label: 'PagerDuty',
    fields: [
      field(
        'accessToken',
        'Integration key or API key',
        'pagerdutyKey',
        'To send events, the integration key of an Events API v2 integration; to read users, an API key of the REST API.',
        'secret',
      ),
    ],
  },
  {
    type: 'puppet',
    label: 'Puppet',
    fields: [
      field(
        'relayAPIURL',
        'Relay API URL',
        'url',
        'Only for a Relay of your own; leave it empty for api.relay.sh.',
        'optional',
      ),
      field(
        'token',
        'Token',
        'puppetToken',
        'Leave it empty: Relay makes the token for your Puppet server and shows it once.',
        'secret',
        'optional',
      ),
    ],
  },
  {
    type: 'sendgrid',
    label: 'SendGrid',
    fields: [
      field(
        'apiKey',
        'API key',
        'sendgridKey',
        'An API key of SendGrid that may send mail; it starts with SG.',
        'secret',
      ),
    ],
  },
  {
    type: 'servicenow',
    label: 'ServiceNow',
    fields: [
      field('host', 'Host', 'host', 'The host name of your instance, such as example.service-now.com.'),
      field('user', 'User', 'name', 'The user who acts for the workflow.'),
      field('password', 'Password', 'password', 'The password of that user.', 'secret'),
    ],
  },
  {
    type: 'slack',
    label: 'Slack',
    fields: [
      field(
        'apiToken',
        'API token',
        'slackToken',
        'The token of a Slack app in your workspace; a bot token starts with xoxb-.',
        'secret',
      ),
    ],
  },
  {
    type: 'ssh',
    label: 'SSH',
    fields: [
      field(
        'sshKey',
        'Private key',
        'privateKey',
        'The whole private key, from its BEGIN line to its END line, without a passphrase.',
        'secret',
        'multiline',
      ),
      field(
        'knownHosts',
        'Known hosts',
        'knownHosts',
        'Lines of a known_hosts file for the hosts to be reached; ssh-keyscan prints them.',
        'multiline',
        'optional',
      ),
    ],
  },
  {
    type: 'sysdig',
    label: 'Sysdig',
    fields: [
      field(
        'token',
        'API token',
        'sysdigToken',
        'The Sysdig Monitor API token, from the settings of your user profile.',
        'secret',
      ),
    ],
  },
];
