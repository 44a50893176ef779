/** Where people use Relay in a browser, for the address of an API. */
import { defaultApiUrl } from './apiUrl';
import { readCliWebApps } from './cliConfig';

const defaultWebApp = 'https://app.relay.sh';

/** Without a slash at its end. `undefined` where only the service's owner knows: nothing says so but the Relay CLI's contexts. */
export async function webAppOf(
  apiUrl: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> {
  const named = (await readCliWebApps(environment)).find((context) => context.apiUrl === apiUrl)?.webApp;
  return named ?? (apiUrl === defaultApiUrl ? defaultWebApp : undefined);
}
