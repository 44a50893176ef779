/** The menu of a row, as VS Code makes it of the manifest. */
import { readFileSync } from 'node:fs';
import type { Node } from '../../../client/src/views/node';

interface Manifest {
  readonly contributes: {
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when: string }[]>>;
  };
}

/** The commands that the row offers, each once. */
export function menuOf(view: 'relay.workflow' | 'relay.account', { context }: Node): readonly string[] {
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const items = contributes.menus['view/item/context'] ?? [];
  const keys = { view, viewItem: context };
  return [...new Set(items.filter(({ when }) => when.split(' && ').every(holds(keys))).map(({ command }) => command))];
}

/** `view == relay.workflow`, `viewItem == 'secret absent'`, `viewItem =~ /\bmissing\b/` */
const holds =
  (keys: Readonly<Record<string, string>>) =>
  (condition: string): boolean => {
    const [, key = '', operator, operand = ''] = /^(\w+) (==|=~) (.+)$/.exec(condition) ?? [];
    const value = keys[key];
    if (value === undefined) throw new Error(`Not understood: ${condition}`);
    return operator === '=='
      ? value === operand.replace(/^'(.*)'$/, '$1')
      : new RegExp(operand.slice(1, -1)).test(value);
  };
