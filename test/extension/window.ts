/** What the tests in VS Code share: names of things, and waiting for what the window shows. */

export const extensionId = 'relay-workflows.relay-workflows';
