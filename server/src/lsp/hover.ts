/** `textDocument/hover` */
import type { Hover, HoverParams } from 'vscode-languageserver';
import { hover } from '../languageService';
import { toMarkup, toRange } from './conversions';
import { optionsFor } from './diagnostics';
import type { Session } from './session';

export function answerHover(session: Session, { textDocument, position }: HoverParams): Hover | null {
  const open = session.documents.workflow(textDocument.uri);
  if (!open) return null;
  const offset = open.document.offsetAt(position);
  const options = optionsFor(session, open);
  const found = hover(open.workflow, offset, session.account.current, session.now(), options);
  return found
    ? {
        contents: toMarkup(found.text, session.client.markdown.hover),
        range: toRange(found.span, open.document),
      }
    : null;
}
