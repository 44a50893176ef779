import type { AccountData } from './account';

/** RFC 3339, before the start of this process: an account that is in use was tested lately. */
const hoursAgo = (hours: number): string => `${new Date(Date.now() - hours * 3_600_000).toISOString().slice(0, 19)}Z`;

/** The account of `npm start` and of most tests: several types and names, one connection whose last test failed, one never tested. */
export const sampleAccount: AccountData = {
  name: 'acme',
  oauth2Types: ['bitbucket', 'github'],
  displayOnce: { puppet: { token: 'sample-token-for-your-puppet-server' } },
  connections: [
    {
      type: 'aws',
      name: 'production',
      fields: { accessKeyID: 'AKIAEXAMPLEPRODUCTION', secretAccessKey: 'sample-aws-production' },
      availability: { status: 'available', testedAt: hoursAgo(2) },
      workflows: ['infrastructure/ebs-snapshot-reaper', 'infrastructure/s3-restrict-public-buckets'],
    },
    {
      type: 'aws',
      name: 'staging',
      fields: { accessKeyID: 'AKIAEXAMPLESTAGING', secretAccessKey: 'sample-aws-staging' },
      availability: { status: 'available', testedAt: hoursAgo(2) },
      workflows: ['infrastructure/ebs-snapshot-reaper'],
    },
    {
      type: 'azure',
      name: 'subscription-main',
      fields: { subscriptionID: 'sample', tenantID: 'sample', clientID: 'sample', secret: 'sample-azure' },
      availability: { status: 'available', testedAt: hoursAgo(837) },
    },
    {
      type: 'gcp',
      name: 'analytics',
      fields: { serviceAccountKey: '{"type":"service_account"}' },
      availability: { status: 'unknown' },
    },
    {
      type: 'github',
      name: 'acme-bot',
      auth: 'oauth2',
      availability: { status: 'available', testedAt: hoursAgo(95) },
      workflows: ['release/tag-and-announce'],
    },
    {
      type: 'jira',
      name: 'tickets',
      fields: { url: 'https://acme.example.com', username: 'relay', password: 'sample-jira' },
      availability: { status: 'available', testedAt: hoursAgo(28) },
    },
    {
      type: 'kubernetes',
      name: 'cluster-eu',
      fields: { server: 'https://k8s.example.com', certificateAuthority: 'sample', token: 'sample-kubernetes' },
      availability: {
        status: 'unavailable',
        testedAt: hoursAgo(3),
        error: 'The cluster answered 401 Unauthorized: the token may have expired.',
      },
      workflows: ['release/deploy-web'],
    },
    {
      type: 'pagerduty',
      name: 'on-call',
      fields: { token: 'sample-pagerduty' },
      availability: { status: 'available', testedAt: hoursAgo(53) },
      workflows: ['infrastructure/ebs-snapshot-reaper'],
    },
    {
      type: 'slack',
      name: 'acme-workspace',
      fields: { apiToken: 'sample-slack' },
      availability: { status: 'available', testedAt: hoursAgo(2) },
      workflows: ['infrastructure/ebs-snapshot-reaper', 'release/deploy-web', 'release/tag-and-announce'],
    },
    {
      type: 'ssh',
      name: 'deploy-key',
      fields: { sshKey: 'sample-ssh' },
      availability: { status: 'available', testedAt: hoursAgo(1542) },
      workflows: ['release/deploy-web'],
    },
  ],
  workflows: [
    { name: 'infrastructure/ebs-snapshot-reaper', description: 'Delete EBS snapshots that nothing uses', secrets: {} },
    { name: 'infrastructure/s3-restrict-public-buckets', secrets: {} },
    { name: 'release/deploy-web', description: 'Deploy the web site', secrets: { registryPassword: 'sample' } },
    { name: 'release/tag-and-announce', secrets: {} },
    { name: 'hello-world' },
  ],
};
