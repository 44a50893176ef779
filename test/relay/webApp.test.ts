import assert from 'node:assert/strict';
import { webAppOf } from '../../server/src/relay/webApp';
import { testFolder } from '../testFolder';

suite('the web app that belongs to an API', () => {
  const folder = testFolder();

  const find = (apiUrl: string, ...config: string[]): Promise<string | undefined> => {
    folder.write('relay/config.yaml', config.join('\n'));
    return webAppOf(apiUrl, { XDG_CONFIG_HOME: folder.path() });
  };
  const mine = (ui: string): string[] => ['contexts:', '  Mine:', '    apiDomain: https://api.example/', `    ${ui}`];

  test("is known of Relay's own", async () => {
    assert.equal(await find('https://api.relay.sh'), 'https://app.relay.sh');
    assert.equal(await webAppOf('https://api.relay.sh', { XDG_CONFIG_HOME: '/nowhere' }), 'https://app.relay.sh');
  });

  test('is known of another when a context of the Relay CLI names it', async () => {
    assert.equal(await find('https://api.example', ...mine('uiDomain: https://app.example/')), 'https://app.example');
    assert.equal(
      await find('https://api.relay.sh', 'contexts:', '  relaysh:', '    uidomain: https://app.example'),
      'https://app.example',
    );
  });

  test('is otherwise not guessed', async () => {
    assert.equal(await find('https://api.example', ...mine('webdomain: https://www.example')), undefined);
    assert.equal(await find('https://api.other', ...mine('uidomain: https://app.example')), undefined);
    assert.equal(await find('https://api.example', 'contexts: ['), undefined);
  });

  test('is nothing that a browser would not open', async () => {
    assert.equal(await find('https://api.example', ...mine('uidomain: file:///etc/passwd')), undefined);
    assert.equal(await find('https://api.example', ...mine('uidomain: app.example')), undefined);
  });
});
