/** Documents to start from. Plain text: the tests look at them as an editor and the command line do. */

/** Asks for a connection that nobody has yet, so that there is something to see and to create. */
export const newWorkflowText = `# A Relay workflow to start from
#
# Each step runs a container. What it needs to reach a service it gets from a connection:
# your Relay account keeps the credentials, the workflow only names the connection.
apiVersion: v1
kind: Workflow
name: say-hello
summary: Say hello in Slack

parameters:
  channel:
    description: Where to say it
    default: '#general'

steps:
- name: say-hello
  image: relaysh/slack-step-message-send
  spec:
    connection: \${connections.slack.'my-team'}
    channel: \${parameters.channel}
    username: Relay
    message: Hello from a workflow!
`;

/** Where the cursor stands in it: on the name of the connection. */
export const newWorkflowCursor = newWorkflowText.indexOf('my-team');

export const newCheckJobText = `# A job that checks Relay workflows
#
# For GitHub: save it as .github/workflows/check-relay-workflows.yaml. Other services run the same two commands.
# The checker is in the extension's package and needs nothing but Node: add relay-workflows.vsix to the repository.
name: Check Relay workflows
on: [push, pull_request]
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
    - uses: actions/checkout@v4
    - run: unzip -q relay-workflows.vsix 'extension/dist/*'
    # With a token of the account also the connections are checked; without one, everything else is.
    - run: node extension/dist/server.js check .
      env:
        RELAY_API_TOKEN: \${{ secrets.RELAY_API_TOKEN }}
`;
