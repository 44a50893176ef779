/**
 * What the API answers, before it is written to the wire: faults may still change it.
 */
export const jsonType = 'application/vnd.puppet.relay.v20200615+json';
export const yamlType = 'application/vnd.puppet.relay.v20200615+yaml';
const htmlType = 'text/html; charset=utf-8';

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const json = (status: number, body: unknown): Answer => ({
  status,
  contentType: jsonType,
  body: JSON.stringify(body),
});

export const html = (status: number, title: string, content: string): Answer => ({
  status,
  contentType: htmlType,
  body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body><main><h1>${escapeHtml(title)}</h1>${content}</main></body></html>`,
});

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The service's error body, with all of its fields. `items` holds what is wrong with single fields of the request. */
export function failure(
  status: number,
  code: string,
  friendly: string,
  items: Readonly<Record<string, string>> = {},
): Answer {
  return json(status, { error: errorBody(code, friendly, items) });
}

export function errorBody(code: string, friendly: string, items: Readonly<Record<string, string>> = {}): unknown {
  const words = { friendly, technical: friendly };
  return {
    domain: 'relay',
    section: 'api',
    code,
    title: code.replaceAll('_', ' '),
    description: words,
    formatted: words,
    arguments: {},
    items: Object.fromEntries(Object.entries(items).map(([name, text]) => [name, errorBody('invalid_field', text)])),
    causes: [],
  };
}
