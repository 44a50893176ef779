/** What clients push: `relay/didChangeAccount` and `relay/didChangeSecrets`. */
import type { ListSnapshot, ReadList } from '../relay/account';
import { property } from '../relay/json';

/** Looks as deep as it takes to trust our own clients with the rest. `items`: where a list that is known has what is in it. */
export function isSnapshot<Known extends ReadList & { readonly kind: 'known' }>(
  value: unknown,
  items: string & keyof Known,
): value is ListSnapshot<Known> {
  switch (property(value, 'kind')) {
    case 'signedOut':
    case 'unknown':
      return true;
    case 'known':
      return Array.isArray(property(value, items)) && typeof property(value, 'readAt') === 'number';
    default:
      return false;
  }
}
