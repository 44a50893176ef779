/** Addresses of services: as a URL, or as the name of a host alone. */
import { warning, type Objection, type ValueCheck } from './objection';
import { checkWord } from './slips';

export const checkUrl: ValueCheck = (text, others) => {
  const slip = checkWord(text, others);
  if (slip !== undefined) return slip;
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) {
    const url = `https://${text.replace(/^\/+/, '')}`;
    return warning(
      'An address starts with https:// or http://',
      URL.canParse(url) ? { what: 'put https:// in front', text: url } : undefined,
    );
  }
  if (!URL.canParse(text)) return warning('This is not a whole address, such as https://service.example.com.');
  return checkParts(new URL(text));
};

/** `example.service-now.com` */
export const checkHost: ValueCheck = (text, others) => {
  const slip = checkWord(text, others);
  if (slip !== undefined) return slip;
  const host = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#@]+)/i.exec(text)?.[1] ?? '';
  if (host !== text)
    return warning(
      'The name of a host is asked for, without https:// and without the path of a page.',
      host === '' ? undefined : { what: 'take only the host', text: host },
    );
  return text.includes('.') || text === 'localhost' || text.includes(':')
    ? undefined
    : warning('The whole name of the host is asked for, with its domain.');
};

function checkParts({ protocol, username, password, pathname, search, hash, origin }: URL): Objection | undefined {
  if (protocol !== 'https:' && protocol !== 'http:') return warning('An address starts with https:// or http://');
  const page = pathname.search(pageName);
  const service = `${origin}${page < 0 ? pathname : pathname.slice(0, page)}`.replace(/\/$/, '');
  if (username !== '' || password !== '')
    return warning('There is a user name or a password in this address, and it is not kept secret here.', {
      what: 'leave them out',
      text: service,
    });
  if (search !== '' || hash !== '' || page >= 0)
    return warning('This is the address of a page. The address of the service itself belongs here.', {
      what: 'leave the page out',
      text: service,
    });
  return undefined;
}

/** What services put behind their addresses when they show something. Any other name may be where a service lives: `/jira`. */
const pageName = /\/(?:browse|login|d|dashboards?|explore|issues|projects|secure)(?:\/|$)/i;
